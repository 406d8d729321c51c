import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { isPlain } from '../../engine/method-kinds.js';
import { weightsInWords } from '../../i18n/weights-in-words.js';
import { button } from '../../ui/controls.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { allRanges } from './all-ranges-view.js';
import { AnyWeightsState } from './any-weights.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { RankEnd, WeightRanges } from '../../engine/types.d.ts'
 */

/**
 * How high and how low the country can rank by a choice of weights, and every other country.
 * @param {Open} store
 */
export function anyWeights(store) {
  const { text, model, index } = store;
  const said = text.anyWeights;
  const state = store.use(AnyWeightsState);
  const weighs = index.domains.length > 1;
  // Printed where the reader has asked for all countries.
  const asked = state.all.status === 'complete' && state.all.value?.ranges;
  return html`
    <section
      class=${asked ? 'any-weights' : 'any-weights idle'}
      aria-labelledby="any-weights-title"
      ${ref(skipOffscreen)}
      ${ref(state.watch)}
    >
      <h2 id="any-weights-title">${said.title}</h2>
      ${
        weighs
          ? html`<p class="aside">${said.about({ name: model.name })}</p>
              ${ofCountry(store)} ${allRanges(store)}`
          : html`<p>${said.nothing}</p>`
      }
      <div class="unseen" role="status">${state.said}</div>
    </section>
  `;
}

/** @param {Open} store */
function ofCountry(store) {
  const { text } = store;
  const said = text.anyWeights;
  const state = store.use(AnyWeightsState);
  const { status, value } = state.one;
  if (status === 'error')
    return html`<p class="said" role="status">${said.failed}</p>
      <p>${button(text.problems.retry, () => state.retry())}</p>`;
  if (!value) return html`<p class="said waiting" role="status">${said.waiting}</p>`;
  if (!value.ranges)
    return html`<p class="said">${value.problems.map((problem) => problem.sentence).join(' ')}</p>`;
  return range(store, value.ranges);
}

/** @param {Open} store @param {WeightRanges} ranges of one country */
function range(store, { countries: [own], decided_pairs: pairs }) {
  const { text, model, index, readonly } = store;
  const said = text.anyWeights;
  const state = store.use(AnyWeightsState);
  const { best, worst } = own;
  const { name } = model;
  const decided = best.limit === worst.limit;
  const first =
    best.rank > 1 ? (best.exact ? said.never_first : '') : worst.limit > 1 ? said.first : '';
  const sentence = decided
    ? said.decided({ name, rank: best.rank })
    : said.range({ name, best: best.rank, worst: worst.rank });
  const edited = model.editedCountries.length > 0;
  const mark = edited ? html`<span class="own">${text.profile.yours}</span>` : '';
  return html`
    <p class="said">${sentence} ${first} ${mark}</p>
    ${
      decided
        ? ''
        : html`<dl>
            <dt>${said.best}</dt>
            <dd>${end(store, best)}</dd>
            <dt>${said.worst}</dt>
            <dd>${end(store, worst)}</dd>
          </dl>`
    }
    <p>${said.decided_pairs(pairs)}</p>
    <p class="meta">
      ${isPlain(index) ? said.own_rule : state.mean ? said.mean : said.pooled}
      ${readonly || isPlain(index) ? '' : html`<a href="#your-weights-title">${said.change}</a>`}
    </p>
  `;
}

/** @param {Open} store @param {RankEnd} end */
function end(store, { rank, exact, limit, weights }) {
  const said = store.text.anyWeights;
  return html`${said.end({ rank, weights: weightsInWords(weights, store) })}
  ${exact ? '' : said.open({ limit })}`;
}
