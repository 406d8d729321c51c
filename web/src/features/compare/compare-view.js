import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';

import { skipOffscreen } from '../../ui/content-visibility.js';
import { rankCell } from '../../i18n/sentences.js';
import { inWords } from '../../i18n/describe-edit.js';
import { editionName } from '../../i18n/edition-name.js';
import { scopeNames } from '../../i18n/scope-names.js';
import { CompareState } from './compare.js';
import { valueOf } from '../../ui/fields.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Row } from '../../engine/types.d.ts'
 * @import { OtherEdition } from './compare-editions.js'
 */

/** Two or three countries side by side, and one across editions. @param {Open} store */
export function compare(store) {
  const { text, model, catalog } = store;
  const state = store.use(CompareState);
  const others = state.editions.value ?? [];
  const lookUp = html`<button type="button" @click=${() => state.editions.run()}>
    ${text.compare.across_show({ name: model.name })}
  </button>`;
  return html`
    <section class="compare" aria-labelledby="compare-title" ${ref(skipOffscreen)}>
      <h2 id="compare-title">${text.compare.title}</h2>
      <p class="aside">${text.compare.about({ name: model.name })}</p>
      <p class="actions">
        ${picker(store, 0)} ${state.countries.length > 0 ? picker(store, 1) : ''}
      </p>
      ${state.countries.length > 0 ? html`${scopes(store)} ${differences(store)}` : ''}
      ${
        catalog.size > 1
          ? html`<h3>${text.compare.across}</h3>
              ${others.length > 0 ? editions(store, others) : lookUp}`
          : ''
      }
    </section>
  `;
}

/** @param {Open} store @param {number} place */
function picker(store, place) {
  const { text, model } = store;
  const { countries: compared } = store.use(CompareState);
  const others = model.places
    .filter(
      (p) => p.code !== model.code && (p.code === compared[place] || !compared.includes(p.code)),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
  const pick = (/** @type {Event} */ event) => {
    const codes = [...compared];
    codes[place] = valueOf(event);
    store.use(CompareState).choose(codes.filter((code) => code !== ''));
  };
  return html`<label>
    <span class="unseen">${text.compare.pick}</span>
    <select @change=${pick}>
      <option value="" .selected=${live(!compared[place])}>
        ${place === 0 ? text.compare.pick : text.compare.pick_more}
      </option>
      ${others.map(
        (p) =>
          html`<option value=${p.code} .selected=${live(p.code === compared[place])}>
            ${p.name}
          </option>`,
      )}
    </select>
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

/** @param {Open} store @param {string} code */
function nameOf({ model }, code) {
  return model.places.find((p) => p.code === code)?.name ?? code;
}

/** The results, each with its rank. @param {Open} store */
function scopes(store) {
  const { text, model, engine, format } = store;
  const columns = shown(store).map((code) => {
    const published = engine.publishedScore(code, model.method);
    const rows = engine.score(code, model.method).map((row, i) => ({
      row,
      own: row.percent !== published[i]?.percent || row.rank !== published[i]?.rank,
    }));
    return { name: nameOf(store, code), rows };
  });
  const names = scopeNames(store);
  return table(
    text.profile.scope,
    columns.map(
      ({ name, rows }) =>
        html`${name}
        ${rows.some(({ own }) => own) ? html`<span class="own">${text.profile.yours}</span>` : ''}`,
    ),
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
    return { name: nameOf(store, code), own, all: new Map([...given, ...own]) };
  });
  const names = text.list(missing.map((code) => nameOf(store, code)));
  const differ = index.indicators.filter(
    ({ id }) => new Set(answers.map(({ all }) => all.get(id))).size > 1,
  );
  return html`
    ${missing.length > 0 ? html`<p class="aside">${text.compare.missing({ names })}</p>` : ''}
    ${
      codes.length > 1
        ? html`<details>
            <summary>
              ${text.compare.differ({ n: differ.length, of: index.indicators.length })}
            </summary>
            ${table(
              text.compare.indicator,
              answers.map(({ name }) => name),
              differ.map(({ id, title }) => [
                title,
                answers.map(({ own, all }) => {
                  const said = inWords(store, { indicator: id, to: all.get(id) ?? null }).to;
                  return own.has(id)
                    ? html`<td class="own">
                        ${said} <span class="meta">${text.answers.yours}</span>
                      </td>`
                    : html`<td>${said}</td>`;
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
