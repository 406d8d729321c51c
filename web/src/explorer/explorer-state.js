import { joined, storedEdition } from '../data/catalog.js';
import { loadEvidence } from '../data/evidence.js';
import { RenderScheduler } from '../ui/render-scheduler.js';
import { RewrittenTexts } from '../ui/rewritten-texts.js';

/**
 * @import { Engine } from '../engine/open-engine.js'
 * @import { Edit, Index, Problem } from '../engine/types.d.ts'
 * @import { EditionSource } from '../data/catalog.js'
 * @import { Data } from '../data/load.js'
 * @import { ReaderStorage } from '../data/storage.js'
 * @import { Feature, Given } from './given.d.ts'
 * @import { ExplorerStore } from './store.js'
 * @import { Model } from './view-model.js'
 */

/**
 * The fields of a store and what it was created with. Each feature keeps its own state (`use`) and
 * is told about every change.
 */
export class ExplorerState {
  /** The features in use, by class. @type {Map<Function, object>} */
  #features = new Map();

  /**
   * @param {HTMLElement} root where it is drawn
   * @param {Engine} engine
   * @param {EditionSource[]} editionSources the page's own; `takeKept` adds more
   * @param {Given} given
   */
  constructor(root, engine, editionSources, given) {
    const { voice, home, retry, draw, embedded = false, readonly = false, frozen = false } = given;
    this.root = root;
    this.home = home;
    this.engine = engine;
    this.editionSources = editionSources;
    this.catalog = joined(editionSources);
    this.retry = retry;
    this.known = given.known;
    this.ranges = given.ranges;
    /** Where the reader's own data is kept. */
    this.storage = given.storage;
    /** Adds the style sheet of a part that is loaded later. */
    this.adopt = given.adopt;
    /** Tells the host page that the reader has changed something. */
    this.tellHost = given.onChange ?? (() => {});
    this.embedded = embedded;
    this.readonly = readonly;
    this.frozen = frozen;
    this.voice = voice;
    this.lang = voice.lang;
    this.dir = voice.dir;
    this.format = voice.format;
    this.text = voice.text;
    /** The code of the country under the strip's cursor; empty for the shown country. */
    this.cursor = '';
    /** The last change, announced to screen readers. */
    this.announcement = '';
    this.texts = new RewrittenTexts(root);
    this.scheduler = new RenderScheduler(
      () => this.closed || this.loading || this.behind || this.texts.around(draw),
    );
    /**
     * A change that the reader could try first; null if there is none.
     * @type {Edit | null}
     */
    this.suggestion = null;
    /**
     * The parts of the opened link that could not be applied.
     * @type {Problem[]}
     */
    this.linkProblems = [];
    this.method = '';
    this.closed = false;
    /**
     * Whether an edition is only partly loaded. The engine must not be asked anything then.
     */
    this.loading = false;
    /** @type {Data | undefined} */
    this.data = undefined;
    /** The data that the model was made from. @type {Data | undefined} */
    this.taken = undefined;
    /** @type {EditionSource | undefined} */
    this.editionSource = undefined;
    /** @type {Index | undefined} */
    this.index = undefined;
    /** The country that is shown or about to be shown. @type {string | undefined} */
    this.country = undefined;
    /** Everything the page shows, read from the engine. @type {Model | undefined} */
    this.model = undefined;
    this.location = given.location(/** @type {ExplorerStore} */ (/** @type {unknown} */ (this)));
  }

  /**
   * A feature's state, created on first use.
   * @template {object} F
   * @param {new (store: any) => F} Class
   * @returns {F}
   */
  use(Class) {
    if (!this.#features.has(Class)) this.#features.set(Class, new Class(this));
    return /** @type {F} */ (this.#features.get(Class));
  }

  /** Takes the words of an index that is opened. @param {Index} index */
  speakAbout(index) {
    Object.assign(this, this.voice.about?.(index));
  }

  /** Tells all features. @param {Exclude<keyof Feature, 'onReveal'>} what */
  tellFeatures(what) {
    for (const feature of this.#features.values()) /** @type {Feature} */ (feature)[what]?.();
  }

  /** Reveals a place on the page: features unfold whatever contains it. @param {string} id */
  reveal(id) {
    for (const feature of this.#features.values()) {
      /** @type {Feature} */ (feature).onReveal?.(id);
    }
    this.update();
  }

  /** Whether the texts of the shown country's answers are loaded; 'none' where they came without. */
  get evidence() {
    const state = this.data?.evidence.get(this.code)?.state;
    const answers = this.data?.sheets.get(this.code)?.answers ?? [];
    return (
      state ?? (answers.some((a) => a.evidence || a.links || a.answered_by) ? 'there' : 'none')
    );
  }

  /** Loads the texts of the shown country's answers if they were deferred. */
  async loadEvidence() {
    if (this.data) await loadEvidence(this.engine, this.data, this.code, () => this.update());
  }

  /**
   * Adds the editions in the reader's storage to the catalog.
   * @param {ReturnType<ReaderStorage['kept']>} [kept] where they are on their way already
   */
  async takeKept(kept = this.storage.kept()) {
    const stored = await kept;
    this.catalog = joined([...this.editionSources, ...stored.map(storedEdition)]);
    const source = this.catalog.get(this.editionSource?.edition ?? '');
    if (source) this.editionSource = source;
    this.update();
  }

  /** Frees everything. The store cannot be used afterwards. */
  close() {
    this.closed = true;
    this.tellFeatures('close');
    this.texts.close();
    this.engine.close();
  }

  /** Schedules one drawing for all changes of this turn. */
  update() {
    if (this.model && !this.closed) this.scheduler.all();
  }

  /** Draws what comes to the page, and what follows the pointer; what is there already stays. */
  updateNear() {
    if (this.model && !this.closed) this.scheduler.near();
  }

  /** Resolves when every change is drawn. */
  get updateComplete() {
    return this.scheduler.done;
  }

  /** Draws only what tells the country under the cursor. @param {string} code */
  pointAt(code) {
    if (this.cursor === code) return;
    this.cursor = code;
    this.updateNear();
  }

  /** Countries that can be shown. */
  get codes() {
    return (
      this.data?.standings?.countries.map((c) => c.code) ?? [
        ...(this.editionSource?.sheets.keys() ?? []),
      ]
    );
  }

  /**
   * Whether another edition is open than the one that the model is of: until it is shown, there is
   * nothing that could be drawn.
   */
  get behind() {
    return this.model !== undefined && Boolean(this.data?.index) && this.taken !== this.data;
  }

  /** The code of the country on screen, even while another one is loading. */
  get shown() {
    return this.model?.code ?? this.code;
  }

  /** The code of the country that is shown or about to be shown; empty before there is one. */
  get code() {
    return this.country ?? '';
  }

  /** @param {string} selector */
  focus(selector) {
    /** @type {HTMLElement | null} */ (this.root.querySelector(selector))?.focus();
  }
}
