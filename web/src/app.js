import { render } from 'lit';

import { kept } from './device.js';
import { formatter } from './format.js';
import { joined, storedShelf } from './library.js';
import { loadEdition, loadSheet } from './load.js';
import { modelOf } from './model.js';
import { Moving } from './moving.js';
import { textOf } from './text/text.js';
import { page } from './views/page.js';
import { announce } from './words.js';

/**
 * @import { Engine } from './engine.js'
 * @import { Shelf } from './library.js'
 * @import { Data } from './load.js'
 * @import { Model } from './model.js'
 * @import { AnyLanguage } from './text/languages.js'
 * @import { Index } from './types.d.ts'
 * @import { Intake } from './intake.js'
 */

/**
 * The page: it holds what the reader sees but the core does not know (edition, country, method, open
 * domains, the strip's cursor), hands changes to the engine and renders once per microtask.
 */
export class App {
  #root;
  #dirty = false;

  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   * @param {Shelf[]} shelves of the page itself; what the device keeps is added
   * @param {{ language: AnyLanguage, retry: () => void }} options
   */
  constructor(root, engine, shelves, { language, retry }) {
    this.#root = root;
    this.engine = engine;
    this.shelves = shelves;
    this.library = joined(shelves);
    this.retry = retry;
    this.format = formatter(language.locale);
    this.text = textOf(language);
    /** Domains whose answers are unfolded. @type {Set<string>} */
    this.open = new Set();
    /** The country under the strip's cursor, by code; the shown country when empty. */
    this.cursor = '';
    /** The last change, for screen readers. */
    this.announcement = '';
    /** Codes of the countries beside the shown one. @type {string[]} */
    this.compared = [];
    /** The shown country in other editions. @type {import('./across.js').Across[]} */
    this.across = [];
    /** What the country chooser looks for, and its order. @type {{ query: string, order: import('./views/chooser.js').Order }} */
    this.finder = { query: '', order: 'rank' };
    /** @type {Intake} */
    this.intake = { share: null, problems: [], done: '' };
    this.moving = new Moving(this);
    /** The pivot map, once it is asked for; null when it could not be fetched. @type {import('./pivots.js').PivotMap | null | undefined} */
    this.pivots = undefined;
    /** @type {Promise<void>} */
    this.updateComplete = Promise.resolve();
    this.method = '';
    /** @type {Data | undefined} */
    this.data = undefined;
    document.addEventListener('keydown', (event) => this.#onKey(event));
    // A file that misses its place must not replace the page.
    for (const type of ['dragover', 'drop']) document.addEventListener(type, (event) => event.preventDefault());
  }

  /**
   * Opens an edition at a country; the scenario of the one before is gone.
   * @param {string} edition @param {string} country
   */
  async openEdition(edition, country) {
    const shelf = this.library.get(edition);
    if (!shelf) return;
    const data = await loadEdition(this.engine, shelf, country);
    if (!data.index && this.data?.index) {
      // The engine has kept the edition before; so does the page.
      this.data.problems = data.problems;
      this.update();
      return;
    }
    this.shelf = shelf;
    this.data = data;
    if (!data.index) return;
    /** @type {Index} */
    this.index = data.index;
    this.method = data.index.methods[0].id;
    this.open = new Set([data.index.domains[0].id]);
    this.compared = [];
    const codes = data.standings?.countries.map((c) => c.code) ?? [...shelf.sheets.keys()];
    this.country = codes.includes(country) ? country : (codes.find((code) => shelf.sheets.has(code)) ?? codes[0]);
    await this.show(this.country);
  }

  /** Shows a country of the edition; its answers come when they are there. @param {string} code */
  async show(code) {
    if (!this.shelf || !this.data) return;
    this.country = code;
    this.cursor = '';
    this.across = [];
    this.compared = this.compared.filter((other) => other !== code);
    await loadSheet(this.engine, this.shelf, this.data, code);
    if (this.country !== code) return;
    this.checked = this.engine.check();
    this.#refresh();
  }

  /** Renders soon, once for all changes of this turn. */
  update() {
    if (this.#dirty) return;
    this.#dirty = true;
    this.updateComplete = Promise.resolve().then(() => {
      this.#dirty = false;
      render(page(/** @type {OpenApp} */ (this)), this.#root);
    });
  }

  /** @param {string} indicator @param {number | null} score null is skipped */
  set(indicator, score) {
    this.#change(() => this.engine.set(this.#country, indicator, score));
  }

  /** Changes several answers, as one step back. @param {import('./types.d.ts').Edit[]} edits */
  setAll(edits) {
    this.#change(() => this.engine.setAll(edits));
  }

  /** @param {string} indicator */
  async reset(indicator) {
    this.#change(() => this.engine.reset(this.#country, indicator));
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
    this.open = new Set(open ? this.index?.domains.map((d) => d.id) : []);
    this.update();
  }

  /** @param {string} code */
  pointAt(code) {
    if (this.cursor === code) return;
    this.cursor = code;
    this.update();
  }

  /** @param {Partial<App['finder']>} what */
  find(what) {
    this.finder = { ...this.finder, ...what };
    this.update();
  }

  /** Puts up to two countries beside the shown one. @param {string[]} codes */
  async compare(codes) {
    this.compared = codes.slice(0, 2);
    for (const code of this.compared) {
      if (this.shelf && this.data) await loadSheet(this.engine, this.shelf, this.data, code);
    }
    this.#refresh();
  }

  /** Looks the shown country up in the other editions that are there. */
  async compareAcross() {
    const { across } = await import('./across.js');
    const country = this.#country;
    const domains = this.index?.domains.map((d) => d.id) ?? [];
    const found = await across(this.library, this.shelf?.edition ?? '', domains, country);
    if (this.country !== country) return;
    this.across = found;
    this.update();
  }

  /** Takes what the device keeps into the library. */
  async takeKept() {
    const stored = await kept();
    this.library = joined([...this.shelves, ...stored.map(storedShelf)]);
    const shelf = this.library.get(this.shelf?.edition ?? '');
    if (shelf) this.shelf = shelf;
  }

  /** @param {() => void} change */
  #change(change) {
    change();
    this.#refresh();
    const [before, after] = [this.model?.before[0], this.model?.after[0]];
    if (before && after) this.announcement = announce(before, after, this);
  }

  #refresh() {
    if (!this.data) return;
    /** @type {Model} */
    this.model = modelOf(this.engine, this.data, this.#country, this.method, this.format.country);
    document.title = this.text.title({ name: this.model.name, index: this.index?.title ?? '' });
    this.moving.follow();
    this.pivots?.follow();
    this.update();
  }

  get #country() {
    return this.country ?? '';
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.#root.querySelector(selector))?.focus();
  }

  /** Ctrl or Cmd with Z undoes, with Shift redoes; a text field keeps its own. @param {KeyboardEvent} event */
  #onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
    if (event.target instanceof HTMLElement && event.target.matches('textarea, input[type="search"], input[type="number"]')) return;
    event.preventDefault();
    event.shiftKey ? this.redo() : this.undo();
  }
}

/**
 * The app with an edition open, which is what the views are given.
 * @typedef {App & { [K in 'shelf' | 'data' | 'index' | 'checked' | 'country' | 'model']: NonNullable<App[K]> }} OpenApp
 */
