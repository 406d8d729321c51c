import { refuse } from '../engine/errors.js';
import { readAnswers } from './read-answers.js';
import { Task } from '../ui/task.js';

/**
 * Questions that need every country's answers, asked in a worker of their own: the page itself
 * never holds so many. The files are read when the first question comes, and only the answers in
 * them are handed on.
 * @import { ExplorerStore } from '../explorer/store.js'
 * @import { EditionSource } from '../data/catalog.js'
 * @import { Data } from '../data/load.js'
 * @import { Answers, WorkerClient } from './client.js'
 * @import { Given } from './read-answers.js'
 * @import { Steering } from '../ui/task.js'
 */

/** What the answers are of. @typedef {{ data: Data, source: EditionSource }} Opened */

export class AllCountriesClient {
  #store;
  /** @type {WorkerClient | undefined} */
  #client;
  /** @type {Opened | undefined} */
  #of;
  /** @type {(share: number) => void} */
  #onRead = () => {};
  /** @type {Task<Given, Opened>} */
  #reading = new Task(
    (of, steering) => this.#read(of, steering),
    () => this.#onRead(this.#reading.progress),
  );

  /** @param {ExplorerStore} store @param {WorkerClient} [client] */
  constructor(store, client) {
    this.#store = store;
    this.#client = client;
  }

  /**
   * Asks about the scenario as it stands. Rejects with RescoreError when the core refuses a file or
   * the question, and with the signal's reason when it is called off.
   * @template {keyof Answers} Q
   * @param {Q} question
   * @param {unknown[]} args
   * @param {{ signal: AbortSignal, onRead?: (share: number) => void }} steering onRead gets the
   *   share of the files that is read
   * @returns {Promise<Answers[Q]>}
   */
  async ask(question, args, { signal, onRead }) {
    await this.answers({ signal, onRead });
    const client = await this.#open();
    return client.ask(question, args, { edits: this.#store.engine.edits(), signal });
  }

  /**
   * The published answers of every country.
   * @param {{ signal: AbortSignal, onRead?: (share: number) => void }} steering
   * @returns {Promise<Given>}
   */
  async answers({ signal, onRead }) {
    const { data, editionSource: source } = this.#store;
    if (!source || !data?.standings) throw new Error('There is no edition to read.');
    if (onRead) this.#onRead = onRead;
    // A pasted page makes another source, and an edition that is opened other data.
    const isNew = data !== this.#of?.data || source !== this.#of.source;
    const reading = this.#reading;
    if (isNew || reading.status === 'initial' || reading.status === 'error')
      reading.run((this.#of = { data, source }));
    const counts = await reading.done;
    signal.throwIfAborted();
    // Another edition was opened while the files were read: its answers are asked for.
    if (!counts || data !== this.#store.data || source !== this.#store.editionSource)
      return this.answers({ signal, onRead });
    if (!reading.value) throw reading.error;
    return reading.value;
  }

  /** Ends the worker; the next question starts another. */
  close() {
    this.#reading.reset();
    this.#client?.close();
  }

  async #open() {
    const { WorkerClient } = await import('./client.js');
    return (this.#client ??= new WorkerClient());
  }

  /**
   * Reads the files, and hands the worker the answers in them.
   * @param {Opened} of
   * @param {Steering<Given>} steering
   * @returns {Promise<Given>}
   */
  async #read({ data, source }, { signal, onProgress }) {
    const client = await this.#open();
    const codes = data.standings?.countries.map((country) => country.code) ?? [];
    const { sheets, given } = await readAnswers(source, codes, {
      limit: this.#store.engine.maxFileBytes,
      first: data.texts.sheets,
      signal,
      onProgress,
    });
    const { index, standings } = data.texts;
    client.load({ index, standings, sheets });
    if ([...source.sheets.values()].some(({ kept }) => kept))
      await refuseContradictions(client, signal);
    return given;
  }
}

/**
 * Throws RescoreError where answers from the reader's device do not come to the published figures.
 * @param {WorkerClient} client @param {AbortSignal} signal
 */
async function refuseContradictions(client, signal) {
  const { problems } = await client.ask('check', [], { signal });
  refuse(problems.filter(({ code }) => code === 'sheet-mismatch'));
}
