/**
 * Times JavaScript as rescore_bench times C++, in a process of its own:
 * node tests/bench/subject.mjs peer|engine DATA SAMPLES [CASE]... prints a JSON line a case.
 */
import { cases } from './cases.mjs';
import { growthCases } from './growth.mjs';
import { sampled } from './sampled.mjs';

const [subject, folder, samples, ...wanted] = process.argv.slice(2);
for (const one of [...cases, ...growthCases]) {
  const make = subject === 'peer' ? one.peer : one.engine;
  if (!make || (wanted.length > 0 && !wanted.includes(one.id))) continue;
  const timed = await make(folder);
  const line = { case: one.id, ns: sampled(timed.run, Number(samples)), result: timed.result?.() };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
