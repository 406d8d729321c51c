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
      ${result && result.edits > 0 ? '' : html`<p class="aside">${about(app)}</p>`}
      ${suggestion(app)}
    </header>
  `;
}

/** What kind of figure it is. @param {Pick<import('../app.js').OpenApp, 'text' | 'index'>} app */
export function about({ text, index }) {
  return text.sentence.about({
    index: index.title,
    publisher: index.source?.publisher ?? 'none',
    n: index.indicators.length,
    of: index.countries,
  });
}
