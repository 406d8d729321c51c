import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { skipOffscreen } from '../../ui/content-visibility.js';
import { ImpactState } from './impact.js';
import { inWords } from '../../i18n/describe-edit.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Way } from './impact.js'
 * @import { Impact } from '../../engine/types.d.ts'
 */

/** So many single changes are shown each way. */
const SHOWN = 5;

/**
 * What would move the rank: single changes, the fewest to a rank, and how robust it is.
 * @param {Open} store
 * @param {(store: Open) => unknown} more what else is asked in the section
 */
export function impact(store, more) {
  const { text, model } = store;
  const state = store.use(ImpactState);
  const edited = model.edits.size + model.elsewhere > 0 ? 'yes' : 'no';
  return html`
    <section
      class="move roomy"
      aria-labelledby="move-title"
      ${ref(skipOffscreen)}
      ${ref(state.watch)}
      @focusin=${() => state.wake()}
    >
      <h2 id="move-title" tabindex="-1">${text.impact.title}</h2>
      <p class="aside">${text.impact.about({ name: model.name, edited })}</p>
      ${
        !model.editable
          ? missing(store)
          : state.failed
            ? failure(store)
            : html`${movers(store)} ${more(store)}`
      }
      <div class="unseen" role="status">${state.said}</div>
    </section>
  `;
}

/** The single changes with the greatest effect, both ways. @param {Open} store */
function movers(store) {
  const { impacts, fresh } = store.use(ImpactState);
  return html`
    <div class="movers" aria-busy=${!fresh}>
      ${
        impacts
          ? html`${oneWay(store, impacts, 'higher')} ${oneWay(store, impacts, 'lower')}`
          : html`<p class="aside">${store.text.impact.waiting}</p>`
      }
    </div>
  `;
}

/** @param {Open} store */
function missing({ text, model, data }) {
  if (data.sheets.has(model.code)) return html`<p class="missing">${text.impact.locked}</p>`;
  return html`<p class="missing">
    ${text.impact.missing({ name: model.name })} <a href="#import-title">${text.impact.load}</a>
  </p>`;
}

/** @param {Open} store */
function failure(store) {
  const { text } = store;
  return html`<p class="missing">${text.impact.failed}</p>
    <p>
      <button type="button" @click=${() => store.use(ImpactState).retry()}>
        ${text.problems.retry}
      </button>
    </p>`;
}

/**
 * The most effective changes one way, each indicator once.
 * @param {Open} store
 * @param {Impact[]} impacts
 * @param {Way} way
 */
function oneWay(store, impacts, way) {
  const { text } = store;
  const state = store.use(ImpactState);
  const sign = way === 'higher' ? 1 : -1;
  const best = new Map();
  for (const impact of impacts) {
    if (impact.gained * sign > 0 && !best.has(impact.indicator)) best.set(impact.indicator, impact);
  }
  const all = /** @type {Impact[]} */ ([...best.values()]);
  const shown = all.slice(0, SHOWN);
  const last = shown.at(-1);
  const equal = all
    .slice(SHOWN)
    .filter((i) => i.gained === last?.gained && i.share === last.share).length;
  return html`
    <div class=${way}>
      <h3 id="movers-${way}" tabindex="-1">${text.impact[way]}</h3>
      <ol
        class=${state.fresh ? 'bare' : 'bare stale'}
        tabindex="-1"
        aria-labelledby="movers-${way}"
      >
        ${shown.map((change, place) => mover(store, change, way, place))}
      </ol>
      <p class=${state.fresh ? 'meta' : 'meta stale'}>
        ${all.length === 0 ? text.impact.none({ way }) : equal > 0 ? text.impact.as_far({ n: equal }) : ''}
      </p>
    </div>
  `;
}

/** @param {Open} store @param {Impact} change @param {Way} way @param {number} place */
function mover(store, change, way, place) {
  const { text } = store;
  const state = store.use(ImpactState);
  const { title, from, to } = inWords(store, change);
  return html`<li class="split">
    <p class="what">
      <strong>${title}</strong> <span class="meta">${text.impact.change({ from, to })}</span>
    </p>
    <p class="figure">${text.impact.places({ n: Math.abs(change.gained), way })}</p>
    <button
      type="button"
      aria-label=${text.impact.apply_label({ title, option: to })}
      @click=${() => state.apply(change, way, place)}
    >
      ${text.impact.apply}
    </button>
  </li>`;
}
