import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';

import { skipOffscreen } from '../../ui/content-visibility.js';
import { rankCell } from '../../i18n/sentences.js';
import { editionName } from '../../i18n/edition-name.js';
import { scopeNames } from '../../i18n/scope-names.js';
import { CompareState } from './compare.js';
import { valueOf } from '../../ui/fields.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Row } from '../../engine/types.d.ts'
 */

/** Two or three countries side by side, and one across editions. @param {Open} store */
export function compare(store) {
  const { text, model, catalog } = store;
  const state = store.use(CompareState);
  const lookUp = html`<button type="button" @click=${() => state.editions.run()}>
    ${text.compare.across_show({ name: model.name })}
  </button>`;
  return html`
    <section class="compare" aria-labelledby="compare-title" ${ref(skipOffscreen)}>
      <h2 id="compare-title">${text.compare.title}</h2>
      <p class="aside">${text.compare.about({ name: model.name })}</p>
      <p class="tools">${picker(store, 0)} ${state.countries.length > 0 ? picker(store, 1) : ''}</p>
      ${state.countries.length > 0 ? html`${scopes(store)} ${differences(store)}` : ''}
      ${
        catalog.size > 1
          ? html`<h3>${text.compare.across}</h3>
              ${state.editions.value?.length ? editions(store) : lookUp}`
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

/** @param {Open} store */
function scopes(store) {
  const { text, model, engine, format } = store;
  const codes = [model.code, ...store.use(CompareState).countries];
  const columns = codes.map((code) => {
    const published = engine.publishedScore(code, model.method);
    return engine.score(code, model.method).map((row, i) => ({
      row,
      own: row.percent !== published[i]?.percent || row.rank !== published[i]?.rank,
    }));
  });
  const names = scopeNames(store);
  return html`
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">${text.profile.scope}</th>
            ${codes.map(
              (code, i) =>
                html`<th scope="col">
                  ${nameOf(store, code)}
                  ${
                    columns[i].some(({ own }) => own)
                      ? html`<span class="own">${text.profile.yours}</span>`
                      : ''
                  }
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${columns[0].map(
            ({ row: { scope } }, i) =>
              html`<tr>
                <th scope="row">${names.get(scope)}</th>
                ${columns
                  .map((column) => column[i])
                  .map(
                    ({ row, own }) =>
                      html`<td class=${own ? 'figure own' : 'figure'}>
                        ${format.percent(row)}
                        <span class="meta">${rankCell(row, store)}</span>
                      </td>`,
                  )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}

/** @param {Open} store @param {string} code */
function nameOf({ model }, code) {
  return model.places.find((p) => p.code === code)?.name ?? code;
}

/**
 * The indicators that the countries answer differently, where their answers are there.
 * @param {Open} store
 */
function differences(store) {
  const { text, model, data, index } = store;
  const codes = [model.code, ...store.use(CompareState).countries].filter((code) =>
    data.sheets.has(code),
  );
  const missing = [model.code, ...store.use(CompareState).countries].filter(
    (code) => !data.sheets.has(code),
  );
  const edits = store.engine.edits();
  const isOwn = (/** @type {string} */ country, /** @type {string} */ indicator) =>
    edits.some((edit) => edit.country === country && edit.indicator === indicator);
  const answers = codes.map((code) => {
    const given = new Map(data.sheets.get(code)?.answers.map((a) => [a.indicator, a.answer]));
    for (const edit of edits) if (edit.country === code) given.set(edit.indicator, edit.to);
    return given;
  });
  const names = text.list(missing.map((code) => nameOf(store, code)));
  const rows = index.indicators.filter((i) => new Set(answers.map((a) => a.get(i.id))).size > 1);
  return html`
    ${missing.length > 0 ? html`<p class="aside">${text.compare.missing({ names })}</p>` : ''}
    ${
      codes.length > 1
        ? html`<details>
            <summary>
              ${text.compare.differ({ n: rows.length, of: index.indicators.length })}
            </summary>
            <div class="wide">
              <table>
                <thead>
                  <tr>
                    <th scope="col">${text.compare.indicator}</th>
                    ${codes.map((code) => html`<th scope="col">${nameOf(store, code)}</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${rows.map(
                    (i) =>
                      html`<tr>
                        <th scope="row">${i.title}</th>
                        ${answers.map((a, n) => {
                          const said = label(store, i, a.get(i.id) ?? null);
                          return isOwn(codes[n], i.id)
                            ? html`<td class="own">
                                ${said} <span class="meta">${text.answers.yours}</span>
                              </td>`
                            : html`<td>${said}</td>`;
                        })}
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>
          </details>`
        : ''
    }
  `;
}

/**
 * @param {Open} store
 * @param {import('../../engine/types.d.ts').Indicator} indicator
 * @param {number | null} score
 */
function label({ text, index }, indicator, score) {
  const options = index.scales.find((s) => s.id === indicator.scale)?.options;
  return options?.find((o) => o.score === score)?.label ?? text.answers.skipped;
}

/**
 * The country's published results here and in the other editions, overall and by domain.
 * @param {Open} store
 */
function editions(store) {
  const { text, model, index, format, engine } = store;
  // The publisher's in every edition, whatever this one is ranked by.
  const own = engine.publishedScore(model.code, index.methods[0].id);
  const all = [
    { edition: store.editionSource.edition, title: store.editionSource.title, index, rows: own },
    ...(store.use(CompareState).editions.value ?? []),
  ];
  const names = scopeNames(store);
  const kept = own.filter((row) => !row.scope.startsWith('layer:'));
  const cell = (/** @type {Row | undefined} */ row) =>
    row
      ? html`${format.percent(row)}
          <span class="meta"
            >${row.rank === null ? '' : text.compare.place({ rank: row.rank, of: row.of })}</span
          >`
      : html`<span class="meta">–</span>`;
  return html`
    <p class="aside">
      ${text.compare.warning}
      ${all.some((a) => a.edition === 'china-index-2022') ? text.compare.warning_2022 : ''}
    </p>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">${text.profile.scope}</th>
            ${all.map((a) => html`<th scope="col">${editionName(a, text)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${kept.map(
            (row) =>
              html`<tr>
                <th scope="row">${names.get(row.scope)}</th>
                ${all
                  .map((a) => a.rows.find((r) => r.scope === row.scope))
                  .map((found) => html`<td class="figure">${cell(found)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}
