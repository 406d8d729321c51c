import { RescoreError } from '../../engine/errors.js';
import { Task } from '../../ui/task.js';
import { passedBy } from '../../explorer/view-model.js';
import { ImpactState } from '../impact/impact.js';

/**
 * The fewest changes needed to reach a rank: what the reader asks for, what has to stay as it is, the answer,
 * and what it would come to. Once there is an answer, every change of the question finds again.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Way } from '../impact/impact.js'
 * @import { Edit, GoalAnswer, Problem, Row } from '../../engine/types.d.ts'
 */

/** How long the question stands still before it is asked again, in milliseconds. */
const PAUSE = 250;

/**
 * @typedef {object} Goal
 * @property {number} rank that is to be reached
 * @property {string} only the domain whose answers may change; all when empty
 * @property {number} kept how many domains and answers had to stay
 * @property {Way} way from where the country stands when it was asked
 * @property {GoalAnswer | null} answer
 * @property {Problem[]} problems why the core refuses the question
 * @property {Preview | null} preview
 */

/**
 * What the proposed changes would come to.
 * @typedef {object} Preview
 * @property {Row} row
 * @property {import('../../explorer/view-model.js').Passed} passed names of the countries it would pass on
 *   the way
 */

export class GoalState {
  #store;
  #impact;
  /** Its value is the last question with its answer. @type {Task<Goal, Goal>} */
  #task = new Task((asked, { signal }) => this.#answered(asked, signal));

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    this.#impact = store.use(ImpactState);
    this.#impact.parts.push(this);
    this.form = this.#begin();
  }

  get goal() {
    return this.#task.value;
  }

  /** @param {boolean} another country's */
  onScenarioChanged(another) {
    this.stop();
    if (!another) return;
    this.#task.reset();
    this.form = this.#begin();
  }

  /**
   * What stands in the form when a country is first asked about. `kept` has the ids of domains and
   * indicators whose answers have to stay.
   */
  #begin() {
    const { model } = this.#store;
    const rank = goalFor(model?.after[0]?.rank ?? null, model?.places.length ?? 0);
    return { rank, only: '', skip: false, kept: /** @type {Set<string>} */ (new Set()) };
  }

  /** Asks no longer. */
  stop() {
    this.#task.abort();
  }

  /** @param {Partial<GoalState['form']>} what */
  fill(what) {
    this.form = { ...this.form, ...what };
    this.#task.abort();
    // Once there is an answer, it is found again when the question has stood still for a moment.
    if (this.goal && this.form.rank) this.reach({ again: true, delay: PAUSE });
    this.#store.update();
  }

  /**
   * Keeps a domain or an answer as it is, or no longer.
   * @param {string} id
   * @param {boolean} stays
   */
  keep(id, stays) {
    const kept = new Set(this.form.kept);
    stays ? kept.add(id) : kept.delete(id);
    this.fill({ kept });
  }

  /**
   * Keeps an answer that is proposed to change, and finds again at once.
   * @param {string} indicator
   */
  async keepProposed(indicator) {
    this.keep(indicator, true);
    await this.reach({ again: true });
    await this.#impact.keepFocus('.goal .result');
  }

  /** Frees an answer. @param {string} indicator */
  async free(indicator) {
    this.keep(indicator, false);
    await this.#impact.keepFocus('.goal .limits summary');
  }

  /**
   * Asks for the fewest changes to the rank in the form.
   * @param {{ again?: boolean, delay?: number }} [how] again: it goes the way that it went before
   */
  async reach({ again = false, delay = 0 } = {}) {
    const asked = this.#asked(again);
    const answered = this.#task.run(asked, delay);
    this.#impact.say('');
    const counts = await answered;
    const { goal } = this;
    if (!counts || !goal) return;
    const { answer, problems } = goal;
    const reached = answer?.reachable ? 'yes' : 'no';
    this.#impact.say(
      answer
        ? this.#store.text.impact.found({ n: answer.cost, reached })
        : problems.map((p) => p.sentence).join(' '),
    );
  }

  /** Asks again, as the scenario is another one. */
  async ask() {
    if (this.goal) await this.#task.run(this.#asked(true));
  }

  /** Applies all changes of the answer, as one step back. @param {Edit[]} changes */
  applyAll(changes) {
    this.#impact.focus('.goal .result');
    this.#store.setAll(changes);
  }

  /** Takes the answer and its preview away. */
  async close() {
    this.#task.reset();
    this.#impact.say('');
    await this.#store.updateComplete;
    this.#impact.focus('.goal .main');
  }

  /** The question in the form, without an answer. @param {boolean} again @returns {Goal} */
  #asked(again) {
    const now = this.#store.model?.after[0]?.rank ?? null;
    const { rank, only } = this.form;
    const towards = now !== null && rank > now ? 'lower' : 'higher';
    const way = again && this.goal?.rank === rank ? this.goal.way : towards;
    return {
      rank,
      only,
      kept: this.form.kept.size,
      way,
      answer: null,
      problems: [],
      preview: null,
    };
  }

  /** @param {Goal} goal @param {AbortSignal} signal @returns {Promise<Goal>} */
  async #answered(goal, signal) {
    const request = {
      country: this.#store.model?.code ?? '',
      rank: goal.rank,
      lower: goal.way === 'lower',
      only: goal.only ? [goal.only] : [],
      lock: [...this.form.kept],
      maySkip: this.form.skip,
      ...this.#impact.asked(),
    };
    try {
      const answer = await this.#impact.ask('goal', [request], { signal });
      return { ...goal, answer, preview: await this.#previewOf(answer, signal) };
    } catch (fault) {
      if (fault instanceof RescoreError) return { ...goal, problems: fault.problems };
      throw fault;
    }
  }

  /** @param {GoalAnswer} answer @param {AbortSignal} signal @returns {Promise<Preview | null>} */
  async #previewOf({ country, changes, after, best }, signal) {
    const { engine, data } = this.#store;
    const row = after ?? best;
    if (!row || changes.length === 0) return null;
    const { scope, method } = this.#impact.asked();
    const then = await this.#impact.ask('ranking', [scope, method], { signal, more: changes });
    const names = new Map(data?.standings?.countries.map((c) => [c.code, c.name]));
    return { row, passed: passedBy(country, engine.ranking(scope, method), then, names) };
  }
}

/**
 * A rank to begin with: the next round one, ten places higher or more.
 * @param {number | null} rank
 * @param {number} of
 */
function goalFor(rank, of) {
  if (rank === null) return Math.max(1, Math.round(of / 2));
  return Math.max(1, Math.floor((rank - 10) / 10) * 10);
}
