/**
 * oEmbed (oembed.com, version 1.0) as static files, which a publishing system finds when someone
 * pastes an address of the site.
 */
import { HEIGHTS, frameSnippet } from '../../web/src/features/embed-builder/snippets.js';
import { HEIGHT, WIDTH } from '../../web/src/features/export/picture.js';
import { unitPage } from '../../web/src/data/unit-page.js';
import { about } from './page-head.mjs';
import { escaped } from './plain-html.mjs';

/** @import { Shown } from './published-results.mjs' */

/** Width of the frame, in pixels: a column of text. */
const COLUMN = 600;
/** Height of a card with no answers to change: the sentence and the axis. */
const SHORT = 260;
/** Cache age in seconds: published results change only with an edition. */
const DAY = 86_400;

/** Its file below the site's folder. @param {string} code */
export const oembedFile = (code) => unitPage('oembed/', code, 'json');

/**
 * @param {Shown} shown
 * @param {string} site its address
 * @param {string} image of the country, below the site's folder
 */
export function oembedOf(shown, site, image) {
  const { code, index, sheet } = shown;
  const { title } = about(shown);
  const choice = {
    kind: /** @type {const} */ ('frame'),
    country: code,
    view: /** @type {const} */ ('card'),
    indicators: [],
    scenario: '',
    theme: 'auto',
    lang: '',
    readonly: false,
    src: '',
    fingerprint: '',
    version: '',
  };
  const height = sheet ? HEIGHTS.card : SHORT;
  return {
    type: 'rich',
    version: '1.0',
    title,
    author_name: index.source?.publisher ?? index.title,
    provider_name: 'Rescore',
    provider_url: site,
    cache_age: DAY,
    html: frameSnippet(site, choice, title, height),
    width: COLUMN,
    height,
    thumbnail_url: site + image,
    thumbnail_width: WIDTH,
    thumbnail_height: HEIGHT,
  };
}

/**
 * The link that makes the file discoverable from a country page. oEmbed needs absolute addresses,
 * so without the site's address there is no link.
 * @param {Shown} shown @param {string} site its address, or empty
 * @returns {string} HTML
 */
export function oembedLink(shown, site) {
  if (!site) return '';
  return (
    '<link rel="alternate" type="application/json+oembed" ' +
    `href="${escaped(site + oembedFile(shown.code))}" title="${escaped(about(shown).title)}" />`
  );
}
