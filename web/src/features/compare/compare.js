import { loadSheet } from '../../data/load.js';

/**
 * What stands beside the shown country: other countries, and itself in other editions.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { OtherEdition } from './compare-editions.js'
 */
export class CompareState {
  #store;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** Codes of the countries beside the shown one. @type {string[]} */
    this.countries = [];
    /** The shown country in other editions. @type {OtherEdition[]} */
    this.otherEditions = [];
  }

  onEditionOpened() {
    this.countries = [];
  }

  onCountryShown() {
    this.otherEditions = [];
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

  /** Looks the shown country up in the other editions that are there. */
  async lookUpEditions() {
    const { compareEditions } = await import('./compare-editions.js');
    const { code, index, catalog } = this.#store;
    const domains = index?.domains.map((d) => d.id) ?? [];
    const found = await compareEditions(catalog, index?.edition ?? '', domains, code);
    if (this.#store.country !== code || this.#store.index !== index) return;
    this.otherEditions = found;
    this.#store.update();
  }
}
