import create from 'rescore:module.js';

/**
 * The one module of the single file, in the place of the page's, the questions' and the importer's.
 * Its bytes come once: to the page with its address, to a worker with the first message.
 */

/** @type {Promise<Uint8Array> | undefined} */
let bytes;

/** Where the bytes are, when no message brings them. */
const ADDRESS = 'rescore:module.wasm';

export const wasm = () =>
  (bytes ??= fetch(ADDRESS).then(async (response) => new Uint8Array(await response.arrayBuffer())));

/** @param {Uint8Array} given */
export function take(given) {
  bytes = Promise.resolve(given);
}

/** @param {object} [options] */
export default async (options) => create({ wasmBinary: await wasm(), ...options });
