import { openQuestions } from '../engine/questions.js';
import { RescoreError } from '../engine/errors.js';

/**
 * Answers what-if questions that come by a port, away from the page's thread (question-worker.js).
 * It keeps the data, and gets the scenario's changes with each question. A question of slices tells
 * its progress and can be called off.
 * @import { Edit, Problem } from '../engine/types.d.ts'
 * @import { Questions } from '../engine/questions.js'
 */

/**
 * @typedef {{ index: string, standings: string | null, sheets: Record<string, string>, methods:
 *   string[] }} Texts
 */
/**
 * @typedef {{ id: number, load: Texts }
 *   | { id: number, ask: string, with: unknown[], edits: Edit[] }
 *   | { id: number, cancel: true }} Order
 */
/**
 * @typedef {{ id: number, answer: unknown }
 *   | { id: number, progress: number, partial: unknown }
 *   | { id: number, problems: Problem[] }
 *   | { id: number, failed: string }
 *   | { id: number, cancelled: true }} Reply
 */

/** Questions in slices, with their partial results at most this often, in milliseconds. */
const SLICED = ['robustness', 'sensitivity'];
const PARTIAL_EVERY = 250;
const PLAIN = ['ranking', 'impact', 'pivots', 'goal', 'explain', 'bounds', 'compare', 'check'];

/**
 * What orders come by, and replies go: a worker's own side, or a MessagePort.
 * @typedef {{ onmessage: ((event: MessageEvent) => unknown) | null, postMessage: (message: any) =>
 *   void }} Port
 */

/** @param {Port} port */
export function serve(port) {
  /** @type {Promise<Questions>} */
  const opened = openQuestions();
  opened.catch(() => {}); // told in answer to the questions
  /** @type {Map<number, AbortController>} */
  const running = new Map();
  /** One question after the other, as all have the one engine. @type {Promise<unknown>} */
  let queue = Promise.resolve();
  const reply = (/** @type {Reply} */ message) => port.postMessage(message);

  port.onmessage = (/** @type {MessageEvent<Order>} */ { data: order }) => {
    if ('cancel' in order) {
      running.get(order.id)?.abort();
      return;
    }
    const abort = new AbortController();
    running.set(order.id, abort);
    queue = queue.then(async () => {
      try {
        reply({ id: order.id, answer: await answer(await opened, order, abort.signal, reply) });
      } catch (fault) {
        if (abort.signal.aborted) reply({ id: order.id, cancelled: true });
        else if (fault instanceof RescoreError) reply({ id: order.id, problems: fault.problems });
        else reply({ id: order.id, failed: String(fault) });
      } finally {
        running.delete(order.id);
      }
    });
  };
}

/**
 * @param {Questions} engine
 * @param {Exclude<Order, { cancel: true }>} order
 * @param {AbortSignal} signal
 * @param {(progress: Reply) => void} reply
 */
async function answer(engine, order, signal, reply) {
  signal.throwIfAborted();
  if ('load' in order) return load(engine, order.load);
  engine.reset();
  for (const { country, indicator, to } of order.edits) engine.set(country, indicator, to);
  const ask = /** @type {Record<string, (...args: any[]) => unknown>} */ (
    /** @type {unknown} */ (engine)
  );
  if (PLAIN.includes(order.ask)) return ask[order.ask](...order.with);
  if (!SLICED.includes(order.ask)) throw new Error(`There is no question "${order.ask}".`);
  let last = performance.now();
  const onProgress = (/** @type {number} */ share, /** @type {() => unknown} */ result) => {
    const due = share < 1 && performance.now() - last > PARTIAL_EVERY;
    if (due) last = performance.now();
    reply({ id: order.id, progress: share, partial: due ? result() : null });
  };
  return ask[order.ask](order.with[0], { signal, onProgress });
}

/** @param {Questions} engine @param {Texts} texts */
function load(engine, { index, standings, sheets, methods }) {
  const problems = engine.loadEdition('index.json', index);
  if (problems.length === 0 && standings)
    problems.push(...engine.loadStandings('standings.json', standings));
  if (problems.length === 0) {
    for (const [code, text] of Object.entries(sheets))
      problems.push(...engine.loadSheet(`countries/${code}.json`, text));
    for (const text of methods) problems.push(...engine.addMethod('method.json', text));
  }
  if (problems.length > 0) throw new RescoreError(problems);
  return null;
}
