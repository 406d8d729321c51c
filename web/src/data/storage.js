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

/** A browser whose storage is out of order may never answer; in milliseconds. */
const PATIENCE = 5000;

/** What the browser did not keep lasts as long as the page. @type {Map<string, Stored>} */
const unkept = new Map();

/** Everything that is kept. @returns {Promise<Stored[]>} */
async function kept() {
  const there = await answered(stored()).catch(() => []);
  return [...there.filter(({ edition }) => !unkept.has(edition)), ...unkept.values()];
}

/** @returns {Promise<Stored[]>} */
async function stored() {
  // Opening the store would make it, and a reader who keeps nothing leaves no trace.
  return (await isThere()) ? (await entries(store())).map(([, one]) => one).filter(isStored) : [];
}

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

/** Whether there is a store. @returns {Promise<boolean>} */
async function isThere() {
  if (indexedDB.databases) return (await indexedDB.databases()).some(({ name }) => name === NAME);
  // Firefox before 126 has no list: what is opened and not wanted is not made.
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME);
    let made = false;
    request.onupgradeneeded = () => {
      made = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(true);
    };
    request.onerror = () => (made ? resolve(false) : reject(request.error));
  });
}

/** Rejects when nothing comes. @template T @param {Promise<T>} promise @returns {Promise<T>} */
function answered(promise) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('The browser’s storage does not answer.')),
      PATIENCE,
    );
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

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
