/**
 * How firm a rank is, in words: the ranks of 90% of the trials.
 * @import { RankRange } from '../data/rank-ranges.js'
 * @import { Result, Voice } from './sentences.js'
 */

/** For a message. @param {RankRange} range */
export const rangeValues = ({ high, low }) => ({
  high,
  low,
  same: /** @type {'yes' | 'no'} */ (high === low ? 'yes' : 'no'),
});

/**
 * "In 90% of trials with slightly different weights, it ranks between 64th and 70th." Of the rank
 * without changes; empty where it is not known.
 * @param {Pick<Result, 'range'>} result @param {Pick<Voice, 'text'>} voice
 */
export const rangeSaid = ({ range }, { text }) =>
  range ? text.rankRange.plain(rangeValues(range)) : '';

/**
 * The same with the reader's changes, for others to read; empty where it was not asked for.
 * @param {Pick<Result, 'ownRange'>} result @param {Pick<Voice, 'text'>} voice
 */
export const ownRangeSaid = ({ ownRange }, { text }) =>
  ownRange ? text.rankRange.changed(rangeValues(ownRange)) : '';

/** "64–70", or a dash. @param {Pick<Result, 'range'>} result @param {Pick<Voice, 'text'>} voice */
export const rangeCell = ({ range }, { text }) =>
  range ? text.rankRange.cell(rangeValues(range)) : '–';
