import { html } from 'lit-html';

import { button, select } from '../../ui/controls.js';
import { faultList } from '../../ui/problems.js';
import { columnsTable, firstRows, partsList } from './tables-view.js';
import { SpreadsheetState } from './spreadsheet.js';
import { ROLES } from './table-roles.js';

/**
 * The screen between the reader's tables and the page: what was guessed, how much of what is printed the
 * rule reproduces, and the first lines beside it.
 * @import { ExplorerStore, Open } from '../../explorer/store.js'
 * @import { Problem } from '../../engine/types.d.ts'
 * @import { RuleFit, Tally, TableImport } from '#import-module'
 * @import { Role } from './table-roles.js'
 * @import { Table, TableText } from './spreadsheet.js'
 */

/** So many faults, notes and rules are listed. */
const MOST = 12;
const MOST_RULES = 5;

/**
 * Shows what tables make, which the reader then opens.
 * @param {ExplorerStore} store @param {TableText[]} tables
 * @returns {Promise<string>} how it went
 */
export async function beginTables(store, tables) {
  const state = store.use(SpreadsheetState);
  state.begin(tables);
  await state.task.done;
  store.updateComplete.then(() => store.focus('#spreadsheet-title'));
  const { refused, ready } = store.text.spreadsheet;
  return state.problems.length > 0 ? refused : ready;
}

/** @param {Open} store */
export function spreadsheet(store) {
  const state = store.use(SpreadsheetState);
  const text = store.text.spreadsheet;
  if (state.tables.length === 0)
    return state.done ? html`<p class="done" role="status">${state.done}</p>` : '';
  const { task, made } = state;
  const data = state.table('data');
  return html`
    <section class="spreadsheet" aria-labelledby="spreadsheet-title">
      <h3 id="spreadsheet-title" tabindex="-1">${text.title}</h3>
      <p class="aside">${text.about}</p>
      ${roles(store, state)}
      <div role="status">${status(store, state)}</div>
      ${made && task.status !== 'error' ? result(store, state, made) : ''}
      <p class="row">
        ${
          task.status === 'complete'
            ? button(text.open, () => open(store, state), undefined, 'main')
            : ''
        }
        ${button(text.discard, () => state.discard())}
      </p>
      ${data ? html`${columnsTable(store, state)} ${firstRows(store, data)}` : ''}
    </section>
  `;
}

/**
 * The button goes with the screen; the headline is of the index then.
 * @param {Open} store @param {SpreadsheetState} state
 */
async function open(store, state) {
  await state.open();
  await store.updateComplete;
  store.root.querySelector('h1, .headline')?.scrollIntoView({ block: 'start' });
  store.focusChooser();
}

/** Which table holds what. @param {Open} store @param {SpreadsheetState} state */
function roles(store, state) {
  const text = store.text.spreadsheet;
  /** @type {[Role | '', string][]} */
  const options = [
    ...ROLES.map((role) => /** @type {[Role, string]} */ ([role, text.roles[role]])),
    ['', text.roles.none],
  ];
  return html`<ul class="bare tables-given">
    ${state.tables.map(
      (table) =>
        html`<li>
          <label class="field">
            <strong>${table.path}</strong>
            <span class="unseen">${text.role}</span>
            ${select(options, table.role, (role) => state.setRole(table, role))}
          </label>
        </li>`,
    )}
  </ul>`;
}

/** How reading goes, and what is wrong. @param {Open} store @param {SpreadsheetState} state */
function status(store, { task, problems, findsRule }) {
  const text = store.text.spreadsheet;
  if (task.status === 'pending') return html`<p>${findsRule ? text.searching : text.reading}</p>`;
  if (task.status !== 'error') return '';
  return html`
    <p><strong>${text.refused}</strong></p>
    ${limited(store, problems)}
    <p class="aside">${text.refused_about}</p>
  `;
}

/** @param {Open} store @param {Problem[]} list */
function limited({ text }, list) {
  const more = list.length - MOST;
  return html`${faultList(list.slice(0, MOST))}
  ${more > 0 ? html`<p class="aside">${text.spreadsheet.more({ n: more })}</p>` : ''}`;
}

/** What the tables make. @param {Open} store @param {SpreadsheetState} state @param {TableImport} made */
function result(store, state, made) {
  const text = store.text.spreadsheet;
  return html`
    ${made.editions.map((edition) => {
      const { title, nodes, methods, unit } = JSON.parse(edition.index);
      const words = store.voice.about({ ...store.index, format: 2, unit, methods }).text;
      const counted = { title, n: edition.units, of: edition.indicators, parts: nodes.length - 1 };
      return html`
        <p><strong>${words.spreadsheet.counts(counted)}</strong></p>
        <p>${text.rule}: ${methods[0].about} ${text.found({ tried: edition.tried })}</p>
        ${tallies(words, edition.tallies)} ${fits(store, edition.fits)} ${partsList(store, nodes)}
        ${
          edition.differences.length > 0
            ? html`<details>
                <summary>
                  ${text.differences} (${store.format.number(edition.differences.length)})
                </summary>
                ${limited(store, edition.differences)}
              </details>`
            : ''
        }
      `;
    })}
    ${
      made.editions.some(({ published }) => published !== '')
        ? html`<p class="row">
            ${button(text.find, () => state.findRule())}
            <span class="aside">${text.find_about}</span>
          </p>`
        : html`<p class="aside">${text.no_printed}</p>`
    }
    ${
      made.notes.length > 0
        ? html`<details>
            <summary>${text.notes} (${store.format.number(made.notes.length)})</summary>
            ${limited(store, made.notes)}
          </details>`
        : ''
    }
  `;
}

/** How many printed figures the rule gives. @param {Open['text']} text @param {Tally[]} list */
function tallies(text, list) {
  const names = /** @type {Record<string, string>} */ (text.method.tallies);
  const printed = list.filter(({ of }) => of > 0);
  if (printed.length === 0) return '';
  return html`<ul class="reproduced">
    ${printed.map((tally) => {
      const what = names[tally.what.replaceAll(' ', '_')] ?? tally.what;
      return html`<li>${text.spreadsheet.reproduces({ ...tally, what })}</li>`;
    })}
  </ul>`;
}

/** The rules that were tried, the best first. @param {Open} store @param {RuleFit[]} list */
function fits(store, list) {
  if (list.length === 0) return '';
  const text = store.text.spreadsheet;
  const parts = list.some(({ partRanks }) => partRanks.of > 0);
  const heads = [text.rule, text.fit_scores, text.fit_ranks, ...(parts ? [text.fit_parts] : [])];
  const figure = (/** @type {Tally} */ tally) =>
    html`<td class="figure">${tally.of > 0 ? text.fit(tally) : '–'}</td>`;
  return html`
    <table class="rule-fits">
      <caption>
        ${text.fits}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${list.slice(0, MOST_RULES).map(
          ({ rule, scores, ranks, partRanks }) =>
            html`<tr>
              <th scope="row">${rule}</th>
              ${figure(scores)} ${figure(ranks)} ${parts ? figure(partRanks) : ''}
            </tr>`,
        )}
      </tbody>
    </table>
  `;
}
