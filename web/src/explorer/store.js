import { loadSheet } from '../data/load.js';
import { EditionLoader } from './open-edition.js';
import { ExplorerState } from './explorer-state.js';
import { modelOf, suggestionFor } from './view-model.js';
import { announce, resultOf } from '../i18n/sentences.js';

/**
 * @import { Data } from '../data/load.js'
 * @import { Edit, Problem } from '../engine/types.d.ts'
 */

/** A link key that only the page reads: the indicator that the link leads to. */
export const INDICATOR = 'i';

/** Key presses less than this many milliseconds apart count as one step. */
const PASSING = 1000;

/**
 * One country of one edition with the reader's changes: what a page or a card shows, and the only
 * way to change it. The store keeps what the core does not know: edition, country, method and the
 * strip's cursor. Answers are changed in the engine, and everything shown is read back from it.
 */
export class ExplorerStore extends ExplorerState {
  /**
   * The fingerprint of the data behind what is shown, and the sheets and countries it belongs to.
   * @type {{ is: string, revision?: object, of?: string }}
   */
  #fingerprint = { is: '' };
  /** Loads editions and links. */
  #opening = new EditionLoader(this);
  /** The answer that the reader is stepping through by key, and the time of the last press. */
  #stepping = { answer: '', at: 0 };

  /** As EditionLoader.edition. @param {string} edition @param {string} country @param {boolean} [goOn] */
  openEdition(edition, country, goOn) {
    return this.#opening.edition(edition, country, goOn);
  }

  /** As EditionLoader.link. @param {string} fragment */
  openLink(fragment) {
    return this.#opening.link(fragment);
  }

  /** The reader has dismissed the faults of the link. */
  async forgetLink() {
    this.linkProblems = [];
    this.update();
    await this.updateComplete;
    this.focusChooser();
  }

  /** Takes the reader to the choice of edition and country, where a pressed button is gone. */
  focusChooser() {
    const name = '.country-name';
    this.focus(this.root.querySelector(name) ? name : '.chooser select');
  }

  /** Shows a country of the edition once its answers are loaded. @param {string} code */
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
    // Computing it takes milliseconds, and it depends only on which countries are loaded.
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
   * @param {{ scope?: string, others?: [string, string][] }} [more] further parts of an
   *   opened link
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
      // Answers that the reader only passes through are not steps of their own.
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
  reset(indicator) {
    this.#apply(() => this.engine.reset(this.shown, indicator));
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

  /**
   * Ranks by a method of the index, or by the reader's own weights (weightsText). A reader who may
   * not change answers may still look at another method.
   * @param {string} method
   * @param {boolean} [joined] part of the step before, as while a slider moves
   */
  rankBy(method, joined = false) {
    this.#act(() => this.engine.rankBy(method, { joined }));
  }

  /**
   * A change of answers, which not every reader may make.
   * @param {() => void} change
   * @param {{ answer: string, at: number }} [stepping]
   */
  #apply(change, stepping) {
    if (!this.readonly) this.#act(change, stepping);
  }

  /**
   * Any change of the scenario.
   * @param {() => void} change
   * @param {{ answer: string, at: number }} [stepping]
   */
  #act(change, stepping = { answer: '', at: 0 }) {
    // Until the next edition is on screen, a press belongs to the one before.
    if (this.loading || this.taken !== this.data) {
      this.#opening.later(() => this.#act(change, stepping));
      return;
    }
    change();
    this.#stepping = stepping;
    this.#tell();
  }

  /** Reads, shows and announces the new state after a press. */
  #tell() {
    if (this.closed) return;
    this.#take();
    const { model, index } = this;
    if (index && model?.before[0] && model.after[0])
      this.announcement = announce(resultOf({ model, index, fingerprint: '' }), this);
    this.scheduler.afterPress();
    this.tellHost();
  }

  /** Reads everything from the engine again and schedules a drawing. */
  refresh() {
    this.#take();
    if (this.data && !this.loading) this.scheduler.all();
  }

  #take() {
    if (!this.data || this.loading) return;
    this.taken = this.data;
    // The announcement was about another country.
    if (this.shown !== this.code) this.announcement = '';
    this.method = this.#opening.usable(this.engine.rankedBy);
    this.model = modelOf(this.engine, this.data, this.code, this.method, this.format.country);
    if (this.readonly) this.model.editable = false;
    // The suggestion stays the same while the reader tries it.
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
