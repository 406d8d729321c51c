import { html } from 'lit-html';

import { today } from '../../ui/download.js';
import { citation, resultOf } from '../../i18n/sentences.js';
import { PrintState } from './print.js';

/**
 * On paper, whose result it is and where it can be opened.
 * @param {import('../../explorer/store.js').Open} store
 */
export function printed(store) {
  const { model, text } = store;
  if (store.embedded || !store.use(PrintState).kind || model.before.length === 0) return '';
  const result = resultOf(store);
  return html`<footer class="printed">
    ${result.edits > 0 ? html`<p class="own">${text.sentences.not_published}</p>` : ''}
    <p>${citation(result, { url: store.location.now(), date: today() }, store)}</p>
  </footer>`;
}
