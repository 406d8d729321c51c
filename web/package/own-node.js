/** The package's own files, under Node: read from the disk. */
import { readFile } from 'node:fs/promises';

/** @param {string} name of a WebAssembly module @returns {Promise<{ wasmBinary?: Uint8Array }>} */
export const own = async (name) => ({
  wasmBinary: await readFile(new URL(`../../build/wasm/${name}`, import.meta.url)),
});

/** @param {URL} url @returns {Promise<string>} */
export const textAt = (url) => readFile(url, 'utf8');
