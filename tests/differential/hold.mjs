/** Compares the engine (WebAssembly through the public JavaScript) with the reference. */
import { scopesOf } from './reference.mjs';
import { engineRow, History, Model } from './model.mjs';

/** A disagreement: the question, the reference's answer and the engine's answer. */
export class Disagreement extends Error {
  /** @param {string} asked @param {unknown} expected @param {unknown} got */
  constructor(asked, expected, got) {
    super(
      `${asked}\n  reference: ${JSON.stringify(expected)}\n  engine:    ${JSON.stringify(got)}`,
    );
    this.asked = asked;
  }
}

/** @param {string} asked @param {unknown} expected @param {unknown} got */
export function equal(asked, expected, got) {
  if (JSON.stringify(expected) !== JSON.stringify(got))
    throw new Disagreement(asked, expected, got);
}

/** The error code of a failed request, or "". @param {() => unknown} request */
export function faultOf(request) {
  try {
    request();
    return '';
  } catch (fault) {
    const { problems } = /** @type {any} */ (fault);
    if (!problems) throw fault;
    return problems[0].code;
  }
}

/**
 * Loads a case's files.
 * @param {import('../../web/src/engine/questions.js').Questions} engine
 * @param {any} built
 */
export function load(engine, built) {
  equal('loading index.json', [], engine.loadEdition('index.json', JSON.stringify(built.index)));
  equal(
    'loading standings.json',
    [],
    engine.loadStandings('standings.json', JSON.stringify(built.standings)),
  );
  for (const [country, sheet] of Object.entries(built.sheets)) {
    equal(
      `loading ${country}.json`,
      [],
      engine.loadSheet(`${country}.json`, JSON.stringify(sheet)),
    );
  }
}

/**
 * All scores and ranks: as published, during the scenario and after it.
 * @param {import('../../web/src/engine/questions.js').Questions} engine @param {any} built
 */
export function hold(engine, built) {
  const model = new Model(built);
  load(engine, built);
  equal('check', [], engine.check().problems);
  if (built.own && model.refusal('own') === 'out-of-range') {
    equal(
      'addMethod',
      'out-of-range',
      engine.addMethod('own.json', JSON.stringify(built.own))[0]?.code,
    );
    model.methods.pop();
  } else if (built.own) {
    equal('addMethod', [], engine.addMethod('own.json', JSON.stringify(built.own)));
  }
  const methods = model.methods.filter((method) => {
    const refusal = model.refusal(method);
    equal(
      `ranks(${method})`,
      refusal,
      faultOf(() => engine.ranks(method)),
    );
    return refusal === '';
  });
  results(engine, model, methods, new Map(), true);
  const history = new History();
  for (const [at, step] of built.script.entries()) {
    act(engine, model, history, step);
    equal(`edits after ${at}: ${JSON.stringify(step)}`, model.edits(history.now), engine.edits());
    equal(`method after ${at}: ${JSON.stringify(step)}`, history.method, engine.rankedBy);
    equal(
      `undo, redo after ${at}`,
      [history.canUndo, history.canRedo],
      [engine.canUndo, engine.canRedo],
    );
    // Uses one method throughout, so that its results are updated and not recomputed.
    if (methods.length === 0) continue;
    const method = methods[built.script.length % methods.length];
    const expected = model.scopes.flatMap((scope) =>
      model.rows(method, history.now, scope).map((r) => r.rank ?? 0),
    );
    equal(`ranks(${method}) after ${at}: ${JSON.stringify(step)}`, expected, [
      ...engine.ranks(method),
    ]);
  }
  results(engine, model, methods, history.now, false);
  results(engine, model, methods.slice(0, 1), new Map(), true);
  return { model, methods, history };
}

/**
 * @param {import('../../web/src/engine/questions.js').Questions} engine
 * @param {Model} model
 * @param {string[]} methods
 * @param {import('./model.mjs').Changes} changes
 * @param {boolean} published
 */
function results(engine, model, methods, changes, published) {
  for (const method of methods) {
    for (const scope of scopesOf(model.index)) {
      const rows = model.rows(method, changes, scope);
      const ranking = published
        ? engine.publishedRanking(scope, method)
        : engine.ranking(scope, method);
      const expected = {
        countries: model.codes,
        achieved: rows.map((r) => r.achieved),
        maximum: rows.map((r) => r.maximum ?? -1),
        percent: rows.map((r) => (r.percent === null ? null : Number(r.percent))),
        rank: rows.map((r) => r.rank ?? 0),
        tied: rows.map((r) => r.tied ?? 0),
        median: medianOf(rows),
        mean: meanOf(rows),
      };
      const { countries, achieved, maximum, percent, rank, tied, median, mean } = ranking;
      const got = {
        countries,
        achieved: [...achieved],
        maximum: [...maximum],
        percent: [...percent],
        rank: [...rank],
        tied: [...tied],
        median,
        mean,
      };
      equal(
        `${published ? 'published ranking' : 'ranking'} of ${scope} by "${method}"`,
        expected,
        got,
      );
    }
    for (const country of model.codes) {
      const expected = model.score(method, changes, country).map(engineRow);
      const got = published
        ? engine.publishedScore(country, method)
        : engine.score(country, method);
      equal(
        `${published ? 'published score' : 'score'} of ${country} by "${method}"`,
        expected,
        got.map(inOrder),
      );
    }
  }
}

/** Keys in one order. @param {any} row */
export const inOrder = ({ scope, achieved, maximum, percent, decimals, rank, tied, of }) => ({
  scope,
  achieved,
  maximum,
  percent,
  decimals,
  rank,
  tied,
  of,
});

/** The median percentage of the ranked countries; the midpoint of two. @param {any[]} rows */
function medianOf(rows) {
  const units = rows
    .filter((r) => r.rank !== null)
    .map((r) => Number(r.percent.replace('.', '')))
    .sort((a, b) => a - b);
  if (units.length === 0) return null;
  const twice = units[(units.length - 1) >> 1] + units[units.length >> 1];
  return (twice * 5) / 10 ** (rows[0].decimals + 1);
}

/**
 * The mean percentage of the ranked, rounded half up to their decimals, in whole numbers.
 * @param {any[]} rows
 */
function meanOf(rows) {
  const units = rows.filter((r) => r.rank !== null).map((r) => BigInt(r.percent.replace('.', '')));
  if (units.length === 0) return null;
  const sum = units.reduce((total, n) => total + n, 0n);
  const divisor = 2n * BigInt(units.length);
  const doubled = 2n * sum + BigInt(units.length);
  const down = doubled < 0n && doubled % divisor !== 0n ? 1n : 0n;
  return Number(doubled / divisor - down) / 10 ** rows[0].decimals;
}

/**
 * @param {import('../../web/src/engine/questions.js').Questions} engine
 * @param {Model} model
 * @param {History} history
 * @param {any} step
 */
function act(engine, model, history, step) {
  if (step.act === 'set') {
    engine.set(step.country, step.indicator, step.to);
    history.go(model.with(history.now, step));
  } else if (step.act === 'setAll') {
    engine.setAll(step.edits);
    history.go(
      step.edits.reduce(
        (/** @type {any} */ all, /** @type {any} */ edit) => model.with(all, edit),
        history.now,
      ),
    );
  } else if (step.act === 'reset') {
    engine.reset(step.country, step.indicator);
    const next = new Map(history.now);
    next.delete(`${step.country}.${step.indicator}`);
    history.go(next);
  } else if (step.act === 'resetAll') {
    engine.reset();
    history.go(new Map(), '');
  } else if (step.act === 'rankBy') {
    const methods = [model.publishers, ...model.usable];
    const method = methods[step.method % methods.length];
    engine.rankBy(method);
    history.go(history.now, model.stepTo(method));
  } else if (step.act === 'undo') {
    equal('undo', history.canUndo, engine.undo());
    history.undo();
  } else if (step.act === 'redo') {
    equal('redo', history.canRedo, engine.redo());
    history.redo();
  } else {
    throughLink(engine, model, history);
  }
}

/**
 * A link holds the scenario: writes it, resets everything, opens it.
 * @param {import('../../web/src/engine/questions.js').Questions} engine
 * @param {Model} model
 * @param {History} history
 */
function throughLink(engine, model, history) {
  const country = model.codes[0];
  const scope = model.scopes[model.scopes.length - 1];
  const method = model.usable[0] ?? model.publishers;
  const before = history.now;
  const link = engine.link(country, { method, scope });
  engine.reset();
  history.go(new Map(), '');
  const opened = engine.openLink(`#${link}`);
  history.go(before, model.stepTo(method));
  equal(
    `opening ${link}`,
    {
      country,
      method: model.stepTo(method),
      scope,
      others: [],
      problems: [],
    },
    opened,
  );
  equal(`written again ${link}`, link, engine.link(country, { method, scope }));
}
