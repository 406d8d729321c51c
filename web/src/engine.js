import createModule from '#module';

/**
 * @import { Edit, Problem, Ranking, Row, Tally } from './types.d.ts'
 * @import { RescoreModule, Session } from '#module'
 */

/** Something the engine refuses, as data: every fault with its place. */
export class RescoreError extends Error {
  /** @param {Problem[]} problems at least one */
  constructor(problems) {
    super(problems.map((p) => p.sentence).join(' '));
    this.name = 'RescoreError';
    this.problems = problems;
  }
}

/**
 * Opens the scoring core. In a browser the module finds its .wasm file itself; Node hands over the
 * file's bytes. Rejects when WebAssembly is missing or forbidden.
 * @param {{ wasmBinary?: Uint8Array }} [options]
 * @returns {Promise<Engine>}
 */
export async function open(options = {}) {
  return new Engine(await createModule(options));
}

/**
 * One reader's work in the C++ core: the data, a scenario of changed answers on it, the results.
 * Countries go by ISO 3166-1 code, indicators by id ("media-03"), scopes as "overall",
 * "domain:media", "layer:exposure". Loading gives the list of faults, empty when all is well; a
 * request for something that does not exist throws RescoreError. Nothing changes after a fault.
 */
export class Engine {
  /** @type {Session} */
  #session;

  /** @param {RescoreModule} module */
  constructor(module) {
    this.#session = new module.Session();
    /** The largest file that is read, in bytes. */
    this.maxFileBytes = module.maxFileBytes;
  }

  /**
   * Loads an index.json and forgets everything loaded before.
   * @param {string} file name for messages
   * @param {string} text
   * @returns {Problem[]}
   */
  loadEdition(file, text) {
    return this.#session.loadEdition(file, text);
  }

  /**
   * Loads the published results of all countries; changed answers are dropped.
   * @param {string} file
   * @param {string} text
   * @returns {Problem[]}
   */
  loadStandings(file, text) {
    return this.#session.loadStandings(file, text);
  }

  /**
   * Adds a country's answers, so that they can be changed.
   * @param {string} file
   * @param {string} text
   * @returns {Problem[]}
   */
  loadSheet(file, text) {
    return this.#session.loadSheet(file, text);
  }

  /**
   * Puts a country's answers in the place of loaded ones; all changed answers are dropped.
   * @param {string} file
   * @param {string} text
   * @returns {Problem[]}
   */
  replaceSheet(file, text) {
    return this.#session.replaceSheet(file, text);
  }

  /**
   * Changes an answer. The published answer takes the change back.
   * @param {string} country
   * @param {string} indicator
   * @param {number | null} score an option's score, or null for skipped
   */
  set(country, indicator, score) {
    // The core would get a whole number in any case: 2 for 2.5, 1 for true.
    if (score !== null && (score | 0) !== score) throw new TypeError('A score is a whole number, or null.');
    refuse(this.#session.set(country, indicator, score));
  }

  /**
   * Takes changes back: of one answer, or all when none is named.
   * @param {string} [country]
   * @param {string} [indicator]
   */
  reset(country, indicator) {
    if (country === undefined || indicator === undefined) this.#session.resetAll();
    else refuse(this.#session.reset(country, indicator));
  }

  /** @returns {boolean} false when there is nothing to undo */
  undo() {
    return this.#session.undo();
  }

  /** @returns {boolean} false when there is nothing to redo */
  redo() {
    return this.#session.redo();
  }

  get canUndo() {
    return this.#session.canUndo();
  }

  get canRedo() {
    return this.#session.canRedo();
  }

  /** @returns {Edit[]} the changed answers, by country and indicator */
  edits() {
    return this.#session.edits();
  }

  /**
   * Every scope of a country as published: overall, the domains, the layers.
   * @param {string} country
   * @param {string} method
   * @returns {Row[]}
   */
  publishedScore(country, method) {
    return value(this.#session.publishedScore(country, method));
  }

  /**
   * The same with the changed answers, those of other countries included.
   * @param {string} country
   * @param {string} method
   * @returns {Row[]}
   */
  score(country, method) {
    return value(this.#session.score(country, method));
  }

  /**
   * One scope of all countries as published.
   * @param {string} scope
   * @param {string} method
   * @returns {Ranking}
   */
  publishedRanking(scope, method) {
    return value(this.#session.publishedRanking(scope, method));
  }

  /**
   * One scope of all countries with the changed answers.
   * @param {string} scope
   * @param {string} method
   * @returns {Ranking}
   */
  ranking(scope, method) {
    return value(this.#session.ranking(scope, method));
  }

  /**
   * Recomputes every published figure that is loaded.
   * @returns {{ tallies: Tally[], problems: Problem[] }}
   */
  check() {
    const { value: tallies, errors } = this.#session.check();
    return { tallies: tallies ?? [], problems: errors };
  }

  /** Eight hexadecimal digits that stand for the edition, all totals and the loaded answers; empty without an edition. */
  fingerprint() {
    return this.#session.fingerprint();
  }

  /** Frees the core's memory; the engine cannot be used after that. */
  close() {
    this.#session.delete();
  }
}

/** @param {Problem[]} problems */
function refuse(problems) {
  if (problems.length > 0) throw new RescoreError(problems);
}

/**
 * @template T
 * @param {{ value: T | null, errors: Problem[] }} outcome
 * @returns {T}
 */
function value(outcome) {
  refuse(outcome.errors);
  return /** @type {T} */ (outcome.value);
}
