import { html } from 'lit-html';

import { download, fileName, today } from '../../ui/download.js';
import { scenarioInto } from '../import/import.js';
import { scenarioOf } from '../snapshots/scenario-file.js';
import { answersTable, resultsTable } from './tables.js';
import { outcome } from '../import/import-view.js';

/** @import { OpenApp } from '../../app/app.js' */

/** Answers, results and the scenario as files, and the way back in. @param {OpenApp} app */
export function files(app) {
  const { text, data, model } = app;
  const made = () => ({ url: app.address.now(), date: today() });
  const table = (/** @type {typeof answersTable} */ make, /** @type {string} */ part) => () =>
    save(app, make(app, made()), 'text/csv', 'csv', part);
  const scenario = () =>
    save(
      app,
      `${JSON.stringify(scenarioOf(app, made()), null, 2)}\n`,
      'application/json',
      'json',
      'scenario',
    );
  return html`
    <p class="aside">${text.files.about}</p>
    <p class="actions">
      ${data.sheets.has(model.code) ? html`<button type="button" @click=${table(answersTable, 'answers')}>${text.files.answers}</button>` : ''}
      <button type="button" @click=${table(resultsTable, 'results')}>${text.files.results}</button>
      <button type="button" @click=${scenario}>${text.files.scenario}</button>
    </p>
    <h4>${text.files.open}</h4>
    <p class="aside">${text.files.open_about}</p>
    <p class="actions">
      <label class="file">
        <input type="file" accept=".json" @change=${(/** @type {Event} */ e) => chosen(app, e)} />
        <span>${text.files.choose}</span>
      </label>
    </p>
    <form @submit=${(/** @type {SubmitEvent} */ e) => pasted(app, e)}>
      <label
        >${text.files.paste_label}
        <textarea name="scenario" rows="3" required dir="ltr" spellcheck="false"></textarea>
      </label>
      <button type="submit">${text.files.paste_take}</button>
    </form>
    ${outcome(app, 'scenario')}
  `;
}

/**
 * @param {OpenApp} app
 * @param {string} content
 * @param {string} type
 * @param {string} ending
 * @param {string} part
 */
function save(app, content, type, ending, part) {
  const name = fileName(app, ending, part);
  download(app.root, new Blob([content], { type: `${type};charset=utf-8` }), name);
  app.sharing.say(app.text.files.saved);
}

/** @param {OpenApp} app @param {Event} event */
async function chosen(app, event) {
  const input = /** @type {HTMLInputElement} */ (event.currentTarget);
  const [file] = input.files ?? [];
  if (file) await scenarioInto(app, file.name, file);
  input.value = '';
}

/** @param {OpenApp} app @param {SubmitEvent} event */
async function pasted(app, event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  const area = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem('scenario'));
  await scenarioInto(app, app.text.files.pasted, area.value);
  if (app.imports.done) area.value = '';
}
