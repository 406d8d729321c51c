import { render } from 'lit';

import { formatter, movement } from './format.js';
import { modelOf } from './model.js';
import { english } from './text/en.js';
import { page } from './views/page.js';

/**
 * @import { Engine } from './engine.js'
 * @import { Data } from './load.js'
 * @import { Model } from './model.js'
 */

/**
 * The page: it holds what the reader sees but the core does not know (method, open domains, the
 * strip's cursor), hands changes to the engine and renders once per microtask.
 */
export class App {
  #root;
  #dirty = false;

  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   * @param {Data} data with an index
   * @param {{ country: string, locale?: string, retry: () => void }} options
   */
  constructor(root, engine, data, { country, locale = 'en-GB', retry }) {
    this.#root = root;
    this.engine = engine;
    this.data = data;
    this.country = country;
    this.retry = retry;
    this.format = formatter(locale);
    this.text = english(this.format);
    this.index = /** @type {NonNullable<Data['index']>} */ (data.index);
    this.method = this.index.methods[0].id;
    this.checked = engine.check();
    /** Domains whose answers are unfolded. */
    this.open = new Set([this.index.domains[0].id]);
    /** The country under the strip's cursor, by code; the shown country when empty. */
    this.cursor = '';
    /** The last change, for screen readers. */
    this.announcement = '';
    /** @type {Promise<void>} */
    this.updateComplete = Promise.resolve();
    this.model = this.#newModel();
    document.addEventListener('keydown', (event) => this.#onKey(event));
    this.update();
  }

  /** Renders soon, once for all changes of this turn. */
  update() {
    if (this.#dirty) return;
    this.#dirty = true;
    this.updateComplete = Promise.resolve().then(() => {
      this.#dirty = false;
      render(page(this), this.#root);
    });
  }

  /** @param {string} indicator @param {number | null} score null is skipped */
  set(indicator, score) {
    this.#change(() => this.engine.set(this.country, indicator, score));
  }

  /** @param {string} indicator */
  async reset(indicator) {
    this.#change(() => this.engine.reset(this.country, indicator));
    await this.updateComplete;
    // The button that was pressed is gone; the reader goes on at the answer.
    this.#focus(`#${CSS.escape(indicator)} input:checked`);
  }

  async resetAll() {
    this.#change(() => this.engine.reset());
    await this.updateComplete;
    this.#focus('.bar .undo');
  }

  undo() {
    this.#change(() => this.engine.undo());
  }

  redo() {
    this.#change(() => this.engine.redo());
  }

  /** @param {string} method */
  rankBy(method) {
    this.method = method;
    this.#change(() => {});
  }

  /** @param {string} domain @param {boolean} open */
  unfold(domain, open) {
    if (this.open.has(domain) === open) return;
    open ? this.open.add(domain) : this.open.delete(domain);
    this.update();
  }

  /** @param {boolean} open */
  unfoldAll(open) {
    this.open = new Set(open ? this.index.domains.map((d) => d.id) : []);
    this.update();
  }

  /** @param {string} code */
  pointAt(code) {
    if (this.cursor === code) return;
    this.cursor = code;
    this.update();
  }

  /** @param {() => void} change */
  #change(change) {
    change();
    this.model = this.#newModel();
    const [before, after] = [this.model.before[0], this.model.after[0]];
    if (after) this.announcement = this.text.announce(after, movement(before.rank, after.rank));
    this.update();
  }

  /** @returns {Model} */
  #newModel() {
    return modelOf(this.engine, this.data, this.country, this.method, this.format.country);
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.#root.querySelector(selector))?.focus();
  }

  /** Ctrl or Cmd with Z undoes, with Shift redoes. @param {KeyboardEvent} event */
  #onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    event.shiftKey ? this.redo() : this.undo();
  }
}
