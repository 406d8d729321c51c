/**
 * What is said when the site is built: the page without JavaScript, and what search engines and
 * others read of it.
 */
import { joined } from './joined.js';

export const staticPage = /** @type {const} */ ({
  /** Of the page, for search engines. */
  description:
    '{sentence} Change any of the {n, number} answers behind it and see score and rank move.',
  /** The same, where the answers are not there. */
  description_results:
    '{sentence} Its results by domain and layer, and where it stands among all countries.',
  /** Heads the list of all countries, and leads there. */
  all: 'All {n, number} countries of the {index}',
  list_title: 'All countries of the {index} – Rescore',
  list_description:
    'Score, percentage and rank of all {n, number} countries of the {index}, each with its own page.',
  lost_title: 'No such page – Rescore',
  lost: 'There is no page at this address.',
  lost_home: 'To the front page',
  /** Where installed pages are listed. */
  app_description: 'What-if scoring for published indices, in your own browser.',
  needs: joined(
    'To change answers and see the score move, this page needs JavaScript and WebAssembly. ',
    'Everything below is as published.',
  ),
  /** Where the script cannot be read, or did not come; versions of browsers. */
  not_started: joined(
    'The part of this page with which answers are changed did not start. ',
    'It needs Chrome or Edge {chrome}, Firefox {firefox}, Safari {safari}, or a newer one; ',
    'if this is one, load the page again. ',
    'Everything below is as published.',
  ),
  country: 'Country',
  scope: 'Part',
  points: 'Points',
  share: 'Share',
  rank: 'Rank',
  indicator: 'Indicator',
  answer: 'Answer',
});
