import { joined, storedEdition } from '../data/catalog.js';
import { formatter } from '../i18n/format.js';
import { textOf } from '../i18n/messages.js';
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
 * What a store holds and what it was given. Features keep a state of their own (`use`) and hear of
 * every change.
 */
export class ExplorerState {
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
     * @type {Edit | null}
     */
    this.suggestion = null;
    /**
     * What does not hold of the link that was opened.
     * @type {Problem[]}
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
    /** All that is shown, taken from the engine. @type {Model | undefined} */
    this.model = undefined;
    this.location = given.location(/** @type {ExplorerStore} */ (/** @type {unknown} */ (this)));
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
  tellFeatures(what) {
    for (const feature of this.#features.values()) /** @type {Feature} */ (feature)[what]?.();
  }

  /** Takes the reader to a place on the page: features unfold what it is in. @param {string} id */
  reveal(id) {
    for (const feature of this.#features.values()) {
      /** @type {Feature} */ (feature).onReveal?.(id);
    }
    this.update();
  }

  /** Whether the texts of the answers are there. */
  get evidence() {
    return this.#given.evidence?.state() ?? 'there';
  }

  /** Brings the texts of the answers, where they are left for later. */
  async loadEvidence() {
    await this.#given.evidence?.load();
  }

  /** Where the reader's own things are kept. */
  get storage() {
    return /** @type {ReaderStorage} */ (this.#given.storage);
  }

  /** Tells the page around it that the reader has changed something. */
  tellHost() {
    this.#given.onChange?.();
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

  /** Frees everything; nothing can be asked of it after that. */
  close() {
    this.closed = true;
    this.tellFeatures('close');
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

  /** @param {string} code */
  pointAt(code) {
    if (this.cursor === code) return;
    this.cursor = code;
    this.update();
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
}
