import { escaped, tag } from '../../ui/markup.js';

/**
 * What is put into other pages (docs/embedding.md), as the HTML that an editor pastes. Every form
 * says the same in the attributes of its own. Knows no DOM.
 */

/** The most answers that fit in a card. */
export const MAX_INDICATORS = 5;

/**
 * @typedef {object} Choice
 * @property {Kind} kind
 * @property {string} country
 * @property {'card' | 'full'} view
 * @property {string[]} indicators of a card
 * @property {string} scenario a link's fragment without "#"; as published when empty
 * @property {string} theme "auto", "light" or "dark"
 * @property {string} lang of the page around it when empty
 * @property {boolean} readonly
 * @property {string} src where the data is, from the site's folder; the built-in data when empty
 * @property {string} fingerprint that the data is held to; any when empty
 * @property {string} version that is held to; the newest when empty
 */

/** @typedef {'script' | 'frame' | 'element'} Kind */

/**
 * What it says where nothing else is: a sentence, and where it leads; with a picture of the
 * published result, where there is one.
 * @typedef {{ title: string, sentence: string, more: string, url: string, picture?: string }}
 *   Instead
 */

/** The height of a frame before it reports its own; the explorer scrolls inside it. */
export const HEIGHTS = { card: 520, full: 800 };

/** The name of a file that is fixed to a version. @param {string} file @param {string} version */
const named = (file, version) => (version ? file.replace('.', `-${version}.`) : file);

/**
 * The attributes that differ from the defaults.
 * @param {Choice} choice @param {string} site
 */
function attributesOf(choice, site) {
  const { country, view, indicators, scenario, theme, lang, readonly, src, fingerprint } = choice;
  return {
    src: src && new URL(src, site).href,
    country,
    view: view === 'full' && view,
    indicators: view === 'card' && indicators.join(' '),
    scenario,
    theme: theme !== 'auto' && theme,
    lang,
    fingerprint,
    readonly,
  };
}

/**
 * The page for a frame. The scenario is its fragment: no server sees it.
 * @param {string} site the address of its folder @param {Choice} choice
 */
export function frameAddress(site, choice) {
  const url = new URL(named('embed.html', choice.version), site);
  const attributes = { ...attributesOf({ ...choice, scenario: '' }, site), src: choice.src };
  for (const [name, value] of Object.entries(attributes))
    if (value) url.searchParams.set(name, value === true ? '1' : String(value));
  if (choice.scenario) url.hash = choice.scenario;
  return url.href;
}

/**
 * The frame alone, which is all that many publishing systems leave.
 * @param {string} site @param {Choice} choice @param {string} title @param {number} [height] in
 *   pixels, until it is told another
 */
export function frameSnippet(site, choice, title, height = HEIGHTS[choice.view]) {
  const attributes = {
    src: frameAddress(site, choice),
    title,
    width: '100%',
    height,
    frameborder: 0,
    loading: 'lazy',
    allow: 'clipboard-write; web-share',
    referrerpolicy: 'no-referrer',
  };
  return tag('iframe', attributes, '');
}

/**
 * What is to be pasted. A container keeps its height, so that nothing below moves when the script
 * has come.
 * @param {string} site @param {Choice} choice @param {Instead} instead
 * @param {{ height?: number, integrity?: string }} [more] `integrity` of the script
 */
export function snippet(site, choice, instead, { height, integrity = '' } = {}) {
  const loading = choice.kind === 'script' ? { defer: true } : { type: 'module' };
  const src = new URL(scriptOf(choice), site).href;
  const crossorigin = integrity && 'anonymous';
  const script = tag('script', { ...loading, src, integrity, crossorigin }, '');
  if (choice.kind === 'frame') {
    const frame = frameSnippet(site, choice, instead.title, height);
    return choice.view === 'full' ? frame : `${frame}\n${script}`;
  }
  const image = tag('img', { src: instead.picture, alt: instead.sentence, width: '100%' });
  const picture =
    instead.picture && choice.kind === 'script' ? `  <noscript>${image}</noscript>\n` : '';
  const link = tag('a', { href: instead.url }, escaped(instead.more));
  const inside = `\n  <p>${escaped(instead.sentence)} ${link}</p>\n${picture}`;
  const attributes = attributesOf(choice, site);
  if (choice.kind === 'element') return `${tag('rescore-index', attributes, inside)}\n${script}`;
  const data = Object.entries(attributes).map(([name, value]) => [`data-${name}`, value]);
  // For either view no more than a card: where a system takes the script out, this much stays empty.
  const style = `min-height:${height ?? HEIGHTS.card}px`;
  const container = { 'data-rescore': true, ...Object.fromEntries(data), style };
  return `${tag('div', container, inside)}\n${script}`;
}

/** The script that a form needs. @param {Choice} choice */
export function scriptOf({ kind, version }) {
  const file = { script: 'embed.js', frame: 'frame.js', element: 'rescore-index.js' }[kind];
  return named(file, version);
}
