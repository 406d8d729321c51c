import answers from 'virtual:built-in-answers';

import { BUILT_IN, EARLY_BYTES, fetchedOnce } from '../data/built-in.js';
import { editionOf } from '../data/catalog.js';
import { problem } from '../data/load.js';
import { needsAllCountries } from '../engine/method-kinds.js';

/**
 * The data an element shows: built in, beside the script, or in a folder of its own. A file is
 * fetched once for all elements of a page.
 * @import { EditionSource } from '../data/catalog.js'
 */

export const HOME = { edition: 'china-index-2024-98', country: 'AZ' };

/**
 * The source with these countries' answers; its files are on their way when it is there.
 * @param {string} src the built-in data when empty
 * @param {string[]} countries
 * @param {object} more
 * @param {boolean} more.whole with the texts of the built-in answers, which are most of them
 * @param {boolean} more.every with those of all other countries, as far as the folder has them
 * @returns {Promise<EditionSource>} rejects with RescoreError when there is no index
 */
export async function editionSourceOf(src, countries, { whole, every }) {
  const codes = src ? [...countries] : [HOME.country];
  const file = (/** @type {string} */ name) => {
    const code = /^countries\/(\w+)\.json$/.exec(name)?.[1] ?? '';
    if (!src && !whole && isBare(code)) return { name, read: async () => answers[code] };
    return fetchedOnce(name, src ? new URL(name, src).href : BUILT_IN[name]);
  };
  const names = ['index.json', 'standings.json', ...codes.map((code) => `countries/${code}.json`)];
  const [index] = names.map((name) => file(name).read(EARLY_BYTES));
  if (!src) return editionOf(HOME.edition, HOME.edition, file, codes);
  const { edition, methods } = parsed(await index);
  if (typeof edition !== 'string')
    throw problem('broken-json', 'index.json', 'The file is not an index in our JSON.');
  const all =
    Array.isArray(methods) && methods.some((method) => method && needsAllCountries(method));
  if (every || all) codes.push(...(await codesIn(file('standings.json'))));
  return editionOf(edition, edition, file, codes);
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

/**
 * A country's built-in sheet with its texts. The core has read it when the element was built.
 * @param {string} country
 * @returns {Promise<import('../engine/types.d.ts').Sheet>}
 */
export async function wholeSheet(country) {
  const name = `countries/${country}.json`;
  return JSON.parse(await fetchedOnce(name, BUILT_IN[name]).read(EARLY_BYTES));
}

/** Whether the built-in answers of a country come without their texts. @param {string} country */
export const isBare = (country) => Object.hasOwn(answers, country);
