/** The pivot map. */
import { ORDINAL, PLACES } from './forms.js';
import { joined } from './joined.js';

export const pivotMap = /** @type {const} */ ({
  title: 'Which answers matter most?',
  about: joined(
    'Every country by every question. The stronger its shade, the more places ',
    'a single different answer would move that country.',
  ),
  missing: joined(
    'This map needs every country’s answers. ',
    '{n, plural, =0 {None are loaded.} one {Those of one country are loaded.} ',
    'other {Those of # countries are loaded.}}',
  ),
  draw: 'Draw the map',
  reading: 'Reading the answers of all countries …',
  failed: 'The map could not be drawn.',
  drawn: 'The map is drawn.',
  way: 'One other answer moves the country',
  ways: { higher: 'higher', lower: 'lower' },
  order: 'Countries by',
  orders: { rank: 'rank', name: 'name', movable: 'most movable' },
  country: 'Country',
  indicator: 'Answer',
  legend: 'Places {way, select, higher {higher} other {lower}}',
  range: '{from, number}–{to, number}',
  label: 'Map of countries and answers',
  role: 'heat map',
  help: joined(
    'Arrow keys go from cell to cell, Home and End along the row, ',
    'Page Up and Page Down ten countries; Enter shows the answer.',
  ),
  ranked: `{name}, {rank, ${ORDINAL}}`,
  titled: '{domain}: {title}',
  moves: `From “{from}” to “{to}”: {n, ${PLACES}} {way, select, higher {higher} other {lower}}.`,
  stays:
    'No other answer than “{from}” would move it {way, select, higher {higher} other {lower}}.',
  show: 'Show answer',
  top: `The {n, plural, one {country} other {# countries}} that one answer would move furthest`,
  none: 'No single answer would move any country {way, select, higher {higher} other {lower}}.',
  as_far:
    'One answer would move {n, plural, one {# more country} other {# more countries}} just as far.',
  by: joined(
    `{n, ${PLACES}} {way, select, higher {higher} other {lower}} by `,
    '{answers, plural, one {one answer} other {any of # answers}}',
  ),
  show_short: 'Show',
  show_label: 'Show the answer: {name}, {title}',
});
