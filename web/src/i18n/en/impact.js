/** What would move it. */
import { ORDINAL, ANSWERS, COUNTRIES, PLACES, POINTS } from './forms.js';
import { joined } from './joined.js';

export const impact = /** @type {const} */ ({
  title: 'What would change the rank?',
  about: joined(
    'How {name}’s rank would change if one answer were different and everything else stayed the same',
    '{edited, select, yes { in your scenario} other {}}.',
  ),
  waiting: 'Working out what would change the rank …',
  failed: 'This browser could not work this out just now. The rest of the page still works.',
  locked:
    'This cannot be worked out, because the published results of the other countries could not be read.',
  missing: '{name}’s answers are not loaded yet.',
  load: 'Load data',
  higher: 'One answer that would raise it',
  lower: 'One answer that would lower it',
  none: 'No single answer would {way, select, higher {raise} other {lower}} it.',
  change: 'From “{from}” to “{to}”',
  places: `{n, ${PLACES}} {way, select, higher {higher} other {lower}}`,
  as_far: `{n, plural, one {# other answer} other {# other answers}} would have the same effect.`,
  apply: 'Apply',
  apply_label: 'Apply: {title}, {option}',

  goal: 'The fewest changes needed to reach a rank',
  rank: 'To reach rank',
  one_higher: 'One rank higher',
  one_lower: 'One rank lower',
  only: 'change answers in',
  everywhere: 'any domain',
  find: 'Find the fewest',
  /** For screen readers, when the answer is there. */
  found: `{reached, select, yes {Found: {n, ${ANSWERS}} to change.} other {This rank cannot be reached.}}`,
  there: joined(
    `{name} {edited, select, yes {would rank} other {ranks}} {rank, ${ORDINAL}}: `,
    'rank {goal, number} or {way, select, higher {higher} other {lower}} needs no change.',
  ),
  reached: joined(
    '{name} needs at least {n, plural, one {# changed answer} other {# changed answers}} ',
    `to reach {goal, ${ORDINAL}} or {way, select, higher {higher} other {lower}}. `,
    `It would then rank {rank, ${ORDINAL}}.`,
  ),
  /** Why fewer changes are not enough. */
  fewer: joined(
    'Why not fewer? {n, plural, one {# change} other {# changes}} can ',
    '{way, select, higher {add} other {take away}} at most {most} points, ',
    'and it needs {needed}.',
  ),
  fewest: 'Why not none? It needs {needed} {n, plural, one {point} other {points}}.',
  sets: joined(
    '{n, plural, one {No other combination this small would do it.} ',
    'other {This is one of {sets} combinations this small that would do it.}}',
  ),
  /** Where fewer may do: what a search has found. */
  searched: joined(
    'With {n, plural, one {this # answer} other {these # answers}} changed, ',
    `{name} would rank {rank, ${ORDINAL}}. A search found `,
    '{n, plural, one {it} other {them; fewer may be enough}}.',
  ),
  /** In an index without points. */
  out_of_reach_plain: joined(
    '{proven, select, yes {Rank {goal, number} or {way, select, higher {higher} other {lower}} ',
    'is out of reach{only, select, yes { in {domain} alone} other {}}.} ',
    'other {No changes that were tried reach rank {goal, number} or ',
    '{way, select, higher {higher} other {lower}}',
    '{only, select, yes { in {domain} alone} other {}}.}}',
  ),
  out_of_reach: joined(
    'Rank {goal, number} or {way, select, higher {higher} other {lower}} is out of reach',
    '{only, select, yes { in {domain} alone} other {}}: ',
    'all answers together could {way, select, higher {win} other {lose}} at most {most} points, ',
    'and {needed} are needed.',
  ),
  no_such_rank:
    'Rank {goal, number} or lower does not exist here: tied countries share the higher place.',
  closest: `What comes closest is rank {rank, number}, with {n, ${ANSWERS}} changed.`,
  nothing_closer: 'No change comes closer.',
  apply_all: `Apply {n, plural, one {this change} other {all {n, number} changes}}`,
  changes: 'Changes',
  keep: 'Don’t change this one',
  keep_label: 'Don’t change this one: {title}',
  left_alone: 'The answers you fixed were not changed.',
  preview: joined(
    `It would then have ${POINTS} and rank {rank, ${ORDINAL}}`,
    `{tied, plural, one {} other {, shared by {tied, ${COUNTRIES}}}}`,
    `{direction, select, higher {: {places, ${PLACES}} higher than now} `,
    `lower {: {places, ${PLACES}} lower than now} same {, as now} other {}}.`,
  ),
  on_strip: 'See it on the strip',
  /** Beside that mark. */
  ghost: 'Preview {rank}',
  close: 'Close',

  limits: {
    none: 'Answers to leave alone',
    some: 'Answers to leave alone: {what}',
    domains: 'Domains to leave alone',
    answers: 'Single answers to leave alone',
    no_answers: 'None yet. Each proposed change has a button for this.',
    free: 'Allow changes',
    free_label: 'Allow changes: {title}',
    allow_skip: 'An answer may also become “skipped”',
    domains_kept: '{n, plural, =0 {} one {# domain} other {# domains}}',
    answers_kept: '{n, plural, =0 {} one {# answer} other {# answers}}',
    skips_allowed: 'skips allowed',
  },
});
