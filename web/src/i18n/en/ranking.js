/** The ranking: the countries around the shown one, and all of them. */

export const ranking = /** @type {const} */ ({
  title: 'The ranking',
  about: 'moves as you change answers',
  all: 'Show all {n, number}',
  less: 'Show only the countries nearby',
  by: 'Ranked by',
  region: 'Region',
  anywhere: 'All regions',
  search: 'Country name',
  none: 'No country fits. Try another region or name.',
  /** What the figures beside the countries above are. */
  away: 'Right: points that {country} needs to draw level',
  pointsAway: '{n, plural, one {# point} other {# points}} away',
  /** How many share the rank. */
  shared: 'shared by {n, number}',
});
