/**
 * Every word of the interface, in English. What the data says (titles, questions, labels) is data.
 * Messages are ICU MessageFormat; docs/translating.md. One file a part of the page in en/.
 */
import { FIGURES, MOVED, ORDINAL } from './en/forms.js';
import * as parts from './en/index.js';

export const language = {
  /** Of the page, BCP 47. */
  lang: 'en',
  /** Of numbers, dates, lists and plurals. */
  locale: 'en-GB',
  dir: /** @type {const} */ ('ltr'),
  messages: /** @type {const} */ ({
    waiting: 'Loading the answers behind it …',
    /** Of the browser's tab. */
    title: '{name} in the {index}, what if – Rescore',
    ordinal: `{n, ${ORDINAL}}`,
    /** Points, where the maximum is known. */
    score: '{achieved, number} of {maximum, number}',
    /** At the end of a list that is too long. */
    more: '{n, number} more',
    /** One short line for screen readers. */
    announce: `Rank {rank, number}{direction, ${MOVED}}. ${FIGURES}.`,
    announce_unranked: `${FIGURES}. Not ranked.`,
    announce_level: 'Level with {countries}.',

    ...parts,
  }),
};
