import { RescoreError } from '../engine/errors.js';
import { fetchLost, isAnyLost } from './cross-origin-worker.js';
import { startQuestionWorker } from './start-question-worker.js';

/**
 * Asks questions without stopping the page: a worker of its own keeps the data and answers one
 * question after the other. A worker that stops is replaced with its data, and asked again what it
 * was asked, once; the questions of one that cannot start are rejected, and the next starts
 * another.
 * @import { Bounds, Changes, Claim, Comparison, DrawOptions, Edit } from '../engine/types.d.ts'
 * @import { Explanation } from '../engine/types.d.ts'
 * @import { GoalAnswer, GoalRequest, Impact, Pair, Pivots, Problem } from '../engine/types.d.ts'
 * @import { Ranking, Robustness, Sensitivity, Tally, WeightRanges } from '../engine/types.d.ts'
 * @import { WeightShift } from '../engine/types.d.ts'
 * @import { Imported } from '../features/import/import-server.js'
 * @import { TableImport } from '#import-module'
 * @import { Order, Reply, Texts } from './server.js'
 */

/**
 * The questions, as in questions.js; the ranking with the changes that come with it; and the
 * edition that an importer makes of files.
 * @typedef {object} Answers
 * @property {Ranking} ranking
 * @property {Impact[]} impact
 * @property {Pivots} pivots
 * @property {GoalAnswer} goal
 * @property {Explanation} explain
 * @property {Bounds} bounds
 * @property {Comparison} compare
 * @property {Changes} changes
 * @property {WeightRanges} weights
 * @property {WeightShift} weightShift
 * @property {Pair} pair
 * @property {Claim} claim
 * @property {{ tallies: Tally[], problems: Problem[] }} check
 * @property {Robustness} robustness
 * @property {Sensitivity} sensitivity
 * @property {Imported} import
 * @property {TableImport} tables
 */

/**
 * A worker that is asked something and says nothing for so long, in milliseconds, has stopped. No
 * browser tells when it ends one. No question takes seconds, and draws tell their progress all the
 * time.
 */
const SILENT = 10_000;
/** The same until its first word: a slow network is not one that fails. */
const LOADING = 120_000;
const STOPPED = 'The part of the page that answers questions stopped.';

/**
 * @typedef {object} Pending
 * @property {Order} order
 * @property {boolean} again whether it is not to be asked another time
 * @property {(answer: any) => void} resolve
 * @property {(reason: unknown) => void} reject
 * @property {(share: number, partial: any) => void} [onProgress]
 */

export class WorkerClient {
  #start;
  #silent;
  /** @type {Worker | null} */
  #worker = null;
  /** Whether the worker has said anything. */
  #spoke = false;
  /** @type {Texts | null} */
  #texts = null;
  #next = 1;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  /** Runs as long as an answer is awaited. @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;

  /** @param {() => Worker} [start] @param {number} [silent] */
  constructor(start = startQuestionWorker, silent = SILENT) {
    this.#start = start;
    this.#silent = silent;
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
   * @param {{ edits?: Edit[], signal?: AbortSignal,
   *   onProgress?: (share: number, partial: Answers[Q] | null) => void }} [how]
   *   `partial` is the result so far, every quarter of a second
   * @returns {Promise<Answers[Q]>}
   */
  async ask(question, args, { edits = [], signal, onProgress } = {}) {
    if (isAnyLost()) await fetchLost();
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
        this.#send({ order, again: false, resolve, reject, onProgress });
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
    const worker = this.#start();
    this.#worker = worker;
    // What a worker said before it was ended may still come.
    worker.onmessage = ({ data }) => worker === this.#worker && this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker !== this.#worker) return;
      // One that cannot start would not start the next time either.
      this.#spoke ? this.#replace() : this.#drop(new Error(event.message ?? ''));
    };
    if (!this.#texts) return;
    this.#send({
      order: { id: this.#next++, load: this.#texts },
      again: true,
      resolve: () => {},
      // A worker without its data answers nothing; the next question starts another.
      reject: (fault) => this.#drop(fault),
    });
  }

  /** @param {Pending} pending */
  #send(pending) {
    // First, as it throws for what cannot be sent.
    this.#worker?.postMessage(pending.order);
    this.#pending.set(pending.order.id, pending);
    this.#wait();
  }

  /** Waits for the worker to say something, as long as it is asked anything. */
  #wait() {
    clearTimeout(this.#patience);
    if (this.#pending.size > 0)
      this.#patience = setTimeout(() => this.#replace(), this.#spoke ? this.#silent : LOADING);
  }

  /** Asks another worker what this one has not answered. */
  #replace() {
    const left = [...this.#pending.values()].filter(({ again }) => !again);
    for (const { order } of left) this.#pending.delete(order.id);
    this.#drop(new DOMException(STOPPED, 'TimeoutError'));
    if (left.length === 0) return;
    this.#open();
    for (const pending of left) this.#send({ ...pending, again: true });
  }

  /** Ends the worker and rejects all that it was asked. @param {unknown} reason */
  #drop(reason) {
    clearTimeout(this.#patience);
    this.#worker?.terminate();
    this.#worker = null;
    this.#spoke = false;
    const all = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of all) reject(reason);
  }

  /** @param {Reply} reply */
  #receive(reply) {
    this.#spoke = true;
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
