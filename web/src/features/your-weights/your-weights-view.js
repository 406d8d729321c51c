import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

import { isPlain } from '../../engine/method-kinds.js';
import { movement } from '../../i18n/format.js';
import { buttonOf, option } from '../../ui/controls.js';
import { valueOf } from '../../ui/fields.js';
import { weightShift } from './weight-shift-view.js';
import { MOST, YourWeightsState, canWeigh } from './your-weights.js';

/** @import { Open } from '../../explorer/store.js' */

/** So many of those that move the furthest are named. */
const NAMED = 5;

/**
 * A slider for each domain: how often it counts. All countries are ranked again by the totals of
 * their domains, so no answers are needed.
 * @param {Open} store
 */
export function yourWeights(store) {
  const { text, index } = store;
  if (store.readonly || !canWeigh(index)) return '';
  const words = text.yourWeights;
  const state = store.use(YourWeightsState);
  const { mean } = state.now;
  const combine = (/** @type {boolean} */ to) => () => state.combine(to);
  return html`
    <section class="your-weights" aria-labelledby="your-weights-title">
      <h2 id="your-weights-title">${words.title}</h2>
      <p>${words.about}</p>
      ${
        isPlain(index)
          ? ''
          : html`<fieldset class="combined">
              <legend>${words.overall}</legend>
              ${option('radio', words.pooled, !mean, combine(false), 'combined')}
              ${option('radio', words.mean({ n: index.domains.length }), mean, combine(true), 'combined')}
            </fieldset>`
      }
      <ul class="bare">
        ${index.domains.map(({ id, name }) => slider(store, id, name))}
      </ul>
      <p class="row">
        ${buttonOf('quiet', words.forget, () => state.forget(), { can: state.chosen })}
        <span class="meta">${words.undo}</span>
      </p>
      <div class="weighed own">${state.chosen ? outcome(store) : ''}</div>
      ${weightShift(store)}
    </section>
  `;
}

/** @param {Open} store @param {string} id @param {string} name of a domain */
function slider(store, id, name) {
  const { text, format } = store;
  const words = text.yourWeights;
  const state = store.use(YourWeightsState);
  const halves = state.now.halves.get(id) ?? 0;
  const share = format.share(state.shareOf(id) * 100, 0);
  const counts = halves === 0 ? 'no' : 'yes';
  const times = format.short(halves / 2);
  return html`<li class=${halves === 2 ? '' : 'weighed'}>
    <label>
      <span>${name}</span>
      <input
        type="range"
        min="0"
        max=${MOST}
        step="1"
        aria-valuetext=${words.said({ counts, times, share })}
        .value=${live(String(Math.round(halves)))}
        @input=${(/** @type {Event} */ e) => state.weigh(id, Number(valueOf(e)))}
      />
    </label>
    <span class="times">${words.times({ counts, times })}</span>
    <span class="meta">${share}</span>
  </li>`;
}

/** What the weights do: to the country shown, and whom they move the furthest. @param {Open} store */
function outcome(store) {
  const { text, model } = store;
  const words = text.yourWeights;
  const moved = model.places
    .filter(({ rank, was }) => was > 0 && rank !== was)
    .sort((a, b) => Math.abs(b.was - b.rank) - Math.abs(a.was - a.rank));
  const [before, after] = [model.before[0]?.rank ?? null, model.after[0]?.rank ?? null];
  const names = moved
    .slice(0, NAMED)
    .map(({ name, was, rank }) => words.mover({ name, ...movement(was, rank) }));
  return html`
    ${
      after === null
        ? ''
        : html`<p>
            <strong
              >${words.outcome({ name: model.name, rank: after, ...movement(before, after) })}</strong
            >
          </p>`
    }
    <p>
      ${words.moved({ n: moved.length, of: model.places.length })}
      ${names.length > 0 ? words.furthest({ countries: text.list(names) }) : ''}
    </p>
  `;
}
