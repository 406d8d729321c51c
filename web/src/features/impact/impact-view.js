import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { mayBePassedOver } from '../../ui/content-visibility.js';
import { firmness } from '../robustness/robustness-view.js';
import { goal } from '../goal/goal-view.js';
import { inWords } from '../../i18n/describe-edit.js';

/**
 * @import { OpenApp } from '../../app/app.js'
 * @import { Way } from './impact.js'
 * @import { Impact } from '../../engine/types.d.ts'
 */

/** So many single changes are shown each way. */
const SHOWN = 5;

/**
 * What would move the rank: single changes, the fewest to a rank, and how firm it is.
 * @param {OpenApp} app
 */
export function move(app) {
  const { text, model, moving } = app;
  const edited = model.edits.size + model.elsewhere > 0 ? 'yes' : 'no';
  return html`
    <section
      class="move"
      aria-labelledby="move-title"
      ${ref(mayBePassedOver)}
      ${ref(moving.watch)}
      @focusin=${() => moving.wake()}
    >
      <h2 id="move-title" tabindex="-1">${text.move.title}</h2>
      <p class="aside">${text.move.about({ name: model.name, edited })}</p>
      ${model.editable ? (moving.failed ? failure(app) : parts(app)) : missing(app)}
      <div class="unseen" role="status">${moving.said}</div>
    </section>
  `;
}

/** @param {OpenApp} app */
function parts(app) {
  const { text, moving } = app;
  return html`
    <div class="movers" aria-busy=${!moving.fresh}>
      ${
        moving.impacts
          ? html`${movers(app, moving.impacts, 'higher')} ${movers(app, moving.impacts, 'lower')}`
          : html`<p class="aside">${text.move.waiting}</p>`
      }
    </div>
    ${goal(app)} ${firmness(app)}
  `;
}

/** @param {OpenApp} app */
function missing({ text, model, data }) {
  if (data.sheets.has(model.code)) return html`<p class="missing">${text.move.locked}</p>`;
  return html`<p class="missing">
    ${text.move.missing({ name: model.name })} <a href="#intake-title">${text.move.load}</a>
  </p>`;
}

/** @param {OpenApp} app */
function failure({ text, moving }) {
  return html`<p class="missing">${text.move.failed}</p>
    <p><button type="button" @click=${() => moving.retry()}>${text.problems.retry}</button></p>`;
}

/**
 * The most effective changes one way, each indicator once.
 * @param {OpenApp} app
 * @param {Impact[]} impacts
 * @param {Way} way
 */
function movers(app, impacts, way) {
  const { text, moving } = app;
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
      <h3 id="movers-${way}" tabindex="-1">${text.move[way]}</h3>
      <ol class=${moving.fresh ? '' : 'stale'} tabindex="-1" aria-labelledby="movers-${way}">
        ${shown.map((impact, place) => mover(app, impact, way, place))}
      </ol>
      <p class=${moving.fresh ? 'meta' : 'meta stale'}>
        ${all.length === 0 ? text.move.none({ way }) : equal > 0 ? text.move.as_far({ n: equal }) : ''}
      </p>
    </div>
  `;
}

/** @param {OpenApp} app @param {Impact} impact @param {Way} way @param {number} place */
function mover(app, impact, way, place) {
  const { text, moving } = app;
  const { title, from, to } = inWords(app, impact);
  return html`<li>
    <p class="what">
      <strong>${title}</strong> <span class="meta">${text.move.change({ from, to })}</span>
    </p>
    <p class="figure">${text.move.places({ n: Math.abs(impact.gained), way })}</p>
    <button
      type="button"
      aria-label=${text.move.apply_label({ title, option: to })}
      @click=${() => moving.apply(impact, way, place)}
    >
      ${text.move.apply}
    </button>
  </li>`;
}
