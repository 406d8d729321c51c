/**
 * What the address of embed.html says: the element's attributes as a query, where the scenario may
 * also be the fragment, as in a link to the page. The element checks each value. Knows no DOM.
 */

import { isScenario } from '../data/link-needs.js';
import { urlOf } from '../ui/url.js';

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
];

/** WordPress puts this into the fragment of what it embeds. */
const WORDPRESS = /^#\?secret=([a-zA-Z0-9]{1,64})$/;

/**
 * @param {{ search: string, hash: string, href: string }} address
 * @returns {{ attributes: [string, string][], theme: string }} `theme` as `color-scheme` takes it
 */
export function elementOf({ search, hash: end, href }) {
  const { query, hash } = unescaped(search + end);
  /** @type {[string, string][]} */
  const attributes = NAMES.flatMap((name) => {
    // Two countries are none that the element knows; two lists are one.
    const values = [...new Set(query.getAll(name))].filter(Boolean);
    return values.length > 0 ? [[name, values.join(' ')]] : [];
  });
  // Whoever writes the address may be anyone: the data is the site's own. What a server would read
  // as something else once it has decoded it is none of its folders.
  const folder = new URL('./', href).href;
  const src = query.get('src') ? urlOf(query.get('src') ?? '', folder)?.href : undefined;
  if (src?.startsWith(folder) && !src.slice(folder.length).includes('%'))
    attributes.push(['src', src]);
  if (query.has('readonly')) attributes.push(['readonly', '']);
  const theme = query.get('theme') ?? '';
  // Programs that count readers append fragments of their own (`#amp=1`), as WordPress does.
  if (isScenario(hash) && !query.get('scenario')) attributes.push(['scenario', hash]);
  return { attributes, theme: ['light', 'dark'].includes(theme) ? theme : '' };
}

/**
 * Query and fragment, also where a publishing system has escaped the address once more: what would
 * get lost may be that nothing can be changed.
 * @param {string} end of the address, from "?" on
 */
function unescaped(end) {
  let text = end.replace(/&(amp;|#0?38;)+/g, '&');
  for (let round = 0; round < 3 && /^\?[^=#]*%/.test(text); ++round) text = decoded(text);
  const at = text.indexOf('#');
  const [search, hash] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
  return { query: new URLSearchParams(search), hash };
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
