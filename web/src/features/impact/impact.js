import { RescoreError } from '../../engine/errors.js';
import { focusIsLost } from '../../ui/focus.js';
import { Nearness } from '../../ui/near.js';
import { Task } from '../../ui/task.js';

/**
 * What would move the shown country's rank: what the reader asks, and what the worker answered. The
 * worker, with the questions' module, is not fetched before the section comes near. An answer to an
 * earlier scenario is never shown: a change calls off what is under way, and it is asked again. The
 * fewest changes to a rank and the firmness of a rank have a part of their own.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Edit, Impact } from '../../engine/types.d.ts'
 * @import { Answers, WorkerClient } from '../../worker/client.js'
 * @import { Texts } from '../../worker/server.js'
 * @import { Data } from '../../data/load.js'
 * @import { Model } from '../../explorer/view-model.js'
 */

/** How long the scenario stands still before it is asked about, in milliseconds. */
const PAUSE = 100;

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
 * @property {() => Promise<unknown>} [ask] asks about the scenario as it stands
 * @property {() => void} [onAnswered] all that is shown is about the scenario as it stands
 * @property {() => void} stop ends what is under way
 */

export class ImpactState {
  #store;
  /** @type {WorkerClient | undefined} */
  #client;
  /** What the shown answers are about. */
  #about = '';
  #country = '';
  /**
   * Asks for everything that is shown. Its value is the single changes, the most effective first.
   */
  #task = new Task(
    async (_, { signal }) => {
      const { code } = /** @type {Model} */ (this.#store.model);
      const impacts = await this.ask('impact', [code, this.asked()], { signal });
      for (const part of this.parts) await part.ask?.();
      return impacts;
    },
    () => this.#store.update(),
  );
  /** @type {Texts | null} */
  #given = null;
  /** Whether the answers are shown elsewhere on the page too. */
  #wanted = false;
  #section = new Nearness(() => {
    if (this.#section.near && this.#task.status === 'initial') this.#askAll();
  });
  watch = this.#section.watch;
  /** Where the focus was in a list when a change was applied. */
  #place = 0;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** Whether the worker could not answer. */
    this.failed = false;
    /** The answer to the reader's last question, for screen readers. */
    this.said = '';
    /** What else stands in the section, and asks as it does. @type {SectionPart[]} */
    this.parts = [];
  }

  get impacts() {
    return this.#task.value;
  }

  /** Whether the answers are about the scenario as it stands. */
  get fresh() {
    return this.#task.status === 'complete';
  }

  get slow() {
    return this.#task.slow;
  }

  /** Takes notice of the scenario, the method, the country and the data as they stand now. */
  onStateChanged() {
    const { model, data, index } = this.#store;
    if (!model || !data || !index) return;
    const { code, method, editable } = model;
    const edits = this.#store.engine.edits();
    const about = JSON.stringify([index.edition, code, method, editable, edits]);
    const reread = this.#given !== null && !this.#has(this.#given);
    if (about === this.#about && !reread) return;
    this.#about = about;
    this.said = '';
    const country = `${index.edition} ${code}`;
    const another = country !== this.#country;
    this.#country = country;
    another ? this.#task.reset() : this.#task.abort();
    for (const part of this.parts) part.onScenarioChanged(another);
    if (this.#section.near || this.#wanted) this.#askAll(PAUSE);
  }

  /**
   * Asks from now on after each change, however far away the section is: what comes of it is shown on
   * the first screen as well.
   */
  want() {
    this.#wanted = true;
    if (this.#task.status === 'initial') this.#askAll();
  }

  /** Asks again after a failure. */
  retry() {
    this.failed = false;
    // What is under way waits for a worker that may never come.
    this.#task.abort();
    for (const part of this.parts) part.stop();
    this.#client?.close();
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
    this.#place = place;
    this.focus(`.${way} ol`);
    this.#store.set(impact.indicator, impact.to);
  }

  /**
   * Asks the worker about the scenario. A failure takes the place of the section, unless the core
   * refuses a goal: that is an answer.
   * @template {keyof Answers} Q
   * @param {Q} question
   * @param {unknown[]} args
   * @param {Steering<Q>} steering
   * @returns {Promise<Answers[Q]>}
   */
  async ask(question, args, { signal, more = [], onProgress }) {
    try {
      // Not before there is something to ask, as few readers of an article come that far.
      const { WorkerClient } = await import('../../worker/client.js');
      signal.throwIfAborted();
      const client = (this.#client ??= new WorkerClient());
      this.#give(client);
      const edits = [...this.#store.engine.edits(), ...more];
      return await client.ask(question, args, { edits, signal, onProgress });
    } catch (fault) {
      const refused = question === 'goal' && fault instanceof RescoreError;
      if (!signal.aborted && !refused) this.fail();
      throw fault;
    }
  }

  /** Where questions are asked that need the answers of all countries. */
  async allCountries() {
    const { AllCountriesClient } = await import('../../worker/all-countries-client.js');
    return this.#store.use(AllCountriesClient);
  }

  /** What every question here is about. */
  asked() {
    return { scope: 'overall', method: this.#store.model?.method ?? '' };
  }

  /** @param {string} selector within the section */
  find(selector) {
    return /** @type {HTMLElement | null | undefined} */ (
      this.#section.section?.querySelector(selector)
    );
  }

  /** @param {string} selector */
  focus(selector) {
    this.find(selector)?.focus();
  }

  /** Once all is drawn: a focus whose place is gone goes here. @param {string} selector */
  async keepFocus(selector) {
    await this.#store.updateComplete;
    if (focusIsLost(this.#section.section)) this.focus(selector);
  }

  /** Says something to screen readers, and shows what there is now. @param {string} said */
  say(said) {
    this.said = said;
    this.#store.update();
  }

  /** One sentence in place of all answers, until the reader tries again. */
  fail() {
    this.failed = true;
    this.#task.abort();
    for (const part of this.parts) part.stop();
    this.say(this.#store.text.impact.failed);
  }

  /** Ends the workers and all that is under way. */
  close() {
    this.#task.abort();
    for (const part of this.parts) part.stop();
    this.#section.close();
    this.#client?.close();
  }

  /** Asks about the scenario as it stands. @param {number} [delay] */
  async #askAll(delay) {
    if (!this.#store.model?.editable || this.failed) return;
    if (!(await this.#task.run(undefined, delay))) return;
    for (const part of this.parts) part.onAnswered?.();
    await this.#store.updateComplete;
    const list = this.find('.movers ol:focus');
    const buttons = list?.querySelectorAll('button') ?? [];
    buttons[Math.min(this.#place, buttons.length - 1)]?.focus();
  }

  /**
   * Hands over the data that the scenario needs, if the worker does not have it.
   * @param {WorkerClient} client
   */
  #give(client) {
    if (this.#given && this.#has(this.#given)) return;
    const { texts } = /** @type {Data} */ (this.#store.data);
    const sheets = Object.fromEntries(texts.sheets);
    this.#given = { index: texts.index, standings: texts.standings, sheets };
    client.load(this.#given);
  }

  /**
   * Whether these texts are the data as it stands, as far as the scenario needs it.
   * @param {Texts} given
   */
  #has(given) {
    const { data, model } = this.#store;
    if (given.index !== data?.texts.index || given.standings !== data.texts.standings) return false;
    const needed = [model?.code ?? '', ...(model?.editedCountries ?? [])];
    return needed.every((code) => given.sheets[code] === data.texts.sheets.get(code));
  }
}
