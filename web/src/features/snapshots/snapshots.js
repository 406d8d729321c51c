import { RescoreError } from '../../engine/errors.js';
import { MAX_CHARACTERS, neededBy } from '../../data/link-needs.js';
import { loadNeeded } from '../../data/load.js';

/**
 * Scenarios that the reader keeps under A, B and C. Each is a link (docs/links.md), so that it
 * outlives the page, tells the data that it was made with, and is brought back like any link: as
 * one step that can be undone.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Problem } from '../../engine/types.d.ts'
 */

/** @typedef {'A' | 'B' | 'C'} Name */
export const NAMES = /** @type {const} */ (['A', 'B', 'C']);

export class SnapshotsState {
  #store;
  /** @type {Map<Name, string>} */
  #links = new Map();
  /** Whether the browser stored them. If not, another tab's snapshots never replace them. */
  #lasts = true;
  /** @type {import('../../data/local-storage.js').LocalEntry} */
  #localEntry;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** What of a snapshot could not be brought back. @type {Problem[]} */
    this.lost = [];
    /**
     * The kept scenarios side by side, while the panel is open.
     * @type {import('./snapshot-comparison.js').SnapshotComparison | null}
     */
    this.comparison = null;
    this.#localEntry = store.storage.localEntry('rescore-snapshots', (json) => {
      if (this.#lasts) this.#links.clear();
      this.#add(json, !this.#lasts);
    });
  }

  /** @param {Name} name @returns {string | undefined} its link, without "#" */
  link(name) {
    return this.#links.get(name);
  }

  /** How many are kept. */
  get size() {
    return this.#links.size;
  }

  /**
   * Keeps what is changed now, in place of an earlier one of this name.
   * @param {Name} name @returns {boolean} false when it lasts no longer than the page
   */
  keep(name) {
    this.#localEntry.look();
    this.#links.set(name, this.#store.link());
    this.#store.update();
    return this.#keep();
  }

  /** @param {Name} name */
  forget(name) {
    this.#localEntry.look();
    this.#links.delete(name);
    this.#keep();
    this.#store.update();
  }

  /**
   * Brings the changed answers of a snapshot back, as one step. Country and method stay as they
   * are.
   * @param {Name} name @returns {Promise<Problem[]>} what of it could not be had
   */
  async restore(name) {
    const link = this.#links.get(name);
    if (link === undefined) return [];
    const store = this.#store;
    try {
      await loadCountries(store, link);
      // A link that is broken as a whole would stand for the published answers.
      return isFor(link, store.index?.edition ?? '') ? store.restore(link) : [];
    } catch (fault) {
      if (fault instanceof RescoreError) return fault.problems;
      throw fault;
    }
  }

  /** Loads the answers that the kept scenarios change, as far as they are there. */
  async load() {
    for (const link of this.#links.values()) await loadCountries(this.#store, link);
  }

  /** Ends the comparison, and what was said of a snapshot. */
  endComparison() {
    this.lost = [];
    this.comparison?.close();
    this.comparison = null;
  }

  close() {
    this.endComparison();
  }

  /** The links by name, for keeping. @returns {Partial<Record<Name, string>>} */
  toJSON() {
    return Object.fromEntries(
      NAMES.flatMap((name) => (this.#links.has(name) ? [[name, this.#links.get(name)]] : [])),
    );
  }

  /**
   * Takes over what was kept. What is no link under one of the names is left out.
   * @param {unknown} json of `toJSON` @param {{ free?: boolean }} [only] `free` leaves those alone
   *   that there are
   */
  take(json, { free = false } = {}) {
    this.#localEntry.look();
    this.#add(json, free);
    this.#keep();
  }

  /** @returns {boolean} whether the browser stored them */
  #keep() {
    return (this.#lasts = this.#localEntry.keep(this));
  }

  /** @param {unknown} json @param {boolean} [free] */
  #add(json, free = false) {
    if (typeof json !== 'object' || json === null) return;
    for (const name of NAMES) {
      const link = /** @type {Record<string, unknown>} */ (json)[name];
      if (isLink(link) && !(free && this.#links.has(name))) this.#links.set(name, link);
    }
    this.#store.update();
  }
}

/**
 * Whether it could be a link of ours, in the version that is known: the core takes any other for
 * the published answers. What it says is the core's to read.
 * @param {unknown} link @returns {link is string}
 */
export const isLink = (link) =>
  typeof link === 'string' && link.length <= MAX_CHARACTERS && /^#?v=1(&|$)/.test(link);

/** Whether a link was made with this edition. @param {string} link @param {string} edition */
export const isFor = (link, edition) => [edition, ''].includes(neededBy(link).edition);

/**
 * Loads the answers of the countries that a link changes, as far as they are there.
 * @param {ExplorerStore} store
 * @param {string} link
 */
export async function loadCountries({ engine, editionSource, data }, link) {
  if (editionSource && data) await loadNeeded(engine, editionSource, data, neededBy(link));
}
