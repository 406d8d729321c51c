import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';

import { anyWeights } from '../features/any-weights/any-weights-view.js';
import { answerGrid } from '../features/answer-grid/answer-grid-view.js';
import { answers } from '../features/answers/answers-view.js';
import { beeswarm } from '../features/beeswarm/beeswarm-view.js';
import { scenarioBar } from '../features/scenario-bar/scenario-bar-view.js';
import {
  countryList,
  countryName,
  editionChoice,
} from '../features/country/country-picker-view.js';
import { masthead } from './masthead-view.js';
import { claim } from '../features/claim/claim-view.js';
import { compare } from '../features/compare/compare-view.js';
import { country } from '../features/country/country-view.js';
import { importSection } from '../features/import/import-view.js';
import { publisherAnswers } from '../features/import/publisher-view.js';
import { method } from '../features/method/method-view.js';
import { impact } from '../features/impact/impact-view.js';
import { pair } from '../features/pair/pair-view.js';
import { printed } from '../features/print/print-view.js';
import { pivotMapSection } from '../features/pivot-map/pivot-map-section.js';
import { failure } from '../ui/problems.js';
import { profile } from '../features/profile/profile-view.js';
import { newestState } from '../features/result/newest-state-view.js';
import { ranking } from '../features/ranking/ranking-view.js';
import { sentence } from '../features/result/sentence-view.js';
import { tileMap } from '../features/tile-map/tile-map-view.js';
import { suggestion } from '../features/answers/suggestion-view.js';
import { yourWeights } from '../features/your-weights/your-weights-view.js';
import { goal } from '../features/goal/goal-view.js';
import { goalMark } from '../features/goal/goal-mark.js';
import { rankChange } from '../features/rank-change/rank-change-view.js';
import { rankRange } from '../features/robustness/rank-range-view.js';
import { robustness } from '../features/robustness/robustness-view.js';
import { robustnessMark } from '../features/robustness/robustness-mark.js';
import { ShareState } from '../features/share/share.js';

/** @import { Open } from '../explorer/store.js' */

/** @param {Open} store */
const isRanked = ({ model }) => model.places.length > 0;

/** Whether units can be told apart by short codes, and lie in several groups. @param {Open} store */
const hasTiles = ({ index, data }) => {
  const { countries = [] } = data.standings ?? {};
  const groups = new Set(countries.map(({ region }) => region));
  return index.format !== 2 || (groups.size > 1 && countries.every(({ code }) => code.length < 4));
};

/** @param {Open} store */
const hasSheet = ({ data, model }) => data.sheets.has(model.code);

/** A part that is drawn when everything is. @param {(store: Open) => unknown} part */
const later = (part) => (/** @type {Open} */ store) =>
  guard([store.scheduler.count], () => part(store));

/** What is wrong with the data, and with the link. @param {Open} store */
function failures(store) {
  const { text, data, linkProblems } = store;
  const { title, about, retry, link_title, link, close } = text.problems;
  return [
    { title, about, problems: data.problems, words: retry, act: store.retry },
    {
      title: link_title,
      about: link,
      problems: linkProblems,
      words: close,
      act: () => store.forgetLink(),
      more: publisherAnswers(store, 'link'),
    },
  ]
    .filter(({ problems }) => problems.length > 0)
    .map((what) => failure({ ...what, text }));
}

/** What the questions about the rank add to the beeswarm. @param {Open} store */
const marks = (store) => ({ preview: goalMark(store), interval: robustnessMark(store) });

/** What else is asked about other answers, beside the single changes. @param {Open} store */
const asked = (store) => goal(store);

/** What the reader sees first and can change. @param {Open} store */
const lead = (store) => html`
  ${sentence(store, {
    question: suggestion(store),
    range: rankRange(store),
    newest: newestState(store),
    name: countryName(store),
    list: countryList(store),
  })}
  ${publisherAnswers(store, 'country')} ${isRanked(store) ? beeswarm(store, marks(store)) : ''}
`;

/** @param {Open} store */
const beside = (store) => html`
  ${isRanked(store) ? ranking(store) : ''} ${hasSheet(store) ? answerGrid(store) : ''}
`;

/** @type {(store: Open, parts: number) => unknown} */
const firstScreen = (store, parts) =>
  guard(
    [store.scheduler.count, store.cursor, parts > 0],
    () => html`
      ${store.embedded ? editionChoice(store) : masthead(store, editionChoice(store))}
      ${failures(store)}
      <div class="first-screen">
        <div class="lead">${lead(store)}</div>
        <div class="beside">${parts > 0 ? beside(store) : ''}</div>
      </div>
    `,
  );

/**
 * How many answers of an open domain are drawn in one go when the page starts: as much as the other
 * parts take.
 */
const AT_FIRST = 4;

/**
 * The parts below the first screen, in reading order; the one that is drawn for the first time may
 * leave something for the next.
 * @type {((store: Open, newest: boolean) => unknown)[]}
 */
const BELOW = [
  later(
    (store) =>
      html`${store.model.after.length > 0 ? profile(store) : ''}
      ${isRanked(store) ? html`${yourWeights(store)} ${anyWeights(store)}` : ''}`,
  ),
  later((store) =>
    isRanked(store) && !store.readonly
      ? html`${impact(store, { asked, robustness })} ${pivotMapSection(store)}`
      : '',
  ),
  (store, newest) => (hasSheet(store) ? answers(store, newest ? AT_FIRST : Infinity) : ''),
  later(
    (store) =>
      html`${importSection(store, !hasSheet(store))}
      ${
        isRanked(store)
          ? html`${compare(store, pair)} ${hasTiles(store) ? tileMap(store) : ''}`
          : ''
      }`,
  ),
  later((store) => (isRanked(store) ? html`${claim(store)} ${rankChange(store)}` : '')),
  (store) =>
    hasSheet(store) ? guard([store.data.sheets.get(store.model.code)], () => country(store)) : '',
  later(method),
];

/** How many parts follow what the reader sees first: what is beside it, and those below. */
export const PARTS = 1 + BELOW.length;

const panel = later((store) => store.use(ShareState).panel?.panel(store) ?? '');
const report = later(printed);

/**
 * The whole page in reading order. The answers and the bar are drawn every time, all other parts
 * when `store.scheduler.count` has moved on.
 * @param {Open} store
 * @param {number} parts how many of those that follow what the reader sees first
 */
export function page(store, parts) {
  const below = parts - 1;
  const content = html`
    ${firstScreen(store, parts)}
    ${BELOW.map((part, i) => (i < below ? part(store, i === below - 1) : ''))}
  `;
  return html`
    ${
      store.embedded
        ? html`<div class="explorer" part="explorer">${content}</div>`
        : html`<main>${content}</main>`
    }
    ${isRanked(store) || store.model.editedCountries.length > 0 ? scenarioBar(store) : ''}
    ${panel(store)} ${parts < PARTS ? '' : report(store)}
    <p class="unseen announcement" role="status" aria-live="polite">${store.announcement}</p>
  `;
}
