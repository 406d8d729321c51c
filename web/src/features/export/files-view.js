import { html } from 'lit-html';

import { button } from '../../ui/controls.js';
import { today } from '../../ui/download.js';
import { ImportState, scenarioInto } from '../import/import.js';
import { scenarioOf } from '../snapshots/scenario-file.js';
import { answersTable, resultsTable } from './tables.js';
import { outcome } from '../import/import-view.js';
import { save } from './save.js';

/** @import { Open } from '../../explorer/store.js' */

/** Answers, results and the scenario as files, and the way back in. @param {Open} store */
export function files(store) {
  const { text, data, model } = store;
  const made = () => ({ url: store.location.now(), date: today() });
  const file = (
    /** @type {'answers' | 'results' | 'scenario'} */ part,
    /** @type {'text/csv' | 'application/json'} */ type,
    /** @type {() => string} */ make,
  ) =>
    button(text.files[part], () => {
      const blob = new Blob([make()], { type: `${type};charset=utf-8` });
      save(store, blob, type.split('/')[1], part);
    });
  const scenario = () => `${JSON.stringify(scenarioOf(store, made()), null, 2)}\n`;
  return html`
    <p class="aside">${text.files.about}</p>
    <p class="actions">
      ${
        data.sheets.has(model.code)
          ? file('answers', 'text/csv', () => answersTable(store, made()))
          : ''
      }
      ${file('results', 'text/csv', () => resultsTable(store, made()))}
      ${file('scenario', 'application/json', scenario)}
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
