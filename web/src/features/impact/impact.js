import { RescoreError } from '../../engine/errors.js';
import { focusIsLost } from '../../ui/focus.js';

/**
 * What would move the shown country's rank: what the reader asks, and what the worker answered. The
 * worker, with the questions' module, is not fetched before the section comes near. An answer to an
 * earlier scenario is never shown: a change calls off what is under way, and it is asked again. The
 * fewest changes to a rank and the firmness of a rank have a part of their own.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Edit, Impact } from '../../engine/types.d.ts'
 * @import { Answers } from '../../worker/client.js'
 */

/** How long the scenario stands still before it is asked about, in milliseconds. */
const PAUSE = 100;
/** The section is near when it is this close to the window. */
const NEAR = '300px 0px';

/** @typedef {'higher' | 'lower'} Way */

/**
 * How a question is asked.
 * @template {keyof Answers} Q
 * @typedef {object} Steering
 * @property {AbortSignal} signal
 * @property {Edit[]} [more] changes beyond those of the scenario
 * @property {(share: number, partial: Answers[Q] | null) => void} [onProgress]
 */

/**
 * A part of the section beside the single changes.
 * @typedef {object} SectionPart
 * @property {(another: boolean) => void} onScenarioChanged `another`: it is another country's
 * @property {(signal: AbortSignal) => Promise<void>} [ask] asks about the scenario as it stands
 * @property {() => void} [onAnswered] all that is shown is about the scenario as it stands
 * @property {() => void} stop ends what is under way
 */

export class ImpactState {
  #store;
  /** @type {import('../../worker/client.js').WorkerClient | undefined} */
  #client;
  /** What the shown answers are about. */
  #about = '';
  #country = '';
  #calls = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {import('../../worker/client.js').Texts | null} */
  #given = null;
  /** @type {Element | undefined} */
  #section;
  /** @type {IntersectionObserver | undefined} */
  #observer;
  /** Where the focus goes on when the next answers are there. @type {(() => void) | null} */
  #goOn = null;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** Whether the reader is near the section. */
    this.near = false;
    /** The single changes, the most effective first. @type {Impact[] | null} */
    this.impacts = null;
    /** Whether the answers are about the scenario as it stands. */
    this.fresh = false;
    /** Whether the worker could not answer. */
    this.failed = false;
    /** The answer to the reader's last question, for screen readers. */
    this.said = '';
    /** What else stands in the section, and asks as it does. @type {SectionPart[]} */
    this.parts = [];
  }

  /** The section's element, each time it is rendered. @param {Element | undefined} section */
  watch = (section) => {
    if (section === this.#section) return;
    this.#section = section;
    this.#observer?.disconnect();
    if (!section) return;
    this.#observer = new IntersectionObserver(
      (entries) => this.#come(entries.at(-1)?.isIntersecting === true),
      { rootMargin: NEAR },
    );
    this.#observer.observe(section);
  };

  /** Takes notice of the scenario, the method, the country and the data as they stand now. */
  onStateChanged() {
    const { model, data, index } = this.#store;
    if (!model || !data || !index) return;
    const edits = this.#store.engine.edits();
    const about =
      JSON.stringify([index.edition, model.code, model.method, edits]) +
      (model.editable ? '' : '-');
    const reread = this.#given !== null && !this.#has(this.#given);
    if (about === this.#about && !reread) return;
    this.#about = about;
    this.fresh = false;
    this.#calls.abort();
    this.said = '';
    const country = `${index.edition} ${model.code}`;
    const another = country !== this.#country;
    if (another) {
      this.#country = country;
      this.impacts = null;
    }
    for (const part of this.parts) part.onScenarioChanged(another);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#soon();
  }

  /** Asks at once, as the reader has reached the section. */
  wake() {
    this.#come(true);
  }

  /** Asks again after a failure. */
  retry() {
    this.failed = false;
    this.focus('h2');
    this.#askAll();
    this.#store.update();
  }

  /**
   * Applies a single change; the focus stays at this place of the list.
   * @param {Impact} impact
   * @param {Way} way
   * @param {number} place
   */
  apply(impact, way, place) {
    this.focus(`.${way} ol`);
    this.#goOn = () => {
      if (!this.find(`.${way} ol:focus`) && !focusIsLost(this.#section)) return;
      const buttons = this.#section?.querySelectorAll(`.${way} button`) ?? [];
      const next = /** @type {HTMLElement | undefined} */ (
        buttons[Math.min(place, buttons.length - 1)]
      );
      next ? next.focus() : this.focus(`.${way} h3`);
    };
    this.#store.set(impact.indicator, impact.to);
  }

  /**
   * Asks the worker about the scenario. Nothing comes when it is called off or the worker fails;
   * what the core refuses about a goal is thrown.
   * @template {keyof Answers} Q
   * @param {Q} question
   * @param {unknown[]} args
   * @param {Steering<Q>} steering
   * @returns {Promise<Answers[Q] | undefined>}
   */
  async ask(question, args, { signal, more = [], onProgress }) {
    try {
      // Not before there is something to ask, as few readers of an article come that far.
      const { WorkerClient } = await import('../../worker/client.js');
      signal.throwIfAborted();
      const client = (this.#client ??= new WorkerClient());
      this.#give(client);
      const edits = [...this.#store.engine.edits(), ...more];
      const answer = await client.ask(question, args, edits, { signal, onProgress });
      return signal.aborted ? undefined : answer;
    } catch (fault) {
      if (signal.aborted) return undefined;
      if (question === 'goal' && fault instanceof RescoreError) throw fault;
      this.fail();
      return undefined;
    }
  }

  /** Where questions are asked that need the answers of all countries. */
  async allCountries() {
    const { AllCountries } = await import('../../worker/all-countries.js');
    return this.#store.use(AllCountries);
  }

  /** What every question here is about. */
  asked() {
    return { scope: 'overall', method: this.#store.model?.method ?? '' };
  }

  /** @param {string} selector within the section */
  find(selector) {
    return /** @type {HTMLElement | null | undefined} */ (this.#section?.querySelector(selector));
  }

  /** @param {string} selector */
  focus(selector) {
    this.find(selector)?.focus();
  }

  /** Says something to screen readers, and shows what there is now. @param {string} said */
  say(said) {
    this.said = said;
    this.#store.update();
  }

  /** One sentence in place of all answers, until the reader tries again. */
  fail() {
    this.failed = true;
    this.fresh = false;
    this.#calls.abort();
    for (const part of this.parts) part.stop();
    this.say(this.#store.text.impact.failed);
  }

  /** Ends the workers and all that is under way. */
  close() {
    clearTimeout(this.#timer);
    this.#calls.abort();
    for (const part of this.parts) part.stop();
    this.#observer?.disconnect();
    this.#client?.close();
  }

  /** @param {boolean} near */
  #come(near) {
    if (near === this.near) return;
    this.near = near;
    if (!near || this.fresh || this.failed || this.#timer !== undefined) return;
    this.#askAll();
  }

  /** Asks when the scenario has stood still for a moment, if the reader is there to see it. */
  #soon() {
    if (!this.near || this.failed) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#askAll();
    }, PAUSE);
  }

  /** Everything that is shown, about the scenario as it stands. */
  async #askAll() {
    if (!this.#store.model?.editable) return;
    this.#calls.abort();
    this.#calls = new AbortController();
    const { signal } = this.#calls;
    const impacts = await this.ask('impact', [this.#store.model.code, this.asked()], { signal });
    if (!impacts) return;
    this.impacts = impacts;
    for (const part of this.parts) await part.ask?.(signal);
    if (signal.aborted) return;
    this.fresh = true;
    this.#store.update();
    for (const part of this.parts) part.onAnswered?.();
    await this.#store.updateComplete;
    this.#goOn?.();
    this.#goOn = null;
  }

  /**
   * Hands over the data that the scenario needs, if the worker does not have it.
   * @param {import('../../worker/client.js').WorkerClient} client
   */
  #give(client) {
    if (this.#given && this.#has(this.#given)) return;
    const { texts } = /** @type {import('../../data/load.js').Data} */ (this.#store.data);
    const sheets = Object.fromEntries(texts.sheets);
    this.#given = { index: texts.index, standings: texts.standings, sheets, methods: [] };
    client.load(this.#given);
  }

  /**
   * Whether these texts are the data as it stands, as far as the scenario needs it.
   * @param {import('../../worker/client.js').Texts} given
   */
  #has(given) {
    const { data, model } = this.#store;
    if (given.index !== data?.texts.index || given.standings !== data.texts.standings) return false;
    const needed = [model?.code ?? '', ...(model?.editedCountries ?? [])];
    return needed.every((code) => given.sheets[code] === data.texts.sheets.get(code));
  }
}
