import { wasm } from './module.js';

/**
 * Workers of the single file. Some browsers refuse a worker to a file on this device; there the
 * work is done in the page, which answers later meanwhile.
 * @import { Role } from './worker.js'
 */

const SCRIPT = 'rescore:worker.js';

/** @param {Role} role @returns {Worker} */
const helper = (role) => /** @type {any} */ (new Helper(role));

export const startQuestionWorker = () => helper('answering');
export const startImportWorker = () => helper('importing');

/** As much of a Worker as is asked for. */
class Helper {
  /** @type {((event: MessageEvent) => void) | null} */
  onmessage = null;
  /** @type {((event: Event) => void) | null} */
  onerror = null;
  #role;
  /** @type {Worker | MessagePort | null} */
  #there = null;
  /** Whether a worker has answered, so that it is one. */
  #answered = false;
  #ended = false;
  /** What was asked before that. @type {unknown[]} */
  #asked = [];

  /** @param {Role} role */
  constructor(role) {
    this.#role = role;
    this.#start();
  }

  /** @param {unknown} message */
  postMessage(message) {
    if (this.#there) this.#there.postMessage(message);
    if (!this.#answered) this.#asked.push(message);
  }

  terminate() {
    this.#ended = true;
    if (this.#there instanceof MessagePort) this.#there.close();
    else this.#there?.terminate();
  }

  async #start() {
    const bytes = await wasm();
    if (this.#ended) return;
    try {
      const worker = new Worker(SCRIPT, { type: 'module' });
      worker.onmessage = (event) => this.#hear(event);
      worker.onerror = (event) => {
        if (this.#answered) return this.onerror?.(event);
        event.preventDefault();
        worker.terminate();
        this.#workHere(bytes);
      };
      worker.postMessage({ role: this.#role, wasm: bytes });
      this.#handOver(worker);
    } catch {
      await this.#workHere(bytes);
    }
  }

  /** @param {Uint8Array} bytes */
  async #workHere(bytes) {
    /** @type {typeof import('./worker.js')} */
    // eslint-disable-next-line no-unsanitized/method -- what this file has unpacked
    const { work } = await import(/* @vite-ignore */ SCRIPT);
    if (this.#ended) return;
    const { port1, port2 } = new MessageChannel();
    work(this.#role, port2, bytes);
    port1.onmessage = (event) => this.#hear(event);
    this.#handOver(port1);
  }

  /** @param {Worker | MessagePort} there */
  #handOver(there) {
    this.#there = there;
    for (const message of this.#asked) there.postMessage(message);
  }

  /** @param {MessageEvent} event */
  #hear(event) {
    this.#answered = true;
    this.#asked = [];
    this.onmessage?.(event);
  }
}
