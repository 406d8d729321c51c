import { goTo } from '../../explorer/navigation.js';
import { EVERYTHING, narrows } from './filter.js';

/**
 * Which answers the reader sees: by filter, and in which domains they are unfolded.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Filter } from './filter.js'
 */
export class AnswersState {
  #store;
  /** What was unfolded before the filter. @type {Set<string> | null} */
  #before = null;
  #completes = false;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** Domains whose answers are unfolded. @type {Set<string>} */
    this.open = new Set();
    /**
     * Domains whose answers are on the page, folded or not; the others follow when nothing else is
     * to be done.
     * @type {Set<string>}
     */
    this.drawn = new Set();
    /** Whether answers are on the page that nobody is near, as for print. */
    this.whole = false;
    /** The id of the domain being read. */
    this.read = '';
    /** Whether the list of domains is unfolded, where there is no room for it. */
    this.menu = false;
    /** @type {Filter} */
    this.filter = EVERYTHING;
  }

  /** As a newcomer finds an edition: its first domain unfolded, nothing left out. */
  onEditionOpened() {
    this.open = new Set(this.#domains.slice(0, 1));
    this.filter = EVERYTHING;
    this.#before = null;
    this.drawn = new Set();
    if (this.#completes) this.complete();
  }

  /** Another country may have come without its evidence. */
  onStateChanged() {
    if (this.#completes && this.#store.evidence === 'later') this.complete();
  }

  /**
   * Loads the evidence and draws all answers, when the page has nothing else to do: once the first
   * edition is on the page, and again for each edition after it.
   */
  complete() {
    this.#completes = true;
    whenIdle(async () => {
      await this.#store.loadEvidence();
      this.#drawMore();
    });
  }

  /** Unfolds what an indicator is in, and takes away a filter that hides it. @param {string} id */
  onReveal(id) {
    const indicator = this.#store.index?.indicators.find((i) => i.id === id);
    if (!indicator) return;
    if (!this.#store.root.querySelector(`#${CSS.escape(id)}`)) this.narrow(EVERYTHING);
    this.open.add(indicator.domain);
  }

  /** @param {string} domain @param {boolean} open */
  unfold(domain, open) {
    if (this.open.has(domain) === open) return;
    open ? this.open.add(domain) : this.open.delete(domain);
    this.#store.update();
  }

  /** @param {boolean} open */
  unfoldMenu(open) {
    this.menu = open;
    this.#store.update();
  }

  /** @param {boolean} open */
  unfoldAll(open) {
    this.open = new Set(open ? this.#domains : []);
    this.#store.update();
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
    this.#store.update();
  }

  /** Takes the reader to the changed answers, and to nothing else. */
  showChanged() {
    this.narrow({ ...EVERYTHING, which: 'changed' });
    return goTo(this.#store, 'answers-title');
  }

  /** One domain after the other, so that the page answers in between. */
  #drawMore() {
    if (this.#store.closed) return;
    const next = this.#domains.find((id) => !this.drawn.has(id));
    if (!next) return;
    this.drawn.add(next);
    this.#store.updateNear();
    whenIdle(() => this.#drawMore());
  }

  get #domains() {
    return this.#store.index?.domains.map((d) => d.id) ?? [];
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
