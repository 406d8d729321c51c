import { RenderScheduler } from '../ui/render-scheduler.js';
import { RewrittenTexts } from '../ui/rewritten-texts.js';
import { formatter } from '../i18n/format.js';
import { joined, storedEdition } from '../data/catalog.js';
import { loadEvidence } from '../data/evidence.js';
import { loadSheet } from '../data/load.js';
import { modelOf, suggestionFor } from './view-model.js';
import { EditionLoader } from './open-edition.js';
import { textOf } from '../i18n/messages.js';
import { announce, resultOf } from '../i18n/sentences.js';

/**
 * @import { Engine } from '../engine/open-engine.js'
 * @import { EditionSource } from '../data/catalog.js'
 * @import { Data } from '../data/load.js'
 * @import { ReaderStorage } from '../data/storage.js'
 * @import { Feature, Given } from './given.d.ts'
 * @import { Model } from './view-model.js'
 * @import { Index } from '../engine/types.d.ts'
 */

/** A link's key of the page's own: the indicator that it leads to. */
export const INDICATOR = 'i';

/** Keys that follow each other within so many milliseconds are on their way to one answer. */
const PASSING = 1000;

/**
 * One country of one edition, with the reader's changes: what a page and a card show. Its methods
 * are the only way to change that. What the core does not know (edition, country, method, the
 * strip's cursor) stands here; changes go to the engine. Features keep a state of their own (`use`)
 * and hear of every change.
 */
export class ExplorerStore {
  /**
   * Of the data behind what is shown; which sheets and countries that was.
   * @type {{ is: string, revision?: object, of?: string }}
   */
  #fingerprint = { is: '' };
  /** Editions and links on their way. */
  #opening = new EditionLoader(this);
  /** The answer that keys go through, and when they were last pressed. */
  #stepping = { answer: '', at: 0 };
  /** The data that what is shown is of. @type {Data | undefined} */
  #taken;

  /** The features in use, by their class. @type {Map<Function, object>} */
  #features = new Map();
  #given;

  /**
   * @param {HTMLElement} root where it is drawn
   * @param {Engine} engine
   * @param {EditionSource[]} editionSources of the page itself; what is kept comes by `takeKept`
   * @param {Given} given
   */
  constructor(root, engine, editionSources, given) {
    const { language, home, retry, draw, embedded = false, readonly = false } = given;
    this.#given = given;
    this.root = root;
    this.home = home;
    this.engine = engine;
    this.editionSources = editionSources;
    this.catalog = joined(editionSources);
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
    this.texts = new RewrittenTexts(root);
    this.scheduler = new RenderScheduler(
      () => this.closed || this.loading || this.texts.around(draw),
    );
    /**
     * A change to begin with; null where there is none.
     * @type {import('../engine/types.d.ts').Edit | null}
     */
    this.suggestion = null;
    /**
     * What does not hold of the link that was opened.
     * @type {import('../engine/types.d.ts').Problem[]}
     */
    this.linkProblems = [];
    this.method = '';
    this.closed = false;
    /**
     * Whether the engine has one part of an edition and not yet the others: nothing is asked of it
     * then.
     */
    this.loading = false;
    /** @type {Data | undefined} */
    this.data = undefined;
    /** @type {EditionSource | undefined} */
    this.editionSource = undefined;
    /** @type {Index | undefined} */
    this.index = undefined;
    /** The country that is shown, or about to be. @type {string | undefined} */
    this.country = undefined;
    this.location = given.location(this);
  }

  /**
   * The state of a feature, made when it is first asked for.
   * @template {object} F
   * @param {new (store: any) => F} Class
   * @returns {F}
   */
  use(Class) {
    if (!this.#features.has(Class)) this.#features.set(Class, new Class(this));
    return /** @type {F} */ (this.#features.get(Class));
  }

  /** Tells all features. @param {Exclude<keyof Feature, 'onReveal'>} what */
  #tellFeatures(what) {
    for (const feature of this.#features.values()) /** @type {Feature} */ (feature)[what]?.();
  }

  /** Another edition is open: the loader says so. */
  onEditionOpened() {
    this.#tellFeatures('onEditionOpened');
  }

  /** Takes the reader to a place on the page: features unfold what it is in. @param {string} id */
  reveal(id) {
    for (const feature of this.#features.values()) {
      /** @type {Feature} */ (feature).onReveal?.(id);
    }
    this.update();
  }

  /** Whether the texts of the shown country's answers are there. */
  get evidence() {
    return this.data?.evidence.get(this.code)?.state ?? 'there';
  }

  /** Brings the texts of the shown country's answers, where they are left for later. */
  async loadEvidence() {
    if (this.data) await loadEvidence(this.engine, this.data, this.code, () => this.update());
  }

  /** Where the reader's own things are kept. */
  get storage() {
    return /** @type {ReaderStorage} */ (this.#given.storage);
  }

  /** Takes a style sheet that comes with a part. @param {string} css */
  adopt(css) {
    this.#given.adopt?.(css);
  }

  /** Takes what the reader's storage keeps into the catalog. */
  async takeKept() {
    const stored = await this.storage.kept();
    this.catalog = joined([...this.editionSources, ...stored.map(storedEdition)]);
    const source = this.catalog.get(this.editionSource?.edition ?? '');
    if (source) this.editionSource = source;
    this.update();
  }

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
    this.#tellFeatures('onCountryShown');
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

  /** Frees everything; nothing can be asked of it after that. */
  close() {
    this.closed = true;
    this.#tellFeatures('close');
    this.texts.close();
    this.engine.close();
  }

  /** Draws everything soon, once for all changes of this turn. */
  update() {
    if (this.model && !this.closed) this.scheduler.all();
  }

  /** When all that has changed is drawn. */
  get updateComplete() {
    return this.scheduler.done;
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
   * @param {import('../engine/types.d.ts').Edit[]} edits
   */
  setAll(edits) {
    this.#apply(() => this.engine.setAll(edits));
  }

  /**
   * Puts the changes of a link in place of the reader's, as one step.
   * @param {string} link without "#"
   * @returns {import('../engine/types.d.ts').Problem[]} what of it does not hold
   */
  restore(link) {
    /** @type {import('../engine/types.d.ts').Problem[]} */
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

  /** @param {string} code */
  pointAt(code) {
    if (this.cursor === code) return;
    this.cursor = code;
    this.update();
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

  /** Shows, announces and hands on what a press has changed. */
  #tell() {
    if (this.closed) return;
    this.#take();
    const { model, index } = this;
    if (index && model?.before[0] && model.after[0])
      this.announcement = announce(resultOf({ model, index, fingerprint: '' }), this);
    this.scheduler.afterPress();
    this.#given.onChange?.();
  }

  /** Takes everything that is shown from the engine anew, and shows it soon. */
  refresh() {
    this.#take();
    if (this.data && !this.loading) this.scheduler.all();
  }

  #take() {
    if (!this.data || this.loading) return;
    this.#taken = this.data;
    // What was said is of another country.
    if (this.shown !== this.code) this.announcement = '';
    /** @type {Model} */
    this.model = modelOf(this.engine, this.data, this.code, this.method, this.format.country);
    if (this.readonly) this.model.editable = false;
    // It stays what it was while the reader tries it.
    if (this.engine.edits().length === 0)
      this.suggestion = this.model.editable
        ? suggestionFor(this.engine, this.data, this.code, this.method)
        : null;
    this.#tellFeatures('onStateChanged');
    this.location.onStateChanged();
  }

  /** Countries that can be shown. */
  get codes() {
    return (
      this.data?.standings?.countries.map((c) => c.code) ?? [
        ...(this.editionSource?.sheets.keys() ?? []),
      ]
    );
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
