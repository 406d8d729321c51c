import { methodOf } from '../../engine/method-kinds.js';
import { averagesOf, publishedIn } from '../../explorer/view-model.js';

/**
 * The country's scores beside the medians and means of all countries.
 * @import { ExplorerStore } from '../../explorer/store.js'
 */
export class ProfileState {
  #store;
  /** Which sheets and method the averages are of. @type {{ revision?: object, method?: string }} */
  #of = {};
  /** @type {Map<string, { median: number, mean: number }>} */
  #averages = new Map();

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** Whether the profile is drawn as a radar too. */
    this.radar = false;
  }

  /** The median and the mean score of all countries, as published, by scope. */
  get averages() {
    const { data, engine, model } = this.#store;
    const method = model?.against ?? '';
    if (data?.revision !== this.#of.revision || method !== this.#of.method) {
      this.#of = { revision: data?.revision, method };
      this.#averages = data?.standings ? averagesOf(engine, method) : new Map();
    }
    return this.#averages;
  }

  /**
   * How far along its bar a score is, in per cent of it.
   * @param {string} scope @param {number} score
   */
  shareOf(scope, score) {
    const { index, method, engine, data } = this.#store;
    const { full, plain } = index ? methodOf(index, method) : {};
    if (!plain || !data) return score;
    const top = full?.[scope] ?? full?.overall ?? 0;
    // Without a limit, the highest of all has the whole bar.
    const most = () =>
      Math.max(...publishedIn(engine, data, scope, method).percent.filter(Boolean));
    return Math.min(100, Math.max(0, (100 * score) / (top || most() || 1)));
  }

  /** Draws the radar, or no longer. */
  turnRadar() {
    this.radar = !this.radar;
    this.#store.update();
  }
}
