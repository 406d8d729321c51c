import { compareEditions } from './compare-editions.js';
import { loadSheet } from '../../data/load.js';
import { Task } from '../../ui/task.js';

/**
 * What stands beside the shown country: other countries, and itself in other editions.
 * @import { ExplorerStore, Open } from '../../explorer/store.js'
 */
export class CompareState {
  #store;
  /** The edition that the countries are of. @type {string | undefined} */
  #edition;
  /** Looks the shown country up in the other editions that are there. */
  editions = new Task(
    () => compareEditions(/** @type {Open} */ (this.#store)),
    () => this.#store.update(),
  );

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** Codes of the countries beside the shown one. @type {string[]} */
    this.countries = [];
  }

  /** An edition that is opened anew, with more answers, is compared as before. */
  onEditionOpened() {
    const { editionSource, codes } = this.#store;
    const same = editionSource?.edition === this.#edition;
    this.editions.reset();
    this.countries = same ? this.countries.filter((code) => codes.includes(code)) : [];
    if (this.countries.length > 0) this.#load();
  }

  onCountryShown() {
    this.editions.reset();
    this.countries = this.countries.filter((other) => other !== this.#store.country);
  }

  /**
   * Puts a country beside the shown one, or takes one away.
   * @param {number} place
   * @param {string} code empty for none
   */
  async choose(place, code) {
    this.countries = Object.assign([...this.countries], { [place]: code }).filter(Boolean);
    this.#edition = this.#store.editionSource?.edition;
    await this.#load();
  }

  /** Loads the answers of the chosen countries, where they are there. */
  async #load() {
    const { engine, editionSource, data } = this.#store;
    for (const each of this.countries) {
      if (editionSource && data) await loadSheet(engine, editionSource, data, each);
    }
    this.#store.refresh();
  }
}
