/**
 * The core's list of what single answers could do to every country's rank, put in order. No DOM
 * here.
 * @import { Place } from '../../explorer/view-model.js'
 * @import { Index, Pivots } from '../../engine/types.d.ts'
 */

/** @typedef {'higher' | 'lower'} Way */
/** @typedef {'rank' | 'name' | 'movable'} Order */

/**
 * A country: its place in the list of pivots; a rank of 0 is none.
 * @typedef {{ at: number, code: string, name: string, rank: number }} Country
 */

/**
 * How many places one other answer could move a country.
 * @param {Pivots} pivots
 * @param {Way} way
 * @param {number} country
 * @param {number} indicator places in the lists
 */
export function placesOf(pivots, way, country, indicator) {
  return pivots[way === 'higher' ? 'up' : 'down'][country * pivots.indicators.length + indicator];
}

/**
 * The answer that does it; null is skipped.
 * @param {Pivots} pivots
 * @param {Way} way
 * @param {number} country
 * @param {number} indicator
 */
export function answerOf(pivots, way, country, indicator) {
  const to =
    pivots[way === 'higher' ? 'upTo' : 'downTo'][country * pivots.indicators.length + indicator];
  return Number.isNaN(to) ? null : to;
}

/** The most places that any answer could move any country, either way. @param {Pivots} pivots */
export function mostOf({ up, down }) {
  return Math.max(
    up.reduce((a, b) => Math.max(a, b), 0),
    down.reduce((a, b) => Math.max(a, b), 0),
  );
}

/**
 * The countries as rows of the map. By rank those without one come last; the most movable are those
 * that one answer moves furthest, then those that more answers move.
 * @param {Pivots} pivots @param {Way} way @param {Order} order
 * @param {Place[]} places the countries that have a rank
 * @param {Map<string, string>} names by code
 * @returns {Country[]}
 */
export function rowsOf(pivots, way, order, places, names) {
  const ranks = new Map(places.map((place) => [place.code, place.rank]));
  const countries = pivots.countries.map((code, at) => ({
    at,
    code,
    name: names.get(code) ?? code,
    rank: ranks.get(code) ?? 0,
  }));
  const byName = (/** @type {Country} */ a, /** @type {Country} */ b) =>
    a.name.localeCompare(b.name);
  const byRank = (/** @type {Country} */ a, /** @type {Country} */ b) =>
    (a.rank || Infinity) - (b.rank || Infinity) || byName(a, b);
  if (order === 'name') return countries.sort(byName);
  if (order === 'rank')
    return countries.sort((a, b) => (a.rank === b.rank ? byName(a, b) : byRank(a, b)));
  const strength = countries.map(({ at }) => {
    const moves = pivots.indicators.map((_, i) => placesOf(pivots, way, at, i));
    return { most: Math.max(0, ...moves), sum: moves.reduce((a, b) => a + b, 0) };
  });
  return countries.sort((a, b) => {
    const [x, y] = [strength[a.at], strength[b.at]];
    return y.most - x.most || y.sum - x.sum || byName(a, b);
  });
}

/**
 * The indicators as columns, domain by domain: places in the list of pivots.
 * @param {Pivots} pivots
 * @param {Index} index
 */
export function columnsOf(pivots, index) {
  const domainOf = new Map(index.indicators.map((i) => [i.id, i.domain]));
  return index.domains.map((domain) => ({
    domain,
    columns: pivots.indicators.flatMap((id, at) => (domainOf.get(id) === domain.id ? [at] : [])),
  }));
}

/**
 * The countries that one answer would move furthest: by how many places, how many answers do it,
 * and the first of these. Then how many more countries one answer would move just as far.
 * @param {Pivots} pivots @param {Way} way @param {Country[]} countries @param {number} n
 */
export function strongest(pivots, way, countries, n) {
  const all = countries
    .map((country) => {
      const moves = pivots.indicators.map((_, i) => placesOf(pivots, way, country.at, i));
      const places = Math.max(0, ...moves);
      return {
        country,
        places,
        answers: moves.filter((m) => m === places).length,
        indicator: moves.indexOf(places),
      };
    })
    .filter((line) => line.places > 0)
    // Stable: equal ones stay in the countries' order.
    .sort((a, b) => b.places - a.places || b.answers - a.answers);
  const least = all[n - 1]?.places;
  return {
    first: all.slice(0, n),
    equal: all.slice(n).filter((line) => line.places === least).length,
  };
}
