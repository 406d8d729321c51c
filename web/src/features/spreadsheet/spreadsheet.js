import { RescoreError } from '../../engine/errors.js';
import { problem } from '../../data/load.js';
import { sheetsOf } from '../../data/page-index.js';
import { startImportWorker } from '../../worker/start-import-worker.js';
import { Task } from '../../ui/task.js';
import { columnsOf, corrected } from './columns.js';
import { rolesOf } from './table-roles.js';
import { rowsOf } from './table-text.js';

/**
 * An index in spreadsheets, between the reader's files and the page: what was read of them, what the
 * reader corrects, and then its editions.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Problem } from '../../engine/types.d.ts'
 * @import { TableImport, TableRequest } from '#import-module'
 * @import { As, Column } from './columns.js'
 * @import { Detail, Details } from './corrected-meta.js'
 * @import { Role } from './table-roles.js'
 */

/** A table as text, with the name that errors give it. @typedef {{ path: string, text: string }} TableText */
/** @typedef {TableText & { rows: string[][], role: Role | '' }} Table `rows` are the first ones */

/** So many rows are looked at, and shown. */
const ROWS = 21;

/** A search for the rule may take so long without a word, in milliseconds. */
const SILENT = 180_000;

export class SpreadsheetState {
  #store;
  /** @type {Table[]} */
  tables = [];
  /** What the reader has changed, by the column's header. @type {Map<string, As>} */
  changes = new Map();
  /** Parts, weights and goalposts that the reader has changed. @type {Map<string, Details>} */
  details = new Map();
  /** Whether a rule is searched for although the tables have one. */
  findsRule = false;
  /** The columns as they were taken without the reader's changes. @type {Column[]} */
  columns = [];
  /** The last that could be made, while something else is tried. @type {TableImport | null} */
  made = null;
  /** What was opened. */
  done = '';
  /** @type {Task<TableImport>} */
  task = new Task(
    (_, { signal }) => this.#make(signal),
    () => this.#taken(),
  );

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
  }

  /** What is wrong with the tables. @returns {Problem[]} */
  get problems() {
    const { status, error } = this.task;
    if (status !== 'error') return [];
    if (error instanceof RescoreError) return error.problems;
    return problem('stopped', '', this.#store.text.import.stopped).problems;
  }

  /** Takes tables, in place of those before. @param {TableText[]} tables */
  begin(tables) {
    const read = tables.map((table) => ({ ...table, rows: rowsOf(table.text, ROWS) }));
    const roles = rolesOf(read);
    this.tables = read.map((table, i) => ({ ...table, role: roles[i] }));
    Object.assign(this, { changes: new Map(), details: new Map(), columns: [], made: null });
    this.done = '';
    this.findsRule = false;
    this.#run();
  }

  /** The table of a role. @param {Role} role */
  table(role) {
    return this.tables.find((one) => one.role === role) ?? null;
  }

  /** @param {Table} table @param {Role | ''} role which no other table then has */
  setRole(table, role) {
    for (const other of this.tables) if (other.role === role) other.role = '';
    table.role = role;
    this.changes.clear();
    this.details.clear();
    this.#run();
  }

  /** @param {Column} column @param {As} as */
  setColumn({ header, as: was }, as) {
    if (as === was) this.changes.delete(header);
    else this.changes.set(header, as);
    this.#run();
  }

  /**
   * Corrects a part, a weight or a goalpost. What is printed then decides the rule again.
   * @param {Column} column @param {Detail} detail @param {string} value
   */
  setDetail({ header, ...was }, detail, value) {
    const { [detail]: _, ...others } = this.details.get(header) ?? {};
    const changed = value.trim() === was[detail] ? others : { ...others, [detail]: value };
    if (Object.keys(changed).length > 0) this.details.set(header, changed);
    else this.details.delete(header);
    if (this.made?.editions.some(({ published }) => published !== '')) this.findsRule = true;
    this.#run();
  }

  /** Searches for the rule that reproduces most of what is printed. */
  findRule() {
    this.findsRule = true;
    this.#run();
  }

  /** Forgets the tables. */
  discard() {
    this.task.reset();
    this.tables = [];
    this.made = null;
    this.#store.update();
  }

  close() {
    this.task.abort();
  }

  /** Keeps every edition that was made, and opens the last. */
  async open() {
    const store = this.#store;
    const made = this.task.value;
    if (!made) return;
    let lasts = true;
    for (const { id, index, responses, published } of made.editions) {
      const title = JSON.parse(index).title;
      const sheets = sheetsOf(responses);
      const kept = { edition: id, title, index, standings: published, sheets };
      lasts = (await store.storage.keep(kept)) && lasts;
    }
    await store.takeKept();
    const last = made.editions[made.editions.length - 1];
    this.tables = [];
    this.task.reset();
    await store.openEdition(last.id, '', false);
    const { title } = JSON.parse(last.index);
    const said = store.text.spreadsheet.opened({ title, n: last.units, of: last.indicators });
    this.done = lasts ? said : `${said} ${store.text.import.not_kept}`;
    store.update();
  }

  #run() {
    this.task.run(undefined);
    this.#store.update();
  }

  /** Notes what came of it. */
  #taken() {
    const { value, status } = this.task;
    if (status === 'complete' && value) {
      this.made = value;
      const data = this.table('data');
      const isGuessed = this.changes.size + this.details.size === 0;
      if (data && isGuessed) this.columns = columnsOf(data.rows, value.editions[0]);
    }
    this.#store.update();
  }

  /** @param {AbortSignal} signal @returns {Promise<TableImport>} */
  async #make(signal) {
    const data = this.table('data');
    if (!data) throw problem('missing-file', '', this.#store.text.spreadsheet.no_data);
    const own = this.table('meta');
    const { changes, details } = this;
    const made = this.made?.editions[0];
    const tables = corrected(data.text, own?.text ?? null, made, changes, details);
    const as = (/** @type {TableText | null} */ table) =>
      table && { path: table.path, text: table.text };
    /** @type {TableRequest} */
    const request = {
      data: { path: data.path, text: tables.data },
      meta: tables.meta === null ? null : { path: own?.path ?? GUESSED, text: tables.meta },
      published: as(this.table('published')),
      about: as(this.table('about')),
      edition: '',
      findRule: this.findsRule,
    };
    const { WorkerClient } = await import('../../worker/client.js');
    const client = new WorkerClient(startImportWorker, SILENT);
    try {
      const read = await client.ask('tables', [request], { signal });
      const site = new Set(
        this.#store.editionSources.filter(({ from }) => from === 'site').map((s) => s.edition),
      );
      const taken = read.editions.find(({ id }) => site.has(id));
      // Its links must not be taken for those of a published edition.
      return taken && read.editions.length === 1
        ? await client.ask('tables', [{ ...request, edition: `${taken.id}-yours` }], { signal })
        : read;
    } finally {
      client.close();
    }
  }
}

/** What the table about the indicators is called that the reader has not given. */
const GUESSED = 'meta (guessed)';
