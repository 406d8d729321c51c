import { html, svg } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';

import { GAP, SHADES, shadeOf } from './heat.js';
import { moveOf, strongest } from './pivot-answers.js';
import { RescoreError } from '../../engine/errors.js';
import { inWords } from '../../i18n/describe-edit.js';
import { button, choices, option, select } from '../../ui/controls.js';
import { valueOf } from '../../ui/fields.js';

/**
 * @import { Cell, PivotMap } from './pivot-map.js'
 * @import { Country, Order, Way } from './pivot-answers.js'
 * @import { Pivots } from '../../engine/types.d.ts'
 */

/** So many answers are told in words. */
const TOP = 10;

/**
 * The map with its controls, its readout and the strongest answers as a table.
 * @param {PivotMap} map
 */
export function pivotMap(map) {
  const { said, pivots, task } = map;
  return html`
    <div class="unseen" role="status">${said}</div>
    ${task.status === 'error' ? failure(map) : pivots ? drawn(map, pivots) : waiting(map)}
  `;
}

/** @param {PivotMap} map */
function waiting({ store: { text }, task }) {
  return html`<p class="reading">
    <label>${text.pivotMap.reading} <progress max="1" .value=${task.progress}></progress></label>
  </p>`;
}

/** @param {PivotMap} map */
function failure(map) {
  const { text } = map.store;
  const { error } = map.task;
  const problems = error instanceof RescoreError ? error.problems.slice(0, 3) : [];
  const reasons = problems.map((p) => (p.file ? `${p.file}: ${p.sentence}` : p.sentence));
  return html`<p class="missing">
    ${[text.pivotMap.failed, ...reasons].join(' ')} ${button(text.problems.retry, () => map.draw())}
  </p>`;
}

/** @param {PivotMap} map @param {Pivots} pivots */
function drawn(map, pivots) {
  const { text, model, format } = map.store;
  const words = text.pivotMap;
  const shown = map.pointed ?? map.chosen;
  const [country, answer, effect] = readoutText(map, shown);
  return html`
    ${controls(map)}
    <div class="telling split">
      <p>
        <strong>${country}</strong> <span>${answer}</span> <span class="outcome">${effect}</span>
      </p>
      ${button(words.show, () => map.show(map.chosen))}
    </div>
    <div class="box" dir="ltr">
      <div class="cells">
        <div
          class="heads"
          aria-hidden="true"
          .style=${`column-gap: ${(GAP / widthOf(map.starts)) * 100}%`}
        >
          ${map.groups.map(
            ({ domain, columns }) =>
              html`<span .style=${`flex: ${columns.length} 0 0`}>${domain.name}</span>`,
          )}
        </div>
        <ol class="names bare" aria-hidden="true">
          ${map.rows.map(
            ({ code, name, rank }) =>
              html`<li
                class="${code === model.code ? 'self' : ''} ${code === shown.country ? 'here' : ''}"
              >
                <span class="rank">${rank > 0 ? format.number(rank) : '–'}</span> ${name}
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
              map.bringIntoView();
          }}
          @click=${(/** @type {MouseEvent} */ e) => map.select(map.cellUnder(e))}
          @pointermove=${(/** @type {PointerEvent} */ e) => {
            if (e.pointerType !== 'touch') map.point(map.cellUnder(e));
          }}
          @pointerleave=${() => map.point(null)}
        >
          ${guard([pivots, map.way, map.order, model.places], () => cells(map, pivots))}
          ${frame(map, 'cursor', map.chosen)} ${frame(map, 'pointer', map.pointed)}
        </div>
      </div>
    </div>
    <p class="meta" id="pivots-help">${words.help}</p>
    ${guard([pivots, map.way, model.places, text], () => list(map, pivots))}
  `;
}

/**
 * The cells, a path for each shade: every one of them is a square of 1 by 1.
 * @param {PivotMap} map
 * @param {Pivots} pivots
 */
function cells({ way, rows, columns, starts, task }, pivots) {
  const paths = Array(SHADES + 1).fill('');
  for (const [row, { at }] of rows.entries()) {
    for (const [column, indicator] of columns.entries()) {
      const { places } = moveOf(pivots, way, at, indicator);
      paths[shadeOf(task.value?.levels ?? [], places)] += `M${starts[column]} ${row}h1v1h-1z`;
    }
  }
  return html`<svg
    viewBox="0 0 ${widthOf(starts)} ${rows.length}"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${paths.map(
      (path, shade) => svg`<path
        class="shade"
        .style=${`--shade: var(--heat-${shade}); --size: ${shade / SHADES}`}
        d=${path}
      />`,
    )}
  </svg>`;
}

/** The width of the map, in columns. @param {number[]} starts */
const widthOf = (starts) => starts[starts.length - 1] + 1;

/** A frame around a cell. @param {PivotMap} map @param {string} kind @param {Cell | null} cell */
function frame(map, kind, cell) {
  const at = map.placeOf(cell);
  if (!at) return '';
  const { starts, rows } = map;
  const [width, height] = [100 / widthOf(starts), 100 / rows.length];
  const place = `left: ${starts[at.column] * width}%; top: ${at.row * height}%`;
  return html`<div class=${kind} .style=${`${place}; width: ${width}%; height: ${height}%`}></div>`;
}

/** Which way, in which order, which cell, and what the colours mean. @param {PivotMap} map */
function controls(map) {
  const { text, index } = map.store;
  const { way, order, chosen } = map;
  const words = text.pivotMap;
  const orders = /** @type {[Order, string][]} */ (Object.entries(words.orders));
  const countries = map.rows
    .map(({ code, name }) => /** @type {const} */ ([code, name]))
    .sort(([, a], [, b]) => a.localeCompare(b));
  const answersIn = (/** @type {string} */ domain) =>
    index.indicators
      .filter((i) => i.domain === domain)
      .map((i) => /** @type {const} */ ([i.id, i.title]));
  return html`
    <div class="controls row">
      <fieldset class="ways row">
        <legend>${words.way}</legend>
        ${
          /** @type {Way[]} */ (['higher', 'lower']).map((each) =>
            option('radio', words.ways[each], way === each, () => map.choose({ way: each }), 'way'),
          )
        }
      </fieldset>
      <label class="one">
        ${words.order} ${select(orders, order, (chosen) => map.choose({ order: chosen }))}
      </label>
      <div class="pick row">
        <label class="one">
          ${words.country}
          ${select(countries, chosen.country, (country) => map.select({ country }))}
        </label>
        <label class="one">
          ${words.indicator}
          <select @change=${(/** @type {Event} */ e) => map.select({ indicator: valueOf(e) })}>
            ${index.domains.map(
              ({ id, name }) =>
                html`<optgroup label=${name}>
                  ${choices(answersIn(id), chosen.indicator)}
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
function legend({ store: { text, format }, task, way }) {
  return html`<p class="levels row meta">
    ${text.pivotMap.legend({ way })}
    ${task.value?.levels.map(
      ({ from, to, shade }) =>
        html`<span class="level">
          <svg width="14" height="14" aria-hidden="true">
            ${svg`<rect
              class="shade"
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

/**
 * A cell in words: its country, its answer, what another answer would do.
 * @param {PivotMap} map
 * @param {Cell} cell
 * @returns {string[]}
 */
export function readoutText(map, cell) {
  const { pivots, way, groups, rows } = map;
  const words = map.store.text.pivotMap;
  const place = map.placeOf(cell);
  if (!pivots || !place) return ['', '', ''];
  const row = rows[place.row];
  const at = map.columns[place.column];
  const { title, from, to } = answersOf(map, pivots, row, at);
  const n = moveOf(pivots, way, row.at, at).places;
  const domain = groups.find(({ columns }) => columns.includes(at))?.domain.name ?? '';
  return [
    ranked(map, row),
    words.titled({ domain, title }),
    n > 0 ? words.moves({ from, to, n, way }) : words.stays({ from, way }),
  ];
}

/**
 * The strongest answers, for those who do not read the map.
 * @param {PivotMap} map
 * @param {Pivots} pivots
 */
function list(map, pivots) {
  const { text } = map.store;
  const { way } = map;
  const words = text.pivotMap;
  const { first, equal } = strongest(pivots, way, map.rows, TOP);
  if (first.length === 0) return html`<p>${words.none({ way })}</p>`;
  return html`
    <h3 id="pivots-top">${words.top({ n: first.length })}</h3>
    <ol class="changes bare" aria-labelledby="pivots-top">
      ${first.map(({ country, indicator: at, places, answers }) => {
        const { code, name } = country;
        const { title, from, to } = answersOf(map, pivots, country, at);
        const cell = { country: code, indicator: pivots.indicators[at] };
        return html`<li class="split">
          <p>
            <strong>${ranked(map, country)}</strong> ${words.by({ n: places, way, answers })}
            <span class="meta">${title}: ${text.impact.change({ from, to })}</span>
          </p>
          ${button(words.show_short, () => map.show(cell), words.show_label({ name, title }))}
        </li>`;
      })}
    </ol>
    <p class="meta">${equal > 0 ? words.as_far({ n: equal }) : ''}</p>
  `;
}

/** A country with its rank, if it has one. @param {PivotMap} map @param {Country} country */
function ranked({ store: { text } }, { name, rank }) {
  return rank > 0 ? text.pivotMap.ranked({ name, rank }) : name;
}

/**
 * A country's answer as it stands, the reader's or the published one, and the one that moves it
 * furthest, in words.
 * @param {PivotMap} map
 * @param {Pivots} pivots
 * @param {Country} country
 * @param {number} at the indicator's place in the list
 */
function answersOf({ store, task, way }, pivots, country, at) {
  const indicator = pivots.indicators[at];
  const edits = store.engine.edits();
  const edit = edits.find((e) => e.country === country.code && e.indicator === indicator);
  const given = task.value?.given.get(country.code)?.get(indicator) ?? null;
  const from = edit ? edit.to : given;
  return inWords(store, { indicator, from, to: moveOf(pivots, way, country.at, at).to });
}
