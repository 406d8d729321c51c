/**
 * The rows of the table of all countries' ranges. No DOM here.
 * @import { Place } from '../../explorer/view-model.js'
 * @import { RankEnd, WeightRanges } from '../../engine/types.d.ts'
 * @import { Order } from './any-weights.js'
 */

/**
 * @typedef {object} RangeRow
 * @property {string} code
 * @property {string} name
 * @property {number} now the rank in the scenario
 * @property {boolean} moved whether that is another than the published one
 * @property {RankEnd} best
 * @property {RankEnd} worst
 * @property {boolean} open whether one of the ends is not proven
 */

/**
 * Equal ones by their other end, then by their rank now.
 * @param {WeightRanges} ranges
 * @param {Place[]} places by rank
 * @param {Order} order
 * @returns {RangeRow[]}
 */
export function rowsOf({ countries }, places, order) {
  const of = new Map(countries.map((range) => [range.country, range]));
  const rows = places.flatMap(({ code, name, rank, was }) => {
    const range = of.get(code);
    if (!range) return [];
    const { best, worst } = range;
    const open = !best.exact || !worst.exact;
    return [{ code, name, now: rank, moved: was > 0 && rank !== was, best, worst, open }];
  });
  if (order === 'now') return rows; // as the places are
  const other = order === 'best' ? 'worst' : 'best';
  return rows.sort((a, b) => a[order].rank - b[order].rank || a[other].rank - b[other].rank);
}
