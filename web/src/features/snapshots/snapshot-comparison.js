import { isRemark } from '../../engine/link-remarks.js';
import { open } from '../../engine/open-engine.js';
import { Task } from '../../ui/task.js';
import { NAMES, SnapshotsState, isFor, loadCountries } from './snapshots.js';

/**
 * The kept scenarios side by side. They are opened in a second core, so that the reader's own steps
 * back and forth stay as they are.
 * @import { Open } from '../../explorer/store.js'
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
 * Asks a second core with the data of the page.
 * @template T
 * @param {Data['texts']} texts @param {(engine: Engine) => T} ask
 * @param {() => Promise<Engine>} [opened]
 */
export async function inSecondEngine(texts, ask, opened = open) {
  const engine = await opened();
  try {
    engine.loadEdition('index.json', texts.index);
    engine.loadStandings('standings.json', texts.standings);
    for (const [code, text] of texts.sheets) engine.loadSheet(`countries/${code}.json`, text);
    return ask(engine);
  } finally {
    engine.close();
  }
}

/** What is kept, opened anew whenever it or the data has changed. */
export class SnapshotComparison {
  #store;
  /** What the last answer is of. @type {unknown[]} */
  #of = [];
  /** @type {Data | undefined} */
  #data;
  /** @type {Task<Version[]>} */
  #task = new Task(
    () => this.#opened(),
    () => this.#store.update(),
  );

  /** @param {Open} store */
  constructor(store) {
    this.#store = store;
  }

  /** What is kept; null until it is known for the first time. */
  get kept() {
    const { data, model } = this.#store;
    // Until then, what is known of another edition is nothing of this one.
    if (data !== this.#data) this.#task.reset();
    this.#data = data;
    const links = JSON.stringify(this.#store.use(SnapshotsState).links);
    const of = [links, data.revision, model.code, model.method];
    if (of.some((part, i) => part !== this.#of[i])) {
      this.#of = of;
      this.#task.run();
    }
    return this.#task.value;
  }

  get failed() {
    return this.#task.status === 'error';
  }

  get slow() {
    return this.#task.slow;
  }

  /** Tries again after a failure. */
  retry = () => {
    this.#of = [];
    this.#store.update();
  };

  async #opened() {
    const store = this.#store;
    for (const link of Object.values(store.use(SnapshotsState).links))
      await loadCountries(store, link);
    return inSecondEngine(store.data.texts, (second) => keptVersions(store, second));
  }
}

/**
 * The snapshots of this edition.
 * @param {Open} store @param {Engine} second
 * @returns {Version[]}
 */
export function keptVersions(store, second) {
  const { model, index } = store;
  const { links } = store.use(SnapshotsState);
  return NAMES.flatMap((name) => {
    const link = links[name];
    if (!link || !isFor(link, index.edition)) return [];
    const { problems } = second.openLink(link);
    const partly = !problems.every(isRemark);
    const [row] = second.score(model.code, model.method);
    return [{ name, edits: second.edits(), row, partly }];
  });
}

/**
 * Published, what is kept, and now.
 * @param {Open} store @param {Version[]} kept
 * @returns {Version[]}
 */
export const versions = ({ engine, model }, kept) => [
  { name: 'published', edits: [], row: model.before[0] },
  ...kept,
  { name: 'now', edits: engine.edits(), row: model.after[0] },
];

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
  const place = new Map(indicators.map(({ id }, i) => [id, i]));
  const placeOf = (/** @type {Edit} */ { indicator }) => place.get(indicator) ?? 0;
  return [...changed.values()]
    .sort((a, b) => a.country.localeCompare(b.country) || placeOf(a) - placeOf(b))
    .map((change) => {
      const { country, indicator, from } = change;
      /** @type {Map<number | null, VersionName[]>} */
      const answers = new Map();
      for (const { name, to } of given) {
        const own = to.get(key(change));
        const answer = own === undefined ? from : own;
        answers.set(answer, [...(answers.get(answer) ?? []), name]);
      }
      const have = [...answers].map(([to, names]) => ({ to, versions: names }));
      return { country, indicator, answers: have };
    });
}
