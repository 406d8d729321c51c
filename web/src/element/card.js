import { render } from 'lit-html';

import { pause } from '../data/load.js';
import { ExplorerStore } from '../explorer/store.js';
import { card } from './card-view.js';

/**
 * @import { Engine } from '../engine/open-engine.js'
 * @import { EditionSource } from '../data/catalog.js'
 * @import { Given } from '../explorer/given.d.ts'
 * @import { Open } from '../explorer/store.js'
 * @import { Shown } from './open.js'
 */

/** A result, and a few answers that the reader can change, small enough for an article. */
export class Card {
  #wanted;

  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   * @param {EditionSource[]} editionSources
   * @param {Omit<Given, 'draw'>} given
   * @param {Shown} shown the suggested answer when there are none
   */
  constructor(root, engine, editionSources, given, { indicators, page }) {
    this.#wanted = indicators;
    /** The address of the whole page, empty when there is none. */
    this.page = page;
    /** Whether the suggestion is what can be changed. */
    this.suggests = indicators.length === 0;
    /** Whether the answers are drawn. */
    this.whole = false;
    this.store = new ExplorerStore(root, engine, editionSources, {
      ...given,
      draw: () => render(card(this, /** @type {Open} */ (this.store)), root),
    });
    root.addEventListener('keydown', (event) => this.store.onKey(event));
  }

  /** Draws the answers as well, in a turn of their own: the page around it answers in between. */
  async prepare() {
    await pause();
    this.whole = true;
    this.store.update();
    await this.store.updateComplete;
  }

  /** The indicators whose answers are in the card. */
  get indicators() {
    const ids = this.suggests ? [this.store.suggestion?.indicator] : this.#wanted;
    return ids.flatMap((id) => this.store.index?.indicators.find((i) => i.id === id) ?? []);
  }
}
