import { render } from 'lit-html';

import { Address } from './address.js';
import { Checking } from './checking.js';
import { kept } from './device.js';
import { Drawing, painted } from './drawing.js';
import { RescoreError } from './errors.js';
import { Finding } from './finding.js';
import { formatter } from './format.js';
import { joined, storedShelf } from './library.js';
import { neededBy } from './link-needs.js';
import { loadEdition, loadNeeded, loadSheet } from './load.js';
import { mediansOf, modelOf, suggestionFor } from './model.js';
import { Moving } from './moving.js';
import { Outputs } from './outputs.js';
import { Snapshots } from './snapshots.js';
import { textOf } from './text/text.js';
import { PARTS, page } from './views/page.js';
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
 * The page: it holds what the reader sees but the core does not know (edition, country, method, the
 * strip's cursor; what is looked for is in finding, what would move it in moving) and hands changes to
 * the engine; drawing says when it is drawn.
 */
export class App {
  /** Of the open data; empty until it is asked for. */
  #fingerprint = '';
  /** Which edition and method the medians are of. */
  #medians = '';

  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   * @param {Shelf[]} shelves of the page itself; what the device keeps is added
   * @param {{ language: AnyLanguage, home: { edition: string, country: string, site: string }, retry: () => void }} options
   *   `home` is what the page opens with, and the site with a page for every country of this edition:
   *   the address of its folder, or empty
   */
  constructor(root, engine, shelves, { language, home, retry }) {
    this.root = root;
    this.home = home;
    this.engine = engine;
    this.shelves = shelves;
    this.library = joined(shelves);
    this.retry = retry;
    this.format = formatter(language.locale);
    this.text = textOf(language);
    /** The country under the strip's cursor, by code; the shown country when empty. */
    this.cursor = '';
    /** The last change, for screen readers. */
    this.announcement = '';
    /** Codes of the countries beside the shown one. @type {string[]} */
    this.compared = [];
    /** The shown country in other editions. @type {import('./across.js').Across[]} */
    this.across = [];
    /** Shows a newer version of the page, where one is ready. @type {(() => void) | null} */
    this.newer = null;
    /** @type {Intake} */
    this.intake = { share: null, problems: [], done: '' };
    /** How many parts below the first screen are drawn. */
    this.parts = 0;
    this.drawing = new Drawing(() => render(page(/** @type {OpenApp} */ (this)), this.root));
    /** A change to begin with; null where there is none. @type {import('./types.d.ts').Edit | null} */
    this.suggestion = null;
    /** The median percentage of all countries, as published, by scope. @type {Map<string, number>} */
    this.medians = new Map();
    /** Draws the profile as a radar, once the reader asks for it. @type {typeof import('./views/radar.js')['radar'] | null} */
    this.radar = null;
    this.finding = new Finding(this);
    this.moving = new Moving(this);
    this.address = new Address(this);
    /** What does not hold of the link that was opened. @type {import('./types.d.ts').Problem[]} */
    this.linkProblems = [];
    this.checking = new Checking(this);
    this.snapshots = new Snapshots(this);
    this.outputs = new Outputs(this);
    /** The pivot map, once it is asked for; null when it could not be fetched. @type {import('./pivots.js').PivotMap | null | undefined} */
    this.pivots = undefined;
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
    this.finding.begin();
    this.compared = [];
    const codes = this.#codes();
    this.country = codes.includes(country) ? country : (codes.find((code) => shelf.sheets.has(code)) ?? codes[0]);
    await this.show(this.country);
  }

  /**
   * Shows what a link asks for, as one step that can be undone; an empty one asks for what the page
   * opens with. What does not hold is told, and the rest holds.
   * @param {string} fragment with or without "#"
   */
  async openLink(fragment) {
    const needed = neededBy(fragment);
    const edition = needed.edition && this.library.has(needed.edition) ? needed.edition : this.home.edition;
    const country = needed.country || this.home.country;
    if (edition !== this.shelf?.edition) await this.openEdition(edition, country);
    if (!this.shelf || !this.data?.index) return null;
    await loadNeeded(this.engine, this.shelf, this.data, { ...needed, country });
    this.linkProblems = [];
    try {
      const link = this.engine.openLink(fragment);
      // An empty link asks for nothing that could be wrong.
      this.linkProblems = fragment.length > 1 ? link.problems : [];
      this.method = link.method || (this.index?.methods[0].id ?? '');
      await this.show(link.country || (this.#codes().includes(country) ? country : this.#country));
      return link;
    } catch (fault) {
      if (!(fault instanceof RescoreError)) throw fault;
      this.linkProblems = fault.problems;
      this.#refresh();
      return null;
    }
  }

  /** The reader has read what is wrong with the link. */
  forgetLink() {
    this.linkProblems = [];
    this.update();
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
    this.#fingerprint = '';
    this.#refresh();
  }

  /** Draws what is below the first screen, one part after the other, so that the page answers in between. */
  async complete() {
    while (this.parts < PARTS) {
      ++this.parts;
      this.#bringMedians();
      this.update();
      await this.updateComplete;
      await painted();
    }
  }

  /** Of the open data; the same for every scenario. */
  get fingerprint() {
    this.#fingerprint ||= this.engine.fingerprint();
    return this.#fingerprint;
  }

  /** Draws everything soon, once for all changes of this turn. */
  update() {
    if (this.model) this.drawing.all();
  }

  /** When all that has changed is on the page. */
  get updateComplete() {
    return this.drawing.done;
  }

  /** @param {string} indicator @param {number | null} score null is skipped */
  set(indicator, score) {
    this.#change(() => this.engine.set(this.#country, indicator, score));
  }

  /** Changes several answers, as one step back. @param {import('./types.d.ts').Edit[]} edits */
  setAll(edits) {
    this.#change(() => this.engine.setAll(edits));
  }

  /** Any other change of the scenario. @param {() => void} change */
  apply(change) {
    this.#change(change);
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

  /** Draws the profile as a radar, or no longer. @param {boolean} shown */
  async showRadar(shown) {
    const { radar } = await import('./views/radar.js');
    this.radar = shown ? radar : null;
    this.update();
  }

  /** @param {string} code */
  pointAt(code) {
    if (this.cursor === code) return;
    this.cursor = code;
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
    this.#refresh('near');
    const [before, after] = [this.model?.before[0], this.model?.after[0]];
    if (before && after) this.announcement = announce(before, after, this);
  }

  /** @param {'near' | 'all'} [first] what the next frame shows */
  #refresh(first = 'all') {
    if (!this.data) return;
    /** @type {Model} */
    this.model = modelOf(this.engine, this.data, this.#country, this.method, this.format.country);
    this.#bringMedians();
    // It stays what it was while the reader tries it.
    if (this.engine.edits().length === 0) this.suggestion = this.model.editable ? suggestionFor(this.engine, this.data, this.#country, this.method) : null;
    document.title = this.text.title({ name: this.model.name, index: this.index?.title ?? '' });
    this.moving.follow();
    this.address.follow();
    this.checking.follow();
    this.pivots?.follow();
    first === 'near' ? this.drawing.nearFirst() : this.drawing.all();
  }

  /** Countries that can be shown. */
  #codes() {
    return this.data?.standings?.countries.map((c) => c.code) ?? [...(this.shelf?.sheets.keys() ?? [])];
  }

  /** The medians of the open edition by the chosen method, once they are to be seen. */
  #bringMedians() {
    const about = `${this.shelf?.edition} ${this.method}`;
    if (this.parts === 0 || !this.data?.index || about === this.#medians) return;
    this.#medians = about;
    this.medians = this.data.standings ? mediansOf(this.engine, this.method) : new Map();
  }

  get #country() {
    return this.country ?? '';
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.root.querySelector(selector))?.focus();
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
 * @typedef {App & { [K in 'shelf' | 'data' | 'index' | 'country' | 'model']: NonNullable<App[K]> }} OpenApp
 */
