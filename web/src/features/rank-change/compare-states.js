import { fetchText } from '../../data/load.js';

/**
 * Asks the worker why a rank changed between two states of the index.
 * @import { Open } from '../../explorer/store.js'
 * @import { Pair, State } from '../../data/states.js'
 * @import { Changes, Index, Standings } from '../../engine/types.d.ts'
 */

/**
 * The answer about one country.
 * @typedef {object} Compared
 * @property {Changes['countries'][0]} change
 * @property {Index} from the older state's index, which names its questions
 * @property {Index} to
 * @property {boolean} sameScore whether the country has the same points of the same maximum in both
 */

/**
 * States that ask the same questions are compared by their published totals, and by the country's
 * own answers where both have them; others by the answers of every country. Rejects with
 * RescoreError when a file or the question is refused.
 * @param {Open} store
 * @param {Pair} pair
 * @param {{ crosswalkUrl: string, signal: AbortSignal }} how
 * @returns {Promise<Compared>}
 */
export async function compareStates(store, pair, { crosswalkUrl, signal }) {
  const { engine, model } = store;
  const { code } = model;
  const same = pair.from.questions === pair.to.questions;
  const limit = engine.maxFileBytes;
  const [from, to, crosswalk, { WorkerClient }] = await Promise.all([
    textsOf(store, pair.from, same ? [code] : Object.keys(pair.from.ranks), signal),
    textsOf(store, pair.to, same ? [code] : Object.keys(pair.to.ranks), signal),
    same ? '' : fetchText({ name: 'crosswalk.json', url: crosswalkUrl }, limit),
    import('../../worker/client.js'),
  ]);
  // It pairs questions, and names one of the states that ask them.
  const pairs = crosswalk && {
    ...JSON.parse(crosswalk),
    from: pair.from.edition,
    to: pair.to.edition,
  };
  const client = new WorkerClient();
  try {
    client.load(to);
    const asked = { country: code, crosswalk: pairs && JSON.stringify(pairs) };
    const { countries } = await client.ask('changes', [from, asked], { signal });
    const [before, after] = [from, to].map(({ standings }) => totalOf(standings, code));
    return {
      change: countries[0],
      from: JSON.parse(from.index),
      to: JSON.parse(to.index),
      sameScore: before === after,
    };
  } finally {
    client.close();
  }
}

/**
 * @param {Open} store @param {State} state
 * @param {string[]} codes of the countries whose answers are read where they are there
 * @param {AbortSignal} signal
 */
async function textsOf({ catalog, engine }, { edition }, codes, signal) {
  const source = /** @type {import('../../data/catalog.js').EditionSource} */ (
    catalog.get(edition)
  );
  const limit = engine.maxFileBytes;
  const { readAnswers } = await import('../../worker/read-answers.js');
  const there = codes.filter((code) => source.sheets.has(code));
  const [index, standings, { sheets }] = await Promise.all([
    source.index.read(limit),
    source.standings.read(limit),
    readAnswers(source, there, { limit, signal }),
  ]);
  return { index, standings, sheets };
}

/** Points and maximum of a country. @param {string} standings @param {string} code */
function totalOf(standings, code) {
  /** @type {Standings} */
  const { countries } = JSON.parse(standings);
  return String(countries.find((country) => country.code === code)?.scopes.overall.slice(0, 2));
}
