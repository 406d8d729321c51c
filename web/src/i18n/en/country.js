/** The country, method and source. */
import { joined } from './joined.js';

export const country = /** @type {const} */ ({
  title: 'About {name}',
  population: 'Population',
  millions: '{millions, number, ::.00} million',
  gdp: 'GDP per head',
  usd: 'US${usd, number}',
  press: 'Press freedom (Reporters Without Borders)',
  freedom: 'Global freedom (Freedom House)',
  freedom_score: '{score, number}/100, {status}',
  relations: 'Relations since',
  updated: 'Page last updated',
  partner: 'Partner organisation, by the raw data',
  ranks: 'Published rank',
  /** One or more ranks, as "66th of 98 and 69th of 101". */
  in_year: '{ranks} in {year}',
  takeaways: 'Takeaways of the published page, in our words',
  /** Of events and accords. */
  kinds: {
    aid: 'Aid',
    culture: 'Culture',
    diplomacy: 'Diplomacy',
    education: 'Education',
    military: 'Military',
    party: 'Parties',
    recognition: 'Recognition',
    technology: 'Technology',
    trade: 'Trade',
    transport: 'Transport',
    treaty: 'Treaty',
    visa: 'Visas',
    visit: 'Visit',
  },
  undated: 'Without a date',
  undated_about: '{n, number} accords and facts that the sources do not date.',
  timeline: 'Timeline',
  timeline_about: '{n, number} events; the numbers lead to the sources below.',
  contradictions: 'Where the sources disagree or fit badly',
  contradictions_about:
    '{n, number} places where sources differ, or an answer and its evidence fit badly.',
  sources: 'Sources',
  source: 'Source {n, number}',
});

export const method = /** @type {const} */ ({
  title: 'Method and source',
  rule: 'The rule',
  /** Most points of one answer, by scale. */
  sum: joined(
    'Every answer is worth 0 to {most} points; the score is the sum of the points, and the ',
    'percentage is {aggregate, select, mean {the mean of the domains’ shares of what could be ',
    'achieved} other {its share of what could be achieved}}.',
  ),
  /** Of a method that weighs or drops. */
  weighted:
    'Not all count alike: some domains, layers or indicators count more than once, or not at all.',
  /** Where a skipped answer counts. */
  skips: {
    nowhere: 'A skipped answer leaves every maximum.',
    everywhere: 'A skipped answer stays in every maximum, without points.',
    layers:
      'A skipped answer leaves the maximum overall and in its domain, but stays in the maximum of its layer.',
    whole:
      'A skipped answer stays in the maximum overall and in its domain, but leaves the maximum of its layer.',
  },
  ranks: joined(
    'Countries are ranked by ',
    '{key, select, rounded {the rounded percentage} other {the exact ratio}}, ',
    'and equal ones share a rank: 1, 2, 3, 3, {ties, select, dense {4} other {5}}.',
  ),
  example: joined(
    '{name}: {points, select, none {the mean is} other {{score} points are}} {percent}, ',
    'rank {rank, number} of {of, number}.',
  ),
  example_unranked:
    '{name}: {points, select, none {the mean is} other {{score} points are}} {percent}.',
  choose: 'Rank by',
  /** In place of a chosen method. */
  weights: 'Your weights rank now. Choose a method to leave them; Undo brings them back.',
  /** A method that is not chosen, and how many countries it ranks elsewhere; their names follow. */
  others: joined(
    '{n, plural, =0 {By “{method}” no country would have another rank.} ',
    'one {By “{method}” # country would have another rank:} ',
    'other {By “{method}” # countries would have another rank:}}',
  ),
  from_to: '{from} to {to}',
  check: 'Recomputed on this page',
  check_failed: 'The published figures could not be recomputed just now.',
  checking: 'Every published figure is being recomputed …',
  reproduces: joined(
    'Reproduces {agree, number} of {of, number} ',
    '{origin, select, file {ranks in the file} other {published ranks}}.',
  ),
  tally: '{agree, number} of {of, number} {what}',
  credit: 'Source',
  /** What was recomputed. */
  tallies: {
    totals: 'totals',
    overall_percentages: 'overall percentages',
    overall_ranks: 'overall ranks',
    domain_percentages: 'domain percentages',
    domain_ranks: 'domain ranks',
    layer_percentages: 'layer percentages',
    layer_ranks: 'layer ranks',
    overall_scores: 'overall scores',
    node_scores: 'scores of domains',
    node_ranks: 'ranks of domains',
    indicator_counts: 'indicator counts',
    sums_over_all_countries: 'sums over all countries',
    totals_from_the_answers: 'totals from the answers',
  },
  independent:
    'Rescore is independent of the publisher. What-if results are the reader’s, never the publisher’s.',
  website: 'Website of the index',
  data: 'Publisher’s data',
  commit: 'as of commit {commit}',
  fingerprint: 'Data fingerprint {code}.',
});
