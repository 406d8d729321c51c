/**
 * Style sheets that come as text: of a shadow root, or of a part that is fetched later. Made once
 * for all elements of a document, and allowed by every policy, as they are neither elements nor
 * attributes.
 * @import { Theme } from '../element/attributes.js'
 */

/** @type {WeakMap<Document, Map<string, CSSStyleSheet>>} */
const made = new WeakMap();

const DARK = /\(prefers-color-scheme:\s*dark\)/g;

/** @param {Document} document @param {string} css @param {Theme} theme */
export function styleSheetOf(document, css, theme) {
  const sheets = made.get(document) ?? new Map();
  made.set(document, sheets);
  const key = theme + css;
  if (!sheets.has(key)) {
    const Sheet = /** @type {Window & typeof globalThis} */ (document.defaultView).CSSStyleSheet;
    const sheet = new Sheet();
    sheet.replaceSync(themed(css, theme));
    sheets.set(key, sheet);
  }
  return /** @type {CSSStyleSheet} */ (sheets.get(key));
}

/**
 * One theme, whatever the system has: what stands under its condition holds always, or never.
 * Paper is always light.
 * @param {string} css
 * @param {Theme} theme
 */
function themed(css, theme) {
  if (theme === 'auto') return css;
  const when = theme === 'dark' ? 'screen' : 'not all';
  return `${css.replace(DARK, when)}@media screen{.frame{color-scheme:${theme}}}`;
}
