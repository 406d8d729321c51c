import createModule from '#module';

import { Engine } from './engine.js';

export { Engine };
export { RescoreError } from './errors.js';

/**
 * Opens the scoring core. In a browser the module finds its .wasm file itself; Node hands over the
 * file's bytes. Rejects when WebAssembly is missing or forbidden.
 * @param {{ wasmBinary?: Uint8Array }} [options]
 * @returns {Promise<Engine>}
 */
export async function open(options = {}) {
  const module = await createModule(options);
  return new Engine(module, new module.Session());
}

/** @type {ReturnType<typeof createModule> | undefined} */
let shared;

/** The same, with one module for all engines of a page: each is a session of its own in it. */
export async function openShared() {
  shared ??= createModule({});
  // What failed is tried anew by the next one.
  shared.catch(() => (shared = undefined));
  const module = await shared;
  return new Engine(module, new module.Session());
}
