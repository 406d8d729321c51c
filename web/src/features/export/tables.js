import { csv } from './csv.js';
import { citation, isPublishers, resultOf, statusOf } from '../../i18n/sentences.js';

/**
 * Answers and results as CSV (docs/data-format.md). Each line says of which data and which day it
 * is, and whether it is a what-if; the first one also whose, and where the changes are.
 * @import { Open } from '../../explorer/store.js'
 * @import { Cell } from './csv.js'
 * @import { Row } from '../../engine/types.d.ts'
 */

/**
 * @typedef {Pick<Open, 'engine' | 'fingerprint' | 'model' | 'index' | 'data' | 'text' |
 *   'format'>} Source
 */
/** @typedef {{ url: string, date: string }} Made */

const PROVENANCE = ['status', 'edition', 'commit', 'fingerprint', 'date', 'about'];

/**
 * The answers of the shown country and of all whose answers are changed, published and changed.
 * @param {Source} store @param {Made} made
 */
export function answersTable(store, made) {
  const { engine, model, index, data, text } = store;
  const codes = [...new Set([model.code, ...model.editedCountries])].filter((code) =>
    data.sheets.has(code),
  );
  const edits = new Map(
    engine.edits().map((edit) => [`${edit.country}.${edit.indicator}`, edit.to]),
  );
  const names = namesOf(store);
  const label = (/** @type {string} */ scale, /** @type {number | null} */ score) =>
    score === null
      ? text.answers.skipped
      : (index.scales.find((s) => s.id === scale)?.options.find((o) => o.score === score)?.label ??
        '');
  const rows = codes.flatMap((code) => {
    const published = new Map(data.sheets.get(code)?.answers.map((a) => [a.indicator, a.answer]));
    return index.indicators.map((i) => {
      const was = published.get(i.id) ?? null;
      const key = `${code}.${i.id}`;
      const is = edits.has(key) ? (edits.get(key) ?? null) : was;
      return [
        code,
        names(code),
        i.id,
        i.title,
        i.domain,
        i.layer,
        was,
        label(i.scale, was),
        is,
        label(i.scale, is),
        edits.has(key) ? 'yes' : 'no',
      ];
    });
  });
  const header = [
    'country',
    'name',
    'indicator',
    'title',
    'domain',
    'layer',
    'published',
    'published_label',
    'what_if',
    'what_if_label',
    'changed',
  ];
  return table(store, made, header, rows);
}

/**
 * Every scope of every country, as published and with the changes.
 * @param {Source} store
 * @param {Made} made
 */
export function resultsTable(store, made) {
  const { engine, model, data, index } = store;
  const names = namesOf(store);
  const codes = data.standings?.countries.map((c) => c.code) ?? [model.code];
  const rows = codes.flatMap((code) => {
    const after = engine.score(code, model.method);
    return engine.publishedScore(code, model.method).map((was, i) => {
      const is = after[i];
      const gained = was.rank === null || is.rank === null ? null : was.rank - is.rank;
      return [code, names(code), model.method, was.scope, ...figures(was), ...figures(is), gained];
    });
  });
  const columns = ['score', 'maximum', 'percent', 'rank'];
  const unchanged = isPublishers(model, index) ? 'published' : 'unchanged';
  const header = [
    'country',
    'name',
    'method',
    'scope',
    ...columns.map((c) => `${unchanged}_${c}`),
    ...columns.map((c) => `what_if_${c}`),
    'places_higher',
  ];
  return table(store, made, header, rows);
}

/** @param {Row} row */
const figures = ({ achieved, maximum, percent, rank }) => [achieved, maximum, percent, rank];

/** @param {Source} store */
function namesOf({ model, data }) {
  const names = new Map(data.standings?.countries.map((c) => [c.code, c.name]));
  return (/** @type {string} */ code) =>
    names.get(code) ?? (code === model.code ? model.name : code);
}

/** @param {Source} store @param {Made} made @param {string[]} header @param {Cell[][]} rows */
function table(store, { url, date }, header, rows) {
  const { model, index } = store;
  const result = resultOf({ model, index, fingerprint: store.fingerprint });
  const status = statusOf(result);
  const line = [status, index.edition, result.commit, result.fingerprint, date];
  const about = citation(result, { url, date }, store);
  return csv(
    [...header, ...PROVENANCE],
    rows.map((row, i) => [...row, ...line, i === 0 ? about : '']),
  );
}
