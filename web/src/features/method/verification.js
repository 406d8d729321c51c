import { Nearness } from '../../ui/near.js';
import { Task } from '../../ui/task.js';

/**
 * Recomputes every published figure of the open data, in a worker, when the reader comes near the
 * place where it stands. What does not agree is told with the data's other problems.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Data } from '../../data/load.js'
 * @import { FileText, Tally } from '../../engine/types.d.ts'
 */

export class Verification {
  #store;
  /** The state of the data that was checked, or is being. @type {object | undefined} */
  #about;
  #task = new Task(
    async (/** @type {Data} */ { texts, problems }, { signal }) => {
      const found = await checked({ ...texts, sheets: Object.fromEntries(texts.sheets) });
      signal.throwIfAborted();
      const known = new Set(problems.map((problem) => JSON.stringify(problem)));
      problems.push(...found.problems.filter((problem) => !known.has(JSON.stringify(problem))));
      return found.tallies;
    },
    () => this.#store.update(),
  );
  #section = new Nearness(() => this.#check());
  watch = this.#section.watch;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
  }

  /**
   * What was recomputed, and how much of it agrees; null until it is known.
   * @returns {Tally[] | null}
   */
  get tallies() {
    const { status, value } = this.#task;
    if (status === 'complete') return value;
    return status === 'error' ? [] : null;
  }

  /** Whether it could not be done just now; the next change of the data tries again. */
  get failed() {
    return this.#task.status === 'error';
  }

  get slow() {
    return this.#task.slow;
  }

  /** Tries again after a failure. */
  retry = () => {
    this.#task.abort();
    this.#check();
    this.#store.update();
  };

  /** Takes notice of the data as it stands now. */
  onStateChanged() {
    if (this.#about !== this.#store.data?.revision) this.#task.abort();
    this.#check();
  }

  /** Looks no longer whether the reader comes near. */
  close() {
    this.#section.close();
    this.#task.abort();
  }

  #check() {
    const { data } = this.#store;
    if (!this.#section.near || this.#task.status !== 'initial' || !data?.index) return;
    this.#about = data.revision;
    this.#task.run(data);
  }
}

/**
 * Loads texts into a core of their own and recomputes every published figure that is in them.
 * @param {{ index: FileText, standings: FileText, sheets: Record<string, FileText> }} texts
 * @param {string[]} [methods] each of which must find what it ranks by
 * @returns {Promise<import('../../worker/client.js').Answers['check']>} rejects with RescoreError
 *   when the core refuses a text
 */
export async function checked({ index, standings, sheets }, methods = []) {
  const { WorkerClient } = await import('../../worker/client.js');
  const client = new WorkerClient();
  try {
    client.load({ index, standings: standings.length > 0 ? standings : null, sheets });
    for (const method of methods) await client.ask('ranking', ['overall', method]);
    return await client.ask('check', []);
  } finally {
    client.close();
  }
}
