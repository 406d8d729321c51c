import { WorkerClient } from './client.js';
import { RescoreError } from '../engine/errors.js';

/**
 * Questions that need every country's answers, asked in a worker of their own: the page itself
 * never holds so many. The files are read when the first question comes, a few at a time, and only
 * the answers in them are handed on.
 * @import { ExplorerStore } from '../explorer/store.js'
 * @import { Answers } from './client.js'
 * @import { Edit, Sheet } from '../engine/types.d.ts'
 */

/** So many files are read at the same time. */
const AT_ONCE = 6;

/**
 * Answers by country and indicator; null is skipped.
 * @typedef {Map<string, Map<string, number | null>>} Given
 */

export class AllCountries {
  #store;
  #asker;
  /** What the answers are from. @type {[data: unknown, editionSource: unknown]} */
  #from = [null, null];
  /** @type {Promise<Given> | null} */
  #read = null;

  /** @param {ExplorerStore} store @param {WorkerClient} [asker] */
  constructor(store, asker = new WorkerClient()) {
    this.#store = store;
    this.#asker = asker;
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
    return this.#asker.ask(question, args, this.#store.engine.edits(), { signal });
  }

  /**
   * The published answers of every country.
   * @param {{ signal: AbortSignal, onRead?: (share: number) => void }} steering
   */
  async answers({ signal, onRead }) {
    const { data, editionSource } = this.#store;
    // A page that is pasted makes another shelf, an edition that is opened other data.
    if (!this.#read || data !== this.#from[0] || editionSource !== this.#from[1]) {
      this.#from = [data, editionSource];
      this.#read = this.#readAll(onRead ?? (() => {}));
      this.#read.catch(() => (this.#read = null)); // the next question tries again
    }
    const given = await this.#read;
    signal.throwIfAborted();
    return given;
  }

  /** Ends the worker; the next question starts another. */
  close() {
    this.#asker.close();
    this.#read = null;
  }

  /** @param {(share: number) => void} onRead @returns {Promise<Given>} */
  async #readAll(onRead) {
    const { editionSource, data, engine } = this.#store;
    if (!editionSource || !data?.standings) throw new Error('There is no edition to read.');
    const codes = data.standings.countries.map((country) => country.code);
    /** @type {Record<string, string>} */
    const sheets = {};
    /** @type {Given} */
    const given = new Map();
    let next = 0;
    const reader = async () => {
      while (next < codes.length) {
        const code = codes[next++];
        const text =
          data.texts.sheets.get(code) ??
          (await editionSource.sheets.get(code)?.read(engine.maxFileBytes)) ??
          '';
        const { edition, country, answers } = answersOf(code, text);
        sheets[code] = JSON.stringify({ edition, country, answers });
        given.set(code, new Map(answers.map(({ indicator, answer }) => [indicator, answer])));
        onRead(given.size / codes.length);
        await new Promise((resolve) => setTimeout(resolve)); // the page answers between two files
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, reader));
    this.#asker.load({
      index: data.texts.index,
      standings: data.texts.standings,
      sheets,
      methods: [],
    });
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
