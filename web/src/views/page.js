import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';

import { answers } from './answers.js';
import { bar } from './bar.js';
import { chooser } from './chooser.js';
import { compare } from './compare.js';
import { country } from './country.js';
import { intake } from './intake.js';
import { linkNotice } from './link-notice.js';
import { method } from './method.js';
import { move } from './move.js';
import { printed } from './printed.js';
import { pivots } from './pivots.js';
import { problems } from './problems.js';
import { profile } from './profile.js';
import { sentence } from './sentence.js';
import { strip } from './strip.js';

/**
 * The whole page in reading order. The answers and the bar are drawn every time, all other parts when
 * `app.drawing.count` has moved on.
 * @param {import('../app.js').OpenApp} app
 */
export function page(app) {
  const { model, data, text } = app;
  const ranked = model.places.length > 0;
  const later = laterOf(app);
  const parts = html`
      ${later(() => html`${problems(data.problems, text, app.retry)} ${linkNotice(app)} ${chooser(app)} ${sentence(app)}`)}
      ${ranked ? later(strip) : ''} ${model.after.length > 0 ? later(profile) : ''}
      ${app.whole ? rest(app) : ''}
  `;
  return html`
    ${app.embedded ? html`<div class="explorer" part="explorer">${parts}</div>` : html`<main>${parts}</main>`}
    ${ranked || model.editedCountries.length > 0 ? bar(app) : ''} ${later(() => app.outputs.panel?.panel(app) ?? '')}
    ${later(printed)}
    <p class="unseen announcement" role="status" aria-live="polite">${app.announcement}</p>
  `;
}

/** What is below the first screen. @param {import('../app.js').OpenApp} app */
function rest(app) {
  const { model, data, text } = app;
  const hasSheet = data.sheets.has(model.code);
  const ranked = model.places.length > 0;
  const later = laterOf(app);
  return html`
    ${ranked ? later(() => html`${move(app)} ${pivots(app)}`) : ''} ${hasSheet ? answers(app) : ''}
    ${later(() => html`${intake(app, !hasSheet)} ${ranked ? compare(app) : ''}`)}
    ${hasSheet ? guard([data.sheets.get(model.code), text, app.format], () => country(app)) : ''} ${later(method)}
  `;
}

/** Draws a part when everything is drawn. @param {import('../app.js').OpenApp} app */
function laterOf(app) {
  return (/** @type {(app: import('../app.js').OpenApp) => unknown} */ part) => guard([app.drawing.count], () => part(app));
}
