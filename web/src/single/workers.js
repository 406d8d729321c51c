import { wasm } from './module.js';

/**
 * Workers of the single file. Some browsers refuse a worker to a file on this device; there the
 * work is done in the page, which answers later meanwhile.
 * @import { Role } from './worker.js'
 */

const SCRIPT = 'rescore:worker.js';

export const startQuestionWorker = () => started('answering');
export const startImportWorker = () => started('importing');

/**
 * As much of a Worker as is asked for: a port, which keeps what it is asked until there is somebody
 * at its other end.
 * @param {Role} role
 * @returns {Worker}
 */
function started(role) {
  const { port1: near, port2: far } = new MessageChannel();
  /** @type {Worker | undefined} */
  let worker;
  let ended = false;
  const helper = /** @type {any} */ (
    Object.assign(near, {
      onerror: null,
      terminate() {
        ended = true;
        near.close();
        worker?.terminate();
      },
    })
  );
  const workHere = async () => {
    /** @type {typeof import('./worker.js')} */
    // eslint-disable-next-line no-unsanitized/method -- what this file has unpacked
    const { work } = await import(/* @vite-ignore */ SCRIPT);
    const bytes = await wasm();
    if (!ended) work(role, far, bytes);
  };
  const start = async () => {
    const bytes = await wasm();
    if (ended) return;
    const runs = (worker = new Worker(SCRIPT, { type: 'module' }));
    // Its first word is that it runs.
    runs.onmessage = () => {
      runs.onerror = (event) => helper.onerror?.(event);
      runs.postMessage({ role, port: far, wasm: bytes }, [far]);
    };
    runs.onerror = (event) => {
      event.preventDefault();
      runs.terminate();
      workHere();
    };
  };
  start().catch(workHere);
  return helper;
}
