/** How robust the rank is. */
import { ORDINAL } from './forms.js';
import { joined } from './joined.js';

export const robustness = /** @type {const} */ ({
  title: 'How robust is this rank?',
  about: joined(
    'The publisher’s method gives each domain its weight. ',
    'Here every domain’s weight is shifted at random by up to {noise, number} % either way, ',
    '{draws, number} times, and all countries are ranked anew each time.',
  ),
  start: 'Test with {draws, number} trials',
  running: 'Trying weights …',
  progress: '{done, number} of {draws, number} trials',
  cancel: 'Cancel',
  cancelled: 'The test was cancelled.',
  result: joined(
    `Over {draws, number} trials the middle rank (median) of {name} is {median, ${ORDINAL}}, `,
    `and nine trials in ten put it between {high, ${ORDINAL}} and {low, ${ORDINAL}}.`,
  ),
  result_same: joined(
    `Over {draws, number} trials the middle rank (median) of {name} is {median, ${ORDINAL}}, `,
    'and at least nine trials in ten put it there.',
  ),
  unranked: 'It has no rank that could be tested.',
  /** Beside the bracket on the strip. */
  on_strip: `{high, ${ORDINAL}} to {low, ${ORDINAL}}, 9 trials in 10`,
  on_strip_same: `{high, ${ORDINAL}}, 9 trials in 10`,
  open: 'Whether it ranks above or below {countries} is open.',
  clear: 'Its order with every other country is clear.',
  /** What skipped answers leave open. */
  no_skips: 'No answer of {name} is skipped.',
  own_skips: joined(
    '{n, plural, ',
    'one {# answer of {name} is skipped. With any answer in its place} ',
    'other {# answers of {name} are skipped. With any answers in their place}} ',
    `it could rank anywhere from {high, ${ORDINAL}} to {low, ${ORDINAL}}.`,
  ),
  own_skips_same: joined(
    '{n, plural, ',
    'one {# answer of {name} is skipped. With any answer in its place} ',
    'other {# answers of {name} are skipped. With any answers in their place}} ',
    `it would rank {high, ${ORDINAL}}.`,
  ),
  all_skips: joined(
    'Had no country skipped an answer, ',
    `it could rank anywhere from {high, ${ORDINAL}} to {low, ${ORDINAL}}.`,
  ),
  all_skips_same: `Had no country skipped an answer, it would rank {high, ${ORDINAL}}.`,
  skips_failed: 'What skipped answers leave open could not be worked out.',
  skips_missing: 'What skipped answers leave open takes the answers of every country.',
  /** By the methods that are not chosen. */
  by_method: joined(
    `By “{method}” it would rank {rank, ${ORDINAL}}, and {n, plural, `,
    '=0 {no country would have another rank} one {# country would have another rank} ',
    'other {# countries would have another rank}}.',
  ),
  see_methods: 'See the method',
});
