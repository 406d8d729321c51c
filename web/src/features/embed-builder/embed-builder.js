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
  /** The answers that were chosen; the changed ones as long as none are. @type {string[] | null} */
  #indicators = null;
  /**
   * Of the scripts that are held to, by address; empty where it is not known.
   * @type {Map<string, string>}
   */
  #integrity = new Map();
  #stop = () => {};

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
    this.scenario = true;
    this.readonly = false;
    this.frozen = false;
    this.width = matchMedia('(max-width: 44rem)').matches ? 320 : 600;
    /** Where the site is, where this page cannot know it. */
    this.address = '';
    /** Of the preview, in pixels; 0 until it is known. */
    this.height = 0;
  }

  /**
   * @param {Partial<Pick<EmbedBuilderState, 'kind' | 'view' | 'theme' | 'lang' | 'scenario' | 'readonly' |
   *   'frozen' | 'width' | 'address'>>} parts
   */
  set(parts) {
    Object.assign(this, parts);
    this.#store.update();
  }

  /** Ids of the answers in the card: at first the changed ones. */
  get indicators() {
    const changed = [...this.#store.model.edits.keys()];
    return (this.#indicators ?? changed).slice(0, MAX_INDICATORS);
  }

  set indicators(ids) {
    this.#indicators = ids;
    this.#store.update();
  }

  /** Whether the answers of the shown country are where other pages find them. */
  get hasAnswers() {
    return this.#editionSource?.sheets.has(this.#store.model.code) === true;
  }

  /** Names of the countries with changes whose answers other pages do not find. */
  get withoutAnswers() {
    const { editedCountries } = this.#store.model;
    const missing = editedCountries.filter((code) => !this.#editionSource?.sheets.has(code));
    return missing.map((code) => countryName(this.#store, code));
  }

  /** Whether the changes go along. */
  get #carries() {
    return this.scenario && this.hasChanges && this.withoutAnswers.length === 0;
  }

  /** Whether other pages can show the open edition at all. */
  get isThere() {
    return this.#editionSource !== undefined;
  }

  /** Where the data is, from the site's folder; the built-in data when empty. */
  get src() {
    return this.#editionSource?.folder ?? '';
  }

  /** What the site has of the open edition: with the answers of the country, if it has them. */
  get #editionSource() {
    const { editionSources, editionSource, model } = this.#store;
    const there = editionSources.filter(({ edition }) => edition === editionSource.edition);
    return there.find(({ sheets }) => sheets.has(model.code)) ?? there[0];
  }

  /** The folder of the site as others reach it; empty where there is none. */
  get site() {
    const { site = '' } = this.#store.home;
    if (isPublic(site)) return site;
    const typed = this.address && !this.address.endsWith('/') ? `${this.address}/` : this.address;
    return isPublic(typed) ? typed : '';
  }

  /** Whether it has to be typed in. */
  get asksForAddress() {
    return !isPublic(this.#store.home.site ?? '');
  }

  /** Whether the site is where this page is, and not only named by a file on a device. */
  get #isHere() {
    const { site = '' } = this.#store.home;
    return /^https?:$/.test(location.protocol) && urlOf(site)?.origin === location.origin;
  }

  /** What the preview shows; empty where there is no site. */
  get previewAddress() {
    return this.#isHere
      ? frameAddress(this.#store.home.site ?? '', {
          ...this.#choice(),
          fingerprint: '',
          version: '',
        })
      : '';
  }

  /** @param {string} more words of the way to the page */
  snippet(more) {
    const store = this.#store;
    // Whoever looks at it on the own device may as well try it there.
    const site = this.site || store.home.site || 'https://example.org/';
    const choice = this.#choice();
    const url = this.#page(site, choice.scenario);
    const integrity = this.frozen ? this.#integrity.get(scriptOf(choice)) : '';
    // It shows what is published, and would contradict a sentence that says what the changes do.
    const picture =
      store.editionSource.edition === store.home.edition && !choice.scenario
        ? new URL(`pictures/${choice.country}.png`, site).href
        : '';
    const height =
      this.view === 'card' && this.height > 0 ? Math.ceil(this.height / 20) * 20 : undefined;
    return snippet(
      site,
      choice,
      {
        title: titleOf(store),
        sentence: this.#sentence(choice.scenario !== ''),
        more,
        url,
        picture,
      },
      { height, integrity },
    );
  }

  /**
   * What is shown in its place: without the changes, what is published.
   * @param {boolean} changed whether they go along
   */
  #sentence(changed) {
    const { engine, model, index } = this.#store;
    const result = resultOf(this.#store);
    if (changed || !this.hasChanges) return sentence(result, this.#store);
    const [before] = engine.publishedScore(model.code, index.methods[0].id);
    return published({ ...result, before, method: null }, this.#store);
  }

  /**
   * The page of what is shown, for who wants to see it all.
   * @param {string} site
   * @param {string} scenario
   */
  #page(site, scenario) {
    const { model, editionSource, home, engine } = this.#store;
    const isHome = editionSource.edition === home.edition;
    const link = scenario || (isHome ? '' : engine.link(model.code));
    return `${new URL(isHome ? `countries/${model.code}.html` : '', site)}${link && `#${link}`}`;
  }

  /** @returns {Choice} */
  #choice() {
    const { model, home } = this.#store;
    const { kind, view, theme, lang, readonly, src } = this;
    const scenario = this.#carries ? this.#store.link() : '';
    const held = this.frozen
      ? { fingerprint: this.fingerprint, version: home.version ?? '' }
      : { fingerprint: '', version: '' };
    return {
      kind,
      country: model.code,
      view,
      indicators: this.hasAnswers ? this.indicators : [],
      scenario,
      theme,
      lang,
      readonly,
      src,
      ...held,
    };
  }

  /**
   * Of the data that what is pasted can be held to; empty where answers are in it that others do
   * not find, or changes that do not go along.
   */
  get fingerprint() {
    const { model, data } = this.#store;
    const same = this.hasAnswers || !data.sheets.has(model.code);
    return same && (this.#carries || model.elsewhere === 0) ? this.#store.fingerprint : '';
  }

  /** Whether there is more than what is published. */
  get hasChanges() {
    const { model, index } = this.#store;
    return model.edits.size + model.elsewhere > 0 || !isPublishers(model, index);
  }

  /**
   * Finds out what a script that is held to has to be; some browsers do so at safe addresses alone.
   */
  async holdScript() {
    const { site = '' } = this.#store.home;
    const file = scriptOf(this.#choice());
    if (!this.frozen || this.#integrity.has(file) || !this.#isHere || !globalThis.crypto?.subtle)
      return;
    this.#integrity.set(file, '');
    const response = await fetch(new URL(file, site)).catch(() => null);
    if (!response?.ok) return;
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-384', await response.arrayBuffer()));
    this.#integrity.set(file, `sha384-${btoa(String.fromCharCode(...sum))}`);
    this.#store.update();
  }

  /**
   * Follows the preview's height.
   * @type {(frame: Element | undefined) => void} gone when undefined
   */
  followFrame = (frame) => {
    this.#stop();
    this.#stop = () => {};
    if (!(frame instanceof HTMLIFrameElement)) return;
    const stop = followFrames(this.#store.home.site ?? '', document);
    const sized = new ResizeObserver(() => {
      const { offsetHeight } = frame;
      if (offsetHeight === this.height) return;
      this.height = offsetHeight;
      this.#store.update();
    });
    sized.observe(frame);
    this.#stop = () => {
      stop();
      sized.disconnect();
    };
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
