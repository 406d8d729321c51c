import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';

import { fitting } from './filter.js';
import { rankCell, scoreCell } from '../../i18n/sentences.js';
import { answer } from './answer-view.js';
import { domains } from './domain-nav.js';
import { filter } from './filter-view.js';
import { AnswersState } from './answers.js';
import { isOpen } from '../../ui/fields.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Indicator, Part } from '../../engine/types.d.ts'
 */

/**
 * The answers by domain, each domain foldable; those that fit the filter.
 * @param {Open} store @param {number} most of each open domain
 */
export function answers(store, most) {
  const { text, index, model, data } = store;
  const state = store.use(AnswersState);
  const sheet = data.sheets.get(model.code);
  const shown = fitting(
    state.filter,
    index,
    new Map(sheet?.answers.map((a) => [a.indicator, a])),
    model.edits,
  );
  const parts = index.domains.filter((d) => shown.some((i) => i.domain === d.id));
  return html`
    <section class="answers" aria-labelledby="answers-title">
      <h2 id="answers-title">${text.answers.title({ n: index.indicators.length })}</h2>
      <p class="aside">
        ${model.editable ? text.answers.about : store.readonly ? text.answers.readonly : text.answers.locked}
      </p>
      ${filter(store, shown.length)}
      ${
        parts.length === 0
          ? html`<p class="none">${text.answers.filter.none}</p>`
          : html`<div class="by-domain">
              ${domains(store, parts)}
              <div class="list">
                ${repeat(
                  parts,
                  (d) => d.id,
                  (d) => domain(store, d, shown, most),
                )}
              </div>
            </div>`
      }
    </section>
  `;
}

/** @param {Open} store @param {Part} part @param {Indicator[]} shown @param {number} most */
function domain(store, part, shown, most) {
  const { text, model, index } = store;
  const state = store.use(AnswersState);
  const at = model.before.findIndex((row) => row.scope === `domain:${part.id}`);
  const [before, after] = [model.before[at], model.after[at]];
  const indicators = index.indicators.filter((i) => i.domain === part.id);
  const changed = indicators.filter((i) => model.edits.has(i.id)).length;
  const drawn = state.open.has(part.id) || state.drawn.has(part.id);
  const listed = indicators.filter((i) => shown.includes(i)).slice(0, most);
  return html`
    <details
      class="domain"
      id=${part.id}
      ?open=${state.open.has(part.id)}
      @toggle=${(/** @type {Event} */ e) => {
        // Toggles of the rows inside do not bubble, so this is the domain's own.
        state.unfold(part.id, isOpen(e));
      }}
    >
      <summary class="row">
        <h3>${part.name}</h3>
        <span class="figure">${scoreCell(before, store)} · ${rankCell(before, store)}</span>
        ${
          changed > 0
            ? html`<span class="figure own">
                ${scoreCell(after, store)} · ${rankCell(after, store)} ·
                ${text.answers.changed({ n: changed })}
              </span>`
            : ''
        }
      </summary>
      ${drawn ? content(store, part, listed) : ''}
    </details>
  `;
}

/** @param {Open} store @param {Part} part @param {Indicator[]} indicators */
function content(store, part, indicators) {
  const { model } = store;
  return html`
    <p class="aside">${part.about}</p>
    ${repeat(
      indicators,
      (indicator) => indicator.id,
      (indicator) =>
        guard(
          [
            store.editionSource,
            store.data.sheets.get(model.code),
            model.edits.get(indicator.id)?.to,
            model.editable,
            model.method,
          ],
          () => answer(store, indicator),
        ),
    )}
  `;
}
