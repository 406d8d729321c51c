/**
 * Numbers from 0 to `below`, the same for every run (a linear congruential generator). It has no
 * imports, because its text also runs within a page.
 * @param {number} seed
 * @returns {(below: number) => number}
 */
export function generator(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
