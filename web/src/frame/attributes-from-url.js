/**
 * What the address of embed.html says: the element's attributes as a query, where the scenario may
 * also be the fragment, as in a link to the page. The element checks each value. Knows no DOM.
 */

import { isScenario } from '../data/link-needs.js';
import { urlOf } from '../ui/url.js';
import { COUNTERS, asksInside, fieldsIn } from './query-fields.js';

/** What the address may say as the element's attributes. */
const NAMES = [
  'country',
  'view',
  'indicators',
  'scenario',
  'method',
  'weights',
  'theme',
  'lang',
  'fingerprint',
  'readonly',
  'src',
];

/** These are not checked by the element, so what is glued to them would get lost. */
const FREE = ['lang', 'readonly'];

/** Of a link's own keys one is called like an attribute. */
const NOT_IN_LINKS = NAMES.filter((name) => name !== 'country');

/** WordPress puts this into the fragment of what it embeds. */
const WORDPRESS = /^#\?secret=([a-zA-Z0-9]{1,64})$/;

/**
 * What cannot be read without doubt makes no element: without its `readonly`, or of another
 * country, it would look right.
 * @typedef {object} Asked
 * @property {[string, string][] | null} attributes null: what is in the page stays
 * @property {string} theme as `color-scheme` takes it
 * @property {string} warning for whoever wrote the address; mostly empty
 */

/**
 * @param {{ search: string, hash: string, href: string }} address
 * @returns {Asked}
 */
export function elementOf({ search, hash: end, href }) {
  const { query, hash } = unescaped(search + end);
  /** @type {Map<string, string>} */
  const attributes = new Map();
  /** @type {string[]} */
  const doubtful = [];
  /** @type {string[]} */
  const unknown = [];
  for (const { key, value, text, appended } of fieldsIn(query)) {
    const name = key.toLowerCase();
    if (NAMES.includes(name) && !appended && isSound(name, value)) {
      const before = attributes.get(name);
      // Two countries are none that the element knows; two lists are one.
      if (value || name === 'readonly')
        attributes.set(name, before && before !== value ? `${before} ${value}` : value);
    } else if (isDoubtful(key, value)) doubtful.push(text);
    else if (!COUNTERS.test(key)) unknown.push(key);
  }
  const isLink = isScenario(hash);
  if (asksInside(hash, isLink ? NOT_IN_LINKS : NAMES)) doubtful.push(hash);
  // Programs that count readers append fragments of their own (`#amp=1`), as WordPress does.
  if (isLink && !attributes.has('scenario')) attributes.set('scenario', hash);
  if (attributes.has('readonly')) attributes.set('readonly', '');
  const theme = attributes.get('theme') ?? '';
  const asked = attributes.get('src');
  if (asked !== undefined) {
    const src = folderOf(asked, new URL('./', href).href);
    if (src) attributes.set('src', src);
    else doubtful.push(`src=${asked}`);
  }
  return {
    attributes: doubtful.length > 0 ? null : [...attributes],
    theme: ['light', 'dark'].includes(theme) ? theme : '',
    warning: warningOf(doubtful, unknown),
  };
}

/**
 * Whether a value is there, with nothing else glued to it. A country that got lost is not the
 * built-in one.
 * @param {string} name @param {string} value
 */
const isSound = (name, value) =>
  !(name === 'country' && value === '') &&
  !asksInside(value, name === 'scenario' ? NOT_IN_LINKS : NAMES) &&
  (!FREE.includes(name) || /^[\w-]*$/.test(value));

/**
 * Whether a field that is none of ours may have been one. Where it holds another page's address,
 * the query of that is its own.
 * @param {string} key @param {string} value
 */
const isDoubtful = (key, value) =>
  (!COUNTERS.test(key) && asksInside(`&${key}`, NAMES)) ||
  (!/^https?:\/\//.test(value) && asksInside(value, NAMES));

/**
 * Whoever writes the address may be anyone: the data is the site's own. What a server would read as
 * something else once it has decoded it is none of its folders.
 * @param {string} src
 * @param {string} site
 */
function folderOf(src, site) {
  const { href } = urlOf(src, site) ?? { href: '' };
  return href.startsWith(site) && !href.slice(site.length).includes('%') ? href : '';
}

/** @param {string[]} doubtful @param {string[]} unknown */
function warningOf(doubtful, unknown) {
  const quoted = (/** @type {string[]} */ texts) =>
    [...new Set(texts)].map((text) => `“${text.slice(0, 80)}”`).join(', ');
  const why = [
    doubtful.length > 0 &&
      `It shows all published results, because it cannot read ${quoted(doubtful)} in its address.`,
    unknown.length > 0 && `It does not know ${quoted(unknown)} in its address.`,
  ].filter(Boolean);
  return why.length > 0 ? `embed.html: ${why.join(' ')}` : '';
}

/**
 * Query and fragment, also where a publishing system has escaped the address once more: what would
 * get lost may be that nothing can be changed.
 * @param {string} end of the address, from "?" on
 */
function unescaped(end) {
  let text = end.replace(/&((amp|#0*38|#x0*26);)+/gi, '&');
  for (let round = 0; round < 3 && /^\?[^=#]*%/.test(text); ++round) text = decoded(text);
  const at = text.indexOf('#');
  const [query, hash] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
  return { query, hash };
}

/** @param {string} text @returns {string} the same where it cannot be decoded */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** By which WordPress knows its frame; empty in any other page. @param {string} hash */
export const secretOf = (hash) => WORDPRESS.exec(hash)?.[1] ?? '';
