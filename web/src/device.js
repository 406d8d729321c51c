import { createStore, del, entries, set } from 'idb-keyval';

import { lasting } from './lasting.js';

/**
 * What the reader has loaded, kept on this device (IndexedDB) until it is removed. Nothing of it
 * leaves the device. Where the browser keeps nothing (a private window), it lasts as long as the page.
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
 * Where the reader's own things are kept: the device, or no longer than the page (element/memory.js).
 * @typedef {object} Device
 * @property {typeof kept} kept
 * @property {typeof keep} keep
 * @property {typeof forget} forget
 * @property {typeof import('./lasting.js').lasting} lasting
 * @property {boolean} forgets whether it lasts no longer than the page
 */

const NAME = 'rescore';
const store = () => createStore(NAME, 'editions');

/** Everything that is kept. @returns {Promise<Stored[]>} */
async function kept() {
  try {
    // Opening the store would make it, and a reader who keeps nothing leaves no trace.
    if (!(await indexedDB.databases()).some(({ name }) => name === NAME)) return [];
    return (await entries(store())).map(([, stored]) => stored);
  } catch {
    return [];
  }
}

/** Keeps an edition, in place of an earlier one. @param {Stored} stored @returns {Promise<boolean>} false when the browser keeps nothing */
async function keep(stored) {
  try {
    await set(stored.edition, stored, store());
    return true;
  } catch {
    return false;
  }
}

/** @param {string} edition */
async function forget(edition) {
  await del(edition, store()).catch(() => {});
}

/** @type {Device} */
export const device = { kept, keep, forget, lasting, forgets: false };
