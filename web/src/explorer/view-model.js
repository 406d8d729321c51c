import { isNamed } from '../engine/method-kinds.js';
import { plain } from '../i18n/fold.js';

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
 * @property {string} method by which countries are ranked
 * @property {string} against the method of what is compared with: the same if the index names it, or
 *   the publisher's if the method is the reader's own
 * @property {boolean} changed whether anything is the reader's: an answer or the method
 * @property {Row[]} before every scope, with the published answers by the method `against`
 * @property {Row[]} after every scope, with the changed answers by `method`
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

/**
 * A country in a ranking. `was` is its rank as published, 0 if it has none.
 * @typedef {{ code: string, name: string, percent: number, rank: number, tied: number, was: number }}
 *   Place
 */

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
  /** @template T @param {string} key @param {() => T} ask @returns {T} */
  const once = (key, ask) => onceFor(data.revision, key, ask);
  const { standings } = data;
  const names = namesIn(data);
  const edits = engine.edits();
  const own = edits.filter((edit) => edit.country === code);
  const known = standings !== null || data.sheets.has(code);
  const against = !data.index || isNamed(data.index, method) ? method : data.index.methods[0].id;
  const published = standings && publishedIn(engine, data, 'overall', against);
  const current = standings && engine.ranking('overall', method);
  return {
    code,
    name: names?.get(code) ?? nameOf(code),
    method,
    against,
    changed: edits.length > 0 || method !== against,
    before: known ? once(`${code} ${against}`, () => engine.publishedScore(code, against)) : [],
    after: known ? engine.score(code, method) : [],
    edits: new Map(own.map((edit) => [edit.indicator, edit])),
    elsewhere: edits.length - own.length,
    editedCountries: [...new Set(edits.map((edit) => edit.country))],
    places: names && published && current ? placesOf(current, published, names) : [],
    passed:
      names && published && current
        ? passedBy(code, published, current, names)
        : { above: [], level: [], below: [] },
    editable: standings !== null && data.sheets.has(code),
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
 * What no changed answer changes, worked out once for the sheets that are there (Data's revision).
 * @type {WeakMap<object, Map<string, any>>}
 */
const lasting = new WeakMap();

/** @template T @param {object} revision @param {string} key @param {() => T} ask @returns {T} */
function onceFor(revision, key, ask) {
  const answers = lasting.get(revision) ?? new Map();
  lasting.set(revision, answers);
  if (!answers.has(key)) answers.set(key, ask());
  return answers.get(key);
}

/** @param {Data} data */
const namesIn = ({ standings, revision }) =>
  standings && onceFor(revision, 'names', () => namesOf(standings));

/**
 * One scope of every country as published; asked for once for the sheets that are there.
 * @param {Engine} engine @param {Data} data @param {string} scope @param {string} method
 * @returns {Ranking}
 */
export const publishedIn = (engine, { revision }, scope, method) =>
  onceFor(revision, `ranking ${scope} ${method}`, () => engine.publishedRanking(scope, method));

/**
 * All countries by their rank in a part of the index, with the changed answers; equal ranks by name.
 * Countries without a rank are left out, and without standings all are. One question to the engine.
 * @param {Engine} engine @param {Data} data
 * @param {string} scope "overall", "domain:media", "layer:exposure"
 * @param {string} method
 * @returns {Place[]}
 */
export function placesIn(engine, data, scope, method) {
  const names = namesIn(data);
  if (!names) return [];
  return placesOf(engine.ranking(scope, method), publishedIn(engine, data, scope, method), names);
}

/** Regions by country code; '' where it is not known. @param {{ data: Data }} store */
export const regionsOf = ({ data }) =>
  new Map(data.standings?.countries.map(({ code, region }) => [code, region]));

/**
 * The countries whose name, or whole code, is what a reader types; all where that is nothing.
 * @param {Place[]} places @param {string} query
 */
export function placesNamed(places, query) {
  const wanted = plain(query);
  return places.filter(
    ({ code, name }) => plain(name).includes(wanted) || code.toLowerCase() === wanted,
  );
}

/** Names by code, in the order of the alphabet. @param {Standings} standings */
const namesOf = ({ countries }) =>
  new Map(
    [...countries]
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(({ code, name }) => [code, name]),
  );

/**
 * The median and the mean percentage of all countries as published, by scope; scopes without them are
 * left out.
 * The same for every scenario, so it is asked for once for the sheets that are there.
 * @param {Engine} engine
 * @param {string} method
 * @returns {Map<string, { median: number, mean: number }>}
 */
export function averagesOf(engine, method) {
  /** @type {Map<string, { median: number, mean: number }>} */
  const averages = new Map();
  for (const scope of engine.ids().scopes) {
    const { median, mean } = engine.publishedRanking(scope, method);
    if (median !== null && mean !== null) averages.set(scope, { median, mean });
  }
  return averages;
}

/**
 * A change to try first: the option that would move a country the highest; of numbers, the nearest one
 * of another unit that changes the rank.
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
 * @param {Ranking} published in the same order
 * @param {Map<string, string>} names in the order of the alphabet
 * @returns {Place[]} by rank, equal ranks by name; countries that are not ranked are left out
 */
function placesOf(ranking, published, names) {
  const at = new Map(ranking.countries.map((code, i) => [code, i]));
  return [...names]
    .map(([code, name]) => {
      const i = /** @type {number} */ (at.get(code));
      const [percent, rank, tied] = [ranking.percent[i], ranking.rank[i], ranking.tied[i]];
      return { code, name, percent, rank, tied, was: published.rank[i] };
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
  const named = (/** @type {number} */ sign) =>
    moved.filter(({ is }) => Math.sign(is) === sign).map(({ name }) => name);
  return { above: named(1), level: named(0), below: named(-1) };
}
