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

/** The whole page in reading order. @param {import('../app.js').OpenApp} app */
export function page(app) {
  const { model, data, text } = app;
  return html`
    <main>
      ${problems(data.problems, text, app.retry)} ${linkNotice(app)} ${chooser(app)} ${sentence(app)}
      ${model.places.length > 0 ? strip(app) : ''} ${model.after.length > 0 ? profile(app) : ''}
      ${app.whole ? rest(app) : ''}
    </main>
    ${model.places.length > 0 || model.editedCountries.length > 0 ? bar(app) : ''} ${app.outputs.panel?.panel(app) ?? ''}
    ${printed(app)}
    <p class="unseen announcement" role="status" aria-live="polite">${app.announcement}</p>
  `;
}

/** What is below the first screen. @param {import('../app.js').OpenApp} app */
function rest(app) {
  const { model, data, text } = app;
  const hasSheet = data.sheets.has(model.code);
  return html`
    ${model.places.length > 0 ? html`${move(app)} ${pivots(app)}` : ''} ${hasSheet ? answers(app) : ''}
    ${intake(app, !hasSheet)} ${model.places.length > 0 ? compare(app) : ''}
    ${hasSheet ? guard([data.sheets.get(model.code), text, app.format], () => country(app)) : ''} ${method(app)}
  `;
}
