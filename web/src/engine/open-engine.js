import createModule from '#module';

import { Engine } from './engine.js';
import { makeModule } from './make-module.js';
import { moduleAddress } from './module-address.js';

export { Engine };
export { RescoreError } from './errors.js';

/**
 * Opens the scoring core. In a browser the module finds its .wasm file itself; Node hands over the
 * file's bytes. Rejects when WebAssembly is missing or forbidden.
 * @param {{ wasmBinary?: Uint8Array }} [options]
 * @returns {Promise<Engine>}
 */
export async function open(options) {
  const module = await (options ? createModule(options) : made());
  return new Engine(module, new module.Session());
}

const made = () => makeModule(createModule, moduleAddress());

/** A module with one SIMD instruction. */
const SIMD = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/**
 * Whether the browser has what the core needs and the site allows it. If so, and the core does not
 * open, its file did not come.
 */
export async function canRun() {
  try {
    return Boolean(await WebAssembly.compile(SIMD));
  } catch {
    return false;
  }
}

/** @type {ReturnType<typeof createModule> | undefined} */
let shared;

/** The same, with one module for all engines of a page: each is a session of its own in it. */
export async function openShared() {
  shared ??= made();
  // What failed is tried anew by the next one.
  shared.catch(() => (shared = undefined));
  const module = await shared;
  return new Engine(module, new module.Session());
}
