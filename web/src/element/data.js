import { editions } from 'virtual:editions';

import { EARLY_BYTES, HOME, KNOWN, RANGES, builtInEdition, fetchedOnce } from '../data/built-in.js';
import { editionOf, generalEditionOf } from '../data/catalog.js';
import { problem } from '../data/load.js';
import { needsAllCountries } from '../engine/method-kinds.js';

/**
 * The data an element shows: built in, beside the script, or in a folder of its own. A file is
 * fetched once for all elements of a page.
 * @import { EditionSource } from '../data/catalog.js'
 */

export { HOME, KNOWN, RANGES };

/** The form of a country's code where each has a file of its own: ISO 3166-1 alpha-2. */
export const CODE = /^[A-Z]{2}$/;

/**
 * The source with these countries' answers; its files are on their way when it is there.
 * @param {string} src the built-in data when empty
 * @param {string[]} countries
 * @param {boolean} every with the answers of all other countries, as far as the folder has them
 * @param {string} page address of the site's folder: which answers its own data has is known
 * @returns {Promise<EditionSource>} rejects with RescoreError when there is no index
 */
export async function editionSourceOf(src, countries, every, page) {
  if (!src) {
    const edition = builtInEdition();
    for (const { read } of filesOf(edition)) read(EARLY_BYTES);
    return edition;
  }
  const file = (/** @type {string} */ name) => fetchedOnce(name, new URL(name, src).href);
  const own = editions.find(({ folder }) => page && new URL(folder, page).href === src);
  const there = (/** @type {string} */ code) => !own || own.sheets.includes(code);
  const capitals = [...new Set(countries.map((country) => country.toUpperCase()))];
  const isCodes = capitals.every((country) => CODE.test(country));
  const codes = isCodes ? capitals.filter(there) : [];
  const index = file('index.json').read(EARLY_BYTES);
  // Which files there are is in the index; what the countries are called mostly tells it before.
  if (own?.format !== 2 && isCodes)
    for (const { read } of filesOf(editionOf('', '', file, codes))) read(EARLY_BYTES);
  const { edition, format, methods } = parsed(await index);
  if (typeof edition !== 'string')
    throw problem('broken-json', 'index.json', 'The file is not an index in our JSON.');
  if (format === 2) return { ...generalEditionOf(edition, edition, file), from: 'folder' };
  const all =
    every ||
    (Array.isArray(methods) && methods.some((method) => method && needsAllCountries(method)));
  const named = all
    ? [...new Set([...codes, ...(await codesIn(file('standings.json'))).filter(there)])]
    : codes;
  return { ...editionOf(edition, edition, file, named), from: 'folder' };
}

/** The files that are read at once. @param {EditionSource} edition */
const filesOf = ({ index, standings, responses, sheets }) => [
  index,
  standings,
  ...(responses ? [responses] : []),
  ...sheets.values(),
];

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
