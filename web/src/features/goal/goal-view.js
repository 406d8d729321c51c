import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

import { limits } from './goal-constraints.js';
import { result } from './goal-result.js';
import { GoalState } from './goal.js';
import { button, select } from '../../ui/controls.js';
import { valueOf } from '../../ui/fields.js';

/** @import { Open } from '../../explorer/store.js' */

/**
 * The fewest changes needed to reach a rank: the question, and its answer once there is one.
 * @param {Open} store
 */
export function goal(store) {
  const { text, index, model } = store;
  const goals = store.use(GoalState);
  const { form, goal } = goals;
  const last = model.places.length;
  /** @type {(readonly [string, string])[]} */
  const domains = [
    ['', text.impact.everywhere],
    ...index.domains.map((d) => /** @type {const} */ ([d.id, d.name])),
  ];
  const step = (/** @type {number} */ by) =>
    goals.fill({ rank: Math.min(last, Math.max(1, form.rank + by)) });
  const submitted = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    goals.reach();
  };
  return html`
    <div class="goal">
      <h3>${text.impact.goal}</h3>
      <form class="ask row" @submit=${submitted}>
        <span class="field row">
          <label for="goal-rank">${text.impact.rank}</label>
          <span class="stepper">
            ${button('−', () => step(-1), text.impact.one_higher)}
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
            ${button('+', () => step(1), text.impact.one_lower)}
          </span>
        </span>
        <label class="field row">
          ${text.impact.only} ${select(domains, form.only, (only) => goals.fill({ only }))}
        </label>
        <button type="submit" class="main">${text.impact.find}</button>
      </form>
      ${limits(store)} ${goal ? result(store, goal) : ''}
    </div>
  `;
}
