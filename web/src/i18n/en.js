/**
 * Every word of the interface, in English. What the data says (titles, questions, labels) is data.
 * Messages are ICU MessageFormat; docs/translating.md. One file a part of the page in en/.
 */
import { answers } from './en/answers.js';
import { scenarioBar } from './en/scenario-bar.js';
import { card } from './en/card.js';
import { country, method } from './en/country.js';
import { chooser, importing, compare, problems } from './en/import.js';
import { embedBuilder } from './en/embed-builder.js';
import { ORDINAL, MOVED, POINTS } from './en/forms.js';
import { impact } from './en/impact.js';
import { robustness } from './en/robustness.js';
import { staticPage } from './en/static-page.js';
import { pivotMap } from './en/pivot-map.js';
import { sentence, sentences } from './en/result.js';
import { files, picture, print, share, snapshots } from './en/share.js';
import { suggestion } from './en/suggestion.js';
import { strip, profile } from './en/strip.js';

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
    announce: `Rank {rank, number}{direction, ${MOVED}}. ${POINTS}{percent}.`,
    announce_unranked: `${POINTS}{percent}. Not ranked.`,
    announce_level: 'Level with {countries}.',

    sentence,
    suggestion,
    sentences,
    strip,
    profile,
    impact,
    robustness,
    pivotMap,
    answers,
    chooser,
    import: importing,
    compare,
    problems,
    scenarioBar,
    share,
    picture,
    snapshots,
    files,
    print,
    embedBuilder,
    country,
    method,
    staticPage,
    card,
  }),
};
