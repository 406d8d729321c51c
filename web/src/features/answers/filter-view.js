import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

import { EVERYTHING, narrows } from './filter.js';

/**
 * @import { OpenApp } from '../../app/app.js'
 * @import { Filter } from './filter.js'
 */

/**
 * Which of the answers are shown, and how many those are.
 * @param {OpenApp} app
 * @param {number} shown
 */
export function filter(app, shown) {
  const { text, index, navigation } = app;
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
      ${select(app, 'domain', words.domain, [['', words.all_domains], ...index.domains.map((d) => [d.id, d.name])])}
      ${select(app, 'layer', words.layer, [['', words.all_layers], ...index.layers.map((l) => [l.id, l.name])])}
      ${select(app, 'which', words.which, Object.entries({ '': words.all, ...words.kinds }))}
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
                @click=${(/** @type {Event} */ e) => clear(app, e)}
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
 * @param {OpenApp} app
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

/** The button goes; the reader goes on in the field. @param {OpenApp} app @param {Event} event */
function clear({ navigation }, event) {
  const form = /** @type {HTMLElement} */ (event.currentTarget).closest('.filter');
  navigation.narrow(EVERYTHING);
  form?.querySelector('input')?.focus();
}

/** @param {Event} event */
function valueOf(event) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget).value;
}
