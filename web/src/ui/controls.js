import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

import { valueOf } from './fields.js';

/**
 * A button without a class of its own.
 * @param {string} words on the button
 * @param {(event: Event) => void} press
 * @param {string} [label] for screen readers, if the words alone are unclear
 */
export const button = (words, press, label) =>
  html`<button type="button" aria-label=${label ?? nothing} @click=${press}>${words}</button>`;

/**
 * A list of choices.
 * @template {string} T
 * @param {(readonly [T, string])[]} options value and name
 * @param {T} chosen
 * @param {(value: T) => void} choose
 */
export const select = (options, chosen, choose) => html`
  <select @change=${(/** @type {Event} */ e) => choose(/** @type {T} */ (valueOf(e)))}>
    ${options.map(
      ([value, name]) =>
        html`<option value=${value} .selected=${live(value === chosen)}>${name}</option>`,
    )}
  </select>
`;
