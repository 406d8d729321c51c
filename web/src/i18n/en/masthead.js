/** The head of the page. */

export const masthead = /** @type {const} */ ({
  name: 'Rescore',
  label: 'Parts of this page',
  ranking: 'Ranking',
  impact: 'What would change it',
  weights: 'Your weights',
  answers: '{n, number} answers',
  compare: 'Compare',
  method: 'Method',
  share: 'Share',
});
