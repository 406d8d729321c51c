import { yearOf } from '../../data/states.js';
import { Task } from '../../ui/task.js';
import { ScenarioClient } from '../../worker/scenario-client.js';

/**
 * A sentence about the published ranking, and whether it is right. The worker starts with the first
 * one. Other editions are fetched when a claim needs them.
 * @import { Open } from '../../explorer/store.js'
 * @import { State } from '../../data/states.js'
 * @import { Claim, StateTexts } from '../../engine/types.d.ts'
 */

/** What another edition may help with. */
const OF_OTHERS = ['no-edition', 'since-when', 'unknown-country'];

/** The most characters of a claim. */
export const MOST = 300;

export class ClaimState {
  #store;
  #worker;
  /** What stands in the field. */
  text = '';
  /** @type {Task<Claim, { text: string, states: State[] }>} */
  task = new Task(
    (asked, { signal }) => this.#answer(asked, signal),
    () => this.#store.update(),
  );

  /** @param {Open} store @param {ScenarioClient} [worker] */
  constructor(store, worker = new ScenarioClient(store)) {
    this.#store = store;
    this.#worker = worker;
  }

  /** Sentences about the shown country, to begin with. */
  get examples() {
    const { model } = this.#store;
    const at = model.places.findIndex(({ code }) => code === model.code);
    const other = model.places[at > 0 ? at - 1 : 1];
    return [
      `${model.name} is in the top half`,
      `${model.name} ranks first`,
      ...(other ? [`${model.name} is ahead of ${other.name}`] : []),
    ];
  }

  /**
   * @param {State[]} states the publisher's states of the index
   * @param {string} [text] another one than in the field
   */
  check(states, text = this.text) {
    this.text = text;
    const done = this.task.run({ text, states });
    this.#store.update();
    return done;
  }

  /** Asks again after a failure. @param {State[]} states */
  retry(states) {
    this.#worker.close();
    return this.check(states);
  }

  onEditionOpened() {
    this.task.reset();
  }

  close() {
    this.task.abort();
    this.#worker.close();
  }

  /**
   * @param {{ text: string, states: State[] }} asked
   * @param {AbortSignal} signal
   * @returns {Promise<Claim>}
   */
  async #answer({ text, states }, signal) {
    const claim = await this.#worker.ask('claim', [text], { signal });
    if (!OF_OTHERS.includes(claim.fault ?? '')) return claim;
    const others = await this.#others(states);
    if (others.length === 0) return claim;
    return this.#worker.ask('claim', [text, { others }], { signal });
  }

  /** Those of other years. @param {State[]} states @returns {Promise<StateTexts[]>} */
  async #others(states) {
    const { catalog, editionSource, engine } = this.#store;
    const open = states.find(({ edition }) => edition === editionSource.edition);
    if (!open) return [];
    const sources = states
      .filter((state) => yearOf(state) !== yearOf(open))
      .flatMap(({ edition }) => catalog.get(edition) ?? []);
    const limit = engine.maxFileBytes;
    return Promise.all(
      sources.map(async ({ index, standings }) => ({
        index: await index.read(limit),
        standings: await standings.read(limit),
      })),
    );
  }
}
