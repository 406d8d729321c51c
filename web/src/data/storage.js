import { createStore, del, entries, set } from 'idb-keyval';

import { localEntry } from './local-storage.js';

/**
 * What the reader has loaded, kept on this device (IndexedDB) until it is removed. Nothing of it
 * leaves the device. Where the browser keeps nothing (a private window), it lasts as long as the
 * page.
 */

/**
 * @typedef {object} Stored an edition, or some sheets of one, as texts in our JSON
 * @property {string} edition id
 * @property {string} title
 * @property {string} index
 * @property {string} standings
 * @property {Record<string, string>} sheets by country code
 * @property {string[]} [pasted] codes of the countries whose page was pasted
 */

/**
 * Where the reader's own things are kept: the device, or no longer than the page
 * (element/memory.js).
 * @typedef {object} ReaderStorage
 * @property {typeof kept} kept
 * @property {typeof keep} keep
 * @property {typeof forget} forget
 * @property {typeof import('./local-storage.js').localEntry} localEntry
 * @property {boolean} forgets whether anything of it lasts no longer than the page
 */

const NAME = 'rescore';
const store = () => createStore(NAME, 'editions');

/** Storage that does not answer within this time, in milliseconds, counts as broken. */
const PATIENCE = 4000;

/** What the browser did not keep lasts as long as the page. @type {Map<string, Stored>} */
const unkept = new Map();

/** Everything that is kept. @returns {Promise<Stored[]>} */
async function kept() {
  const there = await answered(stored()).catch(() => []);
  return [...there.filter(({ edition }) => !unkept.has(edition)), ...unkept.values()];
}

/** @returns {Promise<Stored[]>} */
async function stored() {
  return (await isThere()) ? (await entries(store())).map(([, one]) => one).filter(isStored) : [];
}

/**
 * Opening the store would create it, and a reader who keeps nothing should leave no trace. Firefox
 * before 126 cannot list its databases, so there the store is created.
 */
const isThere = async () =>
  !indexedDB.databases || (await indexedDB.databases()).some(({ name }) => name === NAME);

/**
 * Whether it is what is kept here; another program of the same origin may have used the name.
 * @param {any} one
 * @returns {one is Stored}
 */
function isStored(one) {
  const texts = [
    one?.edition,
    one?.title,
    one?.index,
    one?.standings,
    ...Object.values(one?.sheets ?? { none: null }),
    ...(one?.pasted ?? []),
  ];
  return texts.every((text) => typeof text === 'string');
}

/**
 * Keeps an edition, in place of an earlier one.
 * @param {Stored} one
 * @returns {Promise<boolean>} false when the browser does not: it is there until the page is closed
 */
async function keep(one) {
  try {
    await answered(set(one.edition, one, store()));
    unkept.delete(one.edition);
    return true;
  } catch {
    unkept.set(one.edition, one);
    return false;
  }
}

/** @param {string} edition */
async function forget(edition) {
  unkept.delete(edition);
  if (await answered(isThere()).catch(() => false))
    await answered(del(edition, store())).catch(() => {});
}

/**
 * Rejects if there is no answer in time.
 * @template T @param {Promise<T>} promise @returns {Promise<T>}
 */
const answered = (promise) =>
  Promise.race([
    promise,
    new Promise((_, reject) =>
      setTimeout(() => reject(new Error('The browser’s storage does not answer.')), PATIENCE),
    ),
  ]);

/** @type {ReaderStorage} */
export const storage = {
  kept,
  keep,
  forget,
  localEntry,
  get forgets() {
    return unkept.size > 0;
  },
};
