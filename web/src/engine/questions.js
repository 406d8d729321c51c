import createModule from '#question-module';

import { Engine, withPercent } from './engine.js';
import { refuse, value } from './errors.js';

/**
 * @import { Asked, Bounds, Changes, Claim, Comparison, DrawOptions } from './types.d.ts'
 * @import { Explanation } from './types.d.ts'
 * @import { GoalAnswer, GoalRequest, Impact, Pair, Pivots, Problem } from './types.d.ts'
 * @import { Robustness, Row, Sensitivity, StateTexts, Tally, WeightRanges } from './types.d.ts'
 * @import { WeightShift } from './types.d.ts'
 * @import { QuestionModule, QuestionSession } from '#question-module'
 */

/** How many numbers the module gives for an impact, and after them for each of its rows. */
const IMPACT = 4;
const ROW = 6;

/** @type {Required<DrawOptions>} */
const DRAWS = {
  seed: 1,
  draws: 10_000,
  weights: 'fixed',
  concentration: 1,
  noise: 25,
  answers: false,
  answerChance: 500,
  skips: false,
};

/**
 * Opens the core with every what-if question. Larger than `open` of engine.js; a page keeps it in a
 * worker (client.js).
 * @param {{ wasmBinary?: Uint8Array }} [options]
 * @returns {Promise<Questions>}
 */
export async function openQuestions(options = {}) {
  return new Questions(await createModule(options));
}

/**
 * An engine that also says why a rank is what it is, what would move it and how robust it is. All
 * questions are about the scenario as it stands, and none changes it. What a question needs and is
 * not loaded (answers of a country, or of all) is a RescoreError with the code needs-sheet.
 */
export class Questions extends Engine {
  /** @type {QuestionSession} */
  #session;
  /** @type {QuestionModule} */
  #module;
  #running = false;

  /** @param {QuestionModule} module */
  constructor(module) {
    const session = new module.Session();
    super(module, session);
    this.#session = session;
    this.#module = module;
  }

  /**
   * Adds a made-up method from JSON (data/schema/method.schema.json); from then on it is asked for
   * by its id. An earlier one with this id gives way.
   * @param {string} file
   * @param {string} text
   * @returns {Problem[]}
   */
  addMethod(file, text) {
    return this.#session.addMethod(file, text);
  }

  /**
   * Recomputes every published figure that is loaded.
   * @returns {{ tallies: Tally[], problems: Problem[] }}
   */
  check() {
    const { value: tallies, errors } = this.#session.check();
    return { tallies: tallies ?? [], problems: errors };
  }

  /**
   * Every single other answer of a country, the most effective first.
   * @param {string} country
   * @param {Asked} [asked]
   * @returns {Impact[]}
   */
  impact(country, { scope = 'overall', method = '' } = {}) {
    const list = value(this.#session.impact(country, scope, method));
    const { scopes, indicators } = this.ids();
    const decimals = value(this.#session.decimals(method));
    /** @type {Impact[]} */
    const impacts = [];
    for (let at = 0; at < list.length;) {
      const moved = this.ids().moved[list[at]];
      const rows = at + IMPACT;
      impacts.push({
        indicator: indicators[list[at]],
        to: Number.isNaN(list[at + 1]) ? null : list[at + 1],
        gained: list[at + 2],
        share: list[at + 3],
        after: moved.map((s, i) => rowOf(list, rows + i * ROW, scopes[s], decimals[s])),
      });
      at = rows + moved.length * ROW;
    }
    return impacts;
  }

  /**
   * How far single answers could move each country's own rank. Needs every country's answers.
   * @param {Asked} [asked]
   * @returns {Pivots}
   */
  pivots({ scope = 'overall', method = '' } = {}) {
    const { countries, indicators } = this.ids();
    return { countries, indicators, ...value(this.#session.pivots(scope, method)) };
  }

  /**
   * The least that brings a country to a rank or a percentage, with the proof that less cannot; or
   * the proof that it cannot be reached, and what comes closest.
   * @param {GoalRequest} request
   * @returns {GoalAnswer}
   */
  goal(request) {
    const { scope = 'overall', method = '' } = request;
    const defaults = {
      rank: 0,
      percent: '',
      lower: false,
      steps: false,
      only: [],
      lock: [],
      mayRaise: true,
      mayLower: true,
      maySkip: false,
    };
    /** @type {GoalAnswer} */
    const answer = JSON.parse(
      value(this.#session.goal({ ...defaults, ...request, scope, method })),
    );
    for (const key of /** @type {const} */ (['before', 'after', 'best'])) {
      const row = answer[key];
      if (row) answer[key] = withPercent(row);
    }
    this.#addDecimals([answer.before, answer.after, answer.best], method);
    return answer;
  }

  /**
   * What each change contributes to a country's result: from the published answers, or from the
   * changes of a link, to the scenario as it stands.
   * @param {string} country
   * @param {Asked & { from?: string }} [asked] `from` is a link, as `link()` gives it; what of it
   *   does not hold is refused
   * @returns {Explanation}
   */
  explain(country, { scope = 'overall', method = '', from = '' } = {}) {
    /** @type {Explanation} */
    const answer = JSON.parse(value(this.#session.explain(country, scope, method, from)));
    this.#addDecimals([answer.before, answer.after], method);
    return answer;
  }

  /**
   * Where countries could stand if their own skips, or everyone's, had been answered: exact bounds.
   * Needs every country's answers.
   * @param {Asked} [asked]
   * @returns {Bounds}
   */
  bounds({ scope = 'overall', method = '' } = {}) {
    return JSON.parse(value(this.#session.bounds(scope, method)));
  }

  /**
   * Whose rank another method changes.
   * @param {Asked & { against?: string }} asked `against` is the publisher's method when left out
   * @returns {Comparison}
   */
  compare({ scope = 'overall', method = '', against = '' }) {
    /** @type {Comparison} */
    const answer = JSON.parse(value(this.#session.compare(scope, method, against)));
    for (const { before, after } of answer.moved) {
      this.#addDecimals([before], against);
      this.#addDecimals([after], method);
    }
    return answer;
  }

  /**
   * The best and the worst rank of a country under all weights of the domains, or of every country
   * that has a rank (docs/weights.md). All countries are examined one by one, and other work runs
   * between them; `onProgress` gets the share that is done and, as a function, those done so far.
   * Rejects with the signal's reason when it is aborted.
   * @param {{ country?: string, method?: string, atLeast?: number | string }} [asked] `atLeast` is
   *   the least weight of a domain, from 0 to 1 with at most six decimals
   * @param {Steering<WeightRanges>} [steering]
   * @returns {Promise<WeightRanges>}
   */
  async weights({ country = '', method = '', atLeast = 0 } = {}, steering = {}) {
    /** @param {string} code @returns {WeightRanges} */
    const of = (code) => JSON.parse(value(this.#session.weights(code, method, String(atLeast))));
    if (country) return of(country);
    const { countries, rank } = this.ranking('overall', method);
    const ranked = countries.filter((_, c) => rank[c] > 0);
    return allWeights(ranked, of, steering);
  }

  /**
   * The smallest change of the method's weights of the domains that brings a country to a rank: to
   * this one or nearer to 1 if it is below it, otherwise to this one or lower (docs/weights.md). A
   * method that weights cannot be changed of exactly is a RescoreError. Cost: a tenth of a second to
   * seconds.
   * @param {string} country
   * @param {number} rank a whole number of 1 or more
   * @param {{ method?: string }} [asked]
   * @returns {WeightShift}
   */
  weightShift(country, rank, { method = '' } = {}) {
    return JSON.parse(value(this.#session.weightShift(country, rank, method)));
  }

  /**
   * Why one country is above another: the gap between their overall scores by domain and by answer,
   * the fewest answers that turn them around, and whether weights do.
   * @param {string} a
   * @param {string} b
   * @param {{ method?: string }} [asked]
   * @returns {Pair}
   */
  pair(a, b, { method = '' } = {}) {
    return JSON.parse(value(this.#session.pair(a, b, method)));
  }

  /**
   * Why ranks changed since an earlier state of the index: each country's move, split into newcomers,
   * answers, questions and rule. Both states count as published, by their publisher's methods. What
   * is wrong in the earlier state's files is refused, and named "from/index.json" and so on.
   * @param {StateTexts} earlier
   * @param {{ country?: string, crosswalk?: string }} [asked] one country alone; the text of a
   *   crosswalk (docs/changes.md)
   * @returns {Changes}
   */
  changes(earlier, { country = '', crosswalk = '' } = {}) {
    return this.#with([earlier], ['from'], ([from]) =>
      JSON.parse(value(this.#session.changesFrom(from, country, crosswalk))),
    );
  }

  /**
   * Whether a sentence about the published ranking is right: confirmed, refuted or too close to call,
   * with a sentence to use instead. What is not understood is an answer, too. The scenario's changes
   * do not count. A claim may name the year of another edition, which then is among `others`; what is
   * wrong in their files is refused, and named "others/0/index.json" and so on.
   * @param {string} text English, at most 300 characters; the grammar is in docs/claims.md
   * @param {{ method?: string, others?: StateTexts[] }} [asked]
   * @returns {Claim}
   */
  claim(text, { method = '', others = [] } = {}) {
    const names = others.map((_, n) => `others/${n}`);
    return this.#with(others, names, (sessions) =>
      JSON.parse(value(this.#session.claim(text, method, sessions))),
    );
  }

  /**
   * Opens other editions for one question.
   * @template T
   * @param {StateTexts[]} editions
   * @param {string[]} names of their folders, for errors
   * @param {(sessions: QuestionSession[]) => T} ask
   * @returns {T}
   */
  #with(editions, names, ask) {
    const sessions = editions.map(() => new this.#module.Session());
    try {
      editions.forEach(({ index, standings, sheets = {} }, n) => {
        refuse(sessions[n].loadEdition(`${names[n]}/index.json`, index));
        if (standings) refuse(sessions[n].loadStandings(`${names[n]}/standings.json`, standings));
        for (const [code, text] of Object.entries(sheets))
          refuse(sessions[n].loadSheet(`${names[n]}/countries/${code}.json`, text));
      });
      return ask(sessions);
    } finally {
      for (const session of sessions) session.delete();
    }
  }

  /**
   * How robust the overall ranking is, over draws of weights, answers or skips. Works in slices and
   * lets other work run between them; `onProgress` gets the share that is done and, as a function,
   * the result so far, which firms up. Rejects with the signal's reason when it is aborted, and
   * with an error while another run is under way.
   * @param {DrawOptions & { method?: string }} options
   * @param {Steering<Robustness>} [steering]
   * @returns {Promise<Robustness>}
   */
  robustness({ method = '', ...options }, steering = {}) {
    const session = this.#session;
    return this.#run(
      () => session.startRobustness(checked({ ...DRAWS, ...options }), method),
      (n) => session.advanceRobustness(n),
      () => JSON.parse(session.robustness()),
      steering,
    );
  }

  /**
   * Which choice drives the ranks: Sobol indices of weights, rounding, skip rule and dropped
   * domain.
   * @param {DrawOptions & { method?: string }} options
   * @param {Steering<Sensitivity>} [steering]
   * @returns {Promise<Sensitivity>}
   */
  sensitivity({ method = '', ...options }, steering = {}) {
    const session = this.#session;
    return this.#run(
      () =>
        session.startSensitivity(checked({ ...DRAWS, weights: 'dirichlet', ...options }), method),
      (n) => session.advanceSensitivity(n),
      () => JSON.parse(session.sensitivity()),
      steering,
    );
  }

  /**
   * @template T
   * @param {() => Problem[]} start
   * @param {(draws: number) => [number, number]} advance
   * @param {() => T} result
   * @param {Steering<T>} steering
   * @returns {Promise<T>}
   */
  async #run(start, advance, result, steering) {
    if (this.#running) throw new Error('There is a run already; wait for its end, or abort it.');
    this.#running = true;
    try {
      refuse(start());
      return await inSlices(advance, result, steering);
    } finally {
      this.#running = false;
      this.#session.stop();
    }
  }

  /** @param {(Row | undefined)[]} rows @param {string} method */
  #addDecimals(rows, method) {
    const { scopes } = this.ids();
    const decimals = value(this.#session.decimals(method));
    for (const row of rows) {
      if (row) row.decimals = row.percent === null ? null : decimals[scopes.indexOf(row.scope)];
    }
  }
}

/**
 * @template T
 * @typedef {object} Steering
 * @property {AbortSignal} [signal]
 * @property {(share: number, result: () => T) => void} [onProgress]
 * @property {number} [slice] milliseconds of work at a stretch; 25 when left out
 */

/**
 * @template T
 * @param {(draws: number) => [number, number]} advance
 * @param {() => T} result
 * @param {Steering<T>} steering
 * @returns {Promise<T>}
 */
async function inSlices(advance, result, { signal, onProgress, slice = 25 }) {
  for (let draws = 256, made = 0, all = 1; made < all;) {
    signal?.throwIfAborted();
    const begin = performance.now();
    [made, all] = advance(draws);
    onProgress?.(made / all, result);
    const took = performance.now() - begin;
    draws = Math.max(64, Math.min(draws * 2, Math.round((draws * slice) / Math.max(took, 0.1))));
    if (made < all) await new Promise((resolve) => setTimeout(resolve));
  }
  return result();
}

/**
 * Joins the ranges of single countries. Each of their pairs is counted twice.
 * @param {string[]} codes
 * @param {(code: string) => WeightRanges} of
 * @param {Steering<WeightRanges>} steering
 */
async function allWeights(codes, of, { signal, onProgress, slice = 25 }) {
  /** @type {WeightRanges[]} */
  const each = [];
  const joined = () => ({
    ...each[0],
    countries: each.flatMap(({ countries }) => countries),
    can_be_first: each.flatMap(({ can_be_first: first }) => first),
    decided_pairs: {
      n: each.reduce((sum, { decided_pairs: { n } }) => sum + n, 0) / 2,
      of: each.reduce((sum, { decided_pairs: pairs }) => sum + pairs.of, 0) / 2,
    },
  });
  let begin = performance.now();
  for (const code of codes) {
    signal?.throwIfAborted();
    each.push(of(code));
    onProgress?.(each.length / codes.length, joined);
    if (performance.now() - begin < slice) continue;
    await new Promise((resolve) => setTimeout(resolve));
    begin = performance.now();
  }
  return joined();
}

/**
 * The core would take 10 for 10.7, and no drawn weights for a word that it does not know.
 * @param {Required<DrawOptions>} options
 */
function checked(options) {
  const { seed, draws, concentration, noise, answerChance } = options;
  const counts = { seed, draws, concentration, noise, answerChance };
  for (const [key, value] of Object.entries(counts)) {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new TypeError(`${key} is a whole number, 0 or more.`);
  }
  if (!['fixed', 'dirichlet', 'noise'].includes(options.weights))
    throw new TypeError('weights is fixed, dirichlet or noise.');
  return options;
}

/**
 * @param {Float64Array} list
 * @param {number} at
 * @param {string} scope
 * @param {number} decimals
 * @returns {Row}
 */
function rowOf(list, at, scope, decimals) {
  const [achieved, maximum, score, rank, tied, of] = list.subarray(at, at + ROW);
  return {
    scope,
    achieved,
    maximum: Number.isNaN(maximum) ? null : maximum,
    percent: Number.isNaN(score) ? null : score,
    decimals: Number.isNaN(score) ? null : decimals,
    rank: rank || null,
    tied: rank ? tied : null,
    of,
  };
}
