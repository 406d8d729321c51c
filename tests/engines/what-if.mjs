/** The expected results: from the core under Node. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import createModule from '../../build/wasm/rescore.mjs';
import { Engine } from '../../web/src/engine/engine.js';
import { china, root } from '../cli/support.mjs';

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
 * What the page says of Azerbaijan's overall score and rank with these answers changed.
 * @param {[indicator: string, to: number][]} edits
 * @returns {{ score: string, rank: string }}
 */
export function whatIf(edits) {
  engine.reset();
  for (const [indicator, to] of edits) engine.set('AZ', indicator, to);
  const [{ achieved, maximum, percent, rank }] = engine.score('AZ');
  return {
    score: `${achieved} of ${maximum} points (${percent.toFixed(1)}`,
    rank: `rank ${rank.value ?? rank}`,
  };
}
