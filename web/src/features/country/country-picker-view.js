import { html } from 'lit-html';

import { byIndex, indexNameOf } from '../../data/catalog.js';
import { Notices } from '../../explorer/notices.js';
import { placesNamed, regionsOf } from '../../explorer/view-model.js';
import { editionName } from '../../i18n/edition-name.js';
import { CountryPickerState } from './country-picker.js';
import { groupedSelect, select } from '../../ui/controls.js';
import { valueOf } from '../../ui/fields.js';
import { tiles } from '../tile-map/tile-map-view.js';
import { tilesOf } from '../tile-map/tiles.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Order } from './country-picker.js'
 * @import { Place } from '../../explorer/view-model.js'
 */

/** The country's name in the headline. */
const NAME = '.country-name';

/**
 * Opens another edition at the shown country, or tells that it is not in it. What the reader has
 * changed stays behind, one step back in the history.
 * @param {Open} store @param {string} edition
 */
async function chooseEdition(store, edition) {
  const { model, editionSource: left } = store;
  if (model.changed) store.location.share();
  await store.openEdition(edition, model.code);
  const { editionSource, text } = store;
  if (editionSource.edition !== edition) return;
  const { title } = editionSource;
  const { absent, unnamed, left_behind } = text.chooser;
  const isSame = indexNameOf(title) === indexNameOf(left.title);
  const isThere = store.codes.includes(model.code) || store.model.name === model.name;
  store
    .use(Notices)
    .say(
      [
        isThere ? '' : (isSame ? absent : unnamed)({ name: model.name, title }),
        model.changed && !store.embedded ? left_behind({ title: left.title }) : '',
      ]
        .filter(Boolean)
        .join(' '),
    );
}

/** The index and the edition, and the way to another one. @param {Open} store */
export function editionChoice(store) {
  const { text, catalog, editionSource } = store;
  const chosen = editionSource.edition;
  const choose = (/** @type {string} */ edition) => chooseEdition(store, edition);
  /** @type {[string, [string, string][]][]} */
  const indices = [...byIndex(catalog.values())].map(([name, editions]) => [
    name,
    editions.map((source) => [source.edition, editionName(source, text)]),
  ]);
  const [[, editions]] = indices;
  if (catalog.size < 2)
    return html`<div class="chooser"><span class="kicker">${store.index.title}</span></div>`;
  return html`
    <div class="chooser">
      <label>
        <span class="unseen">
          ${indices.length > 1 ? text.chooser.index : text.chooser.edition}
        </span>
        ${
          indices.length > 1
            ? groupedSelect(indices, chosen, choose)
            : select(editions, chosen, choose)
        }
      </label>
    </div>
  `;
}

/** The country's name in the headline, which opens the list of countries. @param {Open} store */
export function countryName(store) {
  const { text, model, data } = store;
  if (!data.standings) return model.name;
  const { open } = store.use(CountryPickerState);
  const press = () => (open ? fold(store) : unfold(store));
  // No space around the name, which is a part of the sentence.
  // prettier-ignore
  return html`<button
    type="button"
    class="country-name"
    aria-haspopup="dialog"
    aria-expanded=${open}
    title=${text.chooser.other}
    @click=${press}
    @focusout=${(/** @type {FocusEvent} */ e) => foldWithoutFocus(store, e)}
  >${model.name}</button>`;
}

/** The list of countries, over what is below the headline. @param {Open} store */
export const countryList = (store) => (store.use(CountryPickerState).open ? finder(store) : '');

/** @param {Open} store */
function finder(store) {
  const { text } = store;
  const state = store.use(CountryPickerState);
  const found = matching(store);
  const groups = grouped(store, found);
  const fitting = new Set(found.map(({ code }) => code));
  const orders = /** @type {[Order, string][]} */ (Object.entries(text.chooser.orders));
  return html`
    <div
      class="finder"
      role="dialog"
      aria-label=${text.chooser.other}
      @keydown=${(/** @type {KeyboardEvent} */ e) => walk(store, e)}
      @focusout=${(/** @type {FocusEvent} */ e) => foldWithoutFocus(store, e)}
    >
      <div class="row">
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
      </div>
      <div class="found">
        ${
          groups.length === 0
            ? html`<p class="aside">${text.chooser.none({ query: state.query })}</p>`
            : ''
        }
        ${groups.map(
          ([region, places]) => html`
            ${region ? html`<h3>${region}</h3>` : ''}
            <ul class="bare">
              ${places.map((place) => entry(store, place))}
            </ul>
          `,
        )}
      </div>
      <div class="by-region">
        ${tiles(store, {
          map: 'picker',
          groups: tilesOf(store.model.places, regionsOf(store), 'rank'),
          measure: 'rank',
          fits: (code) => fitting.has(code),
          choose: (code) => choose(store, code),
        })}
      </div>
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
      @click=${() => choose(store, place.code)}
    >
      <span class="rank meta">${store.format.number(place.rank)}</span> ${place.name}
      ${tells ? html`<span class="meta">${text.chooser.with_answers}</span>` : ''}
    </button>
  </li>`;
}

/** Countries whose name or code fits the search, in the chosen order. @param {Open} store */
function matching(store) {
  const { model } = store;
  const { query, order } = store.use(CountryPickerState);
  const places = placesNamed(model.places, query);
  return order === 'rank' ? places : [...places].sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * By region when that is the order; otherwise one group without a name.
 * @param {Open} store
 * @param {Place[]} places
 */
function grouped(store, places) {
  const byRegion = store.use(CountryPickerState).order === 'region';
  const regions = regionsOf(store);
  /** @type {Map<string, Place[]>} */
  const groups = new Map();
  for (const place of places) {
    const region = (byRegion && regions.get(place.code)) || '';
    groups.set(region, [...(groups.get(region) ?? []), place]);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}

/** @param {Open} store @param {string} code */
function choose(store, code) {
  fold(store);
  store.show(code);
}

/** Folds the list; the focus goes back to where it was opened. @param {Open} store */
function fold(store) {
  store.use(CountryPickerState).change({ open: false });
  store.focus(NAME);
}

/** Typing can begin at once; what was looked for is forgotten. @param {Open} store */
async function unfold(store) {
  const state = store.use(CountryPickerState);
  state.change({ open: true, query: '' });
  await store.updateComplete;
  state.watchOutside(store.root.querySelector(NAME)?.closest('header'));
  store.focus('.finder input');
}

/**
 * The list lies over the page, so it goes when the reader goes on.
 * @param {Open} store @param {FocusEvent} event
 */
function foldWithoutFocus(store, { relatedTarget }) {
  if (!(relatedTarget instanceof Element) || relatedTarget.closest(`.finder, ${NAME}`)) return;
  const state = store.use(CountryPickerState);
  if (state.open) state.change({ open: false });
}

/**
 * Arrows walk through the list, Enter in a search takes the first, Escape closes. The squares have
 * keys of their own.
 * @param {Open} store
 * @param {KeyboardEvent} event
 */
function walk(store, event) {
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  // The search, and the countries under it.
  const stops = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('input, li button')]);
  const at = stops.indexOf(/** @type {HTMLElement} */ (event.target));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Escape') fold(store);
  else if (step && at >= 0) stops[Math.min(at + step, stops.length - 1)]?.focus();
  else if (event.key === 'Enter' && at === 0) {
    if (store.use(CountryPickerState).query.trim() !== '') stops[1]?.click();
  } else return;
  event.preventDefault();
}
