import { RescoreError } from '../../engine/errors.js';
import { problem } from '../../data/load.js';
import { Task } from '../../ui/task.js';

/**
 * The reader's own files: what is dropped, chosen or pasted becomes an edition or a sheet of the
 * app, whole or not at all, and stays on this device until it is removed.
 * @import { ExplorerStore } from '../../explorer/store.js'
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

/**
 * Tells how much of it is done, and in the end what is done.
 * @typedef {(onProgress: (share: number) => void) => Promise<string>} Work
 */

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
    return importFiles(store, files, onProgress);
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
    const { takePage } = await import('./page-reader.js');
    return takePage(store, text);
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
export const told = (store, done, lasts) =>
  lasts ? done : `${done} ${store.text.import.not_kept}`;
