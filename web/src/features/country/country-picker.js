/**
 * The list of countries to choose from: whether it is unfolded, what is looked for, and its order.
 * @import { ExplorerStore } from '../../explorer/store.js'
 */

/** @typedef {'rank' | 'name' | 'region'} Order */

export class CountryPickerState {
  #store;
  /** Ends the wait for a press outside. */
  #outside = new AbortController();

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** Whether the list is unfolded; it is not made before. */
    this.open = false;
    this.query = '';
    /** @type {Order} */
    this.order = 'rank';
  }

  /** The list is of the edition before; the focus that was in it goes where it was opened. */
  onEditionOpened() {
    if (!this.open) return;
    if (this.#store.root.querySelector('.finder:focus-within')) this.#store.focus('.country-name');
    this.change({ open: false });
  }

  /** @param {Partial<Pick<CountryPickerState, 'open' | 'query' | 'order'>>} what */
  change(what) {
    Object.assign(this, what);
    if (!this.open) this.#outside.abort();
    this.#store.update();
  }

  /**
   * Folds the list at a press outside of it.
   * @param {Element | null | undefined} head the headline and the list
   */
  watchOutside(head) {
    this.#outside.abort();
    if (!head) return;
    this.#outside = new AbortController();
    const { signal } = this.#outside;
    const pressed = (/** @type {Event} */ event) => {
      const inside = event
        .composedPath()
        .some((part) => part instanceof Element && part.matches('.finder, .country-name'));
      if (!inside) this.change({ open: false });
    };
    head.ownerDocument.addEventListener('pointerdown', pressed, { signal });
  }

  close() {
    this.#outside.abort();
  }
}
