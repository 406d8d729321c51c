import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

import { select } from '../../ui/controls.js';
import { valueOf } from '../../ui/fields.js';
import { KINDS } from './columns.js';

/**
 * The tables as they were read: the columns with what they were taken for, the parts, the first lines.
 * @import { Open } from '../../explorer/store.js'
 * @import { As, Column } from './columns.js'
 * @import { Detail } from './corrected-meta.js'
 * @import { SpreadsheetState, Table } from './spreadsheet.js'
 */

/** So many columns of the first lines are shown. */
const MOST_COLUMNS = 30;
/** And so many lines. */
const MOST_LINES = 6;

/** What each column is, which the reader can correct. @param {Open} store @param {SpreadsheetState} state */
export function columnsTable(store, state) {
  const text = store.text.spreadsheet;
  const { columns, changes } = state;
  if (columns.length === 0) return '';
  const parts = [...new Set(columns.map(({ part }) => part))].filter(Boolean);
  const options = KINDS.map((as) => /** @type {[As, string]} */ ([as, text.kinds[as]]));
  return html`
    <details class="index-columns" open>
      <summary>${text.columns} (${store.format.number(columns.length)})</summary>
      <table>
        <thead>
          <tr>
            ${[text.column, text.taken_as, ...Object.values(text.details)].map(
              (head) => html`<th scope="col">${head}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${columns.map((column) => {
            const as = changes.get(column.header) ?? column.as;
            const counts = as === 'high' || as === 'low';
            const own = changes.has(column.header) || state.details.has(column.header);
            return html`<tr class=${own ? 'own' : ''}>
              <th scope="row">${column.header}</th>
              <td>
                <label>
                  <span class="unseen">${text.taken_as_of({ column: column.header })}</span>
                  ${select(options, as, (to) => state.setColumn(column, to))}
                </label>
              </td>
              ${counts ? details(store, state, column) : html`<td colspan="4"></td>`}
            </tr>`;
          })}
        </tbody>
      </table>
      <datalist id="index-part-names">
        ${parts.map((name) => html`<option value=${name}></option>`)}
      </datalist>
    </details>
  `;
}

/**
 * Part, weight and goalposts of an indicator, each of which the reader can correct.
 * @param {Open} store @param {SpreadsheetState} state @param {Column} column
 */
function details(store, state, column) {
  const text = store.text.spreadsheet;
  const field = (/** @type {Detail} */ detail) =>
    html`<td>
      <label>
        <span class="unseen">
          ${text.detail_of({ what: text.details[detail], column: column.header })}
        </span>
        <input
          type="text"
          class=${detail}
          autocomplete="off"
          inputmode=${detail === 'part' ? 'text' : 'decimal'}
          list=${detail === 'part' ? 'index-part-names' : nothing}
          placeholder=${detail === 'min' || detail === 'max' ? text.observed : ''}
          .value=${live(state.details.get(column.header)?.[detail] ?? column[detail])}
          @change=${(/** @type {Event} */ e) => state.setDetail(column, detail, valueOf(e))}
        />
      </label>
    </td>`;
  // Choices have points of their own.
  const range = column.holds
    ? html`<td colspan="2">${column.holds}</td>`
    : html`${field('min')}${field('max')}`;
  return html`${field('part')}${field('weight')}${range}`;
}

/** The parts, each below the one that it belongs to. @param {Open} store @param {any[]} nodes */
export function partsList(store, nodes) {
  if (nodes.length < 2) return '';
  /** @param {string | undefined} parent @returns {unknown} */
  const below = (parent) => {
    const children = nodes.filter((node) => node.parent === parent);
    if (children.length === 0) return '';
    return html`<ul>
      ${children.map(({ id, name }) => html`<li>${name} ${below(id)}</li>`)}
    </ul>`;
  };
  return html`<details class="index-parts">
    <summary>${store.text.spreadsheet.parts}</summary>
    ${below(undefined)}
  </details>`;
}

/** @param {Open} store @param {Table} table */
export function firstRows({ text }, { path, rows }) {
  const [header = [], ...lines] = rows;
  const cells = (/** @type {string[]} */ row) => row.slice(0, MOST_COLUMNS);
  return html`
    <div
      class="first-rows"
      role="region"
      tabindex="0"
      aria-label=${text.spreadsheet.rows({ path })}
    >
      <table>
        <caption>
          ${text.spreadsheet.rows({ path })}
        </caption>
        <thead>
          <tr>
            ${cells(header).map((cell) => html`<th scope="col">${cell}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${lines.slice(0, MOST_LINES).map(
            (row) =>
              html`<tr>
                ${cells(row).map((cell) => html`<td>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}
