import { addresses, answers, home } from 'virtual:built-in';
import KNOWN from 'virtual:known-figures';
import RANGES from 'virtual:rank-ranges';

import { editionOf, generalEditionOf } from './catalog.js';
import { fetchText } from './load.js';

export { KNOWN, RANGES, home as HOME };

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

/**
 * A built-in file. The answers of a country stand in the script; their texts, which are nearly all of
 * the file, come when they are asked for.
 * @param {string} name
 * @returns {import('./catalog.js').Source}
 */
export function builtInFile(name) {
  // An index of one's own may have no printed figures.
  if (!addresses[name]) return { name, read: async () => '' };
  const file = fetchedOnce(name, addresses[name]);
  const bare = answers[name.slice('countries/'.length, -'.json'.length)];
  return bare ? { ...file, read: async () => bare, readWhole: file.read } : file;
}

/** The edition that comes with the script. @returns {import('./catalog.js').EditionSource} */
export const builtInEdition = () =>
  home.format === 2
    ? generalEditionOf(home.edition, home.title, builtInFile)
    : editionOf(home.edition, home.title, builtInFile, Object.keys(answers));
