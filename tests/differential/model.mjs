/** The reference's results for a case, in the form of the engine's and the command's answers. */
import {
  answersOf,
  methodFault,
  methodOf,
  needsAnswers,
  scopesOf,
  scoreOf,
  withRanks,
} from './reference.mjs';

/** @typedef {Map<string, number | null>} Changes by "AZ.media-03" */

/** A row in the engine's form. @param {any} row */
export const engineRow = ({ scope, achieved, maximum, percent, decimals, rank, tied, of }) => ({
  scope,
  achieved,
  maximum,
  percent: percent === null ? null : Number(percent),
  decimals: percent === null ? null : decimals,
  rank,
  tied,
  of,
});

/**
 * A row in the command's form, after `printed` has converted it to text: the percentage has all its
 * decimals.
 * @param {any} row
 */
export function commandRow(row) {
  const { decimals, percent, ...rest } = engineRow(row);
  const { scope, achieved, maximum, ...places } = rest;
  return { scope, achieved, maximum, percent: row.percent, ...places };
}

/**
 * The command's JSON: a percentage is a number with all its decimals, 84.0.
 * @param {unknown} answer
 */
export const printed = (answer) =>
  `${JSON.stringify(answer).replace(/("percent":)"([\d.]+)"/g, '$1$2')}\n`;

/** A built case, with a function for every question. */
export class Model {
  /** @param {any} built */
  constructor(built) {
    this.built = built;
    this.index = built.index;
    this.scopes = scopesOf(built.index);
    this.codes = built.standings.countries.map((/** @type {any} */ c) => c.code);
    this.open = this.codes.filter((/** @type {string} */ c) => built.sheets[c]);
    /** Every method in use: ids, texts, the generated one. */
    this.methods = [
      '',
      ...built.index.methods.map((/** @type {any} */ m) => m.id),
      ...built.texts,
      ...(built.own ? ['own'] : []),
    ];
    /** Cached scores. @type {Map<string, any>} */
    this.known = new Map();
    /** @type {Map<string, any>} */
    this.read = new Map();
  }

  /** @param {string} text */
  method(text) {
    if (!this.read.has(text))
      this.read.set(
        text,
        text === 'own' ? this.built.own : methodOf(this.index.methods, this.index, text),
      );
    return this.read.get(text);
  }

  /** The error code of a rejected method, or "". @param {string} text */
  refusal(text) {
    const method = this.method(text);
    if (methodFault(this.index, method) !== '') return 'out-of-range';
    return needsAnswers(this.index, method) && this.open.length < this.codes.length
      ? 'needs-sheet'
      : '';
  }

  /** The publisher's method, by its id. */
  get publishers() {
    return this.index.methods[0].id;
  }

  /** The methods in words that a link may hold. @returns {string[]} */
  get usable() {
    return this.built.texts.filter((/** @type {string} */ t) => this.refusal(t) !== 'out-of-range');
  }

  /** How a step holds a method: the publisher's is "". @param {string} method */
  stepTo(method) {
    return method === this.publishers ? '' : method;
  }

  /**
   * Rows of all countries, in the standings' order.
   * @param {string} method
   * @param {Changes} changes
   * @param {string} scope
   * @returns {any[]}
   */
  rows(method, changes, scope) {
    const key = [method, scope, ...[...changes].map(([at, to]) => `${at}=${to}`).sort()].join(' ');
    let rows = this.known.get(key);
    if (!rows) {
      const scored = this.codes.map((/** @type {string} */ country) =>
        this.#scored(method, changes, scope, country),
      );
      rows = withRanks(scored, this.method(method)[scope.split(':')[0]]);
      this.known.set(key, rows);
    }
    return rows;
  }

  /**
   * The part of a row that only the country's own answers decide.
   * @param {string} method
   * @param {Changes} changes
   * @param {string} scope
   * @param {string} country
   */
  #scored(method, changes, scope, country) {
    const own = [...changes]
      .filter(([at]) => at.startsWith(country))
      .map(([at, to]) => `${at}=${to}`)
      .sort();
    const key = [country, method, scope, ...own].join(' ');
    let row = this.known.get(key);
    if (!row) {
      row = scoreOf(this.built, this.method(method), changes, country, scope);
      this.known.set(key, row);
    }
    return row;
  }

  /**
   * Every scope of a country.
   * @param {string} method
   * @param {Changes} changes
   * @param {string} country
   */
  score(method, changes, country) {
    const at = this.codes.indexOf(country);
    return this.scopes.map((scope) => this.rows(method, changes, scope)[at]);
  }

  /**
   * A country's row in one scope.
   * @param {string} method
   * @param {Changes} changes
   * @param {string} scope
   * @param {string} country
   */
  row(method, changes, scope, country) {
    return this.rows(method, changes, scope)[this.codes.indexOf(country)];
  }

  /** The changes as a list of edits, by country and indicator. @param {Changes} changes */
  edits(changes) {
    return this.open.flatMap((/** @type {string} */ country) => {
      const from = answersOf(this.built, new Map(), country);
      return this.index.indicators.flatMap((/** @type {any} */ { id }) => {
        const to = changes.get(`${country}.${id}`);
        return to === undefined ? [] : [{ country, indicator: id, from: from[id], to }];
      });
    });
  }

  /** The changes with one more answer. @param {Changes} changes @param {any} edit */
  with(changes, { country, indicator, to }) {
    const key = `${country}.${indicator}`;
    const next = new Map(changes);
    if (answersOf(this.built, new Map(), country)[indicator] === to) next.delete(key);
    else next.set(key, to);
    return next;
  }
}

/** The states that undo and redo step through: the changes and the method that ranks. */
export class History {
  /** @type {{ changes: Changes, method: string }[]} */
  #states = [{ changes: new Map(), method: '' }];
  #at = 0;

  get now() {
    return this.#states[this.#at].changes;
  }
  /** The method that ranks, "" for the publisher's. */
  get method() {
    return this.#states[this.#at].method;
  }
  get canUndo() {
    return this.#at > 0;
  }
  get canRedo() {
    return this.#at < this.#states.length - 1;
  }

  /** Adds a step, unless it changes nothing. @param {Changes} next @param {string} [method] */
  go(next, method = this.method) {
    if (same(this.now, next) && method === this.method) return;
    this.#states.length = this.#at + 1;
    this.#states.push({ changes: next, method });
    this.#at += 1;
  }
  undo() {
    if (this.canUndo) this.#at -= 1;
  }
  redo() {
    if (this.canRedo) this.#at += 1;
  }
}

/** @param {Changes} a @param {Changes} b */
const same = (a, b) => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
