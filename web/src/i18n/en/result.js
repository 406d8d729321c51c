/** Results as sentences: on the page, and away from it. */
import { ORDINAL, PLACES, POINTS, WITH } from './forms.js';
import { joined } from './joined.js';

export const sentence = /** @type {const} */ ({
  published: `{name} scores ${POINTS}{percent}, and ranks {rank, ${ORDINAL}} of {of, number}.`,
  published_unranked: `{name} scores ${POINTS}{percent}.`,
  published_unscored: '{name} has no score: every answer is skipped.',
  what_if: joined(
    `${WITH} it would score ${POINTS}{percent}, and rank {rank, ${ORDINAL}}`,
    `{direction, select, higher {, {places, ${PLACES}} higher} `,
    `lower {, {places, ${PLACES}} lower} same {, as published} other {}}.`,
  ),
  what_if_unranked: `${WITH} it would score ${POINTS}{percent}.`,
  what_if_unscored: `${WITH} it would have no score: every answer is skipped.`,
  /** Under the headline: what kind of figure this is. */
  about: joined(
    '{index}{publisher, select, none {} other { by {publisher}}}: ',
    '{n, number} answers for each of {of, number} countries.',
  ),
  note: 'Changed answers are yours, not the publisher’s.',
});

/** Results away from the page: copied, in place of a picture, cited. */
export const sentences = /** @type {const} */ ({
  not_published:
    'What-if, not published: the changed answers are the reader’s, not the publisher’s.',
  not_published_short: 'What-if, not published.',
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
    'What-if, not published: {n, plural, one {# answer is} other {# answers are}} ',
    'changed by the reader, not by the publisher. The changes, on {date}: {url}',
  ),
});
