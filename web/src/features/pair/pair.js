import { RescoreError } from '../../engine/errors.js';
import { Task } from '../../ui/task.js';
import { ScenarioClient } from '../../worker/scenario-client.js';
import { CompareState } from '../compare/compare.js';

/**
 * Why the shown country is above or below those that it is compared with. The worker is not
 * started before one is chosen, and asked again when the scenario or the loaded answers are others.
 * @import { Open } from '../../explorer/store.js'
 * @import { Edit, Pair, Problem } from '../../engine/types.d.ts'
 */

/**
 * The answer about one other country, or why the core refuses the question.
 * @typedef {{ other: string, pair: Pair | null, problems: Problem[] }} Answered
 */

/** How long the scenario stands still before it is asked about, in milliseconds. */
const PAUSE = 100;

export class PairState {
  #store;
  #compare;
  #worker;
  /** What the answers are about, and what data they are of. */
  #about = '';
  /** @type {object | undefined} */
  #revision;
  /** @type {Task<Answered[], string[]>} */
  task = new Task(
    async (others, { signal }) => {
      /** @type {Answered[]} */
      const answered = [];
      for (const other of others) answered.push(await this.#answer(other, signal));
      return answered;
    },
    () => this.#store.update(),
  );

  /** @param {Open} store @param {ScenarioClient} [worker] */
  constructor(store, worker = new ScenarioClient(store)) {
    this.#store = store;
    this.#compare = store.use(CompareState);
    this.#worker = worker;
  }

  /** Whether the answers are about the scenario as it stands. */
  get fresh() {
    return this.task.status === 'complete';
  }

  get failed() {
    return this.task.status === 'error';
  }

  /** @param {string} other code of a country @returns {Answered | null} */
  answerAbout(other) {
    return this.task.value?.find((each) => each.other === other) ?? null;
  }

  onStateChanged() {
    this.#ask();
  }

  /** Asks again after a failure. The button is gone then; the reader goes on with the answer. */
  async retry() {
    this.#about = '';
    this.#worker.close();
    this.#ask();
    this.#store.update();
    await this.task.done;
    await this.#store.updateComplete;
    this.#store.focus('.pair .said');
  }

  /**
   * Makes these changes, as one step back. The order has turned then and the button is gone.
   * @param {Edit[]} edits of the shown country
   */
  async apply(edits) {
    this.#store.setAll(edits);
    await this.#store.updateComplete;
    await this.task.done;
    await this.#store.updateComplete;
    this.#store.focus('.pair .said');
  }

  close() {
    this.task.abort();
    this.#worker.close();
  }

  /** Asks about the scenario and the chosen countries, unless that is what the answers are about. */
  #ask() {
    const { model, data, engine, loading, index } = this.#store;
    if (loading || !model || !data) return;
    const others = this.#compare.countries;
    const { code, method } = model;
    const about = JSON.stringify([index.edition, code, others, method, engine.edits()]);
    if (about === this.#about && data.revision === this.#revision) return;
    const first = this.task.value === null || this.#countries(about) !== this.#countries();
    this.#about = about;
    this.#revision = data.revision;
    if (first) this.task.reset();
    if (others.length > 0) this.task.run(others, first ? 0 : PAUSE);
    else this.task.reset();
  }

  /** Whom the answers are about. @param {string} [about] */
  #countries(about = this.#about) {
    return about && JSON.stringify(JSON.parse(about).slice(0, 3));
  }

  /** @param {string} other @param {AbortSignal} signal @returns {Promise<Answered>} */
  async #answer(other, signal) {
    const { code, method } = this.#store.model;
    try {
      const pair = await this.#worker.ask('pair', [code, other, { method }], { signal });
      return { other, pair, problems: [] };
    } catch (fault) {
      if (!(fault instanceof RescoreError)) throw fault;
      return { other, pair: null, problems: fault.problems };
    }
  }
}
