import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

import { EVERYTHING, narrows } from './filter.js';

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
  const { text, index, navigation } = store;
  const words = text.answers.filter;
  const { filter: now } = navigation;
  return html`
    <search class="filter" aria-label=${words.label}>
      <label class="field words">
        ${words.text}
        <input
          type="search"
          autocomplete="off"
          .value=${live(now.text)}
          @input=${(/** @type {Event} */ e) => navigation.narrow({ text: valueOf(e) })}
        />
      </label>
      ${select(store, 'domain', words.domain, [['', words.all_domains], ...index.domains.map((d) => [d.id, d.name])])}
      ${select(store, 'layer', words.layer, [['', words.all_layers], ...index.layers.map((l) => [l.id, l.name])])}
      ${select(store, 'which', words.which, Object.entries({ '': words.all, ...words.kinds }))}
      <p class="tools">
        <button type="button" @click=${() => navigation.unfoldAll(true)}>
          ${text.answers.open_all}
        </button>
        <button type="button" @click=${() => navigation.unfoldAll(false)}>
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
function select({ navigation }, key, label, options) {
  return html`<label class="field">
    ${label}
    <select @change=${(/** @type {Event} */ e) => navigation.narrow({ [key]: valueOf(e) })}>
      ${options.map(([value, name]) => html`<option value=${value} .selected=${live(navigation.filter[key] === value)}>${name}</option>`)}
    </select>
  </label>`;
}

/** The button goes; the reader goes on in the field. @param {Open} store @param {Event} event */
function clear({ navigation }, event) {
  const form = /** @type {HTMLElement} */ (event.currentTarget).closest('.filter');
  navigation.narrow(EVERYTHING);
  form?.querySelector('input')?.focus();
}

/** @param {Event} event */
function valueOf(event) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget).value;
}
