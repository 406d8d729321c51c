import { RescoreError } from '../../engine/errors.js';
import { isNamed, weightsIn } from '../../engine/method-kinds.js';
import { Nearness } from '../../ui/near.js';
import { Task } from '../../ui/task.js';
import { ScenarioClient } from '../../worker/scenario-client.js';

/**
 * The best and the worst rank under all weights of the domains: of the shown country, once the part
 * comes near, and of all countries on demand. Each has a worker of its own, as the second works for
 * a while.
 * @import { Open } from '../../explorer/store.js'
 * @import { Problem, WeightRanges } from '../../engine/types.d.ts'
 */

/**
 * An answer, or why the core refuses the question.
 * @typedef {{ ranges: WeightRanges | null, problems: Problem[] }} Answered
 */

/** @typedef {'now' | 'best' | 'worst'} Order */

/** How long the scenario stands still before it is asked about, in milliseconds. */
const PAUSE = 300;

export class AnyWeightsState {
  #store;
  #worker;
  #allWorker;
  /** What the answers about the country are about, and those about all. */
  #about = { one: '', all: '' };
  /** @type {HTMLElement | undefined} */
  #root;
  /** Whether the focus was on the button that goes with the end of the search. */
  #waiting = false;
  /** @type {Task<Answered>} */
  one = new Task(
    (_, { signal }) =>
      answered(() => {
        const { code } = this.#store.model;
        return this.#worker.ask('weights', [{ country: code, ...this.asked() }], { signal });
      }),
    () => this.#store.update(),
  );
  /** @type {Task<Answered>} */
  all = new Task(
    async (_, { signal, onProgress }) => {
      const found = await answered(() =>
        this.#allWorker.ask('weights', [this.asked()], {
          signal,
          onProgress: (share, ranges) => onProgress(share, ranges && { ranges, problems: [] }),
        }),
      );
      this.#waiting = Boolean(this.#root?.querySelector('.run button:focus'));
      return found;
    },
    () => this.#store.update(),
  );
  #section = new Nearness(() => this.#ask(0));

  /** @param {Open} store @param {ScenarioClient} [worker] @param {ScenarioClient} [allWorker] */
  constructor(store, worker = new ScenarioClient(store), allWorker = new ScenarioClient(store)) {
    this.#store = store;
    this.#worker = worker;
    this.#allWorker = allWorker;
    /** What is read to screen readers. */
    this.said = '';
    /** The order of all countries. @type {Order} */
    this.order = 'now';
  }

  /** The section's element, each time it is rendered. @param {Element | undefined} section */
  watch = (section) => {
    this.#root = /** @type {HTMLElement | undefined} */ (section);
    this.#section.watch(section);
  };

  /** Whether the overall score is the mean of the domains' scores; else points are pooled. */
  get mean() {
    const { index, model } = this.#store;
    const own = isNamed(index, model.method) ? null : weightsIn(index, model.method);
    const first = index.methods.find(({ id }) => id === model.method) ?? index.methods[0];
    return (own?.mean ?? false) || first.aggregate === 'mean';
  }

  /** The method whose weights are let go: the reader's own weights do not count. */
  asked() {
    const { index, model } = this.#store;
    if (isNamed(index, model.method)) return { method: model.method };
    return { method: weightsIn(index, model.method)?.mean ? 'mean' : index.methods[0].id };
  }

  /** @param {Order} order */
  sort(order) {
    this.order = order;
    this.#store.update();
  }

  onStateChanged() {
    const { model, loading } = this.#store;
    if (loading || !model) return;
    if (this.#about.all !== this.#scenario() && this.all.status !== 'initial') {
      this.said = '';
      this.all.reset();
    }
    this.#ask(PAUSE);
  }

  /** Asks again after a failure. */
  retry() {
    this.#about.one = '';
    this.#worker.close();
    this.#ask(0);
    this.#store.update();
  }

  /** Looks at every country. */
  async findAll() {
    this.#about.all = this.#scenario();
    const done = this.all.run();
    this.#turn(this.#store.text.anyWeights.running);
    if (!(await done)) return;
    await this.#store.updateComplete;
    if (this.#waiting) this.#focus('.found, .all button');
    this.#say(this.#root?.querySelector('.found')?.textContent?.trim() ?? '');
  }

  /** Stops looking; what was found so far is not shown. */
  cancel() {
    this.all.reset();
    this.#allWorker.close();
    this.#turn(this.#store.text.anyWeights.cancelled);
  }

  close() {
    this.one.abort();
    this.all.abort();
    this.#section.close();
    this.#worker.close();
    this.#allWorker.close();
  }

  /** What all countries' ranks depend on, but for weights. */
  #scenario() {
    const { index, engine } = this.#store;
    return JSON.stringify([index.edition, this.asked(), engine.edits()]);
  }

  /** @param {number} delay */
  #ask(delay) {
    const { model, loading, index } = this.#store;
    if (!this.#section.near || loading || !model || index.domains.length < 2) return;
    const about = `${model.code} ${this.#scenario()}`;
    if (about === this.#about.one) return;
    this.#about.one = about;
    this.one.reset();
    this.one.run(undefined, delay);
  }

  /** The button gives way to another, which gets the focus. @param {string} said */
  async #turn(said) {
    this.#say(said);
    await this.#store.updateComplete;
    this.#focus('.all button');
  }

  /** @param {string} said */
  #say(said) {
    this.said = said;
    this.#store.update();
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null | undefined} */ (this.#root?.querySelector(selector))?.focus();
  }
}

/** @param {() => Promise<WeightRanges>} ask @returns {Promise<Answered>} */
async function answered(ask) {
  try {
    return { ranges: await ask(), problems: [] };
  } catch (fault) {
    if (!(fault instanceof RescoreError)) throw fault;
    return { ranges: null, problems: fault.problems };
  }
}
