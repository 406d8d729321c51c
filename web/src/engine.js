import createModule from '#module';

import { Engine } from './core.js';

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
