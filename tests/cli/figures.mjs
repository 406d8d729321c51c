/** Published and derived figures of docs/method.md that tests compare with. */

/** Azerbaijan's 13 scopes: points, maximum, percentage, rank, how many share the rank. */
export const azerbaijan = [
  ['overall', 112, 396, 28.3, 66, 1],
  ['domain:media', 10, 44, 22.7, 61, 4],
  ['domain:academia', 13, 44, 29.5, 51, 6],
  ['domain:economy', 16, 44, 36.4, 40, 11],
  ['domain:society', 8, 44, 18.2, 76, 5],
  ['domain:military', 4, 44, 9.1, 66, 16],
  ['domain:law-enforcement', 4, 44, 9.1, 83, 5],
  ['domain:technology', 28, 44, 63.6, 18, 2],
  ['domain:domestic-politics', 7, 44, 15.9, 75, 5],
  ['domain:foreign-policy', 22, 44, 50, 56, 2],
  ['layer:exposure', 83, 256, 32, 59, 4],
  ['layer:pressure', 0, 40, 0, 68, 31],
  ['layer:alignment', 29, 100, 29, 61, 3],
].map(([scope, achieved, maximum, percent, rank, tied]) => ({
  scope,
  achieved,
  maximum,
  percent,
  rank,
  tied,
  of: 98,
}));

/** The countries whose overall rank depends on rounding: published, and by exact ratios. */
export const roundingDecides = {
  Jordan: [72, 73],
  'Costa Rica': [43, 44],
  'Bosnia and Herzegovina': [51, 52],
  Portugal: [74, 75],
  Afghanistan: [57, 58],
  Senegal: [86, 87],
  Estonia: [74, 76],
  'United Kingdom': [21, 22],
};

/** The counts of check in the China Index 2024 with Azerbaijan's sheet. */
export const tallies = [
  ['totals', 196],
  ['overall percentages', 98],
  ['overall ranks', 98],
  ['domain percentages', 882],
  ['domain ranks', 882],
  ['layer percentages', 294],
  ['layer ranks', 294],
  ['indicator counts', 99],
  ['sums over all countries', 12],
  ['totals from the answers', 13],
].map(([what, of]) => ({ what, agree: of, of }));
