/** What would move it. */
import { ORDINAL, ANSWERS, COUNTRIES, PLACES, POINTS } from './forms.js';
import { joined } from './joined.js';

export const impact = /** @type {const} */ ({
  title: 'What would move it',
  about: joined(
    'What other answers would do to the rank of {name}, all else as it is',
    '{edited, select, yes { in your scenario} other {}}.',
  ),
  waiting: 'Working out what would move it …',
  failed:
    'This part could not be worked out in this browser just now; the rest of the page works on.',
  locked:
    'This cannot be worked out, because the published results of the other countries could not be read.',
  missing: 'This needs the answers of {name}, which are not loaded.',
  load: 'Load data',
  higher: 'Single answers that would move it higher',
  lower: 'Single answers that would move it lower',
  none: 'No single answer would move it {way, select, higher {higher} other {lower}}.',
  change: 'From “{from}” to “{to}”',
  places: `{n, ${PLACES}} {way, select, higher {higher} other {lower}}`,
  as_far:
    '{n, plural, one {# more answer would} other {# more answers would}} move it just as far.',
  apply: 'Apply',
  apply_label: 'Apply: {title}, {option}',

  goal: 'The fewest changes to a rank',
  rank: 'Reach rank',
  one_higher: 'One rank higher',
  one_lower: 'One rank lower',
  only: 'by changing answers in',
  everywhere: 'all domains',
  find: 'Find the fewest',
  /** For screen readers, when the answer is there. */
  found: `{reached, select, yes {Found: {n, ${ANSWERS}} to change.} other {This rank cannot be reached.}}`,
  there: joined(
    `{name} {edited, select, yes {would rank} other {ranks}} {rank, ${ORDINAL}}: `,
    'rank {goal, number} or {way, select, higher {higher} other {lower}} needs no change.',
  ),
  reached: joined(
    'Rank {goal, number} or {way, select, higher {higher} other {lower}} takes ',
    '{n, plural, one {# other answer} other {# other answers}}: ',
    `{name} would then rank {rank, ${ORDINAL}}.`,
  ),
  /** Why fewer changes are not enough. */
  fewer: joined(
    '{n, plural, one {# answer} other {# answers}} could ',
    '{way, select, higher {win} other {lose}} at most {most} points, ',
    'and {needed} are needed; so no fewer will do.',
  ),
  fewest:
    'Without a change it stays where it is: {needed} {n, plural, one {point is} other {points are}} needed.',
  sets: joined(
    '{n, plural, one {No other set of answers this small does it.} ',
    'other {This is one of {sets} sets of answers this small that do it.}}',
  ),
  out_of_reach: joined(
    'Rank {goal, number} or {way, select, higher {higher} other {lower}} is out of reach',
    '{only, select, yes { in {domain} alone} other {}}: ',
    'all answers together could {way, select, higher {win} other {lose}} at most {most} points, ',
    'and {needed} are needed.',
  ),
  no_such_rank:
    'No country can have rank {goal, number} or lower here, as equal ones share the smaller number.',
  closest: `What comes closest is rank {rank, number}, with {n, ${ANSWERS}} changed.`,
  nothing_closer: 'No change comes closer.',
  apply_all: `Apply {n, plural, one {this change} other {all {n, number} changes}}`,
  changes: 'Changes',
  keep: 'Keep as it is',
  keep_label: 'Keep as it is: {title}',
  left_alone: 'What has to stay as it is was left alone.',
  preview: joined(
    `That would be ${POINTS}{percent}, and rank {rank, ${ORDINAL}}`,
    `{tied, plural, one {} other {, shared by {tied, ${COUNTRIES}}}}`,
    `{direction, select, higher {: {places, ${PLACES}} higher than now} `,
    `lower {: {places, ${PLACES}} lower than now} same {, as now} other {}}.`,
  ),
  on_strip: 'See it on the strip',
  /** Beside that mark. */
  ghost: 'Preview {rank}',
  close: 'Close',

  limits: {
    none: 'What has to stay as it is',
    some: 'What has to stay as it is: {what}',
    domains: 'Domains that stay as they are',
    answers: 'Answers that stay as they are',
    no_answers: 'None so far; each proposed change has a button that keeps the answer as it is.',
    free: 'May change',
    free_label: 'May change again: {title}',
    allow_skip: 'An answer may also become “skipped”',
    domains_kept: '{n, plural, one {# domain} other {# domains}}',
    answers_kept: `{n, ${ANSWERS}}`,
    skips_allowed: 'skips allowed',
  },
});
