import { loadSheet } from '../../data/load.js';
import { Task } from '../../ui/task.js';

/**
 * What stands beside the shown country: other countries, and itself in other editions.
 * @import { ExplorerStore } from '../../explorer/store.js'
 */
export class CompareState {
  #store;
  /** Looks the shown country up in the other editions that are there. */
  editions = new Task(
    async () => {
      const { compareEditions } = await import('./compare-editions.js');
      const { code, index, catalog } = this.#store;
      const domains = index?.domains.map((d) => d.id) ?? [];
      return compareEditions(catalog, index?.edition ?? '', domains, code);
    },
    () => this.#store.update(),
  );

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** Codes of the countries beside the shown one. @type {string[]} */
    this.countries = [];
  }

  onEditionOpened() {
    this.editions.reset();
    this.countries = [];
  }

  onCountryShown() {
    this.editions.reset();
    this.countries = this.countries.filter((other) => other !== this.#store.country);
  }

  /** Puts up to two countries beside the shown one. @param {string[]} codes */
  async choose(codes) {
    const { engine, editionSource, data } = this.#store;
    this.countries = codes.slice(0, 2);
    for (const code of this.countries) {
      if (editionSource && data) await loadSheet(engine, editionSource, data, code);
    }
    this.#store.refresh();
  }
}
