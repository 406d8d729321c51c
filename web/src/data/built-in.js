import answers from 'virtual:built-in-answers';
import KNOWN from 'virtual:known-figures';
import RANGES from 'virtual:rank-ranges';

import indexUrl from '../../../data/china-index-2024/index.json?url';
import sheetUrl from '../../../data/china-index-2024/countries/AZ.json?url';
import standingsUrl from '../../../data/china-index-2024/standings.json?url';
import { fetchText } from './load.js';

export { KNOWN, RANGES };

/** The addresses of the built-in files, by name. @type {Record<string, string>} */
const BUILT_IN = {
  'index.json': indexUrl,
  'standings.json': standingsUrl,
  'countries/AZ.json': sheetUrl,
};

/** A size limit for files that are read before the core, which has its own limit, is loaded. */
export const EARLY_BYTES = 2 ** 24;

/** Texts fetched so far, by address. @type {Map<string, Promise<string>>} */
const texts = new Map();

/**
 * A file that is fetched only once, however many readers ask for it.
 * @param {string} name @param {string} url
 * @returns {import('./catalog.js').Source}
 */
export function fetchedOnce(name, url) {
  const read = (/** @type {number} */ limit) => {
    const text = texts.get(url) ?? fetchText({ name, url }, limit);
    texts.set(url, text);
    // After a failure, the next reader tries again.
    text.catch(() => texts.delete(url));
    return text;
  };
  return { name, read };
}

/** Countries with built-in answers. */
export const BUILT_IN_COUNTRIES = Object.keys(answers);

/**
 * A built-in file. The answers of a country stand in the script; their texts, which are nearly all of
 * the file, come when they are asked for.
 * @param {string} name
 * @returns {import('./catalog.js').Source}
 */
export function builtInFile(name) {
  const file = fetchedOnce(name, BUILT_IN[name]);
  const bare = answers[name.slice('countries/'.length, -'.json'.length)];
  return bare ? { ...file, read: async () => bare, readWhole: file.read } : file;
}
