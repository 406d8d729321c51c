/** Why a published rank changed between two states of the index. */
import { ANSWERS, ORDINAL } from './forms.js';
import { joined } from './joined.js';

/** A number of places that may be a fraction; `n` is the same, rounded up. */
const MOVED_BY = '{places} {n, plural, one {place} other {places}}';

export const rankChange = /** @type {const} */ ({
  title: 'Why the rank changed',
  about: '{name} ranked {ranks}. What moved the published rank between two of these?',
  choose: 'Compare the {open} with',
  alone: '{name} is in no other state of the index.',
  waiting: 'Working out why the rank changed …',
  failed: 'This could not be worked out just now.',

  moved: `{name} {way, select, higher {rose} other {fell}} from {from, ${ORDINAL}} to {to, ${ORDINAL}}.`,
  stayed: `{name} stayed {to, ${ORDINAL}}.`,
  unranked: '{name} has no rank in one of the two.',
  /** One sentence, where newcomers alone moved it: they rank higher now. */
  by_newcomers: joined(
    `{name} fell from {from, ${ORDINAL}} to {to, ${ORDINAL}}: {n, plural, `,
    'one {the newcomer {names} ranks} other {the newcomers {names} rank}} higher.',
  ),
  by_many_newcomers: joined(
    `{name} fell from {from, ${ORDINAL}} to {to, ${ORDINAL}}: {n, number} newcomers rank higher.`,
  ),
  /** The parts of a move in one sentence; the first begins it. */
  first: joined(
    '{cause, select, newcomers {Countries that came or left} answers {Changed answers} ',
    'questions {Changed questions} other {The changed rule}} moved it ',
    `${MOVED_BY} {way, select, higher {up} other {down}}`,
  ),
  further: joined(
    '{cause, select, newcomers {countries that came or left} answers {changed answers} ',
    'questions {changed questions} other {the changed rule}} ',
    `${MOVED_BY} {way, select, higher {up} other {down}}`,
  ),
  sentence: '{parts}.',
  same_score: 'Its score did not change.',
  own_answers: joined(
    '{n, plural, =0 {No answer of its own changed.} one {One answer of its own changed.} ',
    'other {# answers of its own changed.}}',
  ),

  without: joined(
    `{name} ranked {before, ${ORDINAL}} of {before_of, number} in the {from} `,
    `and {after, ${ORDINAL}} of {after_of, number} in the {to}.`,
  ),
  needed: joined(
    'The two ask different questions. ',
    'Why the rank moved takes every country’s answers in both.',
  ),
  which: 'Its own answers can be shown once they are loaded for both states.',
  fetch: 'Load the answers of the {states} ({kilobytes, number} kB, from the publisher on GitHub)',

  drawing: `From {from, ${ORDINAL}} to {to, ${ORDINAL}}, part by part`,
  cause: {
    newcomers: 'Countries that came or left',
    answers: 'Changed answers',
    questions: 'Changed questions',
    rule: 'Changed rule',
  },
  came: '{n, plural, one {One newcomer ranks} other {# newcomers rank}} above it: {countries}.',
  left: joined(
    '{n, plural, one {One country that left ranked} other {# countries that left ranked}} ',
    'above it: {countries}.',
  ),
  passed: 'It passed {countries}.',
  passed_by: 'It was passed by {countries}.',
  partly: '{country} ({places})',
  partly_about: 'A fraction is the share of a place where several causes did it together.',
  answers: `Its own: {n, ${ANSWERS}} changed`,
  questions: `Its own: {n, ${ANSWERS}} to questions that only one of the two asks`,
  from_to: 'From “{from}” to “{to}”',
  new_question: 'New: “{to}”',
  old_question: 'No longer asked: “{from}”',
  others_answers: 'No answer of its own changed; those of the countries named did.',
  rounding:
    'Percentages are rounded to {to, plural, =0 {whole numbers} one {# decimal} other {# decimals}}.',
  halves: 'Exact halves are rounded {to, select, even {to the even number} other {up}}.',
  key: joined(
    'Countries are ranked by {to, select, rounded {the rounded percentage} ',
    'other {the exact share of points}}.',
  ),
  setting: '{setting}: {from}, now {to}',
  exact: joined(
    'The parts add up to the move, and none goes first: each is its mean effect over every order ',
    'in which they could have come.',
  ),
});
