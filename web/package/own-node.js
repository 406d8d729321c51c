/** The package's own files, in Node, Deno and Bun: read from the disk. */
import { readFile } from 'node:fs/promises';

/** @import { WasmSource } from './wasm-source.js' */

/**
 * A WebAssembly module's source.
 * @param {string} name
 * @param {WasmSource} [given]
 * @returns {Promise<WasmSource | undefined>}
 */
export async function own(name, given) {
  if ((typeof given === 'string' || given instanceof URL) && /^file:/.test(String(given)))
    return readFile(new URL(given));
  if (given !== undefined) return given;
  try {
    return await readFile(new URL(`../../build/wasm/${name}`, import.meta.url));
  } catch (cause) {
    throw new Error(
      `${name} is not where the package has it. In a bundle, import rescore/${name} and hand it over.`,
      { cause },
    );
  }
}

/** @param {URL} url @returns {Promise<string>} */
export const textAt = (url) => readFile(url, 'utf8');
