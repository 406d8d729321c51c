import { html } from 'lit-html';

import { inWords } from '../../i18n/describe-edit.js';

/**
 * One change to begin with, and the way to the answer.
 * @param {import('../../explorer/store.js').Open} store
 */
export function suggestion(store) {
  const { text, suggestion: change } = store;
  if (!change) return '';
  const { question, from, to } = inWords(store, change);
  return trial(
    store,
    text.suggestion.question({ question, from, to }),
    html`<a href="#${change.indicator}">${text.suggestion.see}</a>`,
  );
}

/**
 * The suggested change, tried with one press, and taken back with the next. Nothing when the reader
 * has changed anything else.
 * @param {import('../../explorer/store.js').Open} store @param {string} question @param {unknown}
 *   [more] beside the button
 */
export function trial(store, question, more = '') {
  const { text, model, suggestion: change } = store;
  if (!change) return '';
  const count = model.edits.size + model.elsewhere;
  const tried = count === 1 && model.edits.get(change.indicator)?.to === change.to;
  if (count > 0 && !tried) return '';
  return html`
    <p class="suggestion row">
      <span>${question}</span>
      <button
        type="button"
        class="main"
        part="button"
        @click=${() => (tried ? store.reset(change.indicator) : store.set(change.indicator, change.to))}
      >
        ${tried ? text.suggestion.back : text.suggestion.try}
      </button>
      ${more}
    </p>
  `;
}
