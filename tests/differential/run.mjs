/**
 * Compares the engine, and with --native the command, with the reference on generated cases: node
 * tests/differential/run.mjs --cases 10000 --seed 1
 */
import { parseArgs } from 'node:util';

import { cases, told } from './cases.mjs';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    native: { type: 'boolean', default: false },
  },
});
const [count, seed] = [Number(values.cases), Number(values.seed)];
const started = performance.now();
const failure = await cases({
  count,
  seed,
  native: values.native,
  onProgress: (done) => process.stderr.isTTY && process.stderr.write(`\r${done} of ${count} `),
});
if (failure) {
  process.stdout.write(`\n${told(failure)}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(
    `${count} cases from seed ${seed} agree, in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`,
  );
}
