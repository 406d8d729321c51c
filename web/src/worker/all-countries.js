import { pause, problem } from '../data/load.js';
import { Task } from '../ui/task.js';

/**
 * Questions that need every country's answers, asked in a worker of their own: the page itself
 * never holds so many. The files are read when the first question comes, a few at a time, and only
 * the answers in them are handed on.
 * @import { ExplorerStore } from '../explorer/store.js'
 * @import { EditionSource } from '../data/catalog.js'
 * @import { Data } from '../data/load.js'
 * @import { Answers, WorkerClient } from './client.js'
 * @import { Sheet } from '../engine/types.d.ts'
 * @import { Steering } from '../ui/task.js'
 */

/** So many files are read at the same time. */
const AT_ONCE = 6;

/**
 * Answers by country and indicator; null is skipped.
 * @typedef {Map<string, Map<string, number | null>>} Given
 */

/** What the answers are of. @typedef {{ data: Data, source: EditionSource }} Opened */

export class AllCountries {
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
    const limit = this.#store.engine.maxFileBytes;
    const codes = data.standings?.countries.map((country) => country.code) ?? [];
    /** @type {Record<string, string>} */
    const sheets = {};
    /** @type {Given} */
    const given = new Map();
    const left = [...codes];
    const reader = async () => {
      for (let code; (code = left.shift()) !== undefined;) {
        const text =
          data.texts.sheets.get(code) ?? (await source.sheets.get(code)?.read(limit)) ?? '';
        const { edition, country, answers } = answersOf(code, text);
        sheets[code] = JSON.stringify({ edition, country, answers });
        given.set(code, new Map(answers.map(({ indicator, answer }) => [indicator, answer])));
        onProgress(given.size / codes.length);
        await pause(); // the page answers between two files
        signal.throwIfAborted();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, reader));
    const { index, standings } = data.texts;
    client.load({ index, standings, sheets });
    return given;
  }
}

/**
 * A sheet without its texts, which no question is about and which are most of it.
 * @param {string} code @param {string} text
 * @returns {Sheet}
 */
function answersOf(code, text) {
  try {
    /** @type {Sheet} */
    const { edition, country, answers } = JSON.parse(text);
    return {
      edition,
      country,
      answers: answers.map(({ indicator, answer }) => ({ indicator, answer })),
    };
  } catch {
    throw problem(
      'broken-json',
      `countries/${code}.json`,
      'The file cannot be read as a country’s answers.',
    );
  }
}
