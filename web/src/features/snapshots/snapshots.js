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
  /** Whether the browser stored them. If not, another tab's snapshots never replace them. */
  #lasts = true;
  /** @type {import('../../data/local-storage.js').LocalEntry} */
  #localEntry;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** What is kept, without "#". @type {Partial<Record<Name, string>>} */
    this.links = {};
    /** What of a snapshot could not be brought back. @type {Problem[]} */
    this.lost = [];
    this.#localEntry = store.storage.localEntry('snapshots', (json) => {
      if (this.#lasts) this.links = {};
      this.#add(json);
    });
  }

  /**
   * Keeps what is changed now, in place of an earlier one of this name.
   * @param {Name} name @returns {boolean} false when it lasts no longer than the page
   */
  keep(name) {
    this.#localEntry.look();
    this.links[name] = this.#store.link();
    return this.#keep();
  }

  /** @param {Name} name */
  forget(name) {
    this.#localEntry.look();
    delete this.links[name];
    this.#keep();
  }

  /**
   * Brings the changed answers of a snapshot back, as one step. Country and method stay as they
   * are.
   * @param {Name} name @returns {Promise<Problem[]>} what of it could not be had
   */
  async restore(name) {
    const store = this.#store;
    const link = this.links[name];
    if (!link || !isFor(link, store.index?.edition ?? '')) return [];
    try {
      await loadCountries(store, link);
      return store.restore(link);
    } catch (fault) {
      if (fault instanceof RescoreError) return fault.problems;
      throw fault;
    }
  }

  /**
   * Takes over links under names that are free. What is no link under one of the names is left out.
   * @param {unknown} json
   */
  take(json) {
    this.#localEntry.look();
    this.#add(json);
    this.#keep();
  }

  /** @returns {boolean} whether the browser stored them */
  #keep() {
    this.#store.update();
    return (this.#lasts = this.#localEntry.keep(this.links));
  }

  /** @param {unknown} json */
  #add(json) {
    const given = /** @type {Record<string, unknown>} */ (Object(json));
    for (const name of NAMES) {
      const link = given[name];
      if (isLink(link)) this.links[name] ??= link;
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
