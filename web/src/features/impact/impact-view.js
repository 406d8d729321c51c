import { slowNote } from '../../ui/problems.js';
import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { skipOffscreen } from '../../ui/content-visibility.js';
import { ImpactState } from './impact.js';
import { inWords } from '../../i18n/describe-edit.js';
import { button } from '../../ui/controls.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Way } from './impact.js'
 * @import { Impact } from '../../engine/types.d.ts'
 */

/** So many single changes are shown each way. */
const SHOWN = 5;
/** @type {Way[]} */
const WAYS = ['higher', 'lower'];

/**
 * What would move the rank: single changes, the fewest to a rank, and how robust it is.
 * @param {Open} store
 * @param {object} more what else is asked in the section
 * @param {(store: Open) => unknown} more.asked about other answers
 * @param {(store: Open) => unknown} more.robustness about other weights, which takes no answers
 */
export function impact(store, { asked, robustness }) {
  const { text, model } = store;
  const state = store.use(ImpactState);
  const edited = model.changed ? 'yes' : 'no';
  return html`
    <section
      class="move roomy"
      aria-labelledby="move-title"
      ${ref(skipOffscreen)}
      ${ref(state.watch)}
    >
      <h2 id="move-title" tabindex="-1">${text.impact.title}</h2>
      <p class="aside">${text.impact.about({ name: model.name, edited })}</p>
      ${
        state.failed
          ? failure(store)
          : html`${model.editable ? html`${movers(store)} ${asked(store)}` : missing(store)}
            ${robustness(store)}`
      }
      <div class="unseen" role="status">${state.said}</div>
    </section>
  `;
}

/** The single changes with the greatest effect, both ways. @param {Open} store */
function movers(store) {
  const { impacts, fresh, slow } = store.use(ImpactState);
  return html`
    <div class="movers" aria-busy=${!fresh}>
      ${
        impacts
          ? WAYS.map((way) => oneWay(store, impacts, way))
          : slow
            ? slowNote(store.text, () => store.use(ImpactState).retry())
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
    ${button(text.problems.retry, () => store.use(ImpactState).retry())}`;
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
  const label = text.impact.apply_label({ title, option: to });
  return html`<li class="split">
    <p class="what">
      <strong>${title}</strong> <span class="meta">${text.impact.change({ from, to })}</span>
    </p>
    <p class="figure">${text.impact.places({ n: Math.abs(change.gained), way })}</p>
    ${button(text.impact.apply, () => state.apply(change, way, place), label)}
  </li>`;
}
