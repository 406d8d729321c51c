import { html, svg } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { live } from 'lit-html/directives/live.js';

import { SHADES } from './heat.js';
import { moveOf, strongest } from './pivot-answers.js';
import { RescoreError } from '../../engine/errors.js';
import { inWords } from '../../i18n/describe-edit.js';
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
    ${[text.pivotMap.failed, ...reasons].join(' ')}
    <button type="button" @click=${() => map.draw()}>${text.problems.retry}</button>
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
      <button type="button" @click=${() => map.show(map.chosen)}>${words.show}</button>
    </div>
    <div class="box" dir="ltr">
      <div class="cells">
        <div class="heads" aria-hidden="true">
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
  const { way, order, chosen } = map;
  const words = text.pivotMap;
  const countries = map.rows
    .map(({ code, name }) => [code, name])
    .sort(([, a], [, b]) => a.localeCompare(b));
  const answers = index.domains.map(({ id, name }) => {
    const own = index.indicators.filter((i) => i.domain === id).map((i) => [i.id, i.title]);
    return html`<optgroup label=${name}>${options(own, chosen.indicator)}</optgroup>`;
  });
  return html`
    <div class="controls row">
      <fieldset class="ways row">
        <legend>${words.way}</legend>
        ${
          /** @type {Way[]} */ (['higher', 'lower']).map(
            (each) =>
              html`<label class="one"
                ><input
                  type="radio"
                  name="pivots-way"
                  .checked=${live(way === each)}
                  @change=${() => map.choose({ way: each })}
                />
                ${words.ways[each]}</label
              >`,
          )
        }
      </fieldset>
      ${picker(words.order, options(Object.entries(words.orders), order), (order) =>
        map.choose({ order: /** @type {Order} */ (order) }),
      )}
      <div class="pick row">
        ${picker(words.country, options(countries, chosen.country), (country) =>
          map.select({ country }),
        )}
        ${picker(words.indicator, answers, (indicator) => map.select({ indicator }))}
      </div>
      ${legend(map)}
    </div>
  `;
}

/** @param {string} label @param {unknown} all @param {(value: string) => void} pick */
function picker(label, all, pick) {
  return html`<label class="one">
    ${label}
    <select @change=${(/** @type {Event} */ e) => pick(valueOf(e))}>
      ${all}
    </select>
  </label>`;
}

/** @param {string[][]} all value and name @param {string} chosen */
function options(all, chosen) {
  return all.map(
    ([value, name]) =>
      html`<option value=${value} .selected=${live(value === chosen)}>${name}</option>`,
  );
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
function table(map, pivots) {
  const { text } = map.store;
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
            ${[words.country, words.how_far, words.such_as].map(
              (head) => html`<th role="columnheader" scope="col">${head}</th>`,
            )}
            <td></td>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${first.map(({ country, indicator: at, places, answers }) => {
            const { code, name } = country;
            const { title, from, to } = answersOf(map, pivots, country, at);
            const cell = { country: code, indicator: pivots.indicators[at] };
            return html`<tr role="row">
              <th role="rowheader" scope="row">${ranked(map, country)}</th>
              <td role="cell" class="figure">${words.by({ n: places, way, answers })}</td>
              <td role="cell">
                ${title} <span class="meta">${text.impact.change({ from, to })}</span>
              </td>
              <td role="cell">
                <button
                  type="button"
                  aria-label=${words.show_label({ name, title })}
                  @click=${() => map.show(cell)}
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
