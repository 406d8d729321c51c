/** Times JavaScript, in Node and in a browser. */

const WARM_UP = 200; // milliseconds; V8 needs more than C++ does
const SAMPLE = 25;

/** @param {() => unknown} run @param {number} times @returns {Promise<number>} milliseconds */
async function timeOf(run, times) {
  const begin = performance.now();
  for (let i = 0; i < times; ++i) {
    const made = run();
    if (made instanceof Promise) await made;
  }
  return performance.now() - begin;
}

/**
 * @param {() => unknown} run a promise is waited for
 * @param {number} count of samples
 * @returns {Promise<number[]>} nanoseconds of one run
 */
export async function sampled(run, count) {
  let spent = 0;
  let done = 0;
  let last = 0;
  for (let times = 1; spent < WARM_UP; times *= 2) {
    last = (await timeOf(run, times)) / times;
    spent += last * times;
    done += times;
  }
  const times = Math.max(1, Math.ceil(SAMPLE / (done === 1 ? last : Math.min(last, spent / done))));
  const each = [];
  for (let i = 0; i < count; ++i) each.push((1e6 * (await timeOf(run, times))) / times);
  return each;
}
