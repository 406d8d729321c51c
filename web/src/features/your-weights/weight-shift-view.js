import { html } from 'lit-html';

import { fraction } from '../../i18n/weights-in-words.js';
import { buttonOf } from '../../ui/controls.js';
import { valueOf } from '../../ui/fields.js';
import { WeightShiftState } from './weight-shift.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { WeightShift } from '../../engine/types.d.ts'
 */

/** Weights that move by less than half of this percentage are not shown as moved. */
const FELT = 0.1;

/**
 * How little weights must shift to bring the country to a rank.
 * @param {Open} store
 */
export function weightShift(store) {
  const { text, model } = store;
  const words = text.weightShift;
  const state = store.use(WeightShiftState);
  const find = (/** @type {Event} */ event) => {
    event.preventDefault();
    state.find();
  };
  return html`
    <h3>${words.title}</h3>
    <form class="row" @submit=${find}>
      <label>
        ${words.to({ name: model.name })}
        <input
          type="number"
          min="1"
          max=${model.places.length}
          required
          .value=${String(state.wanted)}
          @change=${(/** @type {Event} */ e) => state.fill(Number(valueOf(e)))}
        />
      </label>
      <button type="submit">${words.find}</button>
    </form>
    <div role="status">
      ${state.pending ? html`<p class="meta">${words.waiting}</p>` : ''}
      ${state.failed ? html`<p>${text.impact.failed}</p>` : ''}
      ${state.answer ? answer(store, state.answer) : ''}
    </div>
  `;
}

/** @param {Open} store @param {import('./weight-shift.js').Answered} answered */
function answer(store, { rank, shift, problems }) {
  const { text, model, format } = store;
  const words = text.weightShift;
  if (!shift) return problems.map(({ sentence }) => html`<p>${sentence}</p>`);
  const asked = { name: model.name, rank, way: shift.lower ? 'lower' : 'higher' };
  if (shift.shift === null) return html`<p>${shift.exact ? words.none(asked) : words.unknown}</p>`;
  if (shift.shift === 0) return html`<p>${words.already(asked)}</p>`;
  const points = format.short(Math.ceil(shift.shift * 1000) / 10);
  return html`
    <p>
      <strong>${words.found({ ...asked, points })}</strong>
      ${shift.exact ? words.proof : words.no_proof}
    </p>
    <p class="meta">${moved(store, shift)}</p>
    <p>${buttonOf('main', words.use, () => store.use(WeightShiftState).use())}</p>
  `;
}

/** "Media 11.1% to 15.3%, Economy 11.1% to 6.9%." @param {Open} store @param {WeightShift} shift */
function moved({ index, text, format }, { from, weights }) {
  const percent = (/** @type {string} */ share) => format.share(fraction(share) * 100, 1);
  const parts = index.domains
    .filter(
      ({ id }) => weights && Math.abs(fraction(weights[id]) - fraction(from[id])) * 100 >= FELT / 2,
    )
    .map(({ id, name }) =>
      text.weightShift.part({ name, from: percent(from[id]), to: percent(weights?.[id] ?? '0') }),
    );
  return text.list(parts);
}
