/**
 * The scoring core for other people's code: in browsers, in workers and in Node.
 * @module rescore
 */
import createModule from '#module';
import { own } from '#own';

import { Engine } from '../src/engine/engine.js';
import { createFrom } from './wasm-source.js';

export { RescoreError } from '../src/engine/errors.js';
export { Engine };

/**
 * Opens the scoring core, empty; each call gives an engine of its own. About 120 kB (brotli) are
 * loaded once. Rejects when WebAssembly is missing or forbidden, or the file is another one.
 * @param {import('./wasm-source.js').WasmSource} [wasm] the file `rescore/rescore.wasm`, where it
 *   is not beside the script: its bytes, a Response, its URL, or the compiled WebAssembly.Module
 * @returns {Promise<Engine>} `close()` frees it
 */
export async function open(wasm) {
  const module = await createFrom(createModule, await own('rescore.wasm', wasm));
  return new Engine(module, new module.Session());
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
