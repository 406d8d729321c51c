import { RescoreError, refuse, value } from './errors.js';

/**
 * @import { Edit, FileText, Ids, Problem, Ranking, Results, Row, Suggestion } from './types.d.ts'
 * @import { Session } from '#module'
 *
 * @typedef {object} Module
 * @property {number} maxFileBytes
 * @property {Int32Array} HEAP32
 * @property {Uint32Array} HEAPU32
 * @property {Float64Array} HEAPF64
 * @property {new () => Session} Session
 */

/**
 * One reader's work in the C++ core: the data, a scenario of changed answers on it, the results.
 * Countries go by ISO 3166-1 code, indicators by id ("media-03"), scopes as "overall",
 * "domain:media", "layer:exposure". Loading gives the list of faults, empty when all is well; a
 * request for something that does not exist throws RescoreError. Nothing changes after a fault.
 */
export class Engine {
  /** @type {Session} */
  #session;

  /** @type {Ids | null} */
  #ids = null;

  /**
   * Where a country and an indicator are in the lists of `ids`.
   * @type {Map<string, number>[] | null}
   */
  #positions = null;

  /** The method of the results that were asked for last. @type {string | null} */
  #asked = null;

  /** Where the module's memory is, which it may move. */
  #module;

  /** @param {Module} module @param {Session} session */
  constructor(module, session) {
    this.#session = session;
    this.#module = module;
    /** The largest file that is read, in bytes. */
    this.maxFileBytes = module.maxFileBytes;
  }

  /**
   * Loads an index.json and forgets everything loaded before.
   * @param {string} file name for messages
   * @param {FileText} text
   * @returns {Problem[]}
   */
  loadEdition(file, text) {
    this.#forget();
    return this.#session.loadEdition(file, text);
  }

  /**
   * Loads the published results of all countries; changed answers are dropped.
   * @param {string} file
   * @param {FileText} text
   * @returns {Problem[]}
   */
  loadStandings(file, text) {
    this.#forget();
    return this.#session.loadStandings(file, text);
  }

  /**
   * Adds a country's answers, so that they can be changed.
   * @param {string} file
   * @param {FileText} text
   * @returns {Problem[]}
   */
  loadSheet(file, text) {
    this.#forget();
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
   * @param {{ joined?: boolean }} [how] whether it is one step with the last set or reset, if that was
   *   of this answer and nothing else was changed, undone or redone since; a step that ends where it
   *   began goes away
   */
  set(country, indicator, score, { joined = false } = {}) {
    const to = number(score);
    const [units, indicators] = this.#known();
    const at = units.get(country);
    const of = indicators.get(indicator);
    if (at !== undefined && of !== undefined && this.#session.setAt(at, of, to, joined)) return;
    refuse(this.#session.set(country, indicator, to, joined));
  }

  /**
   * Changes several answers as one step that can be undone; none when one of them is refused. Then
   * the pointer of each problem is the place of its change in the list, such as "/3".
   * @param {Pick<Edit, 'country' | 'indicator' | 'to'>[]} edits of two of one answer the later holds
   */
  setAll(edits) {
    refuse(
      this.#session.setAll(
        edits.map(({ country, indicator, to }) => ({ country, indicator, to: number(to) })),
      ),
    );
  }

  /**
   * What is wrong with a country's sheet, and what its answers come to by themselves, beside what is
   * loaded.
   * @param {string} index the text of its index.json
   * @param {string} file @param {string} text
   * @param {string} country
   * @returns {{ faults: Problem[], rows: Row[] }} rows without ranks; none when there is a fault
   */
  tried(index, file, text, country) {
    const beside = new Engine(this.#module, new this.#module.Session());
    try {
      const faults = [...beside.loadEdition('index.json', index), ...beside.loadSheet(file, text)];
      return { faults, rows: faults.length > 0 ? [] : beside.publishedScore(country) };
    } catch (fault) {
      // The sheet is another country's.
      if (!(fault instanceof RescoreError)) throw fault;
      return { faults: fault.problems, rows: [] };
    } finally {
      beside.close();
    }
  }

  #forget() {
    this.#ids = null;
    this.#positions = null;
  }

  #known() {
    if (this.#positions) return this.#positions;
    const { countries = [], indicators = [] } = this.ids();
    const positions = (/** @type {string[]} */ list) => new Map(list.map((id, i) => [id, i]));
    this.#positions = [positions(countries), positions(indicators)];
    return this.#positions;
  }

  /**
   * Ranks by another method, as a step that can be undone and that links hold. It is what a caller
   * shows; calls that take a method ignore it.
   * @param {string} method an id, or a text as in docs/method.md ("mean,weight=media:2"); empty is
   *   the publisher's
   * @param {{ joined?: boolean }} [step] joined: part of the step before, if that chose a method
   */
  rankBy(method, { joined = false } = {}) {
    refuse(this.#session.rankBy(method, joined));
  }

  /** The method that was chosen with rankBy() or came with a link; empty is the publisher's. */
  get rankedBy() {
    return this.#session.rankedBy();
  }

  /**
   * Takes changes back: of one answer, or everything (the method, too) when none is named.
   * @param {string} [country]
   * @param {string} [indicator]
   */
  reset(country, indicator) {
    if (country === undefined || indicator === undefined) this.#session.resetAll();
    else refuse(this.#session.reset(country, indicator));
  }

  /**
   * Of very many changes the latest 16,000 can be undone.
   * @returns {boolean} false when there is nothing to undo
   */
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
   * The changed answers as the fragment of an address (docs/links.md), with what is shown.
   * @param {string} country
   * @param {{ method?: string, scope?: string, others?: [string, string][] }} [shown] `others` are
   *   the
   *   unknown keys of a link that was opened
   * @returns {string} without "#"
   */
  link(country, { method = '', scope = 'overall', others = [] } = {}) {
    return value(this.#session.link(country, method, scope, others));
  }

  /**
   * Takes a link's changes and method over, as one step that can be undone. What does not fit is left out and
   * told; a link that is broken as a whole leaves the published answers.
   * @param {string} text with or without "#"
   * @returns {{ country: string, method: string, scope: string, others: [string, string][],
   *   problems: Problem[] }}
   *   "" where the link says nothing
   */
  openLink(text) {
    const { value: link, errors } = this.#session.openLink(text);
    if (!link) throw new RescoreError(errors);
    return { ...link, problems: errors };
  }

  /**
   * Every scope of a country as published: overall, the domains, the layers.
   * @param {string} country
   * @param {string} [method] the index's own when empty
   * @returns {Row[]}
   */
  publishedScore(country, method = '') {
    return value(this.#session.publishedScore(country, method)).map(withPercent);
  }

  /**
   * The same with the changed answers, those of other countries included.
   * @param {string} country
   * @param {string} [method] the index's own when empty
   * @returns {Row[]}
   */
  score(country, method = '') {
    return value(this.#session.score(country, method)).map(withPercent);
  }

  /**
   * One scope of all countries as published.
   * @param {string} [scope]
   * @param {string} [method] the index's own when empty
   * @returns {Ranking}
   */
  publishedRanking(scope = 'overall', method = '') {
    return value(this.#session.publishedRanking(scope, method));
  }

  /**
   * One scope of all countries with the changed answers.
   * @param {string} [scope]
   * @param {string} [method] the index's own when empty
   * @returns {Ranking}
   */
  ranking(scope = 'overall', method = '') {
    return value(this.#session.ranking(scope, method));
  }

  /**
   * How many points more bring a country level with each other country, in the order of `ids()`: 0
   * where it is level already or above. Null for a country without a rank, for one that no number of
   * points reaches, and everywhere when ranks do not follow from points that count once each (a mean,
   * weights, numbers).
   * @param {string} country
   * @param {string} [scope]
   * @param {string} [method] the index's own when empty
   * @returns {(number | null)[]}
   */
  pointsToReach(country, scope = 'overall', method = '') {
    return value(this.#session.pointsToReach(country, scope, method));
  }

  /**
   * Every country in every scope with the changed answers, as columns in the order of `ids()`: of
   * country c in scope s at s * countries + c. After a change it is brought up to date, not made
   * anew: the quickest way to ask for all of it.
   * @param {string} [method] the index's own when empty
   * @returns {Results}
   */
  results(method = '') {
    const at = this.#columns(method);
    const cells = this.#cells(at);
    const { HEAPF64, HEAPU32 } = this.#module;
    const score = HEAPU32[at + 4] >> 3;
    return {
      achieved: this.#whole(at, 2, cells).slice(),
      maximum: this.#whole(at, 3, cells).slice(),
      score: HEAPF64.slice(score, score + cells),
      rank: this.#whole(at, 5, cells).slice(),
      tied: this.#whole(at, 6, cells).slice(),
    };
  }

  /**
   * The ranks of `results` alone; 0 is not ranked.
   * @param {string} [method]
   * @param {Int32Array} [into] an array of their length to fill, in place of a new one
   * @returns {Int32Array}
   */
  ranks(method = '', into) {
    const at = this.#columns(method);
    const ranks = this.#whole(at, 5, this.#cells(at));
    if (!into) return ranks.slice();
    into.set(ranks);
    return into;
  }

  /** Where the seven numbers of the results are in HEAPU32. @param {string} method */
  #columns(method) {
    const at = method === this.#asked ? this.#session.sameResults() : this.#session.results(method);
    this.#asked = method;
    if (at === 0) throw new RescoreError(this.#session.resultErrors());
    return at >> 2;
  }

  /** How many countries times scopes there are. @param {number} at */
  #cells(at) {
    return this.#module.HEAPU32[at] * this.#module.HEAPU32[at + 1];
  }

  /**
   * A column of whole numbers in the module's memory.
   * @param {number} at
   * @param {number} column
   * @param {number} cells
   */
  #whole(at, column, cells) {
    const from = this.#module.HEAPU32[at + column] >> 2;
    return this.#module.HEAP32.subarray(from, from + cells);
  }

  /**
   * Scopes, indicators and countries in the order that results without ids have.
   * @returns {Ids}
   */
  ids() {
    this.#ids ??= this.#session.ids();
    return this.#ids;
  }

  /**
   * The single changes of a country's answers that would raise it most, each of another indicator:
   * most places gained first, then the most percentage points. The questions' `impact` has every
   * change.
   * @param {string} country
   * @param {{ scope?: string, method?: string, most?: number }} [asked] at most so many
   * @returns {Suggestion[]}
   */
  suggestions(country, { scope = 'overall', method = '', most = 3 } = {}) {
    return value(this.#session.suggestions(country, scope, method, most));
  }

  /**
   * Eight hexadecimal digits that stand for the edition, all totals and the loaded answers; empty
   * without an edition.
   */
  fingerprint() {
    return this.#session.fingerprint();
  }

  /** Frees the core's memory; the engine cannot be used after that. */
  close() {
    this.#session.delete();
  }
}

/**
 * A row of an index without points has all that other rows have.
 * @param {Row} row
 * @returns {Row}
 */
export const withPercent = (row) =>
  row.score === undefined ? row : { ...row, achieved: 0, maximum: null, percent: row.score };

/** A score as the module is told it. @param {number | null} score @returns {number} */
function number(score) {
  // The core would get a number in any case: 1 for true.
  if (score === null) return NaN;
  if (!Number.isFinite(score)) throw new TypeError('A score is a number, or null.');
  return score;
}
