import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';

import { rankCell, scoreCell } from '../words.js';
import { answer } from './answer.js';

/** @import { OpenApp } from '../app.js' */

/** The answers by domain, each domain foldable. @param {OpenApp} app */
export function answers(app) {
  const { text, index, model } = app;
  return html`
    <section class="answers" aria-labelledby="answers-title">
      <h2 id="answers-title">${text.answers.title({ n: index.indicators.length })}</h2>
      <p class="aside">${model.editable ? text.answers.about : text.answers.locked}</p>
      <p class="tools">
        <button type="button" @click=${() => app.unfoldAll(true)}>${text.answers.open_all}</button>
        <button type="button" @click=${() => app.unfoldAll(false)}>${text.answers.close_all}</button>
      </p>
      ${index.domains.map((d) => domain(app, d))}
    </section>
  `;
}

/** @param {OpenApp} app @param {import('../types.d.ts').Part} part */
function domain(app, part) {
  const { text, model, index } = app;
  const at = model.before.findIndex((row) => row.scope === `domain:${part.id}`);
  const [before, after] = [model.before[at], model.after[at]];
  const indicators = index.indicators.filter((i) => i.domain === part.id);
  const changed = indicators.filter((i) => model.edits.has(i.id)).length;
  return html`
    <details
      class="domain"
      id=${part.id}
      ?open=${app.open.has(part.id)}
      @toggle=${(/** @type {Event} */ e) => {
        // Toggles of the rows inside do not bubble, so this is the domain's own.
        app.unfold(part.id, /** @type {HTMLDetailsElement} */ (e.currentTarget).open);
      }}
    >
      <summary>
        <h3>${part.name}</h3>
        <span class="figure">${scoreCell(before, app)} · ${rankCell(before, app)}</span>
        ${
          changed > 0
            ? html`<span class="figure own">
                ${scoreCell(after, app)} · ${rankCell(after, app)} · ${text.answers.changed({ n: changed })}
              </span>`
            : ''
        }
      </summary>
      <p class="aside">${part.about}</p>
      ${indicators.map((indicator) =>
        guard([app.shelf, app.data.sheets.get(model.code), model.edits.get(indicator.id)?.to, model.editable, model.method], () => answer(app, indicator)),
      )}
    </details>
  `;
}
