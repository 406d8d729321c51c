/**
 * The core with every what-if question: what would move a rank, how few changes reach one, how firm
 * it is. Three times as large as the main module.
 * @module rescore/questions
 */
import { own } from '#own';

import { openQuestions as openWith } from '../src/engine/questions.js';

export { Questions } from '../src/engine/questions.js';

/**
 * Opens the core with every question, empty. Long answers take seconds: in a page, ask in a worker.
 * @returns {Promise<import('../src/engine/questions.js').Questions>} `close()` frees it
 */
export async function openQuestions() {
  return openWith(await own('rescore-questions.wasm'));
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
