import { loadSheet } from '../data/load.js';
import { EditionLoader } from './open-edition.js';
import { ExplorerState } from './explorer-state.js';
import { modelOf, suggestionFor } from './view-model.js';
import { announce, resultOf } from '../i18n/sentences.js';

/**
 * @import { Data } from '../data/load.js'
 * @import { Edit, Problem } from '../engine/types.d.ts'
 */

/** A link's key of the page's own: the indicator that it leads to. */
export const INDICATOR = 'i';

/** Keys that follow each other within so many milliseconds are on their way to one answer. */
const PASSING = 1000;

/**
 * One country of one edition, with the reader's changes: what a page and a card show. Its methods
 * are the only way to change that. What the core does not know (edition, country, method, the
 * strip's cursor) stands here; changes go to the engine, and what is shown is taken from it.
 */
export class ExplorerStore extends ExplorerState {
  /**
   * Of the data behind what is shown; which sheets and countries that was.
   * @type {{ is: string, revision?: object, of?: string }}
   */
  #fingerprint = { is: '' };
  /** Editions and links on their way. */
  #opening = new EditionLoader(this);
  /** The data that what is shown is of. @type {Data | undefined} */
  #taken;
  /** The answer that keys go through, and when they were last pressed. */
  #stepping = { answer: '', at: 0 };

  /** As EditionLoader.edition. @param {string} edition @param {string} country @param {boolean} [goOn] */
  openEdition(edition, country, goOn) {
    return this.#opening.edition(edition, country, goOn);
  }

  /** As EditionLoader.link. @param {string} fragment */
  openLink(fragment) {
    return this.#opening.link(fragment);
  }

  /** The reader has read what is wrong with the link. */
  async forgetLink() {
    this.linkProblems = [];
    this.update();
    await this.updateComplete;
    // The button that was pressed is gone; the reader goes on at what comes behind.
    this.focus('.chooser :is(summary, select)');
  }

  /** Shows a country of the edition; its answers come when they are there. @param {string} code */
  async show(code) {
    if (!this.editionSource || !this.data || !this.codes.includes(code)) return;
    this.country = code;
    this.cursor = '';
    this.tellFeatures('onCountryShown');
    await loadSheet(this.engine, this.editionSource, this.data, code);
    if (this.country !== code) return;
    this.refresh();
  }

  /**
   * Of the data behind what is shown, as a link has it: the shown country's, and what is changed.
   */
  get fingerprint() {
    // It takes milliseconds, and is the same for other answers of the same countries.
    const revision = this.data?.revision;
    const of = [...new Set([this.code, ...(this.model?.editedCountries ?? [])])].sort().join();
    if (this.#fingerprint.revision !== revision || this.#fingerprint.of !== of) {
      this.#fingerprint = {
        is: /(?:^|&)d=[^&]*\.([0-9a-f]{8})/.exec(this.link())?.[1] ?? this.engine.fingerprint(),
        revision,
        of,
      };
    }
    return this.#fingerprint.is;
  }

  /**
   * The fragment of a link to what is shown now, without "#". Without the standings nothing can be
   * changed, and it is a place on the page.
   * @param {string} [indicator] that it leads to
   * @param {{ scope?: string, others?: [string, string][] }} [more] what a link that was opened has
   *   beside that
   */
  link(indicator = '', { scope, others = [] } = {}) {
    const { data, engine, method, index } = this;
    if (this.loading) return this.#opening.held;
    if (!data?.standings) return indicator;
    return engine.link(this.code, {
      method: method === index?.methods[0].id ? '' : method,
      scope,
      others: indicator ? [...others, [INDICATOR, indicator]] : others,
    });
  }

  /**
   * @param {string} indicator
   * @param {number | null} score null is skipped
   * @param {boolean} [byKey] which goes through the answers in between
   */
  set(indicator, score, byKey = false) {
    const stepping = { answer: byKey ? indicator : '', at: performance.now() };
    this.#apply(() => {
      const { answer, at } = this.#stepping;
      // What a hand passes on its way is no step of its own.
      const joined = byKey && answer === indicator && stepping.at - at < PASSING;
      this.engine.set(this.shown, indicator, score, { joined });
    }, stepping);
  }

  /**
   * Changes several answers, as one step back.
   * @param {Edit[]} edits
   */
  setAll(edits) {
    this.#apply(() => this.engine.setAll(edits));
  }

  /**
   * Puts the changes of a link in place of the reader's, as one step.
   * @param {string} link without "#"
   * @returns {Problem[]} what of it does not hold
   */
  restore(link) {
    /** @type {Problem[]} */
    let problems = [];
    this.#apply(() => (problems = this.engine.openLink(link).problems));
    return problems;
  }

  /** @param {string} indicator */
  async reset(indicator) {
    this.#apply(() => this.engine.reset(this.shown, indicator));
    await this.updateComplete;
    // The button that was pressed is gone; the reader goes on at the answer.
    this.focus(`#${CSS.escape(indicator)} input:checked`);
  }

  async resetAll() {
    this.#apply(() => this.engine.reset());
    await this.updateComplete;
    this.focus('.undo');
  }

  undo() {
    this.#apply(() => this.engine.undo());
  }

  redo() {
    this.#apply(() => this.engine.redo());
  }

  /** @param {string} method */
  rankBy(method) {
    this.method = method;
    this.#tell();
  }

  /**
   * Any change of the scenario.
   * @param {() => void} change
   * @param {{ answer: string, at: number }} [stepping]
   */
  #apply(change, stepping = { answer: '', at: 0 }) {
    if (this.readonly) return;
    // What is pressed while the next edition is there, but not seen yet, is of the one before.
    if (this.loading || this.#taken !== this.data) {
      this.#opening.later(() => this.#apply(change, stepping));
      return;
    }
    change();
    this.#stepping = stepping;
    this.#tell();
  }

  /**
   * Takes, shows, announces and hands on what is now, once the press that changed it has been
   * painted.
   */
  #tell() {
    this.scheduler.afterPress(() => {
      if (this.closed) return;
      this.#take();
      const { model, index } = this;
      if (index && model?.before[0] && model.after[0])
        this.announcement = announce(resultOf({ model, index, fingerprint: '' }), this);
      this.tellHost();
    });
  }

  /** Takes everything that is shown from the engine anew, and shows it soon. */
  refresh() {
    this.#take();
    if (this.data && !this.loading) this.scheduler.all();
  }

  /** Takes what a press has changed, for who cannot wait until it is seen. */
  settle() {
    if (this.scheduler.pressed) this.#take();
  }

  #take() {
    if (!this.data || this.loading) return;
    this.scheduler.taken();
    this.#taken = this.data;
    // What was said is of another country.
    if (this.shown !== this.code) this.announcement = '';
    this.model = modelOf(this.engine, this.data, this.code, this.method, this.format.country);
    if (this.readonly) this.model.editable = false;
    // It stays what it was while the reader tries it.
    if (this.engine.edits().length === 0)
      this.suggestion = this.model.editable
        ? suggestionFor(this.engine, this.data, this.code, this.method)
        : null;
    this.tellFeatures('onStateChanged');
    this.location.onStateChanged();
  }

  /**
   * Ctrl or Cmd with Z undoes, with Shift redoes; a text field keeps its own.
   * @param {KeyboardEvent} event
   */
  onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z')
      return;
    if (
      event.target instanceof HTMLElement &&
      event.target.matches('textarea, input:not([type="radio"], [type="checkbox"])')
    )
      return;
    event.preventDefault();
    event.shiftKey ? this.redo() : this.undo();
  }
}

/**
 * What is null until an edition is open.
 * @typedef {'editionSource' | 'data' | 'index' | 'country' | 'model'} OfEdition
 */

/**
 * With an edition open, which is what the views are given.
 * @template {ExplorerStore} [S=ExplorerStore]
 * @typedef {S & { [K in OfEdition]: NonNullable<ExplorerStore[K]> }} Open
 */
