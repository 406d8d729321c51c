/** Results as sentences: on the page, and away from it. */
import { ORDINAL, PLACES, POINTS, WITH } from './forms.js';
import { joined } from './joined.js';

const RANKED = joined(
  `${WITH} it would rank {rank, ${ORDINAL}}`,
  `{direction, select, higher {, {places, ${PLACES}} higher} `,
  `lower {, {places, ${PLACES}} lower} same {, as published} other {}}`,
);

export const sentence = /** @type {const} */ ({
  /** The headline of a page that tells the points below it. */
  headline: `{name} ranks {rank, ${ORDINAL}} of {of, number}`,
  published: `{name} ranks {rank, ${ORDINAL}} of {of, number}, with ${POINTS}.`,
  published_unranked: `{name} has ${POINTS}.`,
  published_unscored: '{name} has no score: every answer is skipped.',
  what_if: `${RANKED}, with ${POINTS}.`,
  what_if_rank: `${RANKED}.`,
  what_if_points: `It would have ${POINTS}.`,
  what_if_unranked: `${WITH} it would have ${POINTS}.`,
  /** In the place of the what-if, before there is one. */
  invitation: 'Change an answer to see where it would rank.',
  /** About as long as what the what-if says below its rank, so that a press moves nothing. */
  invitation_note: joined(
    'Scored on your device by the index’s own rules; nothing is sent. ',
    'Every change can be undone.',
  ),
  what_if_unscored: `${WITH} it would have no score: every answer is skipped.`,
  /** Under the headline: what kind of figure this is. */
  about: joined(
    'The {index}{publisher, select, none {} other {, by {publisher},}} uses ',
    '{n, plural, one {# question} other {# questions}} ',
    '{measures, select, none {about each of} other {to measure {measures} in}} ',
    '{of, number} countries.',
  ),
  points: `{name} has ${POINTS}.`,
  note: 'This is your what-if, not a published result.',
});

/** What the publisher's newest release says of the country. */
export const newest = /** @type {const} */ ({
  state: joined(
    'This is the release with {here, number} countries. ',
    `In the newest, with {of, number}, it ranks {rank, ${ORDINAL}}.`,
  ),
  newcomers: joined(
    'Its score is the same; ',
    '{countries} {n, plural, one {is new and ranks} other {are new and rank}} higher.',
  ),
  other: joined(
    'In the publisher’s newest edition, the {title} with {of, number} countries, ',
    `it ranks {rank, ${ORDINAL}}.`,
  ),
  open: 'Open that release',
});

/** Results away from the page: copied, in place of a picture, cited. */
export const sentences = /** @type {const} */ ({
  not_published: 'What-if, not published: the changes are the reader’s, not the publisher’s.',
  not_published_short: 'What-if, not published.',
  unchecked: 'From a file, not checked against the publisher.',
  weights: 'In this what-if, {domains}; every other domain counts once.',
  weight: '{name} {counts, select, no {does not count} other {counts {times} times}}',
  mean: 'The overall score is the mean of the domains’ scores.',
  other_method: 'Ranked by “{method}”, not by the publisher’s method.',
  picture: joined(
    '{edition}: {n, plural, one {# ranked country} other {# ranked countries}} ',
    'as lines on one axis of scores.',
  ),
  level: 'It {when, select, published {shares} other {would share}} the rank with {countries}.',
  higher: 'Next higher in the ranking: {countries}.',
  highest: 'No country {when, select, published {ranks} other {would rank}} higher.',
  lower: 'Next lower: {countries}.',
  lowest: 'No country {when, select, published {ranks} other {would rank}} lower.',
  edition: '{edition}.',
  commit: 'Data as of commit {commit}.',
  fingerprint: 'Data fingerprint {code}.',
  read: 'Read in Rescore on {date}: {url}',
  scenario: joined(
    'What-if, not published: {n, plural, =0 {the weights are} one {# answer is} other {# answers are}} ',
    'changed by the reader, not by the publisher. The changes, on {date}: {url}',
  ),
});
