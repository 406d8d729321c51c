/** The head of a page, for search engines and link previews. */
import { HEIGHT, WIDTH } from '../../web/src/features/export/picture.js';
import { altText } from '../../web/src/i18n/sentences.js';
import { escaped } from './plain-html.mjs';

/** @import { Shown } from './published-results.mjs' */

/**
 * The site's address, if it is known. Pages can state their own and their picture's absolute
 * address only with it, and most link-preview crawlers need that.
 * @param {string | undefined} [given] RESCORE_SITE
 * @returns {string} with a slash at its end, or empty
 */
export function siteAddress(given = process.env.RESCORE_SITE) {
  if (!given) return '';
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    throw new Error(
      'RESCORE_SITE must be the address of the site’s folder, ' +
        `such as https://example.org/rescore/, not "${given}".`,
    );
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/**
 * @param {{ title: string, description: string, canonical?: string, image?: string, alt?: string }}
 *   page
 *   absolute addresses; the image may be relative to the page
 * @returns {string} HTML
 */
export function headOf({ title, description, canonical = '', image = '', alt = '' }) {
  const meta = (
    /** @type {string} */ key,
    /** @type {string} */ name,
    /** @type {string} */ content,
  ) => content && `<meta ${key}="${name}" content="${escaped(content)}" />`;
  const og = (/** @type {string} */ name, /** @type {string} */ content) =>
    meta('property', `og:${name}`, content);
  const twitter = (/** @type {string} */ name, /** @type {string} */ content) =>
    meta('name', `twitter:${name}`, content);
  return [
    `<title>${escaped(title)}</title>`,
    meta('name', 'description', description),
    canonical && `<link rel="canonical" href="${escaped(canonical)}" />`,
    og('type', 'website'),
    og('site_name', 'Rescore'),
    og('title', title),
    og('description', description),
    og('url', canonical),
    ...(image
      ? [
          og('image', image),
          og('image:type', 'image/png'),
          og('image:width', `${WIDTH}`),
          og('image:height', `${HEIGHT}`),
          og('image:alt', alt),
        ]
      : []),
    // Crawlers take the rest from the tags above.
    twitter('card', image ? 'summary_large_image' : 'summary'),
    image && twitter('image:alt', alt),
  ]
    .filter(Boolean)
    .join('\n    ');
}

/**
 * The tags that make a page installable.
 * @param {string} root the way to the site's folder
 */
export const installable = (root) => `<link rel="manifest" href="${root}manifest.webmanifest" />
    <link rel="apple-touch-icon" href="${root}icon-192.png" />`;

/** A country's title, description and the words for its picture. @param {Shown} shown */
export function about(shown) {
  const { text, index, model, sentence, sheet } = shown;
  return {
    title: text.title({ name: model.name, index: index.title }),
    description: sheet
      ? text.staticPage.description({ sentence, n: index.indicators.length })
      : text.staticPage.description_results({ sentence }),
    alt: altText(shown.result, shown),
  };
}
