/**
 * An asynchronous question that is asked again and again, after the interface of @lit/task. Only
 * the newest run counts: it calls off the one before, whose answer and error are dropped. What was
 * answered stays until there is something newer.
 * @template V
 * @template [A=void]
 */
export class Task {
  /** @type {'initial' | 'pending' | 'complete' | 'error'} */
  status = 'initial';
  /** The last answer, or as much of the next one as is known. @type {V | null} */
  value = null;
  /** Why there is no answer. @type {unknown} */
  error = null;
  /** Whether nothing has been heard of the work for a while. */
  slow = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  /** How much of the work is done, from 0 to 1. */
  progress = 0;
  /** The newest run: whether its answer or error is the one that is shown. */
  done = Promise.resolve(false);
  #work;
  #draw;
  #call = new AbortController();

  /**
   * @param {(args: A, steering: Steering<V>) => Promise<V>} work
   * @param {() => void} [draw] shows the progress and the outcome
   */
  constructor(work, draw = () => {}) {
    this.#work = work;
    this.#draw = draw;
  }

  /**
   * Starts the work, in place of what is under way.
   * @param {A} args
   * @param {number} [delay] milliseconds in which another run may still take its place
   */
  run(args, delay = 0) {
    this.abort();
    this.status = 'pending';
    this.progress = 0;
    return (this.done = this.#run(args, delay, this.#call.signal));
  }

  /** Calls off what is under way; the last answer stays. */
  abort() {
    this.#call.abort();
    this.#call = new AbortController();
    this.#wait(false);
    this.status = 'initial';
  }

  /** As if nothing had been asked. */
  reset() {
    this.abort();
    this.value = null;
  }

  /** @param {A} args @param {number} delay @param {AbortSignal} signal */
  async #run(args, delay, signal) {
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    if (signal.aborted) return false;
    this.#wait();
    let drawn = -Infinity;
    /** @type {Steering<V>['onProgress']} */
    const onProgress = (share, partial = null) => {
      if (signal.aborted) return;
      this.#wait();
      this.progress = share;
      this.value = partial ?? this.value;
      if (!partial && performance.now() - drawn < EVERY) return;
      drawn = performance.now();
      this.#draw();
    };
    try {
      const value = await this.#work(args, { signal, onProgress });
      if (signal.aborted) return false;
      Object.assign(this, { status: 'complete', value, error: null });
    } catch (error) {
      if (signal.aborted) return false;
      Object.assign(this, { status: 'error', value: null, error });
    }
    this.#wait(false);
    this.#draw();
    return true;
  }

  /** Begins to wait anew, or waits no longer. @param {boolean} [on] */
  #wait(on = true) {
    clearTimeout(this.#patience);
    this.slow = false;
    if (!on) return;
    this.#patience = setTimeout(() => {
      this.slow = true;
      this.#draw();
    }, SLOW);
  }
}

/** Nothing is heard for so long, in milliseconds, before it is said. */
const SLOW = 8000;

/** The progress alone is drawn no more often than this, in milliseconds. */
const EVERY = 100;

/**
 * What the work is given.
 * @template V
 * @typedef {object} Steering
 * @property {AbortSignal} signal
 * @property {(share: number, partial?: V | null) => void} onProgress `partial` is the answer so far
 */
