import { html } from 'lit-html';

import { inWords } from './in-words.js';

/**
 * One change to begin with: tried with one press, and taken back with the next.
 * @param {import('../showing.js').Open} app @param {boolean} [leads] whether it leads to the answer, too
 */
export function suggestion(app, leads = true) {
  const { text, model, suggestion: change } = app;
  if (!change) return '';
  const count = model.edits.size + model.elsewhere;
  const tried = count === 1 && model.edits.get(change.indicator)?.to === change.to;
  if (count > 0 && !tried) return '';
  const { question, from, to } = inWords(app, change);
  return html`
    <p class="suggestion">
      <span>${text.suggestion.question({ question, from, to })}</span>
      <button type="button" class="main" @click=${() => (tried ? app.reset(change.indicator) : app.set(change.indicator, change.to))}>
        ${tried ? text.suggestion.back : text.suggestion.try}
      </button>
      ${leads ? html`<a href="#${change.indicator}">${text.suggestion.see}</a>` : ''}
    </p>
  `;
}
