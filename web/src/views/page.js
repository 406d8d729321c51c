import { html } from 'lit';

import { answers } from './answers.js';
import { bar } from './bar.js';
import { country } from './country.js';
import { method } from './method.js';
import { problems } from './problems.js';
import { profile } from './profile.js';
import { sentence } from './sentence.js';
import { strip } from './strip.js';

/** The whole page in reading order. @param {import('../app.js').App} app */
export function page(app) {
  const { model, data, text } = app;
  return html`
    <main>
      ${problems(data.problems, text, app.retry)} ${sentence(app)}
      ${model.places.length > 0 ? strip(app) : ''} ${model.after.length > 0 ? profile(app) : ''}
      ${data.sheet ? answers(app) : ''} ${data.sheet ? country(app) : ''} ${method(app)}
    </main>
    ${model.editable ? bar(app) : ''}
    <p class="unseen" role="status" aria-live="polite">${app.announcement}</p>
  `;
}
