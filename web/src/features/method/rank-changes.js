/**
 * Whose rank another method changes. No DOM here, and no ranking: that is the core's.
 * @import { Ranking } from '../../engine/types.d.ts'
 * @import { Engine } from '../../engine/open-engine.js'
 * @import { Index } from '../../engine/types.d.ts'
 */

/** Stands for a maximum that the data does not tell. */
const UNKNOWN = -1;

/**
 * A country and its ranks by two methods; null is not ranked.
 * @typedef {{ code: string, name: string, from: number | null, to: number | null }} RankChange
 */

/**
 * @param {Ranking} from
 * @param {Ranking} to of the same countries
 * @param {Map<string, string>} names by code
 * @returns {RankChange[]} the countries whose rank differs, by the rank they have
 */
export function rankChanges(from, to, names) {
  const last = from.countries.length + 1;
  return from.countries
    .map((code, i) => ({
      code,
      name: names.get(code) ?? code,
      from: from.rank[i] || null,
      to: to.rank[i] || null,
    }))
    .filter((change) => change.from !== change.to)
    .sort((a, b) => (a.from ?? last) - (b.from ?? last) || a.name.localeCompare(b.name));
}

/**
 * What each method that is not chosen would change, with the answers as they stand. A method under
 * which the loaded data does not tell every country's result is left out: its ranks would mean
 * nothing.
 * @param {Pick<Engine, 'ranking'>} engine
 * @param {Index} index
 * @param {string} chosen
 * @param {Map<string, string>} names
 */
export function byOtherMethods(engine, index, chosen, names) {
  const own = engine.ranking('overall', chosen);
  return index.methods
    .filter((method) => method.id !== chosen)
    .map((method) => ({ method, ranking: engine.ranking('overall', method.id) }))
    .filter(({ ranking }) => !ranking.maximum.includes(UNKNOWN))
    .map(({ method, ranking }) => ({ method, ranking, changes: rankChanges(own, ranking, names) }));
}
