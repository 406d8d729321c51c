import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

import { checked, valueOf } from './fields.js';

/**
 * A button.
 * @param {string} words on the button
 * @param {(event: Event) => void} press
 * @param {string} [label] for screen readers, if the words alone are unclear
 * @param {'main' | 'quiet'} [kind] its class
 */
export const button = (words, press, label, kind) =>
  html`<button
    type="button"
    class=${kind ?? nothing}
    aria-label=${label ?? nothing}
    @click=${press}
  >
    ${words}
  </button>`;

/**
 * A box or a radio button, and its words.
 * @param {'checkbox' | 'radio'} type
 * @param {unknown} words
 * @param {boolean} on
 * @param {(on: boolean) => void} choose
 * @param {string} [group] of a radio button
 * @param {boolean} [long] whether the words take several lines
 */
export const option = (type, words, on, choose, group, long = false) => html`
  <label class="one ${long ? 'long' : ''}">
    <input
      type=${type}
      name=${group ?? nothing}
      .checked=${live(on)}
      @change=${(/** @type {Event} */ e) => choose(checked(e))}
    />
    ${words}
  </label>
`;

/**
 * The choices of a select.
 * @param {(readonly [string, string])[]} options value and name
 * @param {string} chosen
 */
export const choices = (options, chosen) =>
  options.map(
    ([value, name]) =>
      html`<option value=${value} .selected=${live(value === chosen)}>${name}</option>`,
  );

/**
 * A button of a kind, which style sheets know by its class.
 * @param {string} kind
 * @param {string} words on the button
 * @param {() => void} press
 * @param {{ label?: string, can?: boolean, opens?: 'dialog', part?: string }} [more] `label` for
 *   screen readers; `can` is whether a press does anything now; `opens` what it opens; `part` is its
 *   name for the style sheets of other pages
 */
export const buttonOf = (kind, words, press, { label, can = true, opens, part } = {}) =>
  html`<button
    type="button"
    class=${kind}
    part=${part ?? nothing}
    aria-label=${label ?? nothing}
    aria-disabled=${can ? nothing : 'true'}
    aria-haspopup=${opens ?? nothing}
    @click=${press}
  >
    ${words}
  </button>`;

/**
 * A list of choices in groups, each with its name.
 * @param {(readonly [string, (readonly [string, string])[]])[]} groups
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
export const groupedSelect = (groups, chosen, choose) => html`
  <select @change=${(/** @type {Event} */ e) => choose(valueOf(e))}>
    ${groups.map(
      ([name, options]) => html`<optgroup label=${name}>${choices(options, chosen)}</optgroup>`,
    )}
  </select>
`;

/**
 * A list of choices.
 * @template {string} T
 * @param {(readonly [T, string])[]} options value and name
 * @param {T} chosen
 * @param {(value: T) => void} choose
 */
export const select = (options, chosen, choose) => html`
  <select @change=${(/** @type {Event} */ e) => choose(/** @type {T} */ (valueOf(e)))}>
    ${choices(options, chosen)}
  </select>
`;
