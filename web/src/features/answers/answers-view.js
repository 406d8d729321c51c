import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';

import { fitting } from './filter.js';
import { scopeOf } from '../../i18n/scope-names.js';
import { rankCell, scoreCell } from '../../i18n/sentences.js';
import { answer } from './answer-control-view.js';
import { domains } from './domain-nav.js';
import { publisherEvidence } from '../import/publisher-view.js';
import { filter } from './filter-view.js';
import { AnswersState } from './answers.js';
import { isOpen } from '../../ui/fields.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Indicator, Part, Row } from '../../engine/types.d.ts'
 */

/** Of more indicators than this, answers are drawn when the reader comes near. */
const MANY = 300;

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
    store.evidence,
  );
  const byDomain = byDomainOf(shown);
  const parts = index.domains.filter((d) => byDomain.has(d.id));
  return html`
    <section class="answers" aria-labelledby="answers-title">
      <h2 id="answers-title">${text.answers.title({ n: index.indicators.length })}</h2>
      <p class="aside">
        ${model.editable ? aboutAnswers(store) : store.readonly ? text.answers.readonly : text.answers.locked}
      </p>
      ${glossary(store)} ${publisherEvidence(store)} ${filter(store, shown.length)}
      ${
        parts.length === 0
          ? html`<p class="aside">${text.answers.filter.none}</p>`
          : html`<div class="by-domain">
              ${domains(store, parts)}
              <div class="list">
                ${repeat(
                  parts,
                  (d) => d.id,
                  (d) => domain(store, d, byDomain.get(d.id) ?? [], most),
                )}
              </div>
            </div>`
      }
    </section>
  `;
}

/** @param {Indicator[]} shown @returns {Map<string, Indicator[]>} by the domain's id */
function byDomainOf(shown) {
  /** @type {Map<string, Indicator[]>} */
  const lists = new Map();
  for (const indicator of shown) {
    const list = lists.get(indicator.domain);
    list ? list.push(indicator) : lists.set(indicator.domain, [indicator]);
  }
  return lists;
}

/** How answers are changed. @param {Open} store */
function aboutAnswers({ text, index }) {
  const numbers = index.scales.filter(({ number }) => number).length;
  const both = numbers > 0 && numbers < index.scales.length;
  if (both) return `${text.answers.about} ${text.answers.about_numbers}`;
  return numbers > 0 ? text.answers.about_numbers : text.answers.about;
}

/** The index's words that need explaining. @param {Open} store */
function glossary({ text, index }) {
  const { glossary: entries = [] } = index;
  if (entries.length === 0) return '';
  const terms = text.list(entries.map(({ term }) => text.answers.quoted({ term })));
  return html`
    <details class="glossary">
      <summary class="quiet">${text.answers.glossary({ terms })}</summary>
      <dl>
        ${entries.map(
          ({ term, about }) =>
            html`<div>
              <dt>${term}</dt>
              <dd>${about}</dd>
            </div>`,
        )}
      </dl>
    </details>
  `;
}

/**
 * @param {Open} store @param {Part} part @param {Indicator[]} shown of it @param {number} most
 */
function domain(store, part, shown, most) {
  const { text, model, index } = store;
  const state = store.use(AnswersState);
  const at = model.before.findIndex((row) => row.scope === scopeOf('domain', part));
  const cells = (/** @type {Row} */ row) => `${scoreCell(row, store)} · ${rankCell(row, store)}`;
  const changed = index.indicators.filter(
    (i) => model.edits.has(i.id) && i.domain === part.id,
  ).length;
  const drawn = state.open.has(part.id) || state.drawn.has(part.id);
  const later = index.indicators.length <= MANY ? '' : state.whole ? 'now' : 'near';
  return html`
    <details
      class="domain"
      id=${part.id}
      ?open=${state.open.has(part.id)}
      @toggle=${(/** @type {Event} */ e) => state.unfold(part.id, isOpen(e))}
    >
      <summary class="row">
        <h3>${part.name}</h3>
        <span class="figure meta">${cells(model.before[at])}</span>
        ${
          changed > 0
            ? html`<span class="figure own">
                ${cells(model.after[at])} · ${text.answers.changed({ n: changed })}
              </span>`
            : ''
        }
      </summary>
      ${drawn ? html`<p class="aside">${part.about}</p>` : ''}
      ${
        drawn
          ? repeat(
              shown.slice(0, most),
              (i) => i.id,
              (i) => guarded(store, i, later),
            )
          : ''
      }
    </details>
  `;
}

/**
 * An answer, drawn anew when something of it changes.
 * @param {Open} store @param {Indicator} indicator
 * @param {import('./answer-control-view.js').Later} later
 */
const guarded = (store, indicator, later) =>
  guard(
    [
      store.editionSource,
      store.data.sheets.get(store.model.code),
      store.model.edits.get(indicator.id)?.to,
      store.model.editable,
      store.model.method,
      later,
    ],
    () => answer(store, indicator, { later }),
  );
