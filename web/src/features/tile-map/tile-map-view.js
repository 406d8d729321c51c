import { html } from 'lit-html';
import { isPlain } from '../../engine/method-kinds.js';
import { ref } from 'lit-html/directives/ref.js';

import { regionsOf } from '../../explorer/view-model.js';
import { editionName } from '../../i18n/edition-name.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { option, select } from '../../ui/controls.js';
import { isOpen } from '../../ui/fields.js';
import { TileMapState } from './tile-map.js';
import { inLine, stepTo, tilesOf } from './tiles.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Measure, Tile } from './tiles.js'
 */

/**
 * The countries as equal squares by region: a picture, and a way to choose one. There is one tab
 * stop; the arrow keys go on from it.
 * @param {Open} store
 * @param {object} given
 * @param {string} given.map its name, as there may be several on a page
 * @param {[region: string, tiles: Tile[]][]} given.groups
 * @param {Measure} given.measure
 * @param {(code: string) => boolean} [given.fits] whether a square is not faded
 * @param {(code: string) => void} given.choose
 */
export function tiles(store, { map, groups, measure, fits = () => true, choose }) {
  const { model, text } = store;
  const state = store.use(TileMapState);
  const all = groups.flatMap(([, some]) => some);
  const wanted = state.stops.get(map) ?? model.code;
  const stop = all.some(({ code }) => code === wanted) ? wanted : all[0]?.code;
  /** @param {Tile} tile */
  const square = (tile) => html`
    <button
      type="button"
      class="tile ${kindOf(store, tile, measure)} ${fits(tile.code) ? '' : 'faded'}"
      tabindex=${tile.code === stop ? 0 : -1}
      aria-current=${tile.code === model.code ? 'true' : 'false'}
      aria-label=${wordsOf(store, tile, measure)}
      title=${wordsOf(store, tile, measure)}
      @focus=${() => state.stopAt(map, tile.code)}
      @click=${() => choose(tile.code)}
    >
      <span>${tile.code}</span> <span class="value">${figureOf(store, tile, measure)}</span>
    </button>
  `;
  return html`
    <div class="tiles" role="group" aria-label=${text.tileMap.label} @keydown=${walk}>
      ${groups.map(
        ([region, some]) =>
          html`<div class="region">
            <p class="meta">${region}</p>
            <div class="squares" .style=${lines(some.length)}>${some.map(square)}</div>
          </div>`,
      )}
    </div>
  `;
}

/** How many squares stand in a line, with room and without. @param {number} n */
const lines = (n) => `--wide: ${inLine(n, 12)}; --narrow: ${inLine(n, 8)}`;

/** The classes of a square's shade. @param {Open} store @param {Tile} tile @param {Measure} measure */
function kindOf({ model }, { code, value, shade }, measure) {
  if (value === null) return 'unknown';
  if (model.editedCountries.includes(code)) return 'own';
  return measure === 'change' && value < 0 ? `frame-${shade}` : `shade-${shade}`;
}

/** @param {Open} store @param {Tile} tile @param {Measure} measure */
function figureOf({ format }, { value }, measure) {
  if (value === null) return '–';
  return measure === 'change' ? format.signed(Math.round(value)) : format.number(value);
}

/** A square in words. @param {Open} store @param {Tile} tile @param {Measure} measure */
function wordsOf({ text, format, model }, { name, rank, percent, value }, measure) {
  const { decimals } = model.before[0];
  const said = format.percent({ percent, decimals });
  if (measure !== 'change')
    return text.strip.country({ name, rank: text.ordinal({ n: rank }), percent: said });
  const change = value === null ? 'none' : format.signed(Math.round(value));
  return text.tileMap.changed({ name, rank, percent: said, change });
}

/** The arrow keys go from square to square. @param {KeyboardEvent} event */
function walk(event) {
  const place = /** @type {HTMLElement} */ (event.currentTarget);
  const squares = /** @type {HTMLElement[]} */ ([...place.querySelectorAll('.tile')]);
  const from = squares.indexOf(/** @type {HTMLElement} */ (event.target));
  if (from < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const corners = squares.map((square) => square.getBoundingClientRect());
  const dir = getComputedStyle(place).direction === 'rtl' ? 'rtl' : 'ltr';
  const to = stepTo(corners, from, event.key, dir);
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  squares[to].focus();
}

/** The map as a part of the page, with its controls, a legend and a table. @param {Open} store */
export function tileMap(store) {
  const { text, model } = store;
  const state = store.use(TileMapState);
  const { measure } = state;
  const words = text.tileMap;
  const groups = tilesOf(model.places, regionsOf(store), measure, state.before.value ?? undefined);
  return html`
    <section class="tile-map" aria-labelledby="tile-map-title" ${ref(skipOffscreen)}>
      <h2 id="tile-map-title">${words.title({ n: model.places.length })}</h2>
      <p class="aside">${words.about}</p>
      ${controls(store)}
      ${tiles(store, { map: 'page', groups, measure, choose: (code) => store.show(code) })}
      <p class="meta">
        ${words.legend[measure]} ${model.editedCountries.length > 0 ? words.yours : ''}
      </p>
      <details @toggle=${(/** @type {Event} */ e) => state.unfold(isOpen(e))}>
        <summary>${words.table}</summary>
        ${state.table ? table(store, groups) : ''}
      </details>
    </section>
  `;
}

/** @param {Open} store */
function controls(store) {
  const { text } = store;
  const state = store.use(TileMapState);
  const words = text.tileMap;
  const { editions, measure, from, before } = state;
  const measures = /** @type {Measure[]} */ (
    editions.length > 0
      ? ['share', 'rank', 'change']
      : isPlain(store.index)
        ? ['rank']
        : ['share', 'rank']
  );
  const names = editions.map((source) => {
    return /** @type {[string, string]} */ ([source.edition, editionName(source, text)]);
  });
  return html`
    <fieldset class="measures row">
      <legend class="meta">${words.measure}</legend>
      ${measures.map((each) =>
        option(
          'radio',
          words.measures[each],
          measure === each,
          () => state.shade(each),
          'tile-map',
        ),
      )}
      ${
        editions.length > 0
          ? html`<label
              ><span class="unseen">${words.edition}</span>
              ${select(names, from, (edition) => state.shade('change', edition))}
            </label>`
          : ''
      }
      <span class="meta" role="status">${before.status === 'error' ? words.failed : ''}</span>
    </fieldset>
  `;
}

/** The same figures, region by region. @param {Open} store @param {[string, Tile[]][]} groups */
function table(store, groups) {
  const { text, format, model } = store;
  const { measure, since } = store.use(TileMapState);
  const { country, rank, share, change } = text.tileMap.heads;
  const changing = measure === 'change' && since !== '';
  const score = isPlain(store.index) ? text.profile.plain : share;
  const heads = [country, rank, score, ...(changing ? [change] : [])];
  const { decimals } = model.before[0];
  /** @param {Tile} tile */
  const line = (tile) => html`
    <tr class=${model.editedCountries.includes(tile.code) ? 'own' : ''}>
      <th scope="row">${tile.name}</th>
      <td class="figure">${format.number(tile.rank)}</td>
      <td class="figure">${format.percent({ percent: tile.percent, decimals })}</td>
      ${changing ? html`<td class="figure">${figureOf(store, tile, measure)}</td>` : ''}
    </tr>
  `;
  return html`
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      ${groups.map(
        ([region, some]) => html`
          <tbody>
            ${
              region
                ? html`<tr>
                    <th class="meta" scope="rowgroup" colspan=${heads.length}>${region}</th>
                  </tr>`
                : ''
            }
            ${some.map(line)}
          </tbody>
        `,
      )}
    </table>
  `;
}
