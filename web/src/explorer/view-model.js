/**
 * What the page shows, taken from the engine after each change. No DOM here, and no arithmetic that
 * a published figure could depend on: that is the core's.
 * @import { Engine } from '../engine/open-engine.js'
 * @import { Data } from '../data/load.js'
 * @import { Edit, Ranking, Row, Standings } from '../engine/types.d.ts'
 */

/**
 * @typedef {object} Model
 * @property {string} code the country's ISO code
 * @property {string} name
 * @property {string} method
 * @property {Row[]} before every scope, as published
 * @property {Row[]} after every scope, with the changed answers
 * @property {Map<string, Edit>} edits by indicator
 * @property {number} elsewhere how many answers of other countries are changed
 * @property {string[]} editedCountries codes of the countries with changed answers
 * @property {Place[]} places all countries by rank, with the changed answers; empty without
 *   standings
 * @property {Passed} passed names of the countries passed, and of those drawn level with
 * @property {boolean} editable whether answers can be changed
 * @property {boolean} canUndo
 * @property {boolean} canRedo
 */

/** @typedef {{ code: string, name: string, percent: number, rank: number, tied: number }} Place */

/**
 * Names of countries that another one is strictly above, level with or strictly below now, and was
 * not before.
 * @typedef {{ above: string[], level: string[], below: string[] }} Passed
 */

/**
 * @param {Engine} engine
 * @param {Data} data
 * @param {string} code
 * @param {string} method
 * @param {(code: string) => string} nameOf for when the standings, which have the names, are
 *   missing
 * @returns {Model}
 */
export function modelOf(engine, data, code, method, nameOf) {
  const fixed = data.standings ? fixedOf(data.revision, data.standings) : null;
  const edits = engine.edits();
  const own = edits.filter((edit) => edit.country === code);
  const known = fixed !== null || data.sheets.has(code);
  const published = fixed?.ranking(engine, method);
  const current = fixed ? engine.ranking('overall', method) : null;
  return {
    code,
    name: fixed?.names.get(code) ?? nameOf(code),
    method,
    before: fixed
      ? fixed.score(engine, code, method)
      : known
        ? engine.publishedScore(code, method)
        : [],
    after: known ? engine.score(code, method) : [],
    edits: new Map(own.map((edit) => [edit.indicator, edit])),
    elsewhere: edits.length - own.length,
    editedCountries: [...new Set(edits.map((edit) => edit.country))],
    places: fixed && current ? placesOf(current, fixed.names) : [],
    passed:
      published && current && fixed
        ? passedBy(code, published, current, fixed.names)
        : { above: [], level: [], below: [] },
    editable: fixed !== null && data.sheets.has(code),
    canUndo: engine.canUndo,
    canRedo: engine.canRedo,
  };
}

/**
 * @param {{ data?: Data, format: import('../i18n/format.js').Format }} store
 * @param {string} code
 */
export const countryName = ({ data, format }, code) =>
  data?.standings?.countries.find((country) => country.code === code)?.name ?? format.country(code);

/**
 * @typedef {object} Published
 * @property {Map<string, string>} names by code, in the order of the alphabet
 * @property {(engine: Engine, method: string) => Ranking} ranking overall, as published
 * @property {(engine: Engine, code: string, method: string) => Row[]} score every scope, as
 *   published
 */

/**
 * What no changed answer changes, worked out once for the sheets that are there (Data's revision).
 * @type {WeakMap<object, Published>}
 */
const published = new WeakMap();

/** @param {object} revision @param {Standings} standings @returns {Published} */
function fixedOf(revision, standings) {
  const kept = published.get(revision);
  if (kept) return kept;
  const countries = [...standings.countries].sort((a, b) => a.name.localeCompare(b.name));
  /** @type {Map<string, any>} */
  const answers = new Map();
  /** @template T @param {string} key @param {() => T} ask @returns {T} */
  const once = (key, ask) => {
    if (!answers.has(key)) answers.set(key, ask());
    return answers.get(key);
  };
  const made = {
    names: new Map(countries.map((c) => [c.code, c.name])),
    ranking: (/** @type {Engine} */ engine, /** @type {string} */ method) =>
      once(method, () => engine.publishedRanking('overall', method)),
    score: (
      /** @type {Engine} */ engine,
      /** @type {string} */ code,
      /** @type {string} */ method,
    ) => once(`${code} ${method}`, () => engine.publishedScore(code, method)),
  };
  published.set(revision, made);
  return made;
}

/**
 * The median percentage of all countries as published, by scope; scopes without one are left out.
 * The same for every scenario, so it is asked for once for the sheets that are there.
 * @param {Engine} engine
 * @param {string} method
 * @returns {Map<string, number>}
 */
export function mediansOf(engine, method) {
  /** @type {Map<string, number>} */
  const medians = new Map();
  for (const scope of engine.ids().scopes) {
    const { median } = engine.publishedRanking(scope, method);
    if (median !== null) medians.set(scope, median);
  }
  return medians;
}

/**
 * The change that would move a country the highest, as something to try first.
 * @param {Engine} engine
 * @param {Data} data
 * @param {string} country whose sheet is loaded
 * @param {string} method
 * @returns {Edit | null} null when no answer would
 */
export function suggestionFor(engine, data, country, method) {
  const [first] = engine.suggestions(country, { method, most: 1 });
  if (!first) return null;
  const from =
    data.sheets.get(country)?.answers.find((answer) => answer.indicator === first.indicator)
      ?.answer ?? null;
  return { country, indicator: first.indicator, from, to: first.to };
}

/**
 * @param {Ranking} ranking
 * @param {Map<string, string>} names in the order of the alphabet
 * @returns {Place[]} by rank, equal ranks by name; countries that are not ranked are left out
 */
function placesOf(ranking, names) {
  const at = new Map(ranking.countries.map((code, i) => [code, i]));
  return [...names]
    .map(([code, name]) => {
      const i = /** @type {number} */ (at.get(code));
      const [percent, rank, tied] = [ranking.percent[i], ranking.rank[i], ranking.tied[i]];
      return { code, name, percent, rank, tied };
    })
    .filter((place) => place.rank > 0)
    .sort((a, b) => a.rank - b.rank); // which leaves equal ranks as they are
}

/**
 * The countries that `code` is strictly above, level with or strictly below now, and was not before;
 * the nearest first, equal ranks by name.
 * @param {string} code
 * @param {Ranking} before
 * @param {Ranking} after
 * @param {Map<string, string>} names
 * @returns {Passed}
 */
export function passedBy(code, before, after, names) {
  const self = before.countries.indexOf(code);
  if (before.rank[self] === 0 || after.rank[self] === 0) return { above: [], level: [], below: [] };
  const moved = before.countries
    .map((other, i) => ({
      name: names.get(other) ?? other,
      ranked: before.rank[i] > 0 && after.rank[i] > 0,
      was: before.rank[i] - before.rank[self],
      is: after.rank[i] - after.rank[self],
    }))
    .filter(({ ranked, was, is }) => ranked && Math.sign(was) !== Math.sign(is))
    .sort((a, b) => Math.abs(a.was) - Math.abs(b.was) || a.name.localeCompare(b.name));
  return {
    above: moved.filter((other) => other.is > 0).map((other) => other.name),
    level: moved.filter((other) => other.is === 0).map((other) => other.name),
    below: moved.filter((other) => other.is < 0).map((other) => other.name),
  };
}
