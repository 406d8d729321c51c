import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';

import { fitting } from './filter.js';
import { rankCell, scoreCell } from '../../i18n/sentences.js';
import { answer } from './answer-view.js';
import { domains } from './domain-nav.js';
import { filter } from './filter-view.js';

/**
 * @import { OpenApp } from '../../app/app.js'
 * @import { Indicator, Part } from '../../engine/types.d.ts'
 */

/**
 * The answers by domain, each domain foldable; those that fit the filter.
 * @param {OpenApp} app @param {number} most of each open domain
 */
export function answers(app, most) {
  const { text, index, model, data, navigation } = app;
  const sheet = data.sheets.get(model.code);
  const shown = fitting(
    navigation.filter,
    index,
    new Map(sheet?.answers.map((a) => [a.indicator, a])),
    model.edits,
  );
  const parts = index.domains.filter((d) => shown.some((i) => i.domain === d.id));
  return html`
    <section class="answers" aria-labelledby="answers-title">
      <h2 id="answers-title">${text.answers.title({ n: index.indicators.length })}</h2>
      <p class="aside">
        ${model.editable ? text.answers.about : app.readonly ? text.answers.readonly : text.answers.locked}
      </p>
      ${filter(app, shown.length)}
      ${
        parts.length === 0
          ? html`<p class="none">${text.answers.filter.none}</p>`
          : html`<div class="by-domain">
              ${domains(app, parts)}
              <div class="list">
                ${repeat(
                  parts,
                  (d) => d.id,
                  (d) => domain(app, d, shown, most),
                )}
              </div>
            </div>`
      }
    </section>
  `;
}

/** @param {OpenApp} app @param {Part} part @param {Indicator[]} shown @param {number} most */
function domain(app, part, shown, most) {
  const { text, model, index, navigation } = app;
  const at = model.before.findIndex((row) => row.scope === `domain:${part.id}`);
  const [before, after] = [model.before[at], model.after[at]];
  const indicators = index.indicators.filter((i) => i.domain === part.id);
  const changed = indicators.filter((i) => model.edits.has(i.id)).length;
  return html`
    <details
      class="domain"
      id=${part.id}
      ?open=${navigation.open.has(part.id)}
      @toggle=${(/** @type {Event} */ e) => {
        // Toggles of the rows inside do not bubble, so this is the domain's own.
        navigation.unfold(part.id, /** @type {HTMLDetailsElement} */ (e.currentTarget).open);
      }}
    >
      <summary>
        <h3>${part.name}</h3>
        <span class="figure">${scoreCell(before, app)} · ${rankCell(before, app)}</span>
        ${
          changed > 0
            ? html`<span class="figure own">
                ${scoreCell(after, app)} · ${rankCell(after, app)} ·
                ${text.answers.changed({ n: changed })}
              </span>`
            : ''
        }
      </summary>
      ${navigation.open.has(part.id) || navigation.drawn.has(part.id) ? content(app, part, indicators.filter((i) => shown.includes(i)).slice(0, most)) : ''}
    </details>
  `;
}

/** @param {OpenApp} app @param {Part} part @param {Indicator[]} indicators */
function content(app, part, indicators) {
  const { model } = app;
  return html`
    <p class="aside">${part.about}</p>
    ${repeat(
      indicators,
      (indicator) => indicator.id,
      (indicator) =>
        guard(
          [
            app.editionSource,
            app.data.sheets.get(model.code),
            model.edits.get(indicator.id)?.to,
            model.editable,
            model.method,
          ],
          () => answer(app, indicator),
        ),
    )}
  `;
}
