import { render } from 'lit-html';

import { pause } from '../data/load.js';
import { ExplorerStore } from '../explorer/store.js';
import { card } from './card-view.js';
import { isBare, wholeSheet } from './data.js';

/**
 * @import { Engine } from '../engine/open-engine.js'
 * @import { EditionSource } from '../data/catalog.js'
 * @import { Given, Open } from '../explorer/store.js'
 */

/** A result, and a few answers that the reader can change, small enough for an article. */
export class Card extends ExplorerStore {
  #wanted;
  #page;
  #bare;
  /** @type {ExplorerStore['evidence']} */
  #coming = 'later';

  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   * @param {EditionSource[]} editionSources
   * @param {Given & { indicators: string[], page: string, builtIn: boolean }} given `indicators`
   *   that can be changed, the suggested one when
   *   there are none; `page` is the address of the whole page, empty when there is none
   */
  constructor(root, engine, editionSources, given) {
    super(root, engine, editionSources, given);
    this.#wanted = given.indicators;
    this.#page = given.page;
    this.#bare = given.builtIn;
    root.addEventListener('keydown', (event) => this.onKey(event));
    /** Whether the suggestion is what can be changed. */
    this.suggests = given.indicators.length === 0;
    /** Whether the answers are drawn. */
    this.whole = false;
  }

  /** Draws the answers as well, in a turn of their own: the page around it answers in between. */
  async complete() {
    await pause();
    this.whole = true;
    this.update();
    await this.updateComplete;
  }

  draw() {
    render(card(/** @type {OpenCard} */ (this)), this.root);
  }

  /** @returns {ExplorerStore['evidence']} */
  get evidence() {
    return this.#bare && isBare(this.code) ? this.#coming : 'there';
  }

  async bringEvidence() {
    if (this.evidence !== 'later' && this.evidence !== 'failed') return;
    this.#coming = 'coming';
    this.update();
    const sheet = await wholeSheet(this.code).catch(() => null);
    if (sheet) this.data?.sheets.set(this.code, sheet);
    this.#coming = sheet ? 'there' : 'failed';
    this.update();
  }

  /** The indicators whose answers are in the card. */
  get indicators() {
    const ids = this.suggests ? [this.suggestion?.indicator] : this.#wanted;
    return ids.flatMap((id) => this.index?.indicators.find((i) => i.id === id) ?? []);
  }

  /**
   * The whole page at what is shown now; empty when it is not known where that is.
   * @param {string} [indicator] that it leads to
   */
  addressOf(indicator) {
    if (!this.#page) return '';
    return `${this.#page}#${this.link(indicator)}`;
  }
}

/** @typedef {Open<Card>} OpenCard */
