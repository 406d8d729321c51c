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
 * How many places one other answer could move a country, and the answer that does it; null is
 * skipped.
 * @param {Pivots} pivots @param {Way} way
 * @param {number} country @param {number} indicator places in the lists
 */
export function moveOf({ indicators, up, upTo, down, downTo }, way, country, indicator) {
  const at = country * indicators.length + indicator;
  const [places, to] = way === 'higher' ? [up[at], upTo[at]] : [down[at], downTo[at]];
  return { places, to: Number.isNaN(to) ? null : to };
}

/** The most places that any answer could move any country, either way. @param {Pivots} pivots */
export const mostOf = ({ up, down }) => [...up, ...down].reduce((a, b) => Math.max(a, b), 0);

/**
 * What one answer could do to a country at most: by how many places, how many answers do it, and
 * the first of these; and how much all answers together.
 * @param {Pivots} pivots @param {Way} way @param {number} country
 */
export function reachOf(pivots, way, country) {
  const moves = pivots.indicators.map((_, at) => moveOf(pivots, way, country, at).places);
  const places = Math.max(0, ...moves);
  return {
    places,
    answers: moves.filter((move) => move === places).length,
    indicator: moves.indexOf(places),
    sum: moves.reduce((a, b) => a + b, 0),
  };
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
  const reach = order === 'movable' ? countries.map(({ at }) => reachOf(pivots, way, at)) : [];
  /** @type {Record<Order, (a: Country, b: Country) => number>} */
  const by = {
    name: () => 0,
    // Between two without a rank this is not a number, and the name decides.
    rank: (a, b) => (a.rank || Infinity) - (b.rank || Infinity),
    movable: (a, b) => reach[b.at].places - reach[a.at].places || reach[b.at].sum - reach[a.at].sum,
  };
  return countries.sort((a, b) => by[order](a, b) || a.name.localeCompare(b.name));
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
 * The countries that one answer would move furthest, and how many more it would move just as far.
 * @param {Pivots} pivots @param {Way} way @param {Country[]} countries @param {number} n
 */
export function strongest(pivots, way, countries, n) {
  const all = countries
    .map((country) => ({ country, ...reachOf(pivots, way, country.at) }))
    .filter((line) => line.places > 0)
    // Stable: equal ones stay in the countries' order.
    .sort((a, b) => b.places - a.places || b.answers - a.answers);
  const first = all.slice(0, n);
  const equal = all.slice(n).filter((line) => line.places === first.at(-1)?.places).length;
  return { first, equal };
}
