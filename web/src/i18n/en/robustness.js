/** How robust the rank is. */
import { ORDINAL } from './forms.js';
import { joined } from './joined.js';

/** A range of ranks, or a single one. */
const COULD = joined(
  `{same, select, yes {would rank {high, ${ORDINAL}}} `,
  `other {could rank anywhere from {high, ${ORDINAL}} to {low, ${ORDINAL}}}}`,
);

/** Of trials, where the rank is. */
const RANGE = joined(
  `{same, select, yes {{high, ${ORDINAL}}} `,
  `other {between {high, ${ORDINAL}} and {low, ${ORDINAL}}}}`,
);
const TRIALS = 'in 90% of trials with slightly different weights';

/** How firm the rank is, in a sentence of its own. */
export const rankRange = /** @type {const} */ ({
  plain: `In 90% of trials with slightly different weights, it ranks ${RANGE}.`,
  /** Where there is little room, below the published rank. */
  brief: `In 90% of trials, ${RANGE}.`,
  /** Where there are changes, and the range is not about them; both fit the line of `plain`. */
  without: `Without your changes: ${RANGE} in 90% of trials.`,
  yours: `With your changes: ${RANGE} in 90% of trials.`,
  /** Away from the page, where the changes are not the one's who reads it. */
  changed: `With the changes, it would rank ${RANGE} ${TRIALS}.`,
  /** Leads to the part about it; short enough for the line. */
  link: 'How sure is that?',
  ask: 'Test your what-if',
  running: 'Trying other weights …',
  /** In a table. */
  column: '90% of trials',
  cell: '{high, number}{same, select, yes {} other {–{low, number}}}',
  ranks: `{high, ${ORDINAL}}{same, select, yes {} other { to {low, ${ORDINAL}}}}`,
});

export const robustness = /** @type {const} */ ({
  title: 'How robust is this rank?',
  about: joined(
    'The publisher’s method gives each domain a weight. Would the rank survive other weights? ',
    'This test shifts each domain’s weight at random, by up to {noise, number}% either way, ',
    'and ranks all countries again, {draws, number} times.',
  ),
  start: 'Test with {draws, number} trials',
  running: 'Trying weights …',
  progress: '{done, number} of {draws, number} trials',
  cancel: 'Cancel',
  cancelled: 'The test was cancelled.',
  result: joined(
    `In 90% of trials, {name} ranks ${RANGE}. `,
    `Its median rank is {median, ${ORDINAL}}, over {draws, number} trials.`,
  ),
  unranked: 'It has no rank that could be tested.',
  /** Beside the bracket on the strip. */
  on_strip: joined(
    `{high, ${ORDINAL}}{same, select, yes {} other { to {low, ${ORDINAL}}}} `,
    'in 90% of trials',
  ),
  /** A bar for each rank. */
  histogram: {
    alt: joined(
      `How often each rank comes up: in 90% of trials, {name} ranks ${RANGE}, `,
      `most often near {median, ${ORDINAL}}.`,
    ),
    caption: 'How often each rank comes up. 90% of the trials are in the shaded part.',
    higher: '← higher in the ranking',
    lower: 'lower →',
    table: 'The same as a table',
    rank: 'Rank',
    share: 'Trials',
  },
  open: 'Too close to call: {countries}.',
  clear: 'No other country is too close to call.',
  /** What skipped answers leave open. */
  own_skips: joined(
    '{n, plural, =0 {No answer of {name} is skipped.} ',
    `one {# answer of {name} is skipped. With any answer in its place it ${COULD}.} `,
    `other {# answers of {name} are skipped. With any answers in their place it ${COULD}.}}`,
  ),
  all_skips: `Had no country skipped an answer, it ${COULD}.`,
  skips_failed: 'What skipped answers could change could not be worked out.',
  skips_missing: 'To see what skipped answers could change, load every country’s answers.',
  /** By the methods that are not chosen. */
  by_method: joined(
    `Ranked by “{method}”, it would be {rank, ${ORDINAL}}, and {n, plural, `,
    '=0 {no country would change rank} one {# country would change rank} ',
    'other {# countries would change rank}}.',
  ),
  see_methods: 'See the method',
});
