/** The tile map: every country as an equal square, by region. */
import { ORDINAL } from './forms.js';
import { joined } from './joined.js';

export const tileMap = /** @type {const} */ ({
  title: 'The {n, plural, one {country} other {# countries}} by region',
  about: 'Every country is a square of the same size. Press one to show it.',
  label: 'Countries by region; arrow keys go from square to square, Enter shows one',
  measure: 'Shaded by',
  measures: { share: 'share of points', rank: 'rank', change: 'change since' },
  edition: 'Compared with',
  legend: {
    share: 'Stronger shade: a larger share. The figure is the share in per cent.',
    rank: 'Stronger shade: higher in the ranking. The figure is the rank.',
    change: joined(
      'Filled: a larger share than then. Framed: a smaller one. ',
      'The figure is the difference in percentage points. ',
      'Questions change between editions, ',
      'so a difference need not mean that the country changed.',
    ),
  },
  yours: 'Red: with your changes.',
  /** Of one square, for screen readers and the mouse. */
  changed: joined(
    `{name}, {rank, ${ORDINAL}}, {percent}; `,
    '{change, select, none {not in that edition} other {{change} percentage points}}',
  ),
  failed: 'That edition could not be loaded. Try again.',
  table: 'The same as a table',
  heads: { country: 'Country', rank: 'Rank', share: 'Share', change: 'Change' },
});
