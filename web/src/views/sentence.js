import { html } from 'lit-html';

import { published, resultOf, whatIf } from '../words.js';
import { suggestion } from './suggestion.js';

/** The result as a sentence: published, and with the reader's changes. @param {import('../app.js').OpenApp} app */
export function sentence(app) {
  const { model, text, index } = app;
  const result = model.before.length > 0 ? resultOf({ model, index, fingerprint: '' }) : null;
  return html`
    <header class="sentence">
      <h1>${result ? published(result, app) : index.title}</h1>
      ${
        result && result.edits > 0
          ? html`
              <p class="yours">${whatIf(result, app)}</p>
              <p class="aside">${text.sentence.note}</p>
            `
          : ''
      }
      ${suggestion(app)}
    </header>
  `;
}
