import { html } from 'lit-html';

import { button } from '../../ui/controls.js';
import { today } from '../../ui/download.js';
import { scenarioInto } from '../import/import.js';
import { scenarioOf } from '../snapshots/scenario-file.js';
import { answersTable, resultsTable } from './tables.js';
import { fileButton, pasteForm } from '../import/import-view.js';
import { outcome } from '../import/outcome-view.js';
import { save } from './save.js';

/** @import { Open } from '../../explorer/store.js' */

/** Answers, results and the scenario as files, and the way back in. @param {Open} store */
export function files(store) {
  const { text, data, model } = store;
  const made = () => ({ url: store.location.now(), date: today() });
  /** @type {(part: 'answers' | 'results' | 'scenario', type: string, make: () => string) => unknown} */
  const file = (part, type, make) =>
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
      ${fileButton(text.files.choose, ['.json'], ([{ path, file }]) =>
        scenarioInto(store, path, file),
      )}
    </p>
    ${pasteForm(store, text.files.paste_label, text.files.paste_take, (pasted) =>
      scenarioInto(store, text.files.pasted, pasted),
    )}
    ${outcome(store, 'scenario')}
  `;
}
