import { html } from 'lit-html';

import { isPlain } from '../../engine/method-kinds.js';
import { rankCell } from '../../i18n/sentences.js';
import { button, select } from '../../ui/controls.js';
import { rowsOf } from './all-ranges.js';
import { AnyWeightsState } from './any-weights.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { WeightRanges } from '../../engine/types.d.ts'
 * @import { Order } from './any-weights.js'
 * @import { RangeRow } from './all-ranges.js'
 */

/** The best and worst rank of every country: the press, its progress, what came of it. */
/** @param {Open} store */
export function allRanges(store) {
  const { text, model, index } = store;
  const said = text.anyWeights;
  const state = store.use(AnyWeightsState);
  const { status, progress, value } = state.all;
  const of = model.places.length;
  // Where the question about one country is refused, so is that about all.
  if (state.one.value?.problems.length) return '';
  const running = status === 'pending';
  const whole = !running && value?.ranges;
  return html`<div class="all">
    <h3>${said.all}</h3>
    ${
      running
        ? html`<p class="run row">
            <label class="row">
              <progress max="1" .value=${progress} aria-label=${said.running}></progress>
              <span class="figure">
                ${said.progress({ done: Math.round(progress * of), of })}
              </span>
            </label>
            ${button(said.cancel, () => state.cancel())}
          </p>`
        : whole
          ? summary(store, whole)
          : html`${status === 'error' ? html`<p role="status">${said.failed}</p>` : ''}
            ${value?.problems.map((problem) => html`<p>${problem.sentence}</p>`) ?? ''}
            ${button(said.start({ n: of }), () => state.findAll(), undefined, 'main')}
            ${state.mean || isPlain(index) ? '' : html`<p class="meta">${said.slow}</p>`}`
    }
    ${value?.ranges ? chart(store, value.ranges) : ''}
  </div>`;
}

/** @param {Open} store @param {WeightRanges} ranges */
function summary({ text, model }, { can_be_first, decided_pairs: { n: decided, of } }) {
  const first = model.places.filter(({ code }) => can_be_first.includes(code));
  const countries = text.list(first.map(({ name }) => name));
  const values = { n: first.length, countries, decided, of };
  return html`<p class="found" tabindex="-1">${text.anyWeights.found(values)}</p>`;
}

/** The ranges of all countries, or of those looked at so far. */
/** @param {Open} store @param {WeightRanges} ranges */
function chart(store, ranges) {
  const { text, model } = store;
  const said = text.anyWeights;
  const state = store.use(AnyWeightsState);
  const orders = /** @type {[Order, string][]} */ (Object.entries(said.sorts));
  const rows = rowsOf(ranges, model.places, state.order);
  return html`
    <p class="actions">
      <label class="row">
        ${said.sort} ${select(orders, state.order, (order) => state.sort(order))}
      </label>
    </p>
    <p class="meta">${said.key} ${rows.some(({ open }) => open) ? said.proven : ''}</p>
    ${table(store, rows)}
  `;
}

/** @param {Open} store @param {RangeRow[]} rows */
function table(store, rows) {
  const { text, model, format } = store;
  const said = text.anyWeights;
  const last = model.places.length;
  return html`<table>
    <caption class="unseen">
      ${said.table}
    </caption>
    <thead>
      <tr>
        <th scope="col">${said.country}</th>
        <th scope="col">${said.now}</th>
        <td class="scale" aria-hidden="true">
          <span>${format.number(last)}</span><span>${format.number(1)}</span>
        </td>
        <th scope="col">${said.from_to}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => line(store, row, last))}
    </tbody>
  </table>`;
}

/** @param {Open} store @param {RangeRow} row @param {number} last the lowest rank there is */
function line(store, { code, name, now, moved, best, worst }, last) {
  const { text, model, format } = store;
  // Towards rank 1 is to the right, as on the page's other axes.
  const at = (/** @type {number} */ rank) => ((last - rank) / Math.max(1, last - 1)) * 100;
  const star = (/** @type {{ exact: boolean }} */ { exact }) => (exact ? '' : '*');
  const bar = `inset-inline-start: ${at(worst.rank)}%; inset-inline-end: ${100 - at(best.rank)}%`;
  return html`<tr class=${code === model.code ? 'self' : ''}>
    <th scope="row">${name}</th>
    <td class=${moved ? 'figure own' : 'figure'}>${rankCell({ rank: now }, store)}</td>
    <td class="range" aria-hidden="true">
      <span
        ><i class="span" .style=${bar}></i><i .style=${`inset-inline-start: ${at(now)}%`}></i
      ></span>
    </td>
    <td class="figure">
      ${text.anyWeights.span({
        best: format.number(best.rank) + star(best),
        worst: format.number(worst.rank) + star(worst),
      })}
    </td>
  </tr>`;
}
