import { painted } from '../ui/render-scheduler.js';
import { NAME as POLICY, isForbidden } from '../ui/trusted-types.js';
import { styleSheetOf } from '../ui/adopt-styles.js';
import host from './host.css?inline';
import { NAMES, wishesOf } from './attributes.js';
import { card } from './open-card.js';
import { openIn } from './open.js';
import { textOf } from '../i18n/messages.js';

/**
 * @import { ExplorerStore } from '../explorer/store.js'
 * @import { Edit, Row } from '../engine/types.d.ts'
 * @import { Theme } from './attributes.js'
 */

/**
 * What `rescore-change` carries, and `result` holds.
 * @typedef {object} Result
 * @property {string} edition id
 * @property {string} country ISO code
 * @property {string} name of the country
 * @property {string} method id
 * @property {string} fingerprint of the data
 * @property {Edit[]} edits changed answers, of all countries
 * @property {Row[]} before every scope as published: overall, domains, layers
 * @property {Row[]} after every scope with the changed answers
 * @property {string} link the scenario as the fragment of a link, without "#"
 * @property {string} url the whole page at this scenario; empty when it is not known where that is
 */

/**
 * A server that renders pages has no elements: there the class can be imported and does nothing.
 * @type {typeof HTMLElement}
 */
const Base = globalThis.HTMLElement ?? class {};

/**
 * What begins with the published answers again; after any other attribute the reader's changes are
 * kept.
 */
const ANEW = new Set(['src', 'country', 'scenario', 'method', 'weights', 'fingerprint']);

/**
 * `<rescore-index>`: a card or the whole explorer within another page (docs/embedding.md). Its
 * children are shown until it has something better, and whenever it has not. `define.js` registers
 * it.
 * @tagname rescore-index
 * @attr {string} src - The folder of the data; the built-in data without it
 * @attr {string} country - ISO 3166-1 alpha-2 code of the country
 * @attr {'card' | 'full'} view - A card, or the whole explorer
 * @attr {string} indicators - Ids of the answers in a card, five at most, parted by spaces
 * @attr {string} scenario - The fragment of a link
 * @attr {string} method - Id of a method of the index, or `mean` of the domains
 * @attr {string} weights - How often each domain counts, `media:2,economy:0`; the others count once
 * @attr {'auto' | 'light' | 'dark'} theme - As the system, light or dark
 * @attr {string} lang - The language, BCP 47
 * @attr {boolean} readonly - Whether nothing can be changed
 * @attr {string} fingerprint - What the data must have
 * @fires {CustomEvent<Result>} rescore-change - After each change the reader makes
 * @fires {CustomEvent<{ message: string }>} rescore-error - The fallback is shown
 * @slot - What is shown until it has something better
 * @cssprop --rescore-paper - The ground
 * @cssprop --rescore-ink - The text
 * @cssprop --rescore-soft - Quieter text
 * @cssprop --rescore-rule - Lines
 * @cssprop --rescore-wash - What the pointer is over
 * @cssprop --rescore-accent - What is the reader's
 * @cssprop --rescore-accent-wash - The ground of what is the reader's
 * @cssprop --rescore-published - What is published
 * @cssprop --rescore-top - The height of what the page keeps at the top of the window
 * @cssprop --rescore-serif - The face of headings
 * @cssprop --rescore-sans - The face of everything else
 * @cssprop --rescore-rem - The size that all others follow
 * @csspart frame - All of it
 * @csspart card - A card
 * @csspart explorer - The explorer
 * @csspart kicker - The index, above a card
 * @csspart sentence - What is published
 * @csspart yours - What the changes come to
 * @csspart strip - All countries on one axis
 * @csspart answers - The answers of a card
 * @csspart actions - Undo, redo and reset of a card
 * @csspart button - Buttons
 * @csspart notice - What does not hold of a scenario
 * @csspart credit - Whose figures they are
 * @csspart link - The way to the whole page
 */
export class RescoreIndex extends Base {
  static observedAttributes = NAMES;
  /** Where the whole page is, for links to it; none are shown when it is empty. */
  static page = '';

  #shadow = this.attachShadow({ mode: 'open' });
  #slot = document.createElement('slot');
  /** @type {ExplorerStore | null} */
  #store = null;
  /** @type {Theme} */
  #theme = 'auto';
  #src = '';
  /** @type {string[]} */
  #styles = [];
  /** Lets the frame have its own height again. */
  #release = () => {};
  /**
   * What is to be opened soon: nothing, the same scenario, or anew.
   * @type {'' | 'same' | 'anew'}
   */
  #waiting = '';
  /** Counts openings; an earlier one that comes late is dropped. */
  #turn = 0;
  /** When all that was asked for is shown, or could not be. @type {Promise<void>} */
  updateComplete = Promise.resolve();

  constructor() {
    super();
    this.#shadow.append(this.#slot);
    this.#dress([]);
  }

  connectedCallback() {
    for (const name of NAMES) this.#upgrade(name);
    if (!this.#store) this.#soon('anew');
  }

  disconnectedCallback() {
    // Moved within the page it is connected again by then, and keeps what it shows.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  adoptedCallback() {
    this.#close();
    if (this.isConnected) this.#soon('anew');
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (name === 'theme' && this.#store && this.#waiting === '') return this.#redress();
    this.#soon(ANEW.has(name) ? 'anew' : 'same');
  }

  /** What is shown; null when it is the children. @returns {Result | null} */
  get result() {
    const { model, index, engine, fingerprint } = this.#store ?? {};
    if (!this.#store || !model || !index || !engine) return null;
    const { code: country, name, method, before, after } = model;
    const link = this.#store.link();
    const page = this.#page(this.#src);
    // Nobody else gets hold of what is shown.
    return structuredClone({
      edition: index.edition,
      country,
      name,
      method,
      fingerprint: fingerprint ?? '',
      edits: engine.edits(),
      before,
      after,
      link,
      url: page && `${page}#${link}`,
    });
  }

  /**
   * The whole page that has this data: what is built in, and what lies beside it. An index from
   * elsewhere would not be found there.
   * @param {string} src
   */
  #page(src) {
    const { page } = /** @type {typeof RescoreIndex} */ (this.constructor);
    const served = ['data/', 'imported/'].some(
      (folder) => page && src.startsWith(new URL(folder, page).href),
    );
    return !src || served ? page : '';
  }

  /** @param {'same' | 'anew'} how */
  #soon(how) {
    const waits = this.#waiting !== '';
    if (this.#waiting !== 'anew') this.#waiting = how;
    if (waits) return;
    // Once for all attributes of this turn, and not in one go with the page's own work.
    this.updateComplete = new Promise((resolve) => setTimeout(resolve)).then(() => {
      const kept = this.#waiting === 'same' && this.#store ? this.#store.link() : '';
      this.#waiting = '';
      return this.isConnected ? this.#open(kept) : undefined;
    });
  }

  /** @param {string} kept the scenario to go on with; that of the attribute when empty */
  async #open(kept) {
    const turn = ++this.#turn;
    const current = () => turn === this.#turn;
    const frame = document.createElement('div');
    frame.className = 'frame';
    frame.setAttribute('part', 'frame');
    try {
      if (isForbidden())
        throw new Error(
          `The page demands Trusted Types: add “${POLICY}” to trusted-types in its policy.`,
        );
      const wishes = wishesOf((name) => this.getAttribute(name), this.ownerDocument.baseURI);
      // Its method and weights are in it.
      if (kept) Object.assign(wishes, { scenario: kept, method: '', weights: [] });
      const kind = wishes.view === 'full' ? (await import('./open-full.js')).full : card;
      const view = await openIn(frame, wishes, kind, {
        page: this.#page(kind === card ? wishes.src : ''),
        adopt: (more) => current() && this.#dress([...this.#styles, more]),
        retry: () => this.#soon('anew'),
        onChange: () => current() && this.#changed(),
      });
      if (!current() || !this.isConnected) return view.store.close();
      if (kept && this.#store && this.#store.link() !== kept) {
        // The reader went on meanwhile.
        view.store.close();
        return this.#soon('same');
      }
      this.#store?.close();
      this.#store = view.store;
      this.#theme = wishes.theme;
      this.#src = wishes.src;
      this.#hold(frame);
      this.#dress([kind.css]);
      this.#shadow.replaceChildren(frame);
      await painted();
      if (current()) view.complete?.();
    } catch (fault) {
      if (!current()) return;
      this.#close();
      this.#fail(/** @type {Error} */ (fault).message);
    }
  }

  /** Puts on these styles, in the theme. @param {string[]} styles */
  #dress(styles) {
    this.#styles = [...new Set(styles)];
    this.#shadow.adoptedStyleSheets = [host, ...this.#styles].map((css) =>
      styleSheetOf(this.ownerDocument, css, this.#theme),
    );
  }

  /** Another theme is another coat: nothing is opened anew, and nothing of the reader's lost. */
  #redress() {
    try {
      this.#theme = wishesOf((name) => this.getAttribute(name), this.ownerDocument.baseURI).theme;
      this.#dress(this.#styles);
    } catch {
      this.#soon('same'); // which says what cannot be followed
    }
  }

  #changed() {
    this.#release();
    this.#emit('rescore-change', this.result);
  }

  /** @param {string} type @param {unknown} detail */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  /**
   * What is told to who made the page, and, where there is nothing else to see, to the reader.
   * @param {string} message
   */
  #fail(message) {
    console.warn(`<rescore-index> shows what is in it instead. ${message}`);
    // Whoever hears of it may put something in.
    this.#emit('rescore-error', { message });
    if (!this.firstElementChild && !this.textContent?.trim()) {
      const line = document.createElement('p');
      line.textContent = textOf(card.english).card.failed;
      this.#shadow.replaceChildren(line);
    }
  }

  /**
   * Keeps the frame as high as what it takes the place of, so that nothing below moves up, until
   * the reader changes something or the width is another one.
   * @param {HTMLElement} frame
   */
  #hold(frame) {
    this.#release();
    const { width, height } = this.getBoundingClientRect();
    frame.style.setProperty('min-block-size', `${height}px`);
    const observer = new ResizeObserver(([{ contentRect }]) => {
      if (Math.abs(contentRect.width - width) > 1) this.#release();
    });
    observer.observe(this);
    this.#release = () => {
      observer.disconnect();
      frame.style.removeProperty('min-block-size');
      this.#release = () => {};
    };
  }

  /** The children again; what was shown is gone, and its memory free. */
  #close() {
    ++this.#turn;
    this.#store?.close();
    this.#store = null;
    this.#release();
    this.#shadow.replaceChildren(this.#slot);
    this.#dress([]);
  }

  /**
   * A property that was set before the element was defined stands in the way of its own.
   * @param {string} name
   */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const given = /** @type {any} */ (this)[name];
    delete (/** @type {any} */ (this)[name]);
    /** @type {any} */ (this)[name] = given;
  }
}

// Every attribute is a property of its own name; `lang` is one of all elements already.
for (const name of NAMES.filter((one) => one !== 'lang'))
  Object.defineProperty(RescoreIndex.prototype, name, property(name));

/** @param {string} name @returns {PropertyDescriptor & ThisType<RescoreIndex>} */
function property(name) {
  const isSwitch = name === 'readonly';
  return {
    configurable: true,
    enumerable: true,
    get() {
      return isSwitch ? this.hasAttribute(name) : (this.getAttribute(name) ?? '');
    },
    set(value) {
      if (isSwitch) this.toggleAttribute(name, Boolean(value));
      else if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, Array.isArray(value) ? value.join(' ') : String(value));
    },
  };
}
