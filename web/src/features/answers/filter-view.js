import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

import { EVERYTHING, narrows } from './filter.js';
import { AnswersState } from './answers.js';
import { button, select } from '../../ui/controls.js';
import { valueOf } from '../../ui/fields.js';

/** @import { Open } from '../../explorer/store.js' */

/**
 * Which of the answers are shown, and how many those are.
 * @param {Open} store
 * @param {number} shown
 */
export function filter(store, shown) {
  const { text, index } = store;
  const state = store.use(AnswersState);
  const words = text.answers.filter;
  const { changed, skipped } = words.kinds;
  // An index of format 2 has no evidence.
  const kinds = { '': words.all, ...(index.format === 2 ? { changed, skipped } : words.kinds) };
  const { filter: now } = state;
  const field = (
    /** @type {'domain' | 'layer' | 'which'} */ key,
    /** @type {string} */ label,
    /** @type {[string, string][]} */ options,
  ) =>
    html`<label class="field">
      ${label} ${select(options, now[key], (value) => state.narrow({ [key]: value }))}
    </label>`;
  const parts = (/** @type {string} */ all, /** @type {{ id: string, name: string }[]} */ list) =>
    /** @type {[string, string][]} */ ([['', all], ...list.map(({ id, name }) => [id, name])]);
  return html`
    <search class="filter" aria-label=${words.label}>
      <label class="field">
        ${words.text}
        <input
          type="search"
          autocomplete="off"
          .value=${live(now.text)}
          @input=${(/** @type {Event} */ e) => state.narrow({ text: valueOf(e) })}
        />
      </label>
      ${several(index.domains) ? field('domain', words.domain, parts(words.all_domains, index.domains)) : ''}
      ${several(index.layers) ? field('layer', words.layer, parts(words.all_layers, index.layers)) : ''}
      ${field('which', words.which, Object.entries(kinds))}
      <p class="actions">
        ${button(text.answers.open_all, () => state.unfoldAll(true))}
        ${button(text.answers.close_all, () => state.unfoldAll(false))}
        ${narrows(now) ? button(words.clear, (e) => clear(state, e)) : ''}
      </p>
      <p class="found meta" role="status">
        ${narrows(now) ? words.found({ n: shown, of: index.indicators.length }) : ''}
      </p>
    </search>
  `;
}

/** @param {unknown[]} parts */
const several = (parts) => parts.length > 1;

/** The button goes; the reader goes on in the field. @param {AnswersState} state @param {Event} event */
function clear(state, event) {
  const form = /** @type {HTMLElement} */ (event.currentTarget).closest('.filter');
  state.narrow(EVERYTHING);
  form?.querySelector('input')?.focus();
}
