/**
 * The core with every what-if question: what would move a rank, how few changes reach one, how firm
 * it is. Three times as large as the main module.
 * @module rescore/questions
 */
import createModule from '#question-module';
import { own } from '#own';

import { Questions } from '../src/engine/questions.js';
import { createFrom } from './wasm-source.js';

export { Questions };

/**
 * Opens the core with every question, empty. Long answers take seconds: in a page, ask in a worker.
 * @param {import('./wasm-source.js').WasmSource} [wasm] the file `rescore/rescore-questions.wasm`,
 *   as `open` of `rescore` takes its own
 * @returns {Promise<Questions>} `close()` frees it
 */
export async function openQuestions(wasm) {
  return new Questions(await createFrom(createModule, await own('rescore-questions.wasm', wasm)));
}

/**
 * What the questions give and take.
 * @typedef {import('../src/engine/types.d.ts').Impact} Impact a single change and its effect
 * @typedef {import('../src/engine/types.d.ts').GoalRequest} GoalRequest
 * @typedef {import('../src/engine/types.d.ts').GoalAnswer} GoalAnswer
 * @typedef {import('../src/engine/types.d.ts').Bounds} Bounds
 * @typedef {import('../src/engine/types.d.ts').Explanation} Explanation
 * @typedef {import('../src/engine/types.d.ts').Comparison} Comparison
 * @typedef {import('../src/engine/types.d.ts').Pivots} Pivots
 * @typedef {import('../src/engine/types.d.ts').DrawOptions} DrawOptions
 * @typedef {import('../src/engine/types.d.ts').Robustness} Robustness
 * @typedef {import('../src/engine/types.d.ts').Sensitivity} Sensitivity
 * @typedef {import('../src/engine/types.d.ts').Tally} Tally
 */
