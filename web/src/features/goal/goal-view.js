import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

import { limits } from './goal-constraints.js';
import { GoalState } from './goal.js';
import { valueOf } from '../../ui/fields.js';

/** @import { Open } from '../../explorer/store.js' */

/**
 * The fewest changes to a rank: the question, and its answer once there is one.
 * @param {Open} store
 */
export function goal(store) {
  const { text, index, model } = store;
  const goals = store.use(GoalState);
  const { form, goal } = goals;
  const last = model.places.length;
  const step = (/** @type {number} */ by) =>
    goals.fill({ rank: Math.min(last, Math.max(1, form.rank + by)) });
  return html`
    <div class="goal">
      <h3>${text.impact.goal}</h3>
      <form class="ask row" @submit=${(/** @type {SubmitEvent} */ e) => submitted(store, e)}>
        <span class="field row">
          <label for="goal-rank">${text.impact.rank}</label>
          <span class="stepper">
            <button type="button" aria-label=${text.impact.one_higher} @click=${() => step(-1)}>
              −
            </button>
            <input
              id="goal-rank"
              type="number"
              inputmode="numeric"
              min="1"
              max=${last}
              step="1"
              required
              .value=${live(form.rank ? String(form.rank) : '')}
              @input=${(/** @type {Event} */ e) => goals.fill({ rank: Number(valueOf(e)) })}
            />
            <button type="button" aria-label=${text.impact.one_lower} @click=${() => step(1)}>
              +
            </button>
          </span>
        </span>
        <label class="field row">
          ${text.impact.only}
          <select @change=${(/** @type {Event} */ e) => goals.fill({ only: valueOf(e) })}>
            <option value="" .selected=${live(form.only === '')}>${text.impact.everywhere}</option>
            ${index.domains.map(
              (d) =>
                html`<option value=${d.id} .selected=${live(form.only === d.id)}>
                  ${d.name}
                </option>`,
            )}
          </select>
        </label>
        <button type="submit" class="main">${text.impact.find}</button>
      </form>
      ${limits(store)} ${goal ? goals.view?.(store, goal) : ''}
    </div>
  `;
}

/** @param {Open} store @param {SubmitEvent} event */
function submitted(store, event) {
  event.preventDefault();
  store.use(GoalState).reach();
}
