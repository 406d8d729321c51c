import states from 'virtual:states';

import { listed } from '../../i18n/sentences.js';

/**
 * What is said of a state of the index that is not one of those that the page knows.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Stored } from '../../data/storage.js'
 * @import { Standings } from '../../engine/types.d.ts'
 */

/**
 * How it differs from the known state that has most of its countries, the newest of those: which
 * countries are new or missing, and whose score is another.
 * @param {ExplorerStore} store @param {Stored} made
 */
export async function unlistedReport(store, made) {
  const { text, catalog, engine } = store;
  const said = text.import.unlisted;
  /** @type {Standings} */
  const { countries } = JSON.parse(made.standings);
  const shared = (/** @type {import('../../data/states.js').State} */ { ranks }) =>
    countries.filter(({ code }) => Object.hasOwn(ranks, code)).length;
  const nearest = [...states].sort((a, b) => shared(b) - shared(a))[0];
  const source = catalog.get(nearest.edition);
  if (!source) return said.unknown;
  /** @type {Standings} */
  const known = JSON.parse(await source.standings.read(engine.maxFileBytes));
  const total = (/** @type {Standings['countries'][0]} */ { scopes }) =>
    String(scopes.overall.slice(0, 2));
  const before = new Map(known.countries.map((country) => [country.code, country]));
  const now = new Set(countries.map(({ code }) => code));
  const names = (/** @type {Standings['countries']} */ list) =>
    listed(
      list.map(({ name }) => name),
      store,
    );
  const added = countries.filter(({ code }) => !before.has(code));
  const gone = known.countries.filter(({ code }) => !now.has(code));
  const other = countries.filter((country) => {
    const was = before.get(country.code);
    return was && total(was) !== total(country);
  });
  return [
    said.unknown,
    said.compared({ title: nearest.title, n: known.countries.length }),
    added.length > 0 && said.added({ n: added.length, names: names(added) }),
    gone.length > 0 && said.gone({ n: gone.length, names: names(gone) }),
    other.length > 0 ? said.other({ n: other.length, names: names(other) }) : said.same,
  ]
    .filter(Boolean)
    .join(' ');
}
