import states from 'virtual:states';

import { isPlain } from '../../engine/method-kinds.js';
import { open } from '../../engine/open-engine.js';
import { loadEdition } from '../../data/load.js';
import { Task } from '../../ui/task.js';

/**
 * How the tile map is shaded, and which square the keyboard is on.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Measure } from './tiles.js'
 */
export class TileMapState {
  #store;
  /** @type {Measure} */
  measure = 'share';
  /** The edition that a change is measured from; empty before one is chosen. */
  since = '';
  /** Whether the table is unfolded; it is not made before. */
  table = false;
  /** The square with the tab stop, by the map that it is in; else the shown country's. */
  stops = new Map();
  /** The published percentages of the edition `since`, by country code. */
  before = new Task(
    () => this.#percentages(),
    () => this.#store.update(),
  );

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    this.measure = this.#first;
  }

  /** What squares are shaded by at first: scores of any kind make no shares. @returns {Measure} */
  get #first() {
    const { index } = this.#store;
    return index && isPlain(index) ? 'rank' : 'share';
  }

  onEditionOpened() {
    this.measure = this.#first;
    this.since = '';
    this.stops.clear();
    this.before.reset();
  }

  onCountryShown() {
    this.stops.clear();
  }

  /** The other states of the same index, which a change can be measured from. */
  get editions() {
    const { catalog, editionSource } = this.#store;
    const known = new Set(states.map(({ edition }) => edition));
    if (!known.has(editionSource?.edition ?? '')) return [];
    return [...catalog.values()].filter(
      ({ edition }) => known.has(edition) && edition !== editionSource?.edition,
    );
  }

  /** The edition that a change is measured from: at first the nearest of another name. */
  get from() {
    const { editions } = this;
    const other = editions.find(({ title }) => title !== this.#store.editionSource?.title);
    return this.since || ((other ?? editions[0])?.edition ?? '');
  }

  /** @param {Measure} measure @param {string} [since] an edition, for the change */
  shade(measure, since = this.from) {
    this.measure = measure;
    if (measure === 'change' && (since !== this.since || this.before.value === null)) {
      this.since = since;
      this.before.reset();
      this.before.run();
    }
    this.#store.update();
  }

  /** @param {boolean} table */
  unfold(table) {
    this.table = table;
    this.#store.update();
  }

  /** @param {string} map @param {string} code */
  stopAt(map, code) {
    if (this.stops.get(map) === code) return;
    this.stops.set(map, code);
    this.#store.update();
  }

  /** @returns {Promise<Map<string, number>>} */
  async #percentages() {
    const source = this.#store.catalog.get(this.since);
    const engine = await open();
    try {
      if (source) await loadEdition(engine, source, '');
      const { countries, percent, rank } = engine.publishedRanking();
      return new Map(
        countries
          .map((code, i) => /** @type {[string, number]} */ ([code, percent[i]]))
          .filter((_, i) => rank[i] > 0),
      );
    } finally {
      engine.close();
    }
  }
}
