import { isScenario } from '../data/link-needs.js';
import { unitPage } from '../data/unit-page.js';
import { goTo, hasPlace } from '../explorer/navigation.js';
import { INDICATOR } from '../explorer/store.js';

/**
 * The page's address is a link to what it shows (docs/links.md). The fragment holds the scenario,
 * so no server sees it, a reload keeps it, and two tabs do not share it. Back and forward step
 * through shared states and countries, not through every click. The title changes with the address.
 * @import { ExplorerStore } from '../explorer/store.js'
 */

/**
 * The address follows each change at once, so that an early reload loses nothing. But Safari
 * accepts only a hundred addresses in thirty seconds. So we allow one every 400 milliseconds, with
 * a burst of twenty.
 */
const BETWEEN = 400;
const TOGETHER = 20 * BETWEEN;

export class UrlState {
  #store;
  #drawAll;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** The country of the page's last address. */
  #shown = '';
  /** When the addresses written so far stop counting against the limit. */
  #spent = 0;
  /** The opening of a link that is under way. @type {Promise<void>} */
  #last = Promise.resolve();
  /** Whether a link is being opened, which changes country and scenario one after the other. */
  #opening = false;
  /** That the page was led to, until something changes. */
  #indicator = '';

  /**
   * @param {ExplorerStore} store
   * @param {() => void} drawAll draws all parts of the page: a place can be anywhere
   */
  constructor(store, drawAll) {
    this.#store = store;
    this.#drawAll = drawAll;
    /**
     * Keys of an opened link that only later versions know; they are written back.
     * @type {[string, string][]}
     */
    this.others = [];
    this.scope = 'overall';
    // Not popstate: it comes as well when the fragment stays the same.
    addEventListener('hashchange', () => this.open(location.hash));
    // Who leaves before the address has followed finds everything again.
    addEventListener('pagehide', () => this.#opening || this.#write());
  }

  /**
   * Shows what a fragment asks for, and leads the reader to the place it names; one after the
   * other.
   * @param {string} fragment
   */
  open(fragment) {
    const opened = this.#last.then(() => this.#open(fragment));
    // What fails must not keep the next one from being opened.
    this.#last = opened.catch(() => {});
    return opened;
  }

  /** @param {string} fragment */
  async #open(fragment) {
    clearTimeout(this.#timer);
    const store = this.#store;
    const place = /^#([\w-]+)$/.exec(fragment)?.[1] ?? '';
    this.#opening = true;
    if (place) this.#drawAll();
    /** @type {Awaited<ReturnType<ExplorerStore['openLink']>>} */
    let link;
    try {
      if (place && !store.model) await store.openLink('');
      await store.updateComplete;
      // What is no scenario asks for nothing, and takes nothing away.
      const asks = isScenario(fragment) || fragment.length <= 1;
      const stays = store.model && (!asks || (place && hasPlace(store, place)));
      link = stays ? null : await store.openLink(asks ? fragment : '');
    } finally {
      this.#opening = false;
    }
    if (link) {
      this.others = link.others.filter(([key]) => key !== INDICATOR);
      this.scope = link.scope || 'overall';
    }
    this.#indicator = link?.others.find(([key]) => key === INDICATOR)?.[1] ?? place;
    this.#shown = this.#place();
    await this.revealTarget();
    // A place that was asked for by its name alone: a reload keeps the scenario with it.
    if (place && !this.#isHome(true)) this.#write();
  }

  /** Takes the reader to the place that the address names, if the page is there already. */
  async revealTarget() {
    if (this.#indicator) await goTo(this.#store, this.#indicator);
  }

  /** Takes notice of the scenario, the method and the country as they stand now. */
  onStateChanged() {
    const { model, index, text } = this.#store;
    if (model) document.title = text.title({ name: model.name, index: index?.title ?? '' });
    clearTimeout(this.#timer);
    // What does not hold of a link stays in the address until the reader changes something.
    if (this.#opening) return;
    this.#indicator = '';
    const early = this.#spent - TOGETHER - performance.now();
    this.#timer = setTimeout(() => this.#writeLater(), Math.max(early, 0));
  }

  /**
   * The address of what is shown, kept as a step of the history: what comes after is a step of its
   * own.
   */
  share() {
    this.#write();
    history.replaceState({ kept: true }, '');
    return this.now();
  }

  /**
   * The address of what is shown, for others: on the page of the country that is shown, where there
   * is one, so that a preview of the link shows the same country.
   */
  now() {
    return `${this.#page()}${this.#fragment(this.#indicator)}`;
  }

  /** The address of what is shown, on this page. @param {string} indicator that it leads to */
  at(indicator) {
    return `${here()}${this.#fragment(indicator)}`;
  }

  /** What is shown, as a fragment. @param {string} indicator */
  #fragment(indicator) {
    const store = this.#store;
    const link = store.model && !store.loading ? store.link(indicator, this) : '';
    return link ? `#${link}` : location.hash;
  }

  /** Where others find what is shown, without a fragment. */
  #page() {
    const { model, editionSource, home } = this.#store;
    const own = model?.code === home.country || editionSource?.edition !== home.edition;
    // A file on this device leads nobody anywhere; its site may.
    if (!home.site || (own && new URL(home.site).origin === location.origin)) return here();
    const page = own ? '' : unitPage(home.pages, model?.code ?? '');
    return `${new URL(page, home.site)}${location.search}`;
  }

  /** Writes once everything is drawn: setting the address takes the browser some milliseconds. */
  async #writeLater() {
    await this.#store.updateComplete;
    if (!this.#store.closed) this.#write();
  }

  #write() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#store.model || this.#store.loading) return; // it follows when all is there
    const address = this.#isHome() ? here() : this.at(this.#indicator);
    const moved = this.#shown !== '' && this.#shown !== this.#place();
    this.#shown = this.#place();
    if (new URL(address, location.href).href === location.href) return;
    this.#spent = Math.max(this.#spent, performance.now()) + BETWEEN;
    history[moved || history.state?.kept ? 'pushState' : 'replaceState'](null, '', address);
  }

  /**
   * Whether the page shows what it shows without a fragment.
   * @param {boolean} [atPlace] but for the place it was led to
   */
  #isHome(atPlace = false) {
    const { model, editionSource, index, home } = this.#store;
    return (
      model?.code === home.country &&
      editionSource?.edition === home.edition &&
      model.method === index?.methods[0].id &&
      (atPlace || !this.#indicator) &&
      !model.changed &&
      this.others.length === 0 &&
      this.scope === 'overall'
    );
  }

  #place() {
    return `${this.#store.editionSource?.edition} ${this.#store.country}`;
  }
}

/** The page's own address, without a fragment. */
const here = () => location.href.replace(/#.*/s, '');
