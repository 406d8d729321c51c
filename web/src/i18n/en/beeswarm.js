/** Where every country stands: the beeswarm. */
import { ORDINAL } from './forms.js';
import { joined } from './joined.js';

export const beeswarm = /** @type {const} */ ({
  title: 'Where {n, plural, one {the only country stands} other {all # countries stand}}',
  /** Under the title; `none` where the percentage is no share of the points. */
  about: joined(
    '{points, select, none {average share of the points in each domain} plain {by score} ',
    'other {share of possible points}}; pick a dot to see whose it is',
  ),
  label: 'Countries by score; arrow keys step through them, Enter shows one',
  /** The drawing as a whole, for screen readers. */
  spread: joined(
    'From {least} ({lowest}) to {most} ({highest}). ',
    'Half of the countries have {median} or more.',
  ),
  placed: `{name}, {rank, ${ORDINAL}}`,
  own: `{rank, ${ORDINAL}} with your {n, plural, one {change} other {changes}}`,
  show: 'Show {name}',
});
