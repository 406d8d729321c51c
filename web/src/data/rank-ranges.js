/**
 * How firm a published rank is: the ranks of nine trials in ten under other weights. The build
 * computes them for every index that the site brings (tools/site/rank-ranges.mjs).
 * @import { Index } from '../engine/types.d.ts'
 * @import { Data } from './load.js'
 */

/** How a rank is tried: every domain's weight is up to a quarter more or less. */
export const TRIALS = /** @type {const} */ ({ draws: 10_000, weights: 'noise', noise: 25 });

/**
 * By edition and method the highest and the lowest rank of each country, in the order of their codes;
 * 0 and 0 where there is no rank.
 * @typedef {Record<string, Record<string, number[]>>} RankRanges
 */

/** @typedef {{ high: number, low: number }} RankRange both are ranks: high is the smaller number */

/**
 * The range of a rank as published; null where it is not known, as for the reader's own files.
 * @param {RankRanges} ranges
 * @param {{ index: Index, data: Pick<Data, 'standings'>, method: string, code: string }} of `method`
 *   is the one that ranks
 * @returns {RankRange | null}
 */
export function publishedRange(ranges, { index, data, method, code }) {
  const known = Object.hasOwn(ranges, index.edition) && !index.source?.unchecked;
  const byMethod = known ? ranges[index.edition] : {};
  if (!Object.hasOwn(byMethod, method) || !data.standings) return null;
  const codes = data.standings.countries.map((country) => country.code).sort();
  const at = 2 * codes.indexOf(code);
  const [high, low] = byMethod[method].slice(at, at + 2);
  // Other countries than those that were tried: the figures are not these.
  return at >= 0 && byMethod[method].length === 2 * codes.length && high > 0 ? { high, low } : null;
}
