import { html } from 'lit-html';

import { plain } from '../../i18n/fold.js';
import { editionName } from '../../i18n/edition-name.js';
import { CountryPickerState } from './country-picker.js';
import { select } from '../../ui/controls.js';
import { valueOf } from '../../ui/fields.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Order } from './country-picker.js'
 * @import { Place } from '../../explorer/view-model.js'
 */

/** Edition and country, and the way to another one. @param {Open} store */
export function countryPicker(store) {
  const { text, model, catalog, editionSource, data } = store;
  const editions = [...catalog.values()];
  const standings = data.standings;
  return html`
    <nav class="chooser row" aria-label=${text.chooser.label}>
      ${
        editions.length > 1
          ? html`<label>
              <span class="unseen">${text.chooser.edition}</span>
              ${select(
                editions.map((s) => [s.edition, editionName(s, text)]),
                editionSource.edition,
                (edition) => store.openEdition(edition, model.code),
              )}
            </label>`
          : html`<span class="kicker">${store.index.title}</span>`
      }
      ${
        standings
          ? html`<details
              @toggle=${(/** @type {Event} */ e) => opened(store, e)}
              @keydown=${(/** @type {KeyboardEvent} */ e) => walk(store, e)}
            >
              <summary class="link">${text.chooser.other({ name: model.name })}</summary>
              ${store.use(CountryPickerState).open ? finder(store) : ''}
            </details>`
          : ''
      }
    </nav>
  `;
}

/** @param {Open} store */
function finder(store) {
  const { text } = store;
  const state = store.use(CountryPickerState);
  const groups = grouped(store, matching(store));
  const orders = /** @type {[Order, string][]} */ (Object.entries(text.chooser.orders));
  return html`
    <div class="finder row">
      <input
        type="search"
        autocomplete="off"
        aria-label=${text.chooser.search}
        placeholder=${text.chooser.search}
        .value=${state.query}
        @input=${(/** @type {Event} */ e) => state.change({ query: valueOf(e) })}
      />
      <label
        >${text.chooser.order} ${select(orders, state.order, (order) => state.change({ order }))}
      </label>
      ${
        groups.length === 0
          ? html`<p class="aside">${text.chooser.none({ query: state.query })}</p>`
          : ''
      }
      ${groups.map(
        ({ region, places }) => html`
          ${region ? html`<h3>${region}</h3>` : ''}
          <ul class="bare">
            ${places.map((place) => entry(store, place))}
          </ul>
        `,
      )}
    </div>
  `;
}

/** @param {Open} store @param {Place} place */
function entry(store, place) {
  const { text, editionSource, model } = store;
  // Said where it is news: of the few that have answers, not of all.
  const tells =
    editionSource.sheets.size < model.places.length && editionSource.sheets.has(place.code);
  return html`<li>
    <button
      type="button"
      aria-current=${place.code === model.code ? 'true' : 'false'}
      @click=${(/** @type {Event} */ e) => choose(store, e, place.code)}
    >
      <span class="rank">${store.format.number(place.rank)}</span> ${place.name}
      ${tells ? html`<span class="meta">${text.chooser.with_answers}</span>` : ''}
    </button>
  </li>`;
}

/** Countries whose name or code fits the search, in the chosen order. @param {Open} store */
function matching(store) {
  const { model } = store;
  const { query, order } = store.use(CountryPickerState);
  const wanted = plain(query);
  const places = model.places.filter(
    (p) => plain(p.name).includes(wanted) || p.code.toLowerCase() === wanted,
  );
  return order === 'rank' ? places : [...places].sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * By region when that is the order; otherwise one group without a name.
 * @param {Open} store
 * @param {Place[]} places
 */
function grouped(store, places) {
  const { data } = store;
  const { order } = store.use(CountryPickerState);
  if (places.length === 0) return [];
  if (order !== 'region') return [{ region: '', places }];
  /** @type {Map<string, Place[]>} */
  const groups = new Map();
  for (const place of places) {
    const region = data.standings?.countries.find((c) => c.code === place.code)?.region ?? '';
    groups.set(region, [...(groups.get(region) ?? []), place]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([region, list]) => ({ region, places: list }));
}

/** @param {Open} store @param {Event} event @param {string} code */
function choose(store, event, code) {
  const details = /** @type {HTMLElement} */ (event.currentTarget).closest('details');
  if (details) fold(store, details);
  store.show(code);
}

/** Folds the list and clears the search. @param {Open} store @param {HTMLDetailsElement} details */
function fold(store, details) {
  details.open = false;
  details.querySelector('summary')?.focus();
  store.use(CountryPickerState).change({ query: '' });
}

/** Typing can begin at once. @param {Open} store @param {Event} event */
async function opened(store, event) {
  const details = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  store.use(CountryPickerState).change({ open: details.open });
  await store.updateComplete;
  if (details.open) details.querySelector('input')?.focus();
}

/**
 * Arrows walk through the list, Enter in a search takes the first, Escape closes.
 * @param {Open} store
 * @param {KeyboardEvent} event
 */
function walk(store, event) {
  const details = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  const buttons = /** @type {HTMLElement[]} */ ([...details.querySelectorAll('.finder button')]);
  const target = /** @type {HTMLElement} */ (event.target);
  const at = buttons.indexOf(target);
  const inSearch = target.matches('input');
  if (event.key === 'Escape') {
    fold(store, details);
  } else if (event.key === 'ArrowDown' && (inSearch || at >= 0)) {
    buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
  } else if (event.key === 'ArrowUp' && at >= 0) {
    (at === 0 ? details.querySelector('input') : buttons[at - 1])?.focus();
  } else if (event.key === 'Enter' && inSearch) {
    if (store.use(CountryPickerState).query.trim() !== '') buttons[0]?.click();
  } else {
    return;
  }
  event.preventDefault();
}
