/**
 * Times JavaScript as rescore_bench times C++, in a process of its own:
 * node tests/bench/subject.mjs peer|engine DATA SAMPLES [CASE]... prints a JSON line a case.
 */
import { cases } from './cases.mjs';

const WARM_UP = 200; // milliseconds; V8 needs more than C++ does
const SAMPLE = 25;

const [subject, folder, samples, ...wanted] = process.argv.slice(2);
for (const one of cases) {
  const make = subject === 'peer' ? one.peer : one.engine;
  if (!make || (wanted.length > 0 && !wanted.includes(one.id))) continue;
  const timed = await make(folder);
  const line = { case: one.id, ns: sampled(timed.run, Number(samples)), result: timed.result?.() };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** @param {() => void} run @param {number} times @returns {number} milliseconds */
function timeOf(run, times) {
  const begin = performance.now();
  for (let i = 0; i < times; ++i) run();
  return performance.now() - begin;
}

/** @param {() => void} run @param {number} count @returns {number[]} nanoseconds of one run */
function sampled(run, count) {
  let spent = 0;
  let done = 0;
  let last = 0;
  for (let times = 1; spent < WARM_UP; times *= 2) {
    last = timeOf(run, times) / times;
    spent += last * times;
    done += times;
  }
  const times = Math.max(1, Math.ceil(SAMPLE / (done === 1 ? last : Math.min(last, spent / done))));
  return Array.from({ length: count }, () => (1e6 * timeOf(run, times)) / times);
}
