/** Why one country is above another. */
import { ANSWERS } from './forms.js';
import { joined } from './joined.js';

export const pair = /** @type {const} */ ({
  title: 'Why is {higher} above {lower}?',
  title_level: 'Why are {a} and {b} level?',
  title_waiting: 'Why is one above the other: {a} or {b}?',
  waiting: 'Working out why one is above the other …',
  failed: 'This browser could not work this out just now. The rest of the page still works.',

  /** The first sentence, in two clauses. */
  above: joined(
    '{higher} is above {lower}{shared, select, yes { by less than the printed scores show} other {}}',
    '{n, plural, =0 {} other {{shared, select, yes {,} other {}} mainly by {domains}}}',
  ),
  level: '{a} and {b} have exactly the same score. What sets them apart cancels out.',
  /** `weights`: whether they turn the order, too; "unknown" where that is not worked out. */
  turn: joined(
    'it would take {n, plural, one {# changed answer} other {# changed answers}}',
    '{whose, select, one { of {name}} other {, of either,}} to turn them around',
    '{weights, select, no {, and no weights do} yes {, or a change of weights} other {}}',
  ),
  impossible: joined(
    'no other answers of {name} would turn them around',
    '{weights, select, no {, and no weights do} yes {, but a change of weights does} other {}}',
  ),
  weights_alone: joined(
    '{weights, select, yes {a change of weights would turn them around} ',
    'other {no weights would turn them around}}',
  ),
  sentence: '{above}.',
  sentence_turn: '{above}; {turn}.',

  /** The gap by domain. */
  by_domain: 'The gap by domain',
  about: joined(
    'What each domain adds to the difference between the two overall scores, in percentage points. ',
    'A bar to the right is in favour of {a}, to the left of {b}.',
  ),
  domain: 'Part of the index',
  gap: 'Gap',
  total: 'Together',

  by_answer: `By answer: {n, ${ANSWERS}} {n, plural, one {makes} other {make}} the difference`,
  by_answer_about: 'The same gap, split by answer. It adds up too.',
  question: 'Question',
  missing: 'The gap is split by answer once the answers of {names} are loaded.',

  /** What turns the order around. */
  turns: 'What would turn them around',
  of_one: `{n, plural, one {# answer of {name}} other {# answers of {name}}}`,
  of_either: `{n, plural, one {# answer} other {# answers}} of either`,
  why_fewer: joined(
    'Why not fewer? {n, plural, one {# change} other {# changes}} can make up at most {most} ',
    'percentage points, and it takes more than {needed}.',
  ),
  why_none: 'It takes more than {needed} percentage points.',
  out_of_reach: joined(
    'The answers of {name} alone are not enough: all together can make up {most} percentage points, ',
    'and it takes more than {needed}.',
  ),
  out_of_reach_either: joined(
    'Answers are not enough: all together can make up {most} percentage points, ',
    'and it takes more than {needed}.',
  ),
  not_loaded: 'The answers of {name} are not loaded.',
  show: 'Which answers',
  /** A question of a country, or of a part of the index. */
  weights_yes: 'Weights: {lower} is above {higher} {weights}.',
  weights_no: 'Weights: no weights of the domains put {lower} above {higher}.',
  weights_unknown: 'Weights: not worked out for this way of scoring.',
});
