import { del, entries, get, promisifyRequest, set } from 'idb-keyval';

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
 * (data/memory-storage.js).
 * @typedef {object} ReaderStorage
 * @property {() => Promise<Stored[]>} kept everything that is kept
 * @property {(one: Stored) => Promise<boolean>} keep keeps an edition, in place of an earlier one;
 *   false when the browser does not: it is there until the page is closed
 * @property {(edition: string) => Promise<void>} forget
 * @property {typeof import('./local-storage.js').localEntry} localEntry
 * @property {boolean} forgets whether anything of it lasts no longer than the page
 */

/** Where the editions are in the database. */
const STORE = 'editions';

/** Storage that does not answer within this time, in milliseconds, counts as broken. */
const PATIENCE = 4000;

/** The name that all single files of a host once shared. */
const SHARED = 'rescore';

/**
 * The device's storage for one site or single file: another one of the same host has its own.
 * @param {string} address of the site's folder, or of the single file
 * @param {boolean} [single] whether it is a single file, which takes what is kept under the name that
 *   all of them once shared
 * @returns {ReaderStorage}
 */
export function deviceStorage(address, single = false) {
  const name = nameFor(address);
  const database = databaseOf(name);
  /** What the browser did not keep lasts as long as the page. @type {Map<string, Stored>} */
  const unkept = new Map();

  /** @returns {Promise<Stored[]>} */
  const stored = async () => {
    // The next visit finds what cannot be moved now.
    if (single && name !== SHARED) await moveShared(database).catch(() => {});
    return (await isThere(name))
      ? (await entries(database)).map(([, one]) => one).filter(isStored)
      : [];
  };

  return {
    async kept() {
      const there = await answered(stored()).catch(() => []);
      return [...there.filter(({ edition }) => !unkept.has(edition)), ...unkept.values()];
    },
    async keep(one) {
      try {
        await answered(set(one.edition, one, database));
        unkept.delete(one.edition);
        return true;
      } catch {
        unkept.set(one.edition, one);
        return false;
      }
    },
    async forget(edition) {
      unkept.delete(edition);
      if (await answered(isThere(name)).catch(() => false))
        await answered(del(edition, database)).catch(() => {});
    },
    localEntry: (key, take) =>
      localEntry(`${name} ${key}`, take, single ? `${SHARED} ${key}` : undefined),
    get forgets() {
      return unkept.size > 0;
    },
  };
}

/**
 * The name of what is kept for an address, without its query and fragment.
 * @param {string} address
 */
export function nameFor(address) {
  const { protocol, host, pathname } = new URL(address);
  // Browsers put all files of a device together, also those of other computers in its network.
  if (protocol === 'file:') return `rescore ${host}${pathname}`;
  // Others, such as blob:, are new each time.
  return /^https?:$/.test(protocol) ? `rescore ${pathname}` : SHARED;
}

/**
 * Moves what is kept under the shared name; what this file has kept itself stays.
 * @param {import('idb-keyval').UseStore} database
 */
async function moveShared(database) {
  if (!(await isThere(SHARED))) return;
  const shared = databaseOf(SHARED);
  const all = await entries(shared);
  // Another program may have used the name.
  const ours = all.filter(([, one]) => isStored(one));
  for (const [key, one] of ours) {
    if (!(await get(key, database))) await set(key, one, database);
    await del(key, shared);
  }
  const stores = await shared('readonly', (store) => store.transaction.db.objectStoreNames.length);
  if (ours.length === all.length && stores === 1) indexedDB.deleteDatabase(SHARED);
}

/**
 * A database that is open only while it is used: an open tab would keep a newer version of the page
 * from changing its form.
 * @param {string} name
 * @returns {import('idb-keyval').UseStore}
 */
const databaseOf = (name) => async (mode, use) => {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  const database = await promisifyRequest(request);
  // Another tab need not wait even for that.
  database.onversionchange = () => database.close();
  try {
    return await use(database.transaction(STORE, mode).objectStore(STORE));
  } finally {
    database.close();
  }
};

/**
 * Opening the store would create it, and a reader who keeps nothing should leave no trace. Firefox
 * before 126 cannot list its databases, so there the store is created.
 * @param {string} name
 */
const isThere = async (name) =>
  !indexedDB.databases || (await indexedDB.databases()).some((one) => one.name === name);

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
