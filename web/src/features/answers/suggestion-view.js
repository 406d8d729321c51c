import { html } from 'lit-html';

import { inWords } from '../../i18n/describe-edit.js';

/**
 * One change to begin with, and the way to the answer.
 * @param {import('../../explorer/store.js').Open} app
 */
export function suggestion(app) {
  const { text, suggestion: change } = app;
  if (!change) return '';
  const { question, from, to } = inWords(app, change);
  return trial(
    app,
    text.suggestion.question({ question, from, to }),
    html`<a href="#${change.indicator}">${text.suggestion.see}</a>`,
  );
}

/**
 * The suggested change, tried with one press, and taken back with the next. Nothing when the reader
 * has changed anything else.
 * @param {import('../../explorer/store.js').Open} app @param {string} question @param {unknown}
 *   [more] beside the button
 */
export function trial(app, question, more = '') {
  const { text, model, suggestion: change } = app;
  if (!change) return '';
  const count = model.edits.size + model.elsewhere;
  const tried = count === 1 && model.edits.get(change.indicator)?.to === change.to;
  if (count > 0 && !tried) return '';
  return html`
    <p class="suggestion">
      <span>${question}</span>
      <button
        type="button"
        class="main"
        part="button"
        @click=${() => (tried ? app.reset(change.indicator) : app.set(change.indicator, change.to))}
      >
        ${tried ? text.suggestion.back : text.suggestion.try}
      </button>
      ${more}
    </p>
  `;
}
