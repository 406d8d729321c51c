import { RescoreError } from '../../engine/errors.js';
import { weightsIn, weightsText } from '../../engine/method-kinds.js';
import { fraction } from '../../i18n/weights-in-words.js';
import { Task } from '../../ui/task.js';
import { ScenarioClient } from '../../worker/scenario-client.js';

/**
 * The smallest shift of weights that brings the country to a rank: what is asked, and the answer.
 * @import { Open } from '../../explorer/store.js'
 * @import { Problem, WeightShift } from '../../engine/types.d.ts'
 */

/**
 * An answer, or why the core refuses the question.
 * @typedef {{ rank: number, shift: WeightShift | null, problems: Problem[] }} Answered
 */

/** The highest whole number that a weight is written with, and the least that is still fine enough. */
const FINEST = 1000;
const COARSEST = 200;

export class WeightShiftState {
  #store;
  /** @type {Task<Answered, number>} */
  #task = new Task(
    (rank, { signal }) => this.#ask(rank, signal),
    () => this.#store.update(),
  );

  /** @param {Open} store */
  constructor(store) {
    this.#store = store;
    /** The rank in the field; null while it is none. @type {number | null} */
    this.rank = null;
  }

  /** The rank in the field, or one to begin with: half way to the top. */
  get wanted() {
    return this.rank ?? Math.max(1, Math.round((this.#store.model.after[0]?.rank ?? 2) / 2));
  }

  get answer() {
    return this.#task.status === 'complete' ? this.#task.value : null;
  }

  get pending() {
    return this.#task.status === 'pending';
  }

  get failed() {
    return this.#task.status === 'error';
  }

  onCountryShown() {
    this.rank = null;
    this.#task.reset();
  }

  /** Answers are about the scenario as it was asked about. */
  onStateChanged() {
    this.#task.reset();
  }

  close() {
    this.#task.abort();
  }

  /** @param {number} rank */
  fill(rank) {
    const of = this.#store.model.places.length;
    this.rank = Number.isInteger(rank) && rank >= 1 && rank <= of ? rank : null;
    this.#task.reset();
    this.#store.update();
  }

  find() {
    this.#task.run(this.wanted);
    this.#store.update();
  }

  /** Ranks by the weights that were found. */
  use() {
    const { model, engine, index } = this.#store;
    const { shift } = this.answer ?? {};
    if (!shift?.weights) return;
    const mean = weightsIn(index, model.method)?.mean ?? false;
    const parts = Object.entries(shift.weights).map(([id, text]) => ({
      id,
      weight: fraction(text),
    }));
    const most = Math.max(...parts.map(({ weight }) => weight));
    /** In whole numbers, as links hold them. @param {number} scale */
    const rounded = (scale) =>
      weightsText({
        mean,
        weights: new Map(parts.map(({ id, weight }) => [id, Math.round((weight / most) * scale)])),
      });
    const reaches = (/** @type {string} */ method) => {
      const { countries, rank } = engine.ranking('overall', method);
      const now = rank[countries.indexOf(model.code)];
      return shift.lower ? now >= shift.rank : now > 0 && now <= shift.rank;
    };
    // Rounding can miss by a hair; another scale does not.
    let scale = FINEST;
    while (scale > COARSEST && !reaches(rounded(scale))) --scale;
    this.#store.rankBy(rounded(scale > COARSEST ? scale : FINEST));
  }

  /** @param {number} rank @param {AbortSignal} signal @returns {Promise<Answered>} */
  async #ask(rank, signal) {
    const { code, method } = this.#store.model;
    // A search that nobody waits for would go on for seconds; its worker ends with it.
    const worker = new ScenarioClient(this.#store);
    try {
      const shift = await worker.ask('weightShift', [code, rank, { method }], { signal });
      return { rank, shift, problems: [] };
    } catch (fault) {
      if (!(fault instanceof RescoreError)) throw fault;
      return { rank, shift: null, problems: fault.problems };
    } finally {
      worker.close();
    }
  }
}
