import { html } from 'lit-html';

import { answer } from '../features/answers/answer-control-view.js';
import { inWords } from '../i18n/describe-edit.js';
import { newestState } from '../features/result/newest-state-view.js';
import { about, sentence } from '../features/result/sentence-view.js';
import { rangeSaid, rangeValues } from '../i18n/rank-range.js';
import { resultOf } from '../i18n/sentences.js';
import { axis } from '../features/result/strip-view.js';
import { steps } from '../features/scenario-bar/steps-view.js';

/**
 * @import { Card } from './card.js'
 * @import { Open } from '../explorer/store.js'
 */

/**
 * The card in reading order: the sentence, the strip, the answers, and folded what explains them and
 * whose figures they are.
 * @param {Card} own
 * @param {Open} store
 */
export function card(own, store) {
  const { text, model, index } = store;
  const ranked = model.places.length > 0;
  const address = own.page && store.location.at('');
  const shown = own.whole && store.data.sheets.has(model.code) ? own.indicators : [];
  const undo =
    ranked && !store.readonly && (shown.length > 0 || model.canUndo)
      ? html`<p class="actions" part="actions">${steps(store)}</p>`
      : '';
  return html`
    <article
      class="card"
      part="card"
      aria-label=${text.title({ name: model.name, index: index.title })}
    >
      <p class="kicker row" part="kicker">
        ${index.title}
        ${model.changed ? html`<span class="own">${text.sentences.not_published_short}</span>` : ''}
      </p>
      ${sentence(store, { range: range(store), invitation: invitation(own, store), brief: true })}
      ${
        store.linkProblems.length > 0
          ? html`<p class="notice" part="notice">
              ${[`${text.problems.link_title}.`, ...store.linkProblems.map((p) => p.sentence)].join(' ')}
            </p>`
          : ''
      }
      ${
        ranked
          ? html`<section
              class="strip"
              part="strip"
              aria-label=${text.strip.title({ n: model.places.length })}
            >
              ${axis(store)}
            </section>`
          : ''
      }
      ${
        shown.length > 0
          ? html`<section class="answers" part="answers" aria-label=${text.card.answers}>
              ${shown.map((indicator, i) =>
                answer(store, indicator, {
                  brief: true,
                  linked: address !== '',
                  foot: i === shown.length - 1 ? undo : '',
                }),
              )}
            </section>`
          : undo
      }
      ${credit(store, address)}
      <p class="unseen announcement" role="status" aria-live="polite">${store.announcement}</p>
    </article>
  `;
}

/** What to try first: the suggested answer, where the card shows it. @param {Card} own @param {Open} store */
function invitation(own, store) {
  const { text, model, suggestion } = store;
  if (!own.suggests || !suggestion || !model.editable) return undefined;
  return text.card.ask(inWords(store, suggestion));
}

/** How firm the published rank is, which is not that of a what-if. @param {Open} store */
function range(store) {
  const { model, text } = store;
  const found = model.before.length > 0 ? resultOf(store).range : null;
  return found
    ? html`<p class="aside" part="range">${text.rankRange.brief(rangeValues(found))}</p>`
    : '';
}

/**
 * The way to all the other figures, and whose they are.
 * @param {Open} store @param {string} address of the whole page; empty when it is not known
 */
function credit(store, address) {
  const { text, model, index } = store;
  const result = model.before.length > 0 ? resultOf(store) : null;
  return html`
    <footer class="credit" part="credit">
      ${
        address
          ? html`<a class="whole" part="link" href=${address} target="_blank" rel="noopener"
              >${text.card.whole({ n: index.indicators.length })}</a
            >`
          : ''
      }
      <details>
        <summary class="quiet">${text.card.source}</summary>
        <p>${about(store, result)} ${result ? rangeSaid(result, store) : ''}</p>
        ${newestState(store)} ${index.source ? html`<p>${index.source.citation}</p>` : ''}
      </details>
    </footer>
  `;
}
