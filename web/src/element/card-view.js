import { html } from 'lit-html';

import { answer } from '../features/answers/answer-view.js';
import { inWords } from '../i18n/describe-edit.js';
import { newestState } from '../features/result/newest-state-view.js';
import { sentence } from '../features/result/sentence-view.js';
import { rangeSaid, rangeValues } from '../i18n/rank-range.js';
import { resultOf } from '../i18n/sentences.js';
import { axis } from '../features/result/strip-view.js';
import { steps } from '../features/scenario-bar/steps-view.js';
import { trial } from '../features/answers/suggestion-view.js';

/**
 * @import { Card } from './card.js'
 * @import { Open } from '../explorer/store.js'
 */

/**
 * The card in reading order: the sentence, the strip, the answers, whose figures they are.
 * @param {Card} own
 * @param {Open} store
 */
export function card(own, store) {
  const { text, model, index } = store;
  const ranked = model.places.length > 0;
  const address = own.page && store.location.at('');
  // The suggested answer is shown below, so the question names only the change.
  const words =
    own.suggests && store.suggestion && model.editable ? inWords(store, store.suggestion) : null;
  const shown = own.whole && store.data.sheets.has(model.code) ? own.indicators : [];
  return html`
    <article
      class="card"
      part="card"
      aria-label=${text.title({ name: model.name, index: index.title })}
    >
      <p class="kicker" part="kicker">${index.title}</p>
      ${sentence(store, { range: range(store), newest: newestState(store) })}
      ${
        store.linkProblems.length > 0
          ? html`<p class="notice" part="notice">
              ${text.problems.link_title}. ${store.linkProblems[0].sentence}
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
              ${words ? trial(store, words.title, text.card.ask(words)) : ''}
              ${shown.map((indicator) => answer(store, indicator, { linked: address !== '' }))}
            </section>`
          : ''
      }
      ${
        ranked && !store.readonly && (shown.length > 0 || model.canUndo)
          ? html`<p class="actions" part="actions">${steps(store)}</p>`
          : ''
      }
      ${credit(store, address)}
      <p class="unseen announcement" role="status" aria-live="polite">${store.announcement}</p>
    </article>
  `;
}

/** How firm the published rank is, which is not that of a what-if. @param {Open} store */
function range(store) {
  const { text, model } = store;
  if (model.before.length === 0) return '';
  const result = resultOf(store);
  if (!result.range) return '';
  return html`<p class="aside" part="range">
    ${result.changed ? text.rankRange.without(rangeValues(result.range)) : rangeSaid(result, store)}
  </p>`;
}

/**
 * Whose figures they are, and the way to all the others.
 * @param {Open} store @param {string} address of the whole page; empty when it is not known
 */
function credit(store, address) {
  const { text, model, index } = store;
  const changed = model.changed;
  return html`
    <footer class="credit" part="credit">
      ${changed ? html`<p class="own"><strong>${text.sentences.not_published}</strong></p>` : ''}
      ${index.source ? html`<p>${index.source.citation}</p>` : ''}
      ${
        address
          ? html`<p>
              <a class="whole" part="link" href=${address} target="_blank" rel="noopener"
                >${text.card.whole({ n: index.indicators.length })}</a
              >
            </p>`
          : ''
      }
    </footer>
  `;
}
