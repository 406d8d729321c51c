/**
 * In how many trials a country has each rank, as bars.
 * @import { RankRange } from '../../data/rank-ranges.js'
 */

/**
 * A bar: a rank, or several where there are many.
 * @typedef {object} Bar
 * @property {number} from the highest of its ranks
 * @property {number} to the lowest of its ranks
 * @property {number} count of trials
 * @property {number} share of all trials, from 0 to 1
 * @property {boolean} within whether nine trials in ten are here
 * @property {boolean} published whether the rank without changes is here
 * @property {boolean} yours whether the rank with the changes is here
 */

/** More bars than these would be too thin for a finger and for their figures. */
const MOST = 24;

/**
 * From the highest rank that any trial or mark has to the lowest.
 * @param {number[]} counts of trials, by rank: the first is how often it ranks first
 * @param {object} marks
 * @param {RankRange} marks.range
 * @param {number | null} marks.published
 * @param {number | null} marks.yours null without changes
 * @returns {Bar[]}
 */
export function rankHistogram(counts, { range, published, yours }) {
  const ranks = counts.flatMap((count, i) => (count > 0 ? [i + 1] : []));
  const shown = [...ranks, published, yours].filter((rank) => rank !== null);
  const [first, last] = [Math.min(...shown), Math.max(...shown)];
  const trials = counts.reduce((sum, count) => sum + count, 0);
  const step = Math.ceil((last - first + 1) / MOST);
  /** @type {Bar[]} */
  const bars = [];
  for (let from = first; from <= last; from += step) {
    const to = Math.min(from + step - 1, last);
    const has = (/** @type {number | null} */ rank) => rank !== null && rank >= from && rank <= to;
    const count = counts.slice(from - 1, to).reduce((sum, n) => sum + n, 0);
    bars.push({
      from,
      to,
      count,
      share: trials > 0 ? count / trials : 0,
      within: from <= range.low && to >= range.high,
      published: has(published),
      yours: has(yours),
    });
  }
  return bars;
}
