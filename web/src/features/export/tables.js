import { csv } from './csv.js';
import { countryName } from '../../explorer/view-model.js';
import { answerLabel } from '../../i18n/describe-edit.js';
import { citation, originOf, resultOf, statusOf } from '../../i18n/sentences.js';

/**
 * Answers and results as CSV (docs/data-format.md). Each line names its data and day, and says
 * whether it is a what-if. The first line also has the citation and the address of the changes.
 * @import { Open } from '../../explorer/store.js'
 * @import { Cell } from './csv.js'
 * @import { Row } from '../../engine/types.d.ts'
 */

/**
 * @typedef {Pick<Open, 'engine' | 'fingerprint' | 'model' | 'index' | 'data' | 'text' |
 *   'format'>} Source
 */
/** @typedef {{ url: string, date: string }} Made */

/**
 * The published and changed answers of the shown country, and of every other country with changes.
 * @param {Source} store @param {Made} made
 */
export function answersTable(store, made) {
  const { engine, model, index, data } = store;
  const codes = [...new Set([model.code, ...model.editedCountries])].filter((code) =>
    data.sheets.has(code),
  );
  const edits = new Map(
    engine.edits().map((edit) => [`${edit.country}.${edit.indicator}`, edit.to]),
  );
  const unchanged = originOf(model, index) === 'file' ? 'unchanged' : 'published';
  const rows = codes.flatMap((country) => {
    const published = new Map(
      data.sheets.get(country)?.answers.map((a) => [a.indicator, a.answer]),
    );
    return index.indicators.map(({ id: indicator, title, domain, layer }) => {
      const was = published.get(indicator) ?? null;
      const edit = edits.get(`${country}.${indicator}`);
      const is = edit === undefined ? was : edit;
      return {
        country,
        name: countryName(store, country),
        indicator,
        title,
        domain,
        layer,
        [unchanged]: was,
        [`${unchanged}_label`]: answerLabel(store, indicator, was),
        what_if: is,
        what_if_label: answerLabel(store, indicator, is),
        changed: edit === undefined ? 'no' : 'yes',
      };
    });
  });
  return table(store, made, rows);
}

/**
 * Every scope of every country, as published and with the changes.
 * @param {Source} store
 * @param {Made} made
 */
export function resultsTable(store, made) {
  const { engine, model, data, index } = store;
  const unchanged = originOf(model, index) === 'publisher' ? 'published' : 'unchanged';
  const codes = data.standings?.countries.map((c) => c.code) ?? [model.code];
  const rows = codes.flatMap((country) => {
    const after = engine.score(country, model.method);
    return engine.publishedScore(country, model.against).map((was, i) => {
      const is = after[i];
      return {
        country,
        name: countryName(store, country),
        method: model.method,
        scope: was.scope,
        ...figures(unchanged, was),
        ...figures('what_if', is),
        places_higher: was.rank === null || is.rank === null ? null : was.rank - is.rank,
      };
    });
  });
  return table(store, made, rows);
}

/** @param {string} which @param {Row} row */
const figures = (which, { achieved, maximum, percent, rank }) => ({
  [`${which}_score`]: achieved,
  [`${which}_maximum`]: maximum,
  [`${which}_percent`]: percent,
  [`${which}_rank`]: rank,
});

/** @param {Source} store @param {Made} made @param {Record<string, Cell>[]} rows at least one */
function table(store, { url, date }, rows) {
  const { model, index, fingerprint } = store;
  const result = resultOf({ model, index, fingerprint });
  const { commit } = result;
  const line = { status: statusOf(result), edition: index.edition, commit, fingerprint, date };
  const about = citation(result, { url, date }, store);
  return csv(rows.map((row, i) => ({ ...row, ...line, about: i === 0 ? about : '' })));
}
