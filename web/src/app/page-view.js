import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';

import { answers } from '../features/answers/answers-view.js';
import { scenarioBar } from '../features/scenario-bar/scenario-bar-view.js';
import { countryPicker } from '../features/country/country-picker-view.js';
import { compare } from '../features/compare/compare-view.js';
import { country } from '../features/country/country-view.js';
import { importSection } from '../features/import/import-view.js';
import { linkNotice } from './link-notice.js';
import { method } from '../features/method/method-view.js';
import { impact } from '../features/impact/impact-view.js';
import { printed } from '../features/print/print-view.js';
import { pivotMapSection } from '../features/pivot-map/pivot-map-section.js';
import { problems } from '../ui/problems.js';
import { profile } from '../features/profile/profile-view.js';
import { sentence } from '../features/result/sentence-view.js';
import { strip } from '../features/result/strip-view.js';
import { goal } from '../features/goal/goal-view.js';
import { goalMark } from '../features/goal/goal-strip-mark.js';
import { robustness } from '../features/robustness/robustness-view.js';
import { robustnessMark } from '../features/robustness/robustness-strip-mark.js';
import { ShareState } from '../features/share/share.js';

/**
 * The whole page in reading order. The answers and the bar are drawn every time, all other parts
 * when `store.drawing.count` has moved on.
 * @param {import('../explorer/store.js').Open} store
 * @param {number} parts how many of those below the first screen
 */
export function page(store, parts) {
  const { model, data, text } = store;
  const ranked = isRanked(store);
  const later = laterOf(store);
  const beginning = () => html`
    ${problems(data.problems, text, store.retry)} ${linkNotice(store)} ${countryPicker(store)}
    ${sentence(store)}
  `;
  const content = html`
    ${later(beginning)} ${ranked ? later((s) => strip(s, (x, top) => marks(s, x, top))) : ''}
    ${BELOW.map((part, i) => (i < parts ? part(store, i === parts - 1) : ''))}
  `;
  return html`
    ${
      store.embedded
        ? html`<div class="explorer" part="explorer">${content}</div>`
        : html`<main>${content}</main>`
    }
    ${ranked || model.editedCountries.length > 0 ? scenarioBar(store) : ''}
    ${later(() => store.use(ShareState).panel?.panel(store) ?? '')}
    ${parts < BELOW.length ? '' : later(printed)}
    <p class="unseen announcement" role="status" aria-live="polite">${store.announcement}</p>
  `;
}

/**
 * The parts below the first screen, in reading order; the one that is drawn for the first time may
 * leave something for the next.
 * @type {((store: import('../explorer/store.js').Open, newest: boolean) => unknown)[]}
 */
const BELOW = [
  (store) => (store.model.after.length > 0 ? laterOf(store)(profile) : ''),
  (store) =>
    isRanked(store) && !store.readonly
      ? laterOf(store)(() => html`${impact(store, asked)} ${pivotMapSection(store)}`)
      : '',
  (store, newest) => (hasSheet(store) ? answers(store, newest ? AT_FIRST : Infinity) : ''),
  (store) =>
    laterOf(store)(
      () =>
        html`${importSection(store, !hasSheet(store))} ${isRanked(store) ? compare(store) : ''}`,
    ),
  (store) =>
    hasSheet(store)
      ? guard([store.data.sheets.get(store.model.code), store.text, store.format], () =>
          country(store),
        )
      : '',
  (store) => laterOf(store)(method),
];

/**
 * How many answers of an open domain are drawn in one go when the page starts: as much as the other
 * parts take.
 */
const AT_FIRST = 4;

/** How many parts are below the first screen. */
export const PARTS = BELOW.length;

/** @param {import('../explorer/store.js').Open} store */
const isRanked = ({ model }) => model.places.length > 0;

/** @param {import('../explorer/store.js').Open} store */
const hasSheet = ({ data, model }) => data.sheets.has(model.code);

/** Draws a part when everything is drawn. @param {import('../explorer/store.js').Open} store */
function laterOf(store) {
  return (/** @type {(store: import('../explorer/store.js').Open) => unknown} */ part) =>
    guard([store.scheduler.count], () => part(store));
}

/**
 * What else is asked about the rank, beside the single changes.
 * @param {import('../explorer/store.js').Open} store
 */
const asked = (store) => html`${goal(store)} ${robustness(store)}`;

/**
 * What the questions about the rank add to the strip.
 * @param {import('../explorer/store.js').Open} store
 * @param {(percent: number) => string} x
 * @param {number} top of the axis, in percent
 */
const marks = (store, x, top) => html`${goalMark(store, x, top)} ${robustnessMark(store, x, top)}`;
