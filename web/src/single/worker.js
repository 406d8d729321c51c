import { answering } from '../worker/question-server.js';
import { importing } from '../features/import/import-server.js';
import { take } from './module.js';

/** What works away from the page's thread: in a worker, or in the page that is refused one. */
const roles = { answering, importing };

/** @typedef {keyof typeof roles} Role */

/** @param {Role} role @param {import('../worker/server.js').Port} port @param {Uint8Array} wasm */
export function work(role, port, wasm) {
  take(wasm);
  roles[role](port);
}

// In a worker the only message says what it is for, and by which port its orders come.
if (typeof document === 'undefined') {
  self.onmessage = ({ data: { role, port, wasm } }) => work(role, port, wasm);
  self.postMessage('runs');
}
