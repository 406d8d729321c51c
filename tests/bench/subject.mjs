/**
 * Times JavaScript as rescore_bench times C++, in a separate process: node tests/bench/subject.mjs
 * peer|page|questions DATA SAMPLES [CASE]... prints one JSON line per case.
 */
import { cases, engineOn } from './cases.mjs';
import { growthCases } from './growth.mjs';
import { sampled } from './sampled.mjs';

const [subject, data, samples, ...wanted] = process.argv.slice(2);

/** @param {import('./cases.mjs').Case} one */
async function timedOf(one) {
  if (subject === 'peer') return one.peer?.(data);
  if (one.engine)
    return one.engine(await engineOn(subject === 'page' ? 'page' : 'questions', data));
  if (!one.questions || subject === 'page') return undefined;
  return one.questions(
    /** @type {import('../../web/src/engine/questions.js').Questions} */ (
      await engineOn('questions', data)
    ),
  );
}

for (const one of [...cases, ...growthCases]) {
  if (wanted.length > 0 && !wanted.includes(one.id)) continue;
  const timed = await timedOf(one);
  if (!timed) continue;
  const line = {
    case: one.id,
    ns: await sampled(timed.run, Number(samples)),
    result: timed.result?.(),
    near: await timed.near?.(),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
