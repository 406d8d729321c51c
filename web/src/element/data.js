import { editions } from 'virtual:editions';

import {
  BUILT_IN_COUNTRIES,
  EARLY_BYTES,
  KNOWN,
  RANGES,
  builtInFile,
  fetchedOnce,
} from '../data/built-in.js';
import { editionOf } from '../data/catalog.js';
import { problem } from '../data/load.js';
import { needsAllCountries } from '../engine/method-kinds.js';

/**
 * The data an element shows: built in, beside the script, or in a folder of its own. A file is
 * fetched once for all elements of a page.
 * @import { EditionSource } from '../data/catalog.js'
 */

export { KNOWN, RANGES };

export const HOME = { edition: 'china-index-2024-98', country: 'AZ' };

/**
 * The source with these countries' answers; its files are on their way when it is there.
 * @param {string} src the built-in data when empty
 * @param {string[]} countries
 * @param {boolean} every with the answers of all other countries, as far as the folder has them
 * @param {string} page address of the site's folder: which answers its own data has is known
 * @returns {Promise<EditionSource>} rejects with RescoreError when there is no index
 */
export async function editionSourceOf(src, countries, every, page) {
  const file = src
    ? (/** @type {string} */ name) => fetchedOnce(name, new URL(name, src).href)
    : builtInFile;
  const own = editions.find(({ folder }) => page && new URL(folder, page).href === src);
  const there = (/** @type {string} */ code) => !own || own.sheets.includes(code);
  const codes = src ? [...new Set(countries)].filter(there) : BUILT_IN_COUNTRIES;
  const names = ['index.json', 'standings.json', ...codes.map((code) => `countries/${code}.json`)];
  const [index] = names.map((name) => file(name).read(EARLY_BYTES));
  if (!src) return editionOf(HOME.edition, HOME.edition, file, codes);
  const { edition, methods } = parsed(await index);
  if (typeof edition !== 'string')
    throw problem('broken-json', 'index.json', 'The file is not an index in our JSON.');
  const all =
    every ||
    (Array.isArray(methods) && methods.some((method) => method && needsAllCountries(method)));
  const named = all
    ? [...new Set([...codes, ...(await codesIn(file('standings.json'))).filter(there)])]
    : codes;
  return { ...editionOf(edition, edition, file, named), from: 'folder' };
}

/**
 * What is in a text, which the core checks later; nothing when it is no JSON.
 * @param {string} text
 * @returns {Record<string, any>}
 */
function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/**
 * The countries in standings.
 * @param {import('../data/catalog.js').Source} standings
 * @returns {Promise<string[]>}
 */
async function codesIn(standings) {
  const { countries } = parsed(await standings.read(EARLY_BYTES).catch(() => ''));
  return Array.isArray(countries)
    ? countries.map((country) => country?.code).filter((code) => /^[A-Z]{2}$/.test(code))
    : [];
}
