/** How often each domain counts, by the reader. */
import { ORDINAL, PLACES } from './forms.js';
import { joined } from './joined.js';

export const yourWeights = /** @type {const} */ ({
  title: 'Your weights',
  about: joined(
    'How much should each domain count? Move a slider, and every country is ranked again, by the ',
    'published scores of its domains. A domain at 0 is left out.',
  ),
  overall: 'The overall score',
  pooled: 'adds up the points of all answers, as the publisher does',
  mean: 'is the mean of the {n, number} domains’ scores',
  times: '{counts, select, no {out} other {{times}×}}',
  /** What a slider says to a screen reader. */
  said: joined(
    '{counts, select, no {does not count} other {counts {times} times, ',
    '{share} of the overall score}}',
  ),
  forget: 'Back to the publisher’s weights',
  undo: 'Weights are part of your scenario: undo, links and pictures include them.',
  outcome: joined(
    `With these weights, {name} would rank {rank, ${ORDINAL}}`,
    `{direction, select, higher {, {places, ${PLACES}} higher} `,
    `lower {, {places, ${PLACES}} lower} same {, as published} other {}}.`,
  ),
  moved: joined(
    '{n, plural, =0 {No country changes rank} one {# country changes rank} ',
    'other {# countries change rank}}, of {of, number}.',
  ),
  furthest: 'Furthest: {countries}.',
  mover: `{name} {direction, select, higher {up {places, number}} other {down {places, number}}}`,
});

/** How little weights must shift to bring the country to a rank. */
export const weightShift = /** @type {const} */ ({
  title: 'By weights alone',
  to: 'How little must weights shift to bring {name} to rank',
  find: 'Find',
  waiting: 'Looking through all weights …',
  none: joined(
    'No weights of the domains bring {name} to {rank, number}',
    '{way, select, lower { or lower} other { or higher}}.',
  ),
  unknown: 'No such weights were found, and no proof that there are none.',
  already: joined('{name} has that rank with these weights, before scores are rounded.'),
  found: joined(
    '{name} reaches rank {rank, number}{way, select, lower { or lower} other { or higher}} if no ',
    'weight shifts by more than {points} points of 100.',
  ),
  proof: 'No smaller shift does it.',
  no_proof: 'Whether a smaller shift does it is not proven.',
  part: '{name} {from} to {to}',
  use: 'Use these weights',
});
