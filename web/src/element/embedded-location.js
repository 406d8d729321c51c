/**
 * The address of an explorer within another page: that page's address, title and history are its
 * own, so links are to the whole page.
 * @import { ExplorerStore } from '../explorer/store.js'
 */
export class EmbeddedLocation {
  #store;
  #page;

  /** @param {ExplorerStore} store @param {string} page the whole page's address, or empty */
  constructor(store, page) {
    this.#store = store;
    this.#page = page;
  }

  /** @param {string} fragment */
  async open(fragment) {
    await this.#store.openLink(fragment);
  }

  async revealTarget() {}

  onStateChanged() {}

  share() {
    return this.now();
  }

  now() {
    return this.at('');
  }

  /** @param {string} indicator that it leads to, if any */
  at(indicator) {
    return `${this.#page}#${this.#store.link(indicator)}`;
  }
}
