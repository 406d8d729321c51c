import { RescoreError } from '../../engine/errors.js';
import { problem } from '../../data/load.js';
import { Task } from '../../ui/task.js';
import { isTable } from '../spreadsheet/find-tables.js';

/**
 * The reader's own files: what is dropped, chosen or pasted becomes an edition or a sheet of the
 * app, whole or not at all, and stays on this device until it is removed.
 * @import { ExplorerStore, Open } from '../../explorer/store.js'
 * @import { FileText, Problem } from '../../engine/types.d.ts'
 * @import * as SpreadsheetView from '../spreadsheet/spreadsheet-view.js'
 */

/**
 * Tells how much of it is done, and in the end what is done.
 * @typedef {(onProgress: (share: number) => void) => Promise<string>} Work
 */

export class ImportState {
  #store;
  /** Its value is what was done. @type {Task<string, Work>} */
  task = new Task(
    (work, { onProgress }) => work(onProgress),
    () => this.#store.update(),
  );

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** What the files are to be. @type {'scenario' | 'data' | 'publisher' | 'evidence' | 'states'} */
    this.kind = 'data';
    /** The screen for spreadsheets, once it is loaded. @type {typeof SpreadsheetView | null} */
    this.spreadsheet = null;
  }

  /** What is wrong with them; nothing unless the task has failed. @returns {Problem[]} */
  get problems() {
    const { status, error } = this.task;
    if (status !== 'error') return [];
    // A part of the page that could not be loaded, say; nobody waits for an end that does not come.
    const stopped = problem('stopped', '', this.#store.text.import.stopped);
    return (error instanceof RescoreError ? error : stopped).problems;
  }

  /** Does the work, and tells how it went. @param {Work} work @param {ImportState['kind']} kind */
  async attempt(work, kind) {
    this.kind = kind;
    const ended = this.task.run(work);
    this.#store.update();
    await ended;
  }
}

/** How the tables begin that this page saves (export/tables.js). */
const TABLE = /^\ufeff?country,name,(indicator,title|method,scope),/;

/** @param {ExplorerStore} store @param {string} name */
async function refuseTable(store, name) {
  await store.use(ImportState).attempt(async () => {
    throw problem('own-table', name, store.text.import.own_table);
  }, 'data');
}

/** What a scenario file says of itself (scenario-file.js). */
const SCENARIO = /"rescore"\s*:\s*"scenario"/;

/**
 * Opens what dropped or chosen files make. A single text file is a country page, a single file that
 * says so a scenario; everything else is data.
 * @param {ExplorerStore} store
 * @param {{ path: string, file: File }[]} files
 */
export async function importInto(store, files) {
  const [{ file }] = files;
  if (files.length === 1) {
    // It says what it is at its beginning.
    const beginning = await file.slice(0, 2000).text();
    if (SCENARIO.test(beginning)) return scenarioInto(store, file.name, file);
    if (TABLE.test(beginning)) return refuseTable(store, file.name);
    const isText = /\.txt$/i.test(file.name) && !isTable(beginning);
    if (isText && file.size <= store.engine.maxFileBytes)
      return pageInto(store, new Uint8Array(await file.arrayBuffer()));
  }
  await store.use(ImportState).attempt(async (onProgress) => {
    const { importFiles } = await import('./import-client.js');
    return importFiles(store, files, onProgress);
  }, 'data');
}

/**
 * Opens a scenario file in place of the reader's changes.
 * @param {ExplorerStore} store
 * @param {string} name for messages
 * @param {Blob | string} file
 */
export async function scenarioInto(store, name, file) {
  await store.use(ImportState).attempt(async () => {
    const { takeScenario } = await import('../snapshots/open-scenario-file.js');
    return takeScenario(store, name, file);
  }, 'scenario');
}

/**
 * Takes cells of a spreadsheet as a table, and the text of a country page as that country's answers.
 * @param {ExplorerStore} store
 * @param {string} text
 */
export async function pasteInto(store, text) {
  if (SCENARIO.test(text)) return scenarioInto(store, store.text.files.pasted, text);
  // What is copied from a spreadsheet has tabs between its cells.
  if (isTable(text) && text.includes('\t')) {
    const file = new File([text], store.text.import.pasted_table, { type: 'text/plain' });
    return importInto(store, [{ path: `${file.name}.tsv`, file }]);
  }
  await pageInto(store, text);
}

/** @param {ExplorerStore} store @param {FileText} text */
async function pageInto(store, text) {
  await store.use(ImportState).attempt(async () => {
    const { takePage } = await import('./page-reader.js');
    return takePage(store, text);
  }, 'data');
}

/** Saves the open index, which is of any kind. @param {Open} store @param {'folder' | 'tables'} what */
export async function saveInto(store, what) {
  await store.use(ImportState).attempt(async () => {
    const { saveIndex } = await import('../spreadsheet/save-index.js');
    saveIndex(store, what);
    return store.text.files.saved;
  }, 'data');
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
  }, 'data');
}

/**
 * What is done, and for how long.
 * @param {ExplorerStore} store @param {string} done @param {boolean} lasts
 */
export const told = (store, done, lasts) =>
  lasts ? done : `${done} ${store.text.import.not_kept}`;
