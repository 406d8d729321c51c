import { html } from 'lit-html';
import newest from 'virtual:newest-state';

import { inNewestState } from '../../i18n/sentences.js';

/**
 * What the publisher's newest state says of the shown country, where an older one is open.
 * @param {import('../../explorer/store.js').Open} store
 */
export function newestState(store) {
  const { text, model, editionSource, catalog } = store;
  const said = inNewestState(newest, editionSource.edition, model.code, store);
  if (!said || store.frozen || store.index.source?.unchecked) return '';
  return html`<p class="aside">
    ${said}
    ${
      catalog.has(newest.edition)
        ? html`<button type="button" class="link" @click=${() => open(store)}>
            ${text.newest.open}
          </button>`
        : ''
    }
  </p>`;
}

/** @param {import('../../explorer/store.js').Open} store */
async function open(store) {
  await store.openEdition(newest.edition, store.model.code);
  await store.updateComplete;
  store.focusChooser();
}
