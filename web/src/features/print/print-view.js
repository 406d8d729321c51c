import { html } from 'lit-html';

import { today } from '../../ui/download.js';
import { citation, resultOf } from '../../i18n/sentences.js';

/**
 * On paper, whose result it is and where it can be opened.
 * @param {import('../../explorer/store.js').Open} store
 */
export function printed(store) {
  const { model, index, sharing, text } = store;
  if (!sharing.printing?.kind || model.before.length === 0) return '';
  const result = resultOf({ model, index, fingerprint: store.fingerprint });
  return html`<footer class="printed">
    ${result.edits > 0 ? html`<p class="own">${text.sentences.not_published}</p>` : ''}
    <p>${citation(result, { url: store.address.now(), date: today() }, store)}</p>
  </footer>`;
}
