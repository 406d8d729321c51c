import { EVERYTHING, narrows } from '../features/answers/filter.js';

/**
 * What the reader looks for and has open: a country in the chooser, answers by filter, domains
 * unfolded, a place on the page.
 * @import { App } from './app.js'
 * @import { Filter } from '../features/answers/filter.js'
 */
export class Navigation {
  #app;
  /** What was unfolded before the filter. @type {Set<string> | null} */
  #before = null;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    /** Domains whose answers are unfolded. @type {Set<string>} */
    this.open = new Set();
    /**
     * Domains whose answers are on the page, folded or not; the others follow when nothing else is
     * to be done.
     * @type {Set<string>}
     */
    this.drawn = new Set();
    /** Whether the country chooser is unfolded; its list is not made before. */
    this.choosing = false;
    /** Whether the list of domains is unfolded, where there is no room for it. */
    this.menu = false;
    /** @type {Filter} */
    this.filter = EVERYTHING;
    /**
     * What the country chooser looks for, and its order.
     * @type {{ query: string, order: import('../features/country/country-picker.js').Order }}
     */
    this.finder = { query: '', order: 'rank' };
    // Places on the page are reached without the address, which holds the scenario.
    app.root.addEventListener('click', (event) => this.#onClick(event));
  }

  /** As a newcomer finds an edition: its first domain unfolded, nothing left out. */
  begin() {
    this.open = new Set(this.#domains.slice(0, 1));
    this.filter = EVERYTHING;
    this.#before = null;
    this.drawn = new Set();
    whenIdle(() => this.#drawMore());
  }

  /** @param {string} domain @param {boolean} open */
  unfold(domain, open) {
    if (this.open.has(domain) === open) return;
    open ? this.open.add(domain) : this.open.delete(domain);
    this.#app.update();
  }

  /** @param {boolean} open */
  unfoldMenu(open) {
    this.menu = open;
    this.#app.update();
  }

  /** @param {boolean} open */
  unfoldAll(open) {
    this.open = new Set(open ? this.#domains : []);
    this.#app.update();
  }

  /**
   * Shows the answers that fit, unfolded; with nothing to fit, what was unfolded before.
   * @param {Partial<Filter>} what
   */
  narrow(what) {
    const was = narrows(this.filter);
    this.filter = { ...this.filter, ...what };
    const is = narrows(this.filter);
    if (is && !was) this.#before = this.open;
    if (is) this.open = new Set(this.#domains);
    else if (this.#before) this.open = this.#before;
    this.#app.update();
  }

  /** Takes the reader to the changed answers, and to nothing else. */
  showChanged() {
    this.narrow({ ...EVERYTHING, which: 'changed' });
    return this.goTo('answers-title');
  }

  /** @param {boolean} open */
  choose(open) {
    if (this.choosing === open) return;
    this.choosing = open;
    this.#app.update();
  }

  /** @param {Partial<Navigation['finder']>} what */
  find(what) {
    this.finder = { ...this.finder, ...what };
    this.#app.update();
  }

  /**
   * Takes the reader to a place of the page, an indicator or a section, with the focus.
   * @param {string} id
   */
  async goTo(id) {
    const indicator = this.#app.index?.indicators.find((i) => i.id === id);
    if (indicator) {
      if (!this.#find(id)) this.narrow(EVERYTHING);
      this.open.add(indicator.domain);
      this.#app.update();
    }
    await this.#app.updateComplete;
    const place = this.#find(id);
    if (!place?.isConnected) return;
    for (let at = place.closest('details'); at; at = at.parentElement?.closest('details') ?? null)
      at.open = true;
    /** @type {HTMLElement} */
    const target =
      place.querySelector('input:checked:enabled') ?? place.querySelector('summary') ?? place;
    if (target === place && place.tabIndex < 0) place.tabIndex = -1;
    target.focus({ preventScroll: true });
    place.scrollIntoView();
  }

  /** Whether the page has such a place. @param {string} id */
  knows(id) {
    return this.#find(id) !== null || this.#app.index?.indicators.some((i) => i.id === id) === true;
  }

  /** @param {string} id @returns {HTMLElement | null} */
  #find(id) {
    return this.#app.root.querySelector(`#${CSS.escape(id)}`);
  }

  /** One domain after the other, so that the page answers in between. */
  #drawMore() {
    if (this.#app.closed) return;
    const next = this.#domains.find((id) => !this.drawn.has(id));
    if (!next) return;
    this.drawn.add(next);
    this.#app.update();
    whenIdle(() => this.#drawMore());
  }

  get #domains() {
    return this.#app.index?.domains.map((d) => d.id) ?? [];
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
    const id = link ? decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '') : '';
    if (!id || id.includes('=')) return;
    event.preventDefault();
    this.goTo(id);
  }
}

/**
 * Runs something when the page has nothing else to do, or after a second.
 * @param {() => void} run
 */
function whenIdle(run) {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 1000 });
  else setTimeout(run, 200);
}
