/**
 * A worker that one part of the page asks about the scenario as it stands. It starts with the first
 * question and keeps the data until there is other data.
 * @import { ExplorerStore } from '../explorer/store.js'
 * @import { Answers, WorkerClient } from './client.js'
 */

/** A single question may take so long on a slow device, in milliseconds. */
const PATIENCE = 120_000;

export class ScenarioClient {
  #store;
  /** @type {WorkerClient | undefined} */
  #client;
  /** What tells the worker's data from other data. @type {object | undefined} */
  #revision;

  /** @param {ExplorerStore} store @param {WorkerClient} [client] */
  constructor(store, client) {
    this.#store = store;
    this.#client = client;
  }

  /**
   * Rejects with RescoreError when the core refuses the question, and with the signal's reason when
   * it is called off.
   * @template {keyof Answers} Q
   * @param {Q} question
   * @param {unknown[]} args
   * @param {{ signal: AbortSignal,
   *   onProgress?: (share: number, partial: Answers[Q] | null) => void }} steering
   * @returns {Promise<Answers[Q]>}
   */
  async ask(question, args, { signal, onProgress }) {
    const { WorkerClient } = await import('./client.js');
    signal.throwIfAborted();
    const { data, engine } = this.#store;
    if (!data) throw new Error('There is no edition to ask about.');
    const client = (this.#client ??= new WorkerClient(undefined, PATIENCE));
    if (data.revision !== this.#revision) {
      this.#revision = data.revision;
      const { index, standings, sheets } = data.texts;
      client.load({ index, standings, sheets: Object.fromEntries(sheets) });
    }
    return client.ask(question, args, { edits: engine.edits(), signal, onProgress });
  }

  /** Ends the worker; the next question starts another. */
  close() {
    this.#client?.close();
  }
}
