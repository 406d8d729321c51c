/** Times JavaScript, in Node and in a browser. */

const WARM_UP = 200; // milliseconds; V8 needs more than C++ does
const SAMPLE = 25;

/** @param {() => void} run @param {number} times @returns {number} milliseconds */
function timeOf(run, times) {
  const begin = performance.now();
  for (let i = 0; i < times; ++i) run();
  return performance.now() - begin;
}

/** @param {() => void} run @param {number} count of samples @returns {number[]} nanoseconds of one run */
export function sampled(run, count) {
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
