import { RescoreError } from '../../engine/errors.js';
import { hasAllCountries } from '../../data/catalog.js';
import { ImpactState } from '../impact/impact.js';

/**
 * How firm the rank is: drawn anew under other weights, and where it could be if what was skipped
 * had been answered. Both on demand.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Bounds, Problem, Robustness } from '../../engine/types.d.ts'
 */

/** How often the progress of a test is shown, in milliseconds. */
const EVERY = 100;
/** What the firmness of a rank is tested by: every domain's weight up to a quarter more or less. */
export const NOISE = /** @type {const} */ ({ draws: 10_000, weights: 'noise', noise: 25 });

/**
 * Where the rank could be if what was skipped had been answered: what it came to, or why it did
 * not.
 * @typedef {{ row: Bounds['rows'][number] | null, problems: Problem[] }} Skips
 */

export class RobustnessState {
  #store;
  #impact;
  #run = new AbortController();

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    this.#impact = store.use(ImpactState);
    this.#impact.parts.push(this);
    this.running = false;
    /** Of the draws, how many are made. */
    this.share = 0;
    /** So far, or whole. @type {Robustness | null} */
    this.answer = null;
    /**
     * Nothing before it is known, or when not every country's answers are there.
     * @type {Skips | null}
     */
    this.skips = null;
  }

  /** The ranks of nine draws in ten, once they are all drawn. */
  get interval() {
    if (this.running) return null;
    return (
      this.answer?.countries.find((c) => c.country === this.#store.model?.code)?.summary ?? null
    );
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
    this.#run.abort();
    this.running = running;
    this.share = 0;
    this.answer = null;
    this.skips = null;
  }

  async #ask() {
    this.#run.abort();
    this.#run = new AbortController();
    const { signal } = this.#run;
    const bounded = hasAllCountries(this.#store) ? this.#bound(signal) : null;
    const { method } = this.#impact.asked();
    let last = 0;
    const answer = await this.#impact.ask('robustness', [{ ...NOISE, method }], {
      signal,
      onProgress: (share, partial) => {
        if (signal.aborted || (!partial && performance.now() - last < EVERY)) return;
        last = performance.now();
        this.share = share;
        this.answer = partial ?? this.answer;
        this.#store.update();
      },
    });
    if (signal.aborted) return;
    await bounded;
    if (signal.aborted) return;
    const had = this.#impact.find('.robustness button:focus');
    this.running = false;
    this.answer = answer ?? null;
    this.#store.update();
    await this.#store.updateComplete;
    if (!answer) return;
    this.#impact.say(this.#impact.find('.robustness .result')?.textContent?.trim() ?? '');
    // The button that stood there is gone.
    if (had) this.#impact.focus('.robustness .result');
  }

  /**
   * Works out the bounds beside the draws, in the worker that has everyone's answers.
   * @param {AbortSignal} signal
   */
  async #bound(signal) {
    const { model } = this.#store;
    try {
      const allCountries = await this.#impact.allCountries();
      const { rows } = await allCountries.ask('bounds', [this.#impact.asked()], { signal });
      if (signal.aborted) return;
      this.skips = { row: rows.find((row) => row.country === model?.code) ?? null, problems: [] };
    } catch (fault) {
      if (signal.aborted) return;
      // What cannot be worked out is said in its place; the draws are shown all the same.
      this.skips = { row: null, problems: fault instanceof RescoreError ? fault.problems : [] };
    }
    this.#store.update();
  }
}
