/**
 * The scoring core for other people's code: in browsers, in workers and in Node.
 * @module rescore
 */
import { own } from '#own';

import { open as openEngine } from '../src/engine/open-engine.js';

export { Engine, RescoreError } from '../src/engine/open-engine.js';

/**
 * Opens the scoring core, empty; each call gives an engine of its own. About 120 kB (brotli) are
 * loaded once. Rejects when WebAssembly is missing or forbidden.
 * @returns {Promise<import('../src/engine/open-engine.js').Engine>} `close()` frees it
 */
export async function open() {
  return openEngine(await own('rescore.wasm'));
}

/**
 * What the engine gives and takes.
 * @typedef {import('../src/engine/types.d.ts').Edit} Edit a changed answer
 * @typedef {import('../src/engine/types.d.ts').Problem} Problem a fault with its place
 * @typedef {import('../src/engine/types.d.ts').Row} Row a country's result in one scope
 * @typedef {import('../src/engine/types.d.ts').Ranking} Ranking all countries in one scope
 * @typedef {import('../src/engine/types.d.ts').Suggestion} Suggestion a single change that moves a
 *   country up
 * @typedef {import('../src/engine/types.d.ts').Ids} Ids all ids that can be asked for
 */

/**
 * What the element's `rescore-change` carries (docs/embedding.md).
 * @typedef {object} Result
 * @property {string} edition id
 * @property {string} country ISO code
 * @property {string} name of the country
 * @property {string} method id
 * @property {string} fingerprint of the data
 * @property {Edit[]} edits changed answers, of all countries
 * @property {Row[]} before every scope as published: overall, domains, layers
 * @property {Row[]} after every scope with the changed answers
 * @property {string} link the scenario as the fragment of a link, without "#"
 * @property {string} url the whole page at this scenario; empty when it is not known where that is
 */
