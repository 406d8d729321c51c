import { hasAllCountries } from '../../data/catalog.js';
import { TRIALS } from '../../data/rank-ranges.js';
import { Task } from '../../ui/task.js';
import { ImpactState } from '../impact/impact.js';

/**
 * How robust the rank is: drawn anew under other weights, and where it could be if what was skipped
 * had been answered. Both on demand.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Robustness } from '../../engine/types.d.ts'
 */

/** A test that takes no longer is made anew after each change, in milliseconds. */
const CHEAP = 1000;

/** How long the scenario stands still before it is tested, in milliseconds. */
const PAUSE = 100;

export class RobustnessState {
  #store;
  #impact;
  /** Whether the reader has asked, and every scenario after that is cheap to test as well. */
  #follows = false;
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
      const options = { ...TRIALS, method: this.#impact.asked().method };
      // A test that the reader did not ask for takes no frames from the page.
      const answer = await this.#impact.ask('robustness', [options], {
        signal,
        onProgress: this.#follows ? undefined : onProgress,
      });
      await bounded;
      return answer;
    },
    () => this.#store.update(),
  );

  /** Whether the table of ranks is unfolded. */
  table = false;

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

  /** @param {boolean} open */
  unfold(open) {
    this.table = open;
    this.#store.update();
  }

  /** What came out for the shown country, once all draws are made. */
  get own() {
    if (this.running) return null;
    return this.draws.value?.countries.find((c) => c.country === this.#code) ?? null;
  }

  /** The ranks of nine draws in ten, once they are all drawn. */
  get interval() {
    return this.own?.summary ?? null;
  }

  /**
   * The scenario is another one now: a test under way is made anew.
   * @param {boolean} another country: it is not
   */
  onScenarioChanged(another) {
    if (another) this.#follows = false;
    this.#reset((this.running || this.#follows) && !another);
    // Without its answers nothing else is asked about a country.
    if (this.running && !this.#store.model?.editable) this.#ask(PAUSE);
  }

  /** Ends the test without a result. */
  stop() {
    this.#follows = false;
    this.#reset(false);
  }

  /** Draws again for the scenario as it stands, if the reader was waiting for a result. */
  onAnswered() {
    if (this.running) this.#ask();
  }

  async test() {
    this.#follows = false;
    this.#impact.want();
    await this.#turn(true, this.#store.text.robustness.running);
    await this.#ask();
  }

  /** The same from the first screen, where the reader stays. */
  async testHere() {
    this.#follows = false;
    this.#impact.failed = false;
    this.#reset(true);
    this.#store.update();
    this.#impact.want();
    if (this.#impact.fresh || !this.#store.model?.editable) await this.#ask();
  }

  /** Stops the test; what it came to is not shown. */
  cancel() {
    this.#follows = false;
    this.#turn(false, this.#store.text.robustness.cancelled);
  }

  /** The button gives way to another, which gets the focus. @param {boolean} running @param {string} said */
  async #turn(running, said) {
    this.#reset(running);
    this.#impact.say(said);
    await this.#store.updateComplete;
    this.#impact.focus('.robustness button');
  }

  /** @param {boolean} running */
  #reset(running) {
    this.running = running;
    this.draws.reset();
    this.bounds.reset();
  }

  /** @param {number} [delay] */
  async #ask(delay) {
    const begin = performance.now();
    if (!(await this.draws.run(undefined, delay))) return;
    this.#follows = this.draws.value !== null && performance.now() - begin < CHEAP;
    const had = this.#impact.find('.robustness button:focus');
    const here = this.#store.root.querySelector('.rank-range button:focus');
    this.running = false;
    this.#store.update();
    await this.#store.updateComplete;
    this.#impact.say(this.#impact.find('.robustness .said')?.textContent?.trim() ?? '');
    // The button that stood there is gone.
    if (had) this.#impact.focus('.robustness .result');
    if (here) this.#store.focus('.rank-range a');
  }
}
