/** HTML and SVG as text, for what leaves the page or is made without one. Knows no DOM. */

/** Characters with a meaning, in texts and between double quotes. @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text of anyone's: what XML cannot hold is left out. @param {string} text */
export const escaped = (text) =>
  text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character]);

/**
 * Attributes of an element. False, empty and undefined ones are omitted; true means an attribute
 * without a value.
 * @typedef {Record<string, string | number | boolean | undefined>} Attributes
 */

/**
 * An element.
 * @param {string} name @param {Attributes} attributes
 * @param {string} [content] markup; an element without any stands alone
 */
export function tag(name, attributes, content) {
  const said = Object.entries(attributes)
    .filter(([, value]) => value || value === 0)
    .map(([key, value]) => (value === true ? ` ${key}` : ` ${key}="${escaped(String(value))}"`));
  const start = `<${name}${said.join('')}`;
  return content === undefined ? `${start}/>` : `${start}>${content}</${name}>`;
}
