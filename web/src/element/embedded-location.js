/**
 * The address of an explorer within another page: that page's address, title and history are its
 * own, so links are to the whole page.
 * @import { App } from '../app/app.js'
 */
export class EmbeddedLocation {
  #app;
  #page;

  /** @param {App} app @param {string} page the whole page's address, or empty */
  constructor(app, page) {
    this.#app = app;
    this.#page = page;
  }

  /** @param {string} fragment */
  async open(fragment) {
    await this.#app.openLink(fragment);
  }

  async revealTarget() {}

  onStateChanged() {}

  share() {
    return this.now();
  }

  now() {
    return this.at();
  }

  /** @param {string} [indicator] that it leads to */
  at(indicator) {
    return `${this.#page}#${this.#app.link(indicator)}`;
  }
}
