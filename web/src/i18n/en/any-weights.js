/** What a rank can be under any weights. */
import { COUNTRIES, ORDINAL } from './forms.js';
import { joined } from './joined.js';

export const anyWeights = /** @type {const} */ ({
  title: 'Whatever the weights',
  about: joined(
    'How high and how low could {name} rank by a choice of weights alone? The answer covers all ',
    'weights of the domains, however lopsided, and is proven. The trials of the robustness test shift ',
    'weights a little, at random, and say how often a rank holds. This says how far it can go.',
  ),
  /** How the overall score is made. */
  pooled: 'The overall score adds up the points of all answers.',
  mean: 'The overall score is the mean of the domains’ scores.',
  own_rule: 'The overall score is made by the index’s own rule; only its weights are let go.',
  change: 'Change this under “Your weights”',
  nothing: 'This index has no domains to weigh.',
  waiting: 'Looking through all weights …',
  failed: 'This browser could not work this out just now. The rest of the page still works.',

  decided: `{name} ranks {rank, ${ORDINAL}}, whatever the weights.`,
  range: joined(
    `By weights alone, {name} can rank as high as {best, ${ORDINAL}} `,
    `and as low as {worst, ${ORDINAL}}.`,
  ),
  best: 'Best rank',
  worst: 'Worst rank',
  end: `{rank, ${ORDINAL}}, {weights}.`,
  /** Where the search was cut short. */
  open: `It may reach {limit, ${ORDINAL}}, which is not ruled out; no weights take it further.`,
  /** After a rank; also in other parts. */
  only: 'if only {name} counts',
  equal: 'if all {n, number} domains count the same',
  part: '{name} {share}',
  weighted: 'with {weights}{rounded, select, yes { (rounded)} other {}}',
  first: 'It can be first only with some weights, such as these.',
  never_first: 'No weights put it first.',
  decided_pairs: joined(
    '{n, plural, =0 {Its order with every other country depends on the weights.} ',
    'one {# of the {of, number} other countries is above or below it whatever the weights.} ',
    'other {# of the {of, number} other countries are above or below it whatever the weights.}}',
  ),

  all: 'Every country',
  start: `Find the ranks of all {n, ${COUNTRIES}}`,
  /** Of the search for every country. */
  slow: joined(
    'This can take a minute or two. Where the overall score is the mean of the domains’ scores, ',
    'it takes seconds.',
  ),
  running: 'Looking through all weights for every country …',
  progress: '{done, number} of {of, number} countries',
  cancel: 'Cancel',
  cancelled: 'The search was cancelled.',
  found: joined(
    '{n, plural, =0 {No country can be first.} one {One country can be first: {countries}.} ',
    'other {# countries can be first: {countries}.}} Of the {of, number} pairs of countries, ',
    '{decided, number} are decided: one is never above the other.',
  ),
  sort: 'Sort by',
  sorts: { now: 'rank now', best: 'best rank', worst: 'worst rank' },
  table: 'Best and worst rank of every country, whatever the weights',
  country: 'Country',
  now: 'Now',
  from_to: 'Best to worst',
  span: '{best}–{worst}',
  /** Of ranks with an asterisk. */
  proven: 'An asterisk marks a rank that was found; a further one is not ruled out.',
  key: 'Bars run from the best to the worst rank; the line marks the rank now.',
});
