import { RescoreError } from '../engine/errors.js';
import { startQuestionWorker } from './start-question-worker.js';

/**
 * Asks what-if questions without stopping the page: a worker of its own keeps the data and answers
 * one question after the other. A worker that stops is replaced with its data, and asked again what
 * it was asked, once; the questions of one that cannot start are rejected, and the next starts
 * another.
 * @import { Bounds, Comparison, DrawOptions, Edit, Explanation } from '../engine/types.d.ts'
 * @import { GoalAnswer, GoalRequest, Impact, Pivots, Problem } from '../engine/types.d.ts'
 * @import { Ranking, Robustness, Sensitivity, Tally } from '../engine/types.d.ts'
 * @import { Order, Reply } from './server.js'
 */

/** @typedef {import('./server.js').Texts} Texts the data that questions are about */

/**
 * The questions, as in questions.js, and the ranking with the changes that come with it.
 * @typedef {object} Answers
 * @property {Ranking} ranking
 * @property {Impact[]} impact
 * @property {Pivots} pivots
 * @property {GoalAnswer} goal
 * @property {Explanation} explain
 * @property {Bounds} bounds
 * @property {Comparison} compare
 * @property {{ tallies: Tally[], problems: Problem[] }} check
 * @property {Robustness} robustness
 * @property {Sensitivity} sensitivity
 */

/**
 * A worker that is asked something says nothing for so long, in milliseconds: it has stopped. No
 * browser tells when it ends one. No question takes seconds, and draws tell their progress all the
 * time.
 */
const SILENT = 10_000;
/**
 * The same as long as it fetches its module and reads the data: a slow network is none that fails.
 */
const LOADING = 120_000;
const STOPPED = 'The part of the page that answers questions stopped.';

/**
 * @typedef {object} Pending
 * @property {Order} order
 * @property {boolean} again whether it has been asked twice
 * @property {(answer: any) => void} resolve
 * @property {(reason: unknown) => void} reject
 * @property {((share: number, partial: any) => void) | undefined} onProgress
 */

export class WorkerClient {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Texts | null} */
  #texts = null;
  #next = 1;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  /** Whether the worker has its data. */
  #loaded = false;
  /** Runs as long as an answer is awaited. @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  #start;

  /** @param {() => Worker} [start] */
  constructor(start = startQuestionWorker) {
    this.#start = start;
  }

  /**
   * Hands over the data that all questions are about. Nothing is loaded before the first question.
   * @param {Texts} texts
   */
  load(texts) {
    this.close();
    this.#texts = texts;
  }

  /**
   * Asks a question about the scenario with these changes. Rejects with RescoreError when the core
   * refuses it, and with the signal's reason when it is called off.
   * @template {keyof Answers} Q
   * @param {Q} question
   * @param {unknown[]} args as the method of questions.js takes them, without the steering
   * @param {Edit[]} edits
   * @param {{ signal?: AbortSignal, onProgress?: (share: number, partial: Answers[Q] | null) =>
   *   void }} [steering]
   *   `partial` is the result so far, every quarter of a second
   * @returns {Promise<Answers[Q]>}
   */
  async ask(question, args, edits, { signal, onProgress } = {}) {
    signal?.throwIfAborted();
    this.#open();
    const id = this.#next++;
    const cancel = () => {
      this.#worker?.postMessage({ id, cancel: true });
      this.#settle(id, (pending) => pending.reject(signal?.reason));
    };
    try {
      return await new Promise((resolve, reject) => {
        const order = { id, ask: question, with: args, edits };
        // First, as it throws for what cannot be sent.
        this.#worker?.postMessage(order);
        this.#pending.set(id, { order, again: false, resolve, reject, onProgress });
        this.#wait();
        signal?.addEventListener('abort', cancel, { once: true });
      });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Stops the worker; questions under way are rejected. The next question starts another. */
  close() {
    this.#drop(new DOMException('The data changed before the answer came.', 'AbortError'));
  }

  #open() {
    if (this.#worker) return;
    if (!this.#texts) throw new Error('There is no data to ask about.');
    const worker = this.#start();
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      if (this.#worker === worker) this.#replace();
    };
    const order = { id: this.#next++, load: this.#texts };
    // A worker without its data answers nothing; the next question starts another.
    this.#pending.set(order.id, {
      order,
      again: true,
      resolve: () => (this.#loaded = true),
      reject: (fault) => this.#drop(fault),
      onProgress: undefined,
    });
    worker.postMessage(order);
  }

  /** Waits for the worker to say something, as long as it is asked anything. */
  #wait() {
    clearTimeout(this.#patience);
    if (this.#pending.size > 0)
      this.#patience = setTimeout(() => this.#replace(), this.#loaded ? SILENT : LOADING);
  }

  /** Asks another worker what this one has not answered. */
  #replace() {
    const all = this.#loaded ? [...this.#pending.values()] : [];
    for (const { order, again } of all) if (!again) this.#pending.delete(order.id);
    this.#drop(new Error(STOPPED));
    const left = all.filter(({ again }) => !again);
    if (left.length === 0) return;
    this.#open();
    for (const pending of left) {
      this.#pending.set(pending.order.id, { ...pending, again: true });
      this.#worker?.postMessage(pending.order);
    }
    this.#wait();
  }

  /** Ends the worker and rejects all that it was asked. @param {unknown} reason */
  #drop(reason) {
    clearTimeout(this.#patience);
    this.#worker?.terminate();
    this.#worker = null;
    this.#loaded = false;
    const all = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of all) reject(reason);
  }

  /** @param {Reply} reply */
  #receive(reply) {
    // What a worker said before it was ended may still come.
    if (!this.#pending.has(reply.id)) return;
    if ('progress' in reply) {
      this.#wait();
      this.#pending.get(reply.id)?.onProgress?.(reply.progress, reply.partial);
      return;
    }
    // The core does not fail by itself; what is left of it is not to be trusted with another
    // question.
    if ('failed' in reply) return this.#drop(new Error(reply.failed));
    this.#settle(reply.id, ({ resolve, reject }) => {
      if ('answer' in reply) resolve(reply.answer);
      else if ('problems' in reply) reject(new RescoreError(reply.problems));
      else reject(new DOMException('The question was called off.', 'AbortError'));
    });
  }

  /** @param {number} id @param {(pending: Pending) => void} end */
  #settle(id, end) {
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#pending.delete(id);
    end(pending);
    this.#wait();
  }
}
