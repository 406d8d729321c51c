import { open } from '../../engine/open-engine.js';
import { NAMES, SnapshotsState, isFor } from './snapshots.js';

/**
 * The kept scenarios side by side. They are opened in a second core, so that the reader's own steps
 * back and forth stay as they are.
 * @import { ExplorerStore, Open } from '../../explorer/store.js'
 * @import { Engine } from '../../engine/open-engine.js'
 * @import { Data } from '../../data/load.js'
 * @import { Edit, Row } from '../../engine/types.d.ts'
 */

/** @typedef {'published' | 'A' | 'B' | 'C' | 'now'} VersionName */

/**
 * @typedef {object} Version
 * @property {VersionName} name
 * @property {Edit[]} edits of all countries
 * @property {Row} row overall, of the shown country
 * @property {boolean} [partly] whether not all of it fits the data that is there
 */

/**
 * An answer that one version at least changes, and which versions have which.
 * @typedef {{ country: string, indicator: string, answers: { to: number | null, versions:
 *   VersionName[] }[] }} Difference
 */

/**
 * A second core with the data of the page.
 * @param {Data['texts']} texts @param {() => Promise<Engine>} [opened]
 */
export async function secondEngine(texts, opened = open) {
  const engine = await opened();
  engine.loadEdition('index.json', texts.index);
  engine.loadStandings('standings.json', texts.standings);
  for (const [code, text] of texts.sheets) engine.loadSheet(`countries/${code}.json`, text);
  return engine;
}

/** The second core as long as it is wanted, with whatever answers the page has. */
export class SnapshotComparison {
  #store;
  /** @type {Promise<Engine> | null} */
  #coming = null;
  /** The sheets that it was made of. @type {object | null} */
  #from = null;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** Once it is there. @type {Engine | null} */
    this.engine = null;
  }

  /** Sees to it that it is there, and renders then. */
  async start() {
    const { data } = this.#store;
    await this.#store.use(SnapshotsState).load();
    if (!data || (this.#coming && this.#from === data.revision)) return;
    this.close();
    this.#from = data.revision;
    const coming = (this.#coming = secondEngine(data.texts));
    const engine = await coming;
    if (this.#coming !== coming) return;
    this.engine = engine;
    this.#store.update();
  }

  close() {
    this.#coming?.then((engine) => engine.close());
    this.#coming = this.engine = null;
  }
}

/**
 * Published, what is kept, and now.
 * @param {Open} store @param {Engine} second
 * @returns {Version[]}
 */
export function snapshotVersions(store, second) {
  const { engine, model, index } = store;
  const snapshots = store.use(SnapshotsState);
  /** @type {Version[]} */
  const list = [{ name: 'published', edits: [], row: model.before[0] }];
  for (const name of NAMES) {
    const link = snapshots.link(name);
    if (link === undefined || !isFor(link, index.edition)) continue;
    const { problems } = second.openLink(link);
    const partly = problems.some(({ code }) => code !== 'other-data');
    list.push({
      name,
      edits: second.edits(),
      row: second.score(model.code, model.method)[0],
      partly,
    });
  }
  list.push({ name: 'now', edits: engine.edits(), row: model.after[0] });
  return list;
}

/**
 * Every answer that a version changes, by country and in the edition's order.
 * @param {Version[]} versions @param {{ id: string }[]} indicators of the edition
 * @returns {Difference[]}
 */
export function differences(versions, indicators) {
  const key = (/** @type {Edit} */ { country, indicator }) => `${country}.${indicator}`;
  const changed = new Map(versions.flatMap(({ edits }) => edits.map((edit) => [key(edit), edit])));
  const given = versions.map(({ name, edits }) => ({
    name,
    to: new Map(edits.map((edit) => [key(edit), edit.to])),
  }));
  const list = [...changed].map(([at, { country, indicator, from }]) => {
    /** @type {Map<number | null, VersionName[]>} */
    const answers = new Map();
    for (const { name, to } of given) {
      const own = to.get(at);
      const answer = own === undefined ? from : own;
      answers.set(answer, [...(answers.get(answer) ?? []), name]);
    }
    return {
      country,
      indicator,
      answers: [...answers].map(([to, names]) => ({ to, versions: names })),
    };
  });
  const place = new Map(indicators.map(({ id }, i) => [id, i]));
  const placeOf = (/** @type {Difference} */ { indicator }) => place.get(indicator) ?? 0;
  return list.sort((a, b) => a.country.localeCompare(b.country) || placeOf(a) - placeOf(b));
}
