/** The ranking: the countries around the shown one, and all of them. */

export const ranking = /** @type {const} */ ({
  title: 'The ranking',
  about: 'moves as you change answers',
  about_changed: 'yours, not published',
  all: 'Show all {n, number}',
  less: 'Show only the countries nearby',
  by: 'Ranked by',
  region: 'Region',
  anywhere: 'All regions',
  search: 'Country name',
  none: 'No country fits. Try another region or name.',
  /** Heads the column of figures beside the countries above. */
  away: 'points that {country} needs to tie',
  pointsAway: '{n, plural, one {# point} other {# points}} away',
  /** How many share the rank. */
  shared: 'shared by {n, number}',
});
