import { faultsOf } from '../method/verification.js';
import { RescoreError } from '../../engine/errors.js';
import { addSheet, problem } from '../../data/load.js';
import { Task } from '../../ui/task.js';

/**
 * The reader's own files: what is dropped, chosen or pasted becomes an edition or a sheet of the
 * app, whole or not at all, and stays on this device until it is removed.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Stored } from '../../data/storage.js'
 * @import { EditionSource } from '../../data/catalog.js'
 * @import { Problem } from '../../engine/types.d.ts'
 */

/**
 * What the files came to.
 * @typedef {object} Outcome
 * @property {number | null} share that is read; null when nothing is being read
 * @property {Problem[]} problems what is wrong with them
 * @property {string} done what is done
 * @property {'scenario'} [kind]
 */

/** What tells how much of it is done, and gives a sentence. */
/** @typedef {(onProgress: (share: number) => void) => Promise<string>} Work */

/** @type {Readonly<Outcome>} */
export const NOTHING = { share: null, problems: [], done: '' };

export class ImportState {
  #store;
  /** @type {Outcome['kind']} */
  #kind;
  #task = new Task(
    (/** @type {Work} */ work, { onProgress }) => work(onProgress),
    () => this.#store.update(),
  );

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
  }

  /** @returns {Outcome} */
  get outcome() {
    const { status, value, error, progress } = this.#task;
    const kind = this.#kind;
    if (status === 'pending') return { ...NOTHING, share: progress, kind };
    if (status !== 'error') return { ...NOTHING, done: value ?? '', kind };
    // A part of the page that could not be loaded, say; nobody waits for an end that does not come.
    const stopped = problem('stopped', '', this.#store.text.import.stopped);
    const { problems } = error instanceof RescoreError ? error : stopped;
    return { ...NOTHING, problems, kind };
  }

  /** Does the work, and tells how it went. @param {Work} work @param {Outcome['kind']} [kind] */
  async attempt(work, kind) {
    this.#kind = kind;
    const ended = this.#task.run(work);
    this.#store.update();
    await ended;
  }
}

/** What a scenario file says of itself (scenario-file.js). */
const SCENARIO = /"rescore"\s*:\s*"scenario"/;

/**
 * Imports dropped or chosen files and opens what they make.
 * @param {ExplorerStore} store
 * @param {{ path: string, file: File }[]} files
 */
export async function importInto(store, files) {
  const [{ file }] = files;
  // It says what it is at its beginning.
  if (files.length === 1 && SCENARIO.test(await file.slice(0, 2000).text())) {
    return scenarioInto(store, file.name, file);
  }
  await store.use(ImportState).attempt(async (onProgress) => {
    const { importFiles } = await import('./import-client.js');
    const stored = await importFiles(files, onProgress);
    const lasts = await add(store, stored);
    return told(
      store,
      store.text.import.imported({ title: stored.title, n: Object.keys(stored.sheets).length }),
      lasts,
    );
  });
}

/**
 * Opens a scenario file in place of the reader's changes.
 * @param {ExplorerStore} store
 * @param {string} name for messages
 * @param {Blob | string} file
 */
export async function scenarioInto(store, name, file) {
  await store
    .use(ImportState)
    .attempt(
      async () =>
        (await import('../snapshots/open-scenario-file.js')).takeScenario(store, name, file),
      'scenario',
    );
}

/**
 * Takes the text of a country page as that country's answers.
 * @param {ExplorerStore} store
 * @param {string} text
 */
export async function pasteInto(store, text) {
  if (SCENARIO.test(text)) return scenarioInto(store, store.text.files.pasted, text);
  await store.use(ImportState).attempt(async () => {
    const editionSource = /** @type {EditionSource} */ (store.editionSource);
    const limit = store.engine.maxFileBytes;
    const index = await editionSource.index.read(limit);
    const { readPage } = await import('./page-reader.js');
    const { country, sheet, read } = await readPage(index, text);
    const before = (await store.storage.kept()).find((s) => s.edition === editionSource.edition);
    const standings = await editionSource.standings.read(limit);
    const { edition, title } = editionSource;
    const sheets = { ...before?.sheets, [country]: sheet };
    // Answers that do not come to the published figures are not the published answers.
    const faults = await faultsOf({ index, standings, sheets: { [country]: sheet } });
    if (faults.length > 0) throw new RescoreError(faults);
    const pasted = [...new Set([...(before?.pasted ?? []), country])];
    const lasts = await store.storage.keep({ edition, title, index, standings, sheets, pasted });
    await store.takeKept();
    // From here to the scenario nothing is waited for, so that no change comes in between.
    const scenario = store.link();
    const refused = store.engine.replaceSheet(`countries/${country}.json`, sheet);
    if (refused.length > 0) throw new RescoreError(refused);
    if (store.data) addSheet(store.data, country, sheet);
    if (scenario) store.engine.openLink(scenario);
    await store.show(country);
    return told(
      store,
      store.text.import.pasted({ name: store.model?.name ?? country, n: read }),
      lasts,
    );
  });
}

/** Removes an edition from this device. @param {ExplorerStore} store @param {string} edition */
export async function forgetIn(store, edition) {
  await store.use(ImportState).attempt(async () => {
    await store.storage.forget(edition);
    await store.takeKept();
    if (edition === store.editionSource?.edition) {
      const next = store.catalog.has(edition) ? edition : store.editionSources[0].edition;
      await store.openEdition(next, store.country ?? '', next === edition);
    }
    return store.text.import.removed;
  });
}

/**
 * What is done, and for how long.
 * @param {ExplorerStore} store @param {string} done @param {boolean} lasts
 */
const told = (store, done, lasts) => (lasts ? done : `${done} ${store.text.import.not_kept}`);

/**
 * Keeps and opens an edition that the engine accepts.
 * @param {ExplorerStore} store
 * @param {Stored} stored
 * @returns {Promise<boolean>} whether it is kept
 */
async function add(store, stored) {
  // A trial run, with every answer there: what the core refuses, or what totals do not come to, is
  // neither kept nor opened.
  const faults = await faultsOf(stored, stored.standings ? methodsIn(stored.index) : []);
  if (faults.length > 0) throw new RescoreError(faults);
  const lasts = await store.storage.keep(stored);
  await store.takeKept();
  await store.openEdition(
    stored.edition,
    store.country ?? '',
    stored.edition === store.editionSource?.edition,
  );
  return lasts;
}

/**
 * Ids of the methods of an index; none where it is no index, which the core tells.
 * @param {string} index
 * @returns {string[]}
 */
function methodsIn(index) {
  try {
    return JSON.parse(index).methods.map((/** @type {{ id: string }} */ { id }) => id);
  } catch {
    return [];
  }
}
