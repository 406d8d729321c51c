import { html, svg } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { live } from 'lit-html/directives/live.js';

import { levelsOf, SHADES } from './heat.js';
import { answerOf, mostOf, placesOf, strongest } from './pivot-answers.js';
import { valueOf } from '../../ui/fields.js';

/**
 * @import { Cell, PivotMap } from './pivot-map.js'
 * @import { Order, Way } from './pivot-answers.js'
 * @import { Indicator, Pivots } from '../../engine/types.d.ts'
 */

/** So many answers are told in words. */
const TOP = 10;

/**
 * The map with its controls, its readout and the strongest answers as a table.
 * @param {PivotMap} map
 */
export function pivotMap(map) {
  return html`
    <div class="unseen" role="status">${map.said}</div>
    ${map.failed ? failure(map) : map.pivots ? drawn(map, map.pivots) : waiting(map)}
  `;
}

/** @param {PivotMap} map */
function waiting({ store: { text }, share }) {
  return html`<p class="reading">
    <label>${text.pivotMap.reading} <progress max="1" .value=${share ?? 0}></progress></label>
  </p>`;
}

/** @param {PivotMap} map */
function failure(map) {
  const { text } = map.store;
  const reasons = map.problems
    .slice(0, 3)
    .map((p) => (p.file ? `${p.file}: ${p.sentence}` : p.sentence));
  return html`<p class="missing">
    ${[text.pivotMap.failed, ...reasons].join(' ')}
    <button type="button" @click=${() => map.draw()}>${text.problems.retry}</button>
  </p>`;
}

/** @param {PivotMap} map @param {Pivots} pivots */
function drawn(map, pivots) {
  const { text, model } = map.store;
  const words = text.pivotMap;
  const shown = map.pointed ?? map.chosen;
  const { rows, groups } = map;
  return html`
    ${controls(map)}
    <div class="telling split">
      <p>${readout(map, shown)}</p>
      <button type="button" @click=${() => map.show(map.chosen)}>${words.show}</button>
    </div>
    <div class="box" dir="ltr">
      <div class="cells">
        <div class="heads" aria-hidden="true">
          ${groups.map(({ domain }) => html`<span>${domain.name}</span>`)}
        </div>
        <ol class="names bare" aria-hidden="true">
          ${rows.map(
            ({ code, name, rank }) =>
              html`<li
                class="${code === model.code ? 'self' : ''} ${code === shown.country ? 'here' : ''}"
              >
                <span class="rank">${rank > 0 ? map.store.format.number(rank) : '–'}</span> ${name}
              </li>`,
          )}
        </ol>
        <div
          class="plot"
          role="application"
          tabindex="0"
          aria-label=${words.label}
          aria-roledescription=${words.role}
          aria-describedby="pivots-help"
          @keydown=${(/** @type {KeyboardEvent} */ e) => map.key(e)}
          @focus=${(/** @type {FocusEvent} */ e) => {
            // The frame of the cell is where a keyboard is; a mouse sees where it presses.
            if (/** @type {HTMLElement} */ (e.currentTarget).matches(':focus-visible'))
              map.canvas.bringIntoView();
          }}
          @click=${(/** @type {MouseEvent} */ e) => {
            const cell = map.canvas.cellUnder(e);
            if (cell) map.select(cell);
          }}
          @pointermove=${(/** @type {PointerEvent} */ e) => {
            if (e.pointerType !== 'touch') map.point(map.canvas.cellUnder(e));
          }}
          @pointerleave=${() => map.point(null)}
        >
          <canvas aria-hidden="true"></canvas>
          <div class="cursor"></div>
          <div class="pointer" hidden></div>
        </div>
      </div>
    </div>
    <p class="meta" id="pivots-help">${words.help}</p>
    ${guard([pivots, map.way, model.places, text], () => table(map, pivots))}
  `;
}

/** Which way, in which order, which cell, and what the colours mean. @param {PivotMap} map */
function controls(map) {
  const { text, index } = map.store;
  const words = text.pivotMap;
  const byName = [...map.rows].sort((a, b) => a.name.localeCompare(b.name));
  return html`
    <div class="controls row">
      <fieldset class="ways row">
        <legend>${words.way}</legend>
        ${
          /** @type {Way[]} */ (['higher', 'lower']).map(
            (way) =>
              html`<label class="one"
                ><input
                  type="radio"
                  name="pivots-way"
                  .checked=${live(map.way === way)}
                  @change=${() => map.choose({ way })}
                />
                ${words.ways[way]}</label
              >`,
          )
        }
      </fieldset>
      <label class="one">
        ${words.order}
        <select
          @change=${(/** @type {Event} */ e) => map.choose({ order: /** @type {Order} */ (valueOf(e)) })}
        >
          ${Object.entries(words.orders).map(
            ([order, name]) =>
              html`<option value=${order} .selected=${live(order === map.order)}>${name}</option>`,
          )}
        </select>
      </label>
      <div class="pick row">
        <label class="one">
          ${words.country}
          <select @change=${(/** @type {Event} */ e) => map.select({ country: valueOf(e) })}>
            ${byName.map(
              ({ code, name }) =>
                html`<option value=${code} .selected=${live(code === map.chosen.country)}>
                  ${name}
                </option>`,
            )}
          </select>
        </label>
        <label class="one">
          ${words.indicator}
          <select @change=${(/** @type {Event} */ e) => map.select({ indicator: valueOf(e) })}>
            ${index.domains.map(
              (d) =>
                html`<optgroup label=${d.name}>
                  ${index.indicators
                    .filter((i) => i.domain === d.id)
                    .map(
                      (i) =>
                        html`<option value=${i.id} .selected=${live(i.id === map.chosen.indicator)}>
                          ${i.title}
                        </option>`,
                    )}
                </optgroup>`,
            )}
          </select>
        </label>
      </div>
      ${legend(map)}
    </div>
  `;
}

/** @param {PivotMap} map */
function legend({ store: { text, format }, pivots, way }) {
  const levels = pivots ? levelsOf(mostOf(pivots)) : [];
  return html`<p class="levels row meta">
    ${text.pivotMap.legend({ way })}
    ${levels.map(
      ({ from, to, shade }) =>
        html`<span class="level">
          <svg width="14" height="14" aria-hidden="true">
            ${svg`<rect
              .style=${`--shade: var(--heat-${shade}); --size: ${shade / SHADES}`}
              width="14"
              height="14"
            />`}
          </svg>
          ${from === to ? format.number(from) : text.pivotMap.range({ from, to })}
        </span>`,
    )}
  </p>`;
}

/** @param {PivotMap} map @param {Cell} cell */
function readout(map, cell) {
  const [country, answer, effect] = readoutText(map, cell);
  return html`<strong>${country}</strong> <span>${answer}</span>
    <span class="outcome">${effect}</span>`;
}

/**
 * A cell in words: its country, its answer, what another answer would do.
 * @param {PivotMap} map
 * @param {Cell} cell
 * @returns {string[]}
 */
export function readoutText(map, { country, indicator: id }) {
  const { store, pivots, way } = map;
  const { text, index } = store;
  const row = map.rows.find((r) => r.code === country);
  const indicator = index.indicators.find((i) => i.id === id);
  if (!pivots || !row || !indicator) return ['', '', ''];
  const at = pivots.indicators.indexOf(id);
  const n = placesOf(pivots, way, row.at, at);
  const from = label(map, indicator, present(map, country, id));
  const to = label(map, indicator, answerOf(pivots, way, row.at, at));
  const domain = index.domains.find((d) => d.id === indicator.domain)?.name ?? '';
  return [
    row.rank > 0 ? text.pivotMap.ranked({ name: row.name, rank: row.rank }) : row.name,
    text.pivotMap.titled({ domain, title: indicator.title }),
    n > 0 ? text.pivotMap.moves({ from, to, n, way }) : text.pivotMap.stays({ from, way }),
  ];
}

/**
 * The strongest answers, for those who do not read the map.
 * @param {PivotMap} map
 * @param {Pivots} pivots
 */
function table(map, pivots) {
  const { text, index } = map.store;
  const { way } = map;
  const words = text.pivotMap;
  const { first, equal } = strongest(pivots, way, map.rows, TOP);
  if (first.length === 0) return html`<p>${words.none({ way })}</p>`;
  return html`
    <h3 id="pivots-top">${words.top({ n: first.length })}</h3>
    <div class="wide">
      <table role="table" aria-labelledby="pivots-top">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${words.country}</th>
            <th role="columnheader" scope="col">${words.how_far}</th>
            <th role="columnheader" scope="col">${words.such_as}</th>
            <td></td>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${first.map(({ country, indicator: at, places, answers }) => {
            const indicator = /** @type {Indicator} */ (
              index.indicators.find((i) => i.id === pivots.indicators[at])
            );
            const from = label(map, indicator, present(map, country.code, indicator.id));
            const to = label(map, indicator, answerOf(pivots, way, country.at, at));
            return html`<tr role="row">
              <th role="rowheader" scope="row">
                ${country.rank > 0 ? words.ranked({ name: country.name, rank: country.rank }) : country.name}
              </th>
              <td role="cell" class="figure">${words.by({ n: places, way, answers })}</td>
              <td role="cell">
                ${indicator.title} <span class="meta">${text.impact.change({ from, to })}</span>
              </td>
              <td role="cell">
                <button
                  type="button"
                  aria-label=${words.show_label({ name: country.name, title: indicator.title })}
                  @click=${() => map.show({ country: country.code, indicator: indicator.id })}
                >
                  ${words.show_short}
                </button>
              </td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    <p class="meta">${equal > 0 ? words.as_far({ n: equal }) : ''}</p>
  `;
}

/**
 * The answer as it stands: the reader's, or the published one.
 * @param {PivotMap} map
 * @param {string} country
 * @param {string} indicator
 */
function present({ store, given }, country, indicator) {
  const edit = store.engine.edits().find((e) => e.country === country && e.indicator === indicator);
  return edit ? edit.to : (given.get(country)?.get(indicator) ?? null);
}

/**
 * An option's words.
 * @param {PivotMap} map
 * @param {Indicator} indicator
 * @param {number | null} score
 */
function label({ store: { text, index } }, indicator, score) {
  const options = index.scales.find((s) => s.id === indicator.scale)?.options;
  return options?.find((o) => o.score === score)?.label ?? text.answers.skipped;
}
