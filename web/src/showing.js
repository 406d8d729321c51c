import { Drawing } from './drawing.js';
import { RescoreError } from './errors.js';
import { formatter } from './format.js';
import { joined } from './library.js';
import { neededBy } from './link-needs.js';
import { loadEdition, loadNeeded, loadSheet } from './load.js';
import { modelOf, suggestionFor } from './model.js';
import { textOf } from './text/text.js';
import { announce } from './words.js';

/**
 * @import { Engine } from './engine.js'
 * @import { Shelf } from './library.js'
 * @import { Data } from './load.js'
 * @import { Model } from './model.js'
 * @import { AnyLanguage } from './text/other-languages.js'
 * @import { Index } from './types.d.ts'
 */

/**
 * What a showing is given. `home` is what it opens with, and the address of a site with a page for every
 * country of this edition, if there is one; `retry` begins anew after a failure; `onChange`
 * is told each change that the reader makes.
 * @typedef {object} Given
 * @property {AnyLanguage} language
 * @property {{ edition: string, country: string, site?: string, version?: string }} home `site`: the address of its folder, where there is one; `version` of what it serves
 * @property {() => void} retry
 * @property {boolean} [embedded] whether it is an element within another page
 * @property {boolean} [readonly] whether nothing can be changed
 * @property {() => void} [onChange]
 */

/**
 * One country of one edition, shown with the reader's changes: the page and the card are such. It holds
 * what is seen but the core does not know (edition, country, method, the strip's cursor), hands changes
 * to the engine, and draws itself.
 */
export class Showing {
  /** Of the data behind what is shown; which sheets and countries that was. @type {{ is: string, revision?: object, of?: string }} */
  #fingerprint = { is: '' };
  /** The link to what is shown, while the engine reads another edition. */
  #held = '';
  /** Whether that goes on with the scenario. */
  #goesOn = false;
  /** The opening of an edition that is under way. @type {Promise<void>} */
  #opening = Promise.resolve();
  #onChange;

  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   * @param {Shelf[]} shelves
   * @param {Given} given
   */
  constructor(root, engine, shelves, { language, home, retry, embedded = false, readonly = false, onChange = () => {} }) {
    this.root = root;
    this.home = home;
    this.engine = engine;
    this.shelves = shelves;
    this.library = joined(shelves);
    this.retry = retry;
    this.embedded = embedded;
    this.readonly = readonly;
    this.lang = language.lang;
    this.dir = language.dir;
    this.format = formatter(language.locale);
    this.text = textOf(language);
    /** The country under the strip's cursor, by code; the shown country when empty. */
    this.cursor = '';
    /** The last change, for screen readers. */
    this.announcement = '';
    this.drawing = new Drawing(() => this.closed || this.loading || this.draw());
    /** A change to begin with; null where there is none. @type {import('./types.d.ts').Edit | null} */
    this.suggestion = null;
    /** What does not hold of the link that was opened. @type {import('./types.d.ts').Problem[]} */
    this.linkProblems = [];
    this.method = '';
    this.closed = false;
    /** Whether the engine has one part of an edition and not yet the others: nothing is asked of it then. */
    this.loading = false;
    /** @type {Data | undefined} */
    this.data = undefined;
    this.#onChange = onChange;
  }

  /** Puts what is shown into the root. */
  draw() {}

  /** Takes notice that another edition has been opened. */
  begun() {}

  /** Takes notice of the scenario, the method, the country and the data as they stand now. */
  follow() {}

  /** Whether the texts of the answers are there. @returns {'there' | 'later' | 'coming' | 'failed'} */
  get evidence() {
    return 'there';
  }

  /** Brings the texts of the answers, where they are left for later. */
  async bringEvidence() {}

  /** The address at which an answer is shown, with the whole scenario. @param {string} indicator */
  addressOf(indicator) {
    return `#${indicator}`;
  }

  /**
   * Opens an edition at a country; the scenario of the one before is gone, unless it is to go on. What is shown
   * stays, and answers can be changed, until all files are read.
   * One after the other, as all are read into the one engine.
   * @param {string} edition @param {string} country @param {boolean} [goOn] with the scenario, as far as it fits
   */
  openEdition(edition, country, goOn = false) {
    const opened = this.#opening.then(() => this.#openEdition(edition, country, goOn));
    this.#opening = opened.catch(() => {});
    return opened;
  }

  /** @param {string} edition @param {string} country @param {boolean} goOn */
  async #openEdition(edition, country, goOn) {
    const shelf = this.library.get(edition);
    if (!shelf) return;
    const begin = () => {
      this.#held = this.data?.index ? this.link() : '';
      this.#goesOn = goOn;
      this.loading = true;
    };
    /** @type {Data} */
    let data;
    try {
      data = await loadEdition(this.engine, shelf, country, begin);
      if (goOn && data.standings) await loadNeeded(this.engine, shelf, data, { ...neededBy(this.#held), country: '' });
    } finally {
      this.loading = false;
    }
    if (!data.index && this.data?.index) {
      // The engine has kept the edition before; so does what is shown.
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
    this.begun();
    const there = this.codes.find((code) => data.sheets.has(code)) ?? this.codes.find((code) => shelf.sheets.has(code)) ?? this.codes[0];
    this.country = this.codes.includes(country) ? country : there;
    if (goOn && this.#held && data.standings) {
      const link = this.engine.openLink(this.#held);
      this.linkProblems = link.problems;
      this.method = this.#methodOf(link.method);
    }
    await this.show(this.country);
  }

  /**
   * Shows what a link asks for, as one step that can be undone; an empty one asks for what is opened
   * with. What does not hold is told, and the rest holds.
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
      this.method = this.#methodOf(link.method);
      await this.show(link.country || (this.codes.includes(country) ? country : this.code));
      return link;
    } catch (fault) {
      if (!(fault instanceof RescoreError)) throw fault;
      this.linkProblems = fault.problems;
      this.refresh();
      return null;
    }
  }

  /**
   * A link's method, if the edition has it and it can be computed; else it is told, and the publisher's
   * stands. Others, which the core would take, have no name that a result could be told apart by.
   * @param {string} id
   */
  #methodOf(id) {
    const [first, ...others] = this.index?.methods ?? [];
    if (!id || id === first.id) return first.id;
    try {
      if (!others.some((method) => method.id === id)) {
        throw new RescoreError([{ code: 'unknown-method', file: 'link', pointer: '/m', sentence: this.text.problems.unknown_method({ method: id }) }]);
      }
      this.engine.ranking('overall', id);
      return id;
    } catch (fault) {
      if (!(fault instanceof RescoreError)) throw fault;
      this.linkProblems = [...this.linkProblems, ...fault.problems];
      return first.id;
    }
  }

  /** The reader has read what is wrong with the link. */
  forgetLink() {
    this.linkProblems = [];
    this.update();
  }

  /** Shows a country of the edition; its answers come when they are there. @param {string} code */
  async show(code) {
    if (!this.shelf || !this.data || !this.codes.includes(code)) return;
    this.country = code;
    this.cursor = '';
    await loadSheet(this.engine, this.shelf, this.data, code);
    if (this.country !== code) return;
    this.refresh();
  }

  /** Of the data behind what is shown, as a link has it: the shown country's, and what is changed. */
  get fingerprint() {
    // It takes milliseconds, and is the same for other answers of the same countries.
    const revision = this.data?.revision;
    const of = [...new Set([this.code, ...(this.model?.editedCountries ?? [])])].sort().join();
    if (this.#fingerprint.revision !== revision || this.#fingerprint.of !== of) {
      this.#fingerprint = { is: /(?:^|&)d=[^&]*\.([0-9a-f]{8})/.exec(this.link())?.[1] ?? this.engine.fingerprint(), revision, of };
    }
    return this.#fingerprint.is;
  }

  /**
   * The fragment of a link to what is shown now, without "#". Without the standings nothing can be
   * changed, and it is a place on the page.
   * @param {string} [indicator] that it leads to
   */
  link(indicator) {
    const { data, engine, method, index } = this;
    if (this.loading) return this.#held;
    if (!data?.standings) return indicator ?? '';
    const others = indicator ? [/** @type {[string, string]} */ (['i', indicator])] : [];
    return engine.link(this.code, { method: method === index?.methods[0].id ? '' : method, others });
  }

  /** Frees everything; nothing can be asked of it after that. */
  close() {
    this.closed = true;
    this.engine.close();
  }

  /** Draws everything soon, once for all changes of this turn. */
  update() {
    if (this.model && !this.closed) this.drawing.all();
  }

  /** When all that has changed is drawn. */
  get updateComplete() {
    return this.drawing.done;
  }

  /** @param {string} indicator @param {number | null} score null is skipped */
  set(indicator, score) {
    this.apply(() => this.engine.set(this.shown, indicator, score));
  }

  /** Changes several answers, as one step back. @param {import('./types.d.ts').Edit[]} edits */
  setAll(edits) {
    this.apply(() => this.engine.setAll(edits));
  }

  /** @param {string} indicator */
  async reset(indicator) {
    this.apply(() => this.engine.reset(this.shown, indicator));
    await this.updateComplete;
    // The button that was pressed is gone; the reader goes on at the answer.
    this.focus(`#${CSS.escape(indicator)} input:checked`);
  }

  async resetAll() {
    this.apply(() => this.engine.reset());
    await this.updateComplete;
    this.focus('.undo');
  }

  undo() {
    this.apply(() => this.engine.undo());
  }

  redo() {
    this.apply(() => this.engine.redo());
  }

  /** @param {string} method */
  rankBy(method) {
    this.method = method;
    this.#tell();
  }

  /** @param {string} code */
  pointAt(code) {
    if (this.cursor === code) return;
    this.cursor = code;
    this.update();
  }

  /** Any change of the scenario. @param {() => void} change */
  apply(change) {
    if (this.readonly) return;
    if (this.loading) {
      // Of the same edition it is what the reader meant; of another one it may not even be there.
      if (this.#goesOn) this.#opening.then(() => this.apply(change)).catch(() => {});
      return;
    }
    change();
    this.#tell();
  }

  /** Takes, shows, announces and hands on what is now, once the press that changed it has been painted. */
  #tell() {
    this.drawing.afterPress(() => {
      if (this.closed) return;
      this.#take();
      const [before, after] = [this.model?.before[0], this.model?.after[0]];
      if (before && after) this.announcement = announce(before, after, this);
      this.#onChange();
    });
  }

  /** Takes everything that is shown from the engine anew, and shows it soon. */
  refresh() {
    this.#take();
    if (this.data && !this.loading) this.drawing.all();
  }

  #take() {
    if (!this.data || this.loading) return;
    /** @type {Model} */
    this.model = modelOf(this.engine, this.data, this.code, this.method, this.format.country);
    if (this.readonly) this.model.editable = false;
    // It stays what it was while the reader tries it.
    if (this.engine.edits().length === 0) this.suggestion = this.model.editable ? suggestionFor(this.engine, this.data, this.code, this.method) : null;
    this.follow();
  }

  /** Countries that can be shown. */
  get codes() {
    return this.data?.standings?.countries.map((c) => c.code) ?? [...(this.shelf?.sheets.keys() ?? [])];
  }

  /** Of the country that the reader sees, while another one is on its way. */
  get shown() {
    return this.model?.code ?? this.code;
  }

  /** Of the country that is shown, or about to be; empty before there is one. */
  get code() {
    return this.country ?? '';
  }

  /** @param {string} selector */
  focus(selector) {
    /** @type {HTMLElement | null} */ (this.root.querySelector(selector))?.focus();
  }

  /** Ctrl or Cmd with Z undoes, with Shift redoes; a text field keeps its own. @param {KeyboardEvent} event */
  onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
    if (event.target instanceof HTMLElement && event.target.matches('textarea, input:not([type="radio"], [type="checkbox"])')) return;
    event.preventDefault();
    event.shiftKey ? this.redo() : this.undo();
  }
}

/**
 * With an edition open, which is what the views are given.
 * @template {Showing} [S=Showing]
 * @typedef {S & { [K in 'shelf' | 'data' | 'index' | 'country' | 'model']: NonNullable<Showing[K]> }} Open
 */
