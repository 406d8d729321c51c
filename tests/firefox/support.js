/** The expected results: from the core under Node. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import createModule from '../../build/wasm/rescore.mjs';
import { Engine } from '../../web/src/engine/engine.js';
import { china, root, small } from '../cli/support.mjs';

export { root, small };

const module = await createModule({
  wasmBinary: readFileSync(join(root, 'build/wasm/rescore.wasm')),
});
const engine = new Engine(module, new module.Session());
const read = (/** @type {string} */ name) => readFileSync(join(china, name), 'utf8');
const problems = [
  engine.loadEdition('index.json', read('index.json')),
  engine.loadStandings('standings.json', read('standings.json')),
  engine.loadSheet('AZ.json', read('countries/AZ.json')),
];
if (problems.flat().length > 0) throw new Error(JSON.stringify(problems));

/**
 * The rows of Azerbaijan with these answers changed.
 * @param {[indicator: string, to: number][]} edits
 */
export function whatIf(edits) {
  engine.reset();
  for (const [indicator, to] of edits) engine.set('AZ', indicator, to);
  return engine.score('AZ');
}
