import { RescoreError } from '../engine/errors.js';

/**
 * What a worker does with the orders that come by a port: one after the other, with their progress
 * and their outcome told. An order can be called off.
 * @import { Edit, FileText, Problem } from '../engine/types.d.ts'
 */

/**
 * The data that questions are about.
 * @typedef {{ index: FileText, standings: FileText | null, sheets: Record<string, FileText> }} Texts
 */
/** @typedef {{ id: number, ask: string, with: unknown[], edits: Edit[] }} Question */
/** @typedef {{ id: number, load: Texts } | Question} Order */
/**
 * @typedef {{ id: number, answer: unknown }
 *   | { id: number, progress: number, partial: unknown }
 *   | { id: number, problems: Problem[] }
 *   | { id: number, failed: string }
 *   | { id: number, cancelled: true }} Reply
 */
/**
 * @typedef {object} Steering
 * @property {AbortSignal} signal
 * @property {(share: number, partial?: unknown) => void} onProgress
 */

/**
 * What orders come by, and replies go: a worker's own side, or a MessagePort.
 * @typedef {{ onmessage: ((event: MessageEvent) => unknown) | null, postMessage: (message: any) =>
 *   void }} Port
 */

/**
 * @param {Port} port
 * @param {(order: Order, steering: Steering) => unknown} work what it returns is the answer
 */
export function serve(port, work) {
  /** @type {Map<number, AbortController>} */
  const running = new Map();
  /** @type {Promise<unknown>} */
  let queue = Promise.resolve();
  port.onmessage = (/** @type {MessageEvent<Order | { id: number, cancel: true }>} */ { data }) => {
    const { id } = data;
    if ('cancel' in data) return running.get(id)?.abort();
    const abort = new AbortController();
    const { signal } = abort;
    running.set(id, abort);
    const reply = (/** @type {object} */ message) => port.postMessage({ id, ...message });
    const onProgress = (/** @type {number} */ progress, /** @type {unknown} */ partial = null) =>
      reply({ progress, partial });
    queue = queue.then(async () => {
      try {
        signal.throwIfAborted();
        reply({ answer: await work(data, { signal, onProgress }) });
      } catch (fault) {
        if (signal.aborted) reply({ cancelled: true });
        else if (fault instanceof RescoreError) reply({ problems: fault.problems });
        else reply({ failed: String(fault) });
      } finally {
        running.delete(id);
      }
    });
  };
}
