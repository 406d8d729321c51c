import { html, nothing } from 'lit-html';

import { RobustnessState } from './robustness.js';
import { rangeValues } from '../../i18n/rank-range.js';
import { resultOf } from '../../i18n/sentences.js';

/** @import { Open } from '../../explorer/store.js' */

/**
 * The result with how firm the rank is, with the reader's changes as far as that was asked for.
 * @param {Open} store
 * @returns {import('../../i18n/sentences.js').Result}
 */
export function testedResult(store) {
  const result = resultOf(store);
  const { interval } = store.use(RobustnessState);
  if (!interval) return result;
  return result.changed
    ? { ...result, ownRange: interval }
    : { ...result, range: result.range ?? interval };
}

/**
 * How firm the rank is, under the headline. What was found without changes is never shown as that of
 * the reader's scenario, which is tested on demand.
 * @param {Open} store
 */
export function rankRange(store) {
  const { text, model } = store;
  if (model.places.length === 0 || !model.after[0]?.rank) return '';
  const words = text.rankRange;
  const { range, ownRange, changed } = testedResult(store);
  const more = store.readonly ? '' : html`<a href="#robustness-title">${words.link}</a>`;
  const said = changed
    ? ownRange
      ? html`<span class="own">${words.yours(rangeValues(ownRange))}</span> ${more}`
      : html`${range ? words.without(rangeValues(range)) : ''} ${ask(store)}`
    : html`${range ? words.plain(rangeValues(range)) : ''} ${more}`;
  return html`<p class="aside rank-range">${said}</p>`;
}

/** @param {Open} store */
function ask(store) {
  const words = store.text.rankRange;
  const state = store.use(RobustnessState);
  if (store.readonly) return '';
  return html`<button
    type="button"
    class="link"
    aria-disabled=${state.running ? 'true' : nothing}
    @click=${() => state.running || state.testHere()}
  >
    ${state.running ? words.running : words.ask}
  </button>`;
}
