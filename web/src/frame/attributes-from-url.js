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
export function elementOf({ search, hash, href }) {
  const query = new URLSearchParams(search);
  /** @type {[string, string][]} */
  const attributes = NAMES.flatMap((name) =>
    query.get(name) ? [[name, String(query.get(name))]] : [],
  );
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

/** By which WordPress knows its frame; empty in any other page. @param {string} hash */
export const secretOf = (hash) => WORDPRESS.exec(hash)?.[1] ?? '';
