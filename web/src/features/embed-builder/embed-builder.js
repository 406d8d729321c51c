import { unitPage } from '../../data/unit-page.js';
import { countryName } from '../../explorer/view-model.js';
import { followFrames } from '../../ui/follow-height.js';
import { MAX_INDICATORS, frameAddress, scriptOf, snippet } from './snippets.js';
import css from './embed-builder.css?inline';
import { urlOf } from '../../ui/url.js';
import { isPublishers, published, resultOf, sentence, titleOf } from '../../i18n/sentences.js';

/**
 * What the reader chooses of a snippet for other pages, and the snippet.
 * @import { ExplorerStore, Open } from '../../explorer/store.js'
 * @import { Choice, Kind } from './snippets.js'
 */

/** Widths of the preview, in pixels: a phone, a column, a page. */
export const WIDTHS = [320, 600, 1000];

export class EmbedBuilderState {
  #store;
  /**
   * Of the scripts that are held to, by address; empty where it is not known.
   * @type {Map<string, string>}
   */
  #integrity = new Map();
  #stop = () => {};
  #sizes = new ResizeObserver(([{ target }]) =>
    this.set({ height: /** @type {HTMLElement} */ (target).offsetHeight }),
  );

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = /** @type {Open} */ (store);
    store.adopt(css);
    /** @type {Kind} */
    this.kind = 'script';
    /** @type {Choice['view']} */
    this.view = 'card';
    /** @type {'auto' | 'light' | 'dark'} */
    this.theme = 'auto';
    this.lang = store.lang === 'en' ? '' : store.lang;
    /** The answers that were chosen; the changed ones as long as none are. @type {string[] | null} */
    this.chosen = null;
    this.scenario = true;
    this.readonly = false;
    /** @type {'follows' | 'frozen'} */
    this.updates = 'follows';
    this.width = matchMedia('(max-width: 44rem)').matches ? 320 : 600;
    /** Where the site is, where this page cannot know it. */
    this.address = '';
    /** Of the preview, in pixels; 0 until it is known. */
    this.height = 0;
  }

  /**
   * @param {Partial<Pick<EmbedBuilderState, 'kind' | 'view' | 'theme' | 'lang' | 'scenario' | 'readonly' |
   *   'updates' | 'width' | 'address' | 'height' | 'chosen'>>} parts
   */
  set(parts) {
    Object.assign(this, parts);
    this.#store.update();
    this.#holdScript();
  }

  /** Ids of the answers in the card: at first the changed ones. */
  get indicators() {
    const changed = [...this.#store.model.edits.keys()];
    return (this.chosen ?? changed).slice(0, MAX_INDICATORS);
  }

  /**
   * What the site has of the open edition, with the answers of the country if it has them; nothing
   * where other pages cannot show it at all.
   */
  get source() {
    const { editionSources, editionSource, model } = this.#store;
    const there = editionSources.filter(({ edition }) => edition === editionSource.edition);
    return there.find(({ sheets }) => sheets.has(model.code)) ?? there[0];
  }

  /** Whether the answers of the shown country are where other pages find them. */
  get hasAnswers() {
    return this.source?.sheets.has(this.#store.model.code) === true;
  }

  /** Names of the countries with changes whose answers other pages do not find. */
  get withoutAnswers() {
    const missing = this.#store.model.editedCountries.filter(
      (code) => !this.source?.sheets.has(code),
    );
    return missing.map((code) => countryName(this.#store, code));
  }

  /** Whether there is more than what is published, and all of it can go along. */
  get canCarry() {
    const { model, index } = this.#store;
    const changed = model.changed || !isPublishers(model, index);
    return changed && this.withoutAnswers.length === 0;
  }

  /** Whether it does. */
  get #carries() {
    return this.scenario && this.canCarry;
  }

  /**
   * Of the data that what is pasted can be held to; empty where answers are in it that others do
   * not find, or changes that do not go along.
   */
  get fingerprint() {
    const { model, data, fingerprint } = this.#store;
    const same = this.hasAnswers || !data.sheets.has(model.code);
    return same && (this.#carries || model.elsewhere === 0) ? fingerprint : '';
  }

  /** The site's folder as this page knows it; empty where it knows none. */
  get #home() {
    return this.#store.home.site ?? '';
  }

  /** Whether its address has to be typed in, as others cannot reach it where it is. */
  get asksForAddress() {
    return !isPublic(this.#home);
  }

  /** The site's folder as others reach it; empty where there is none. */
  get site() {
    const [first] = [this.#home, this.address.replace(/\/?$/, '/')].filter(isPublic);
    return first ?? '';
  }

  /** Whether the site is where this page is, and not only named by a file on a device. */
  get #isHere() {
    return this.#home.startsWith(`${location.origin}/`);
  }

  /** What the preview shows; empty where there is no site. */
  get previewAddress() {
    if (!this.#isHere) return '';
    return frameAddress(this.#home, { ...this.#choice, fingerprint: '', version: '' });
  }

  /** @param {string} more words of the way to the page */
  snippet(more) {
    const { editionSource, home } = this.#store;
    // Whoever looks at it on the own device may as well try it there.
    const site = this.site || this.#home || 'https://example.org/';
    const choice = this.#choice;
    // It shows what is published, and would contradict a sentence that says what the changes do.
    const picture =
      editionSource.edition === home.edition && !choice.scenario
        ? new URL(unitPage('pictures/', choice.country, 'png'), site).href
        : '';
    const instead = {
      title: titleOf(this.#store),
      sentence: this.#sentence,
      more,
      url: this.#page(site),
      picture,
    };
    const height = this.view === 'card' ? Math.ceil(this.height / 20) * 20 : 0;
    const integrity = this.updates === 'frozen' ? this.#integrity.get(scriptOf(choice)) : '';
    return snippet(site, choice, instead, { height: height || undefined, integrity });
  }

  /** What is shown in its place: where the changes do not go along, what is published. */
  get #sentence() {
    const { engine, model, index } = this.#store;
    const result = resultOf(this.#store);
    if (this.#carries) return sentence(result, this.#store);
    const [before] = engine.publishedScore(model.code, index.methods[0].id);
    return published({ ...result, before, method: null }, this.#store);
  }

  /** The page of what is shown, for who wants to see it all. @param {string} site */
  #page(site) {
    const { model, editionSource, home, engine } = this.#store;
    const isHome = editionSource.edition === home.edition;
    const link = this.#choice.scenario || (isHome ? '' : engine.link(model.code));
    return `${new URL(isHome ? unitPage(home.pages, model.code) : '', site)}${link && `#${link}`}`;
  }

  /** @returns {Choice} */
  get #choice() {
    const { model, home } = this.#store;
    const { kind, view, theme, lang, readonly, updates } = this;
    return {
      kind,
      country: model.code,
      view,
      indicators: this.hasAnswers ? this.indicators : [],
      scenario: this.#carries ? this.#store.link() : '',
      theme,
      lang,
      readonly,
      src: this.source?.folder ?? '',
      fingerprint: updates === 'frozen' ? this.fingerprint : '',
      version: (updates === 'frozen' && home.version) || '',
    };
  }

  /**
   * Finds out what a script that is held to has to be; some browsers do so at safe addresses alone.
   */
  async #holdScript() {
    if (this.updates !== 'frozen' || !this.#isHere || !globalThis.crypto?.subtle) return;
    const file = scriptOf(this.#choice);
    if (this.#integrity.has(file)) return;
    this.#integrity.set(file, '');
    const response = await fetch(new URL(file, this.#home)).catch(() => null);
    if (!response?.ok) return;
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-384', await response.arrayBuffer()));
    this.#integrity.set(file, `sha384-${btoa(String.fromCharCode(...sum))}`);
    this.#store.update();
  }

  /**
   * Follows the preview's height.
   * @param {Element | undefined} frame gone when undefined
   */
  followFrame = (frame) => {
    this.#stop();
    this.#sizes.disconnect();
    if (!frame) return;
    this.#stop = followFrames([this.#home]);
    this.#sizes.observe(frame);
  };
}

/** Whether others reach an address. @param {string} address */
function isPublic(address) {
  const { protocol = '', hostname = '' } = urlOf(address) ?? {};
  return (
    /^https?:$/.test(protocol) &&
    !/^(localhost|.*\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1\])$/.test(hostname)
  );
}
