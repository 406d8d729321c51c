/** Results as sentences: on the page, and away from it. */
import { ORDINAL, PLACES, COUNTRIES, POINTS, WITH, WHO } from './forms.js';
import { joined } from './joined.js';

export const sentence = /** @type {const} */ ({
  published: joined(
    `{who, select, named {{name}} other {This country}} scores ${POINTS}{percent}, `,
    `and ranks {rank, ${ORDINAL}} of {of, number}.`,
  ),
  published_unranked: `{who, select, named {{name}} other {This country}} scores ${POINTS}{percent}.`,
  published_unscored:
    '{who, select, named {{name}} other {This country}} has no score: every answer is skipped.',
  what_if: joined(
    `${WITH} {who, ${WHO}} would score ${POINTS}{percent}, and rank {rank, ${ORDINAL}}`,
    `{direction, select, higher {, {places, ${PLACES}} higher} `,
    `lower {, {places, ${PLACES}} lower} same {, as published} other {}}.`,
  ),
  what_if_unranked: `${WITH} {who, ${WHO}} would score ${POINTS}{percent}.`,
  what_if_unscored: `${WITH} {who, ${WHO}} would have no score: every answer is skipped.`,
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
  other_method_short: 'Not ranked by the publisher’s method.',
  /** An edition or a scope before a sentence. */
  labelled: '{label}: {sentence}',
  label: '{edition}, {scope}',
  /** For a scope whose name is too long. */
  one_scope: 'One part of the index',
  passes: `It would move above {n, ${COUNTRIES}}.`,
  levels: `It would draw level with {n, ${COUNTRIES}}.`,
  falls: `It would fall below {n, ${COUNTRIES}}.`,
  picture:
    '{n, plural, one {# ranked country} other {# ranked countries}} as lines on one axis of scores.',
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
