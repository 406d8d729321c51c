/** The page without JavaScript. */

export const plain = /** @type {const} */ ({
  /** Of the page, for search engines. */
  description: '{sentence} Change any of the {n, number} answers behind it and see score and rank move.',
  needs:
    'To change answers and see the score move, this page needs JavaScript and WebAssembly. Everything below is as published.',
  scope: 'Scope',
  points: 'Points',
  share: 'Share',
  rank: 'Rank',
  indicator: 'Indicator',
  answer: 'Answer',
});
