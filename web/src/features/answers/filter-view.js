import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

import { EVERYTHING, narrows } from './filter.js';
import { AnswersState } from './answers.js';
import { valueOf } from '../../ui/fields.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Filter } from './filter.js'
 */

/**
 * Which of the answers are shown, and how many those are.
 * @param {Open} store
 * @param {number} shown
 */
export function filter(store, shown) {
  const { text, index } = store;
  const state = store.use(AnswersState);
  const words = text.answers.filter;
  const { filter: now } = state;
  const domains = [['', words.all_domains], ...index.domains.map((d) => [d.id, d.name])];
  const layers = [['', words.all_layers], ...index.layers.map((l) => [l.id, l.name])];
  return html`
    <search class="filter row" aria-label=${words.label}>
      <label class="field words">
        ${words.text}
        <input
          type="search"
          autocomplete="off"
          .value=${live(now.text)}
          @input=${(/** @type {Event} */ e) => state.narrow({ text: valueOf(e) })}
        />
      </label>
      ${select(store, 'domain', words.domain, domains)}
      ${select(store, 'layer', words.layer, layers)}
      ${select(store, 'which', words.which, Object.entries({ '': words.all, ...words.kinds }))}
      <p class="actions">
        <button type="button" @click=${() => state.unfoldAll(true)}>
          ${text.answers.open_all}
        </button>
        <button type="button" @click=${() => state.unfoldAll(false)}>
          ${text.answers.close_all}
        </button>
        ${
          narrows(now)
            ? html`<button
                type="button"
                class="clear"
                @click=${(/** @type {Event} */ e) => clear(store, e)}
              >
                ${words.clear}
              </button>`
            : ''
        }
      </p>
      <p class="found" role="status">
        ${narrows(now) ? words.found({ n: shown, of: index.indicators.length }) : ''}
      </p>
    </search>
  `;
}

/**
 * @param {Open} store
 * @param {keyof Filter} key
 * @param {string} label
 * @param {string[][]} options value and name
 */
function select(store, key, label, options) {
  const state = store.use(AnswersState);
  return html`<label class="field">
    ${label}
    <select @change=${(/** @type {Event} */ e) => state.narrow({ [key]: valueOf(e) })}>
      ${options.map(
        ([value, name]) =>
          html`<option value=${value} .selected=${live(state.filter[key] === value)}>
            ${name}
          </option>`,
      )}
    </select>
  </label>`;
}

/** The button goes; the reader goes on in the field. @param {Open} store @param {Event} event */
function clear(store, event) {
  const state = store.use(AnswersState);
  const form = /** @type {HTMLElement} */ (event.currentTarget).closest('.filter');
  state.narrow(EVERYTHING);
  form?.querySelector('input')?.focus();
}
