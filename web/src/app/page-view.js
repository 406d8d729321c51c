import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';

import { answers } from '../features/answers/answers-view.js';
import { bar } from '../features/scenario-bar/scenario-bar-view.js';
import { chooser } from '../features/country/country-picker.js';
import { compare } from '../features/compare/compare-view.js';
import { country } from '../features/country/country-view.js';
import { imports } from '../features/import/import-view.js';
import { linkNotice } from './link-notice.js';
import { method } from '../features/method/method-view.js';
import { move } from '../features/impact/impact-view.js';
import { printed } from '../features/print/print-view.js';
import { pivots } from '../features/pivot-map/pivot-map-section.js';
import { problems } from '../ui/problems.js';
import { profile } from '../features/profile/profile-view.js';
import { sentence } from '../features/result/sentence-view.js';
import { strip } from '../features/result/strip-view.js';

/**
 * The whole page in reading order. The answers and the bar are drawn every time, all other parts
 * when `app.drawing.count` has moved on.
 * @param {import('./app.js').OpenApp} app
 */
export function page(app) {
  const { model, data, text } = app;
  const ranked = isRanked(app);
  const later = laterOf(app);
  const parts = html`
    ${later(() => html`${problems(data.problems, text, app.retry)} ${linkNotice(app)} ${chooser(app)} ${sentence(app)}`)}
    ${ranked ? later(strip) : ''}
    ${BELOW.map((part, i) => (i < app.parts ? part(app, i === app.parts - 1) : ''))}
  `;
  return html`
    ${app.embedded ? html`<div class="explorer" part="explorer">${parts}</div>` : html`<main>${parts}</main>`}
    ${ranked || model.editedCountries.length > 0 ? bar(app) : ''}
    ${later(() => app.sharing.panel?.panel(app) ?? '')}
    ${app.parts < BELOW.length ? '' : later(printed)}
    <p class="unseen announcement" role="status" aria-live="polite">${app.announcement}</p>
  `;
}

/**
 * The parts below the first screen, in reading order; the one that is drawn for the first time may
 * leave something for the next.
 * @type {((app: import('./app.js').OpenApp, newest: boolean) => unknown)[]}
 */
const BELOW = [
  (app) => (app.model.after.length > 0 ? laterOf(app)(profile) : ''),
  (app) =>
    isRanked(app) && !app.readonly ? laterOf(app)(() => html`${move(app)} ${pivots(app)}`) : '',
  (app, newest) => (hasSheet(app) ? answers(app, newest ? AT_FIRST : Infinity) : ''),
  (app) =>
    laterOf(app)(() => html`${imports(app, !hasSheet(app))} ${isRanked(app) ? compare(app) : ''}`),
  (app) =>
    hasSheet(app)
      ? guard([app.data.sheets.get(app.model.code), app.text, app.format], () => country(app))
      : '',
  (app) => laterOf(app)(method),
];

/**
 * How many answers of an open domain are drawn in one go when the page starts: as much as the other
 * parts take.
 */
const AT_FIRST = 4;

/** How many parts are below the first screen. */
export const PARTS = BELOW.length;

/** @param {import('./app.js').OpenApp} app */
const isRanked = ({ model }) => model.places.length > 0;

/** @param {import('./app.js').OpenApp} app */
const hasSheet = ({ data, model }) => data.sheets.has(model.code);

/** Draws a part when everything is drawn. @param {import('./app.js').OpenApp} app */
function laterOf(app) {
  return (/** @type {(app: import('./app.js').OpenApp) => unknown} */ part) =>
    guard([app.scheduler.count], () => part(app));
}
