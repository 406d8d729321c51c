import { html } from 'lit-html';

import { download, fileName, today } from '../../ui/download.js';
import { ImportState, scenarioInto } from '../import/import.js';
import { scenarioOf } from '../snapshots/scenario-file.js';
import { answersTable, resultsTable } from './tables.js';
import { outcome } from '../import/import-view.js';
import { Notices } from '../../explorer/notices.js';

/** @import { Open } from '../../explorer/store.js' */

/** Answers, results and the scenario as files, and the way back in. @param {Open} store */
export function files(store) {
  const { text, data, model } = store;
  const made = () => ({ url: store.location.now(), date: today() });
  const table = (/** @type {typeof answersTable} */ make, /** @type {string} */ part) => () =>
    save(store, make(store, made()), 'text/csv', 'csv', part);
  const scenario = () =>
    save(
      store,
      `${JSON.stringify(scenarioOf(store, made()), null, 2)}\n`,
      'application/json',
      'json',
      'scenario',
    );
  return html`
    <p class="aside">${text.files.about}</p>
    <p class="actions">
      ${
        data.sheets.has(model.code)
          ? html`<button type="button" @click=${table(answersTable, 'answers')}>
              ${text.files.answers}
            </button>`
          : ''
      }
      <button type="button" @click=${table(resultsTable, 'results')}>${text.files.results}</button>
      <button type="button" @click=${scenario}>${text.files.scenario}</button>
    </p>
    <h4>${text.files.open}</h4>
    <p class="aside">${text.files.open_about}</p>
    <p class="actions">
      <label class="file">
        <input type="file" accept=".json" @change=${(/** @type {Event} */ e) => chosen(store, e)} />
        <span>${text.files.choose}</span>
      </label>
    </p>
    <form @submit=${(/** @type {SubmitEvent} */ e) => pasted(store, e)}>
      <label
        >${text.files.paste_label}
        <textarea name="scenario" rows="3" required dir="ltr" spellcheck="false"></textarea>
      </label>
      <button type="submit">${text.files.paste_take}</button>
    </form>
    ${outcome(store, 'scenario')}
  `;
}

/**
 * @param {Open} store
 * @param {string} content
 * @param {string} type
 * @param {string} ending
 * @param {string} part
 */
function save(store, content, type, ending, part) {
  const name = fileName(store, ending, part);
  download(store.root, new Blob([content], { type: `${type};charset=utf-8` }), name);
  store.use(Notices).say(store.text.files.saved);
}

/** @param {Open} store @param {Event} event */
async function chosen(store, event) {
  const input = /** @type {HTMLInputElement} */ (event.currentTarget);
  const [file] = input.files ?? [];
  if (file) await scenarioInto(store, file.name, file);
  input.value = '';
}

/** @param {Open} store @param {SubmitEvent} event */
async function pasted(store, event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  const area = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem('scenario'));
  await scenarioInto(store, store.text.files.pasted, area.value);
  if (store.use(ImportState).outcome.done) area.value = '';
}
