/** The package's own files, in a browser: fetched from where a bundler has put them. */

/** @import { WasmSource } from './wasm-source.js' */

/**
 * A WebAssembly module's source; undefined, as the module finds itself.
 * @type {(name: string, given?: WasmSource) => Promise<WasmSource | undefined>}
 */
export const own = async (name, given) => given;

/** @param {URL} url @returns {Promise<string>} */
export async function textAt(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be read: ${response.status}`);
  return response.text();
}
