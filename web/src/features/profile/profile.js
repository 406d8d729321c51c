import { mediansOf } from '../../explorer/view-model.js';

/**
 * The country's scores beside the medians of all countries.
 * @import { ExplorerStore } from '../../explorer/store.js'
 */
export class ProfileState {
  #store;
  /** Which sheets and method the medians are of. @type {{ revision?: object, method?: string }} */
  #of = {};
  /** @type {Map<string, number>} */
  #medians = new Map();

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /**
     * Draws the profile as a radar, once the reader asks for it.
     * @type {typeof import('./radar-view.js')['radar'] | null}
     */
    this.radar = null;
  }

  /** The median score of all countries, as published, by scope. */
  get medians() {
    const { data, method, engine } = this.#store;
    if (data?.revision !== this.#of.revision || method !== this.#of.method) {
      this.#of = { revision: data?.revision, method };
      this.#medians = data?.standings ? mediansOf(engine, method) : new Map();
    }
    return this.#medians;
  }

  /** Draws the profile as a radar, or no longer. @param {boolean} shown */
  async showRadar(shown) {
    const { radar } = await import('./radar-view.js');
    this.radar = shown ? radar : null;
    this.#store.update();
  }
}
