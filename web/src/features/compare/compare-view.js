import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { skipOffscreen } from '../../ui/content-visibility.js';
import { rankCell } from '../../i18n/sentences.js';
import { answerLabel } from '../../i18n/describe-edit.js';
import { editionName } from '../../i18n/edition-name.js';
import { scopeNames } from '../../i18n/scope-names.js';
import { CompareState } from './compare.js';
import { countryName } from '../../explorer/view-model.js';
import { button, select } from '../../ui/controls.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Row } from '../../engine/types.d.ts'
 * @import { OtherEdition } from './compare-editions.js'
 */

/**
 * Two or three countries side by side, why one is above the other, and one country across editions.
 * @param {Open} store
 * @param {(store: Open) => unknown} why
 */
export function compare(store, why) {
  const { text, model, catalog } = store;
  const state = store.use(CompareState);
  const others = state.editions.value ?? [];
  const lookUp = text.compare.across_show({ name: model.name });
  return html`
    <section
      class=${state.countries.length > 0 ? 'compare' : 'compare idle'}
      aria-labelledby="compare-title"
      ${ref(skipOffscreen)}
    >
      <h2 id="compare-title">${text.compare.title}</h2>
      <p class="aside">${text.compare.about({ name: model.name })}</p>
      <p class="actions">
        ${picker(store, 0)} ${state.countries.length > 0 ? picker(store, 1) : ''}
      </p>
      ${state.countries.length > 0 ? html`${scopes(store)} ${differences(store)}` : ''}
      ${why(store)}
      ${
        catalog.size > 1 && store.index.format !== 2
          ? html`<h3 class=${others.length > 0 ? '' : 'idle'}>${text.compare.across}</h3>
              ${
                others.length > 0
                  ? editions(store, others)
                  : html`${button(lookUp, () => state.editions.run())}
                      <p class="aside" role="status">
                        ${state.editions.status === 'error' ? text.scenarioBar.failed : ''}
                        ${state.editions.slow ? text.problems.slow : ''}
                      </p>`
              }`
          : ''
      }
    </section>
  `;
}

/** @param {Open} store @param {number} place */
function picker(store, place) {
  const { text, model } = store;
  const state = store.use(CompareState);
  const taken = [model.code, ...state.countries.filter((_, i) => i !== place)];
  const others = model.places
    .filter(({ code }) => !taken.includes(code))
    .sort((a, b) => a.name.localeCompare(b.name));
  /** @type {[string, string][]} */
  const options = [
    ['', place === 0 ? text.compare.pick : text.compare.pick_more],
    ...others.map((p) => /** @type {[string, string]} */ ([p.code, p.name])),
  ];
  return html`<label>
    <span class="unseen">${text.compare.pick}</span>
    ${select(options, state.countries[place] ?? '', (code) => state.choose(place, code))}
  </label>`;
}

/**
 * A table that scrolls in its own place.
 * @param {string} corner
 * @param {unknown[]} heads
 * @param {[name: unknown, cells: unknown[]][]} rows
 */
function table(corner, heads, rows) {
  return html`
    <div class="wide">
      <table>
        <thead>
          <tr>
            ${[corner, ...heads].map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, cells]) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${cells}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}

/** Codes of the shown country and those beside it. @param {Open} store */
const shown = (store) => [store.model.code, ...store.use(CompareState).countries];

/** The results, each with its rank. @param {Open} store */
function scopes(store) {
  const { text, model, engine, format } = store;
  const columns = shown(store).map((code) => {
    const published = engine.publishedScore(code, model.against);
    const rows = engine.score(code, model.method).map((row, i) => ({
      row,
      own: row.percent !== published[i]?.percent || row.rank !== published[i]?.rank,
    }));
    const own = rows.some((each) => each.own);
    const yours = own ? html`<span class="own">${text.profile.yours}</span>` : '';
    return { head: html`${countryName(store, code)} ${yours}`, rows };
  });
  const names = scopeNames(store);
  return table(
    text.profile.scope,
    columns.map(({ head }) => head),
    columns[0].rows.map(({ row: { scope } }, i) => [
      names.get(scope),
      columns.map(({ rows }) => {
        const { row, own } = rows[i];
        return html`<td class=${own ? 'figure own' : 'figure'}>
          ${format.percent(row)} <span class="meta">${rankCell(row, store)}</span>
        </td>`;
      }),
    ]),
  );
}

/**
 * The indicators that the countries answer differently, where their answers are there.
 * @param {Open} store
 */
function differences(store) {
  const { text, data, index } = store;
  const codes = shown(store).filter((code) => data.sheets.has(code));
  const missing = shown(store).filter((code) => !data.sheets.has(code));
  const edits = store.engine.edits();
  const answers = codes.map((code) => {
    const given = new Map(data.sheets.get(code)?.answers.map((a) => [a.indicator, a.answer]));
    const own = new Map(edits.filter((e) => e.country === code).map((e) => [e.indicator, e.to]));
    return { name: countryName(store, code), own, all: new Map([...given, ...own]) };
  });
  const names = text.list(missing.map((code) => countryName(store, code)));
  const differ = index.indicators.filter(
    ({ id }) => new Set(answers.map(({ all }) => all.get(id))).size > 1,
  );
  const said = text.compare.differ({ n: differ.length, of: index.indicators.length });
  const heads = answers.map(({ name }) => name);
  const yours = html`<span class="meta">${text.answers.yours}</span>`;
  return html`
    ${missing.length > 0 ? html`<p class="aside">${text.compare.missing({ names })}</p>` : ''}
    ${
      codes.length > 1
        ? html`<details>
            <summary>${said}</summary>
            ${table(
              text.compare.indicator,
              heads,
              differ.map(({ id, title }) => [
                title,
                answers.map(({ own, all }) => {
                  const label = answerLabel(store, id, all.get(id) ?? null);
                  return html`<td class=${own.has(id) ? 'own' : ''}>
                    ${label} ${own.has(id) ? yours : ''}
                  </td>`;
                }),
              ]),
            )}
          </details>`
        : ''
    }
  `;
}

/**
 * The country's published results here and in the other editions, overall and by domain.
 * @param {Open} store
 * @param {OtherEdition[]} others
 */
function editions(store, others) {
  const { text, model, index, format, engine } = store;
  const { edition, title } = store.editionSource;
  // The publisher's in every edition, whatever this one is ranked by.
  const own = engine.publishedScore(model.code, index.methods[0].id);
  const all = [{ edition, title, index, rows: own }, ...others];
  const names = scopeNames(store);
  const cell = (/** @type {Row | undefined} */ row) => {
    const place = row?.rank ? text.compare.place({ rank: row.rank, of: row.of }) : '';
    return html`<td class="figure">
      ${row ? format.percent(row) : ''} <span class="meta">${row ? place : '–'}</span>
    </td>`;
  };
  return html`
    <p class="aside">
      ${text.compare.warning}
      ${all.some((a) => a.edition === 'china-index-2022') ? text.compare.warning_2022 : ''}
    </p>
    ${table(
      text.profile.scope,
      all.map((a) => editionName(a, text)),
      own
        .filter(({ scope }) => !scope.startsWith('layer:'))
        .map(({ scope }) => [
          names.get(scope),
          all.map(({ rows }) => cell(rows.find((row) => row.scope === scope))),
        ]),
    )}
  `;
}
