import { hasAllCountries } from '../../data/catalog.js';
import { Task } from '../../ui/task.js';
import { ImpactState } from '../impact/impact.js';

/**
 * How robust the rank is: drawn anew under other weights, and where it could be if what was skipped
 * had been answered. Both on demand.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Robustness } from '../../engine/types.d.ts'
 */

/** What the firmness of a rank is tested by: every domain's weight up to a quarter more or less. */
export const NOISE = /** @type {const} */ ({ draws: 10_000, weights: 'noise', noise: 25 });

export class RobustnessState {
  #store;
  #impact;
  /**
   * Where the rank could be if what was skipped had been answered, asked beside the draws in the
   * worker that has everyone's answers. What cannot be worked out is said in its place; the draws
   * are shown all the same.
   */
  bounds = new Task(
    async (_, { signal }) => {
      const allCountries = await this.#impact.allCountries();
      const { rows } = await allCountries.ask('bounds', [this.#impact.asked()], { signal });
      return rows.find((row) => row.country === this.#code);
    },
    () => this.#store.update(),
  );
  /** The draws: its value is what they came to, so far or whole. @type {Task<Robustness>} */
  draws = new Task(
    async (_, { signal, onProgress }) => {
      const bounded = hasAllCountries(this.#store) && this.bounds.run();
      const options = { ...NOISE, method: this.#impact.asked().method };
      const answer = await this.#impact.ask('robustness', [options], { signal, onProgress });
      await bounded;
      return answer;
    },
    () => this.#store.update(),
  );

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    this.#impact = store.use(ImpactState);
    this.#impact.parts.push(this);
    /** Whether the reader waits for a result. */
    this.running = false;
  }

  get #code() {
    return this.#store.model?.code;
  }

  /** The ranks of nine draws in ten, once they are all drawn. */
  get interval() {
    if (this.running) return null;
    return this.draws.value?.countries.find((c) => c.country === this.#code)?.summary ?? null;
  }

  /**
   * The scenario is another one now: a test under way is made anew.
   * @param {boolean} another country: it is not
   */
  onScenarioChanged(another) {
    this.#reset(this.running && !another);
  }

  /** Ends the test without a result. */
  stop() {
    this.#reset(false);
  }

  /** Draws again for the scenario as it stands, if the reader was waiting for a result. */
  onAnswered() {
    if (this.running) this.#ask();
  }

  async test() {
    this.#reset(true);
    this.#impact.say(this.#store.text.robustness.running);
    await this.#store.updateComplete;
    this.#impact.focus('.robustness button');
    await this.#ask();
  }

  /** Stops the test; what it came to is not shown. */
  async cancel() {
    this.#reset(false);
    this.#impact.say(this.#store.text.robustness.cancelled);
    await this.#store.updateComplete;
    this.#impact.focus('.robustness button');
  }

  /** @param {boolean} running */
  #reset(running) {
    this.running = running;
    this.draws.reset();
    this.bounds.reset();
  }

  async #ask() {
    if (!(await this.draws.run())) return;
    const had = this.#impact.find('.robustness button:focus');
    this.running = false;
    this.#store.update();
    await this.#store.updateComplete;
    this.#impact.say(this.#impact.find('.robustness .result')?.textContent?.trim() ?? '');
    // The button that stood there is gone.
    if (had) this.#impact.focus('.robustness .result');
  }
}
