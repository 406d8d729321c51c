/**
 * The list of countries to choose from: whether it is unfolded, what is looked for, and its order.
 * @import { ExplorerStore } from '../../explorer/store.js'
 */

/** @typedef {'rank' | 'name' | 'region'} Order */

export class CountryPickerState {
  #store;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** Whether the list is unfolded; it is not made before. */
    this.open = false;
    this.query = '';
    /** @type {Order} */
    this.order = 'rank';
  }

  /** @param {Partial<Pick<CountryPickerState, 'open' | 'query' | 'order'>>} what */
  change(what) {
    Object.assign(this, what);
    this.#store.update();
  }
}
