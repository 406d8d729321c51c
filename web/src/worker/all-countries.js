import { WorkerClient } from './client.js';
import { RescoreError } from '../engine/errors.js';

/**
 * Questions that need every country's answers, asked in a worker of their own: the page itself
 * never holds so many. The files are read when the first question comes, a few at a time, and only
 * the answers in them are handed on.
 * @import { ExplorerStore } from '../explorer/store.js'
 * @import { EditionSource } from '../data/catalog.js'
 * @import { Data } from '../data/load.js'
 * @import { Answers, Texts } from './client.js'
 * @import { Edit, Sheet } from '../engine/types.d.ts'
 */

/** So many files are read at the same time. */
const AT_ONCE = 6;

/**
 * Answers by country and indicator; null is skipped.
 * @typedef {Map<string, Map<string, number | null>>} Given
 */

/**
 * One reading of all files.
 * @typedef {object} Reading
 * @property {Data} data what the answers are of
 * @property {EditionSource} source
 * @property {Promise<Given>} given
 * @property {Texts} texts for the worker, once all are read
 * @property {boolean} handedOn whether the worker has them
 */

export class AllCountries {
  #store;
  #client;
  /** @type {Reading | null} */
  #reading = null;

  /** @param {ExplorerStore} store @param {WorkerClient} [client] */
  constructor(store, client = new WorkerClient()) {
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
    return this.#client.ask(question, args, this.#store.engine.edits(), { signal });
  }

  /**
   * The published answers of every country.
   * @param {{ signal: AbortSignal, onRead?: (share: number) => void }} steering
   * @returns {Promise<Given>}
   */
  async answers({ signal, onRead }) {
    const reading = this.#current(onRead ?? (() => {}));
    const given = await reading.given;
    signal.throwIfAborted();
    // Another edition was opened while the files were read: its answers are asked for.
    if (reading !== this.#reading || !this.#isOf(reading)) return this.answers({ signal, onRead });
    if (!reading.handedOn) this.#client.load(reading.texts);
    reading.handedOn = true;
    return given;
  }

  /** The reading of what is open now. @param {(share: number) => void} onRead @returns {Reading} */
  #current(onRead) {
    if (this.#reading && this.#isOf(this.#reading)) return this.#reading;
    const { data, editionSource: source } = this.#store;
    if (!source || !data?.standings) throw new Error('There is no edition to read.');
    const { index, standings } = data.texts;
    const texts = { index, standings, sheets: {}, methods: [] };
    const given = this.#readAll(data, source, texts.sheets, onRead);
    const reading = { data, source, given, texts, handedOn: false };
    this.#reading = reading;
    given.catch(() => {
      if (this.#reading === reading) this.#reading = null; // the next question tries again
    });
    return reading;
  }

  /**
   * Whether it is of what is open: a page that is pasted makes another source, an edition that is
   * opened other data.
   * @param {Reading} reading
   */
  #isOf({ data, source }) {
    return data === this.#store.data && source === this.#store.editionSource;
  }

  /** Ends the worker; the next question starts another. */
  close() {
    this.#client.close();
    this.#reading = null;
  }

  /**
   * @param {Data} data
   * @param {EditionSource} source
   * @param {Record<string, string>} sheets gets the answers, as texts
   * @param {(share: number) => void} onRead
   * @returns {Promise<Given>}
   */
  async #readAll(data, source, sheets, onRead) {
    const limit = this.#store.engine.maxFileBytes;
    const codes = data.standings?.countries.map((country) => country.code) ?? [];
    /** @type {Given} */
    const given = new Map();
    let next = 0;
    const reader = async () => {
      while (next < codes.length) {
        const code = codes[next++];
        const text =
          data.texts.sheets.get(code) ?? (await source.sheets.get(code)?.read(limit)) ?? '';
        const { edition, country, answers } = answersOf(code, text);
        sheets[code] = JSON.stringify({ edition, country, answers });
        given.set(code, new Map(answers.map(({ indicator, answer }) => [indicator, answer])));
        onRead(given.size / codes.length);
        await new Promise((resolve) => setTimeout(resolve)); // the page answers between two files
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, reader));
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
    const sentence = 'The file cannot be read as a country’s answers.';
    throw new RescoreError([
      { code: 'broken-json', file: `countries/${code}.json`, pointer: '', sentence },
    ]);
  }
}
