import { html } from 'lit';

import { movement } from '../format.js';

/** The result as a sentence: published, and with the reader's changes. @param {import('../app.js').OpenApp} app */
export function sentence({ model, text, index }) {
  const changed = model.edits.size + model.elsewhere;
  const [before, after] = [model.before[0], model.after[0]];
  return html`
    <header class="sentence">
      <h1>${before ? text.sentence.published(model.name, before) : index.title}</h1>
      ${
        changed > 0
          ? html`
              <p class="yours">
                ${text.sentence.whatIf(changed, model.elsewhere, after, movement(before.rank, after.rank))}
              </p>
              <p class="aside">${text.sentence.note}</p>
            `
          : ''
      }
    </header>
  `;
}
