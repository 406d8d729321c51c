/**
 * Compares the answers to what-if questions with exhaustive search, on cases small enough for that.
 */
import { answersOf } from './reference.mjs';
import { engineRow } from './model.mjs';
import { equal, faultOf, inOrder } from './hold.mjs';

/** @import { Changes, Model } from './model.mjs' */
/** @import { Questions } from '../../web/src/engine/questions.js' */

/** The most scorings for one question. */
const MOST = 300;

/**
 * @typedef {object} Case
 * @property {Questions} engine
 * @property {Model} model
 * @property {string} method
 * @property {string} scope
 * @property {string} country one whose answers are loaded
 * @property {Changes} changes of the current scenario
 * @property {import('./made-up.mjs').Random} random
 */

/**
 * The options of an indicator's scale.
 * @param {any} index
 * @param {any} indicator
 * @returns {number[]}
 */
const options = (index, indicator) =>
  index.scales
    .find((/** @type {any} */ s) => s.id === indicator.scale)
    .options.map((/** @type {any} */ o) => o.score);

/** Places gained; 0 if one of the two is unranked. @param {any} before @param {any} after */
const gainedIn = (before, after) =>
  before.rank === null || after.rank === null ? 0 : before.rank - after.rank;

/** In millionths, rounded down; 0 without a share. @param {any} share */
const millionths = (share) =>
  share === null ? 0 : Number((1_000_000n * share.over) / share.under);

/** @param {number} n */
const factorial = (n) => (n < 2 ? 1 : n * factorial(n - 1));

/**
 * All possible single changes, in the order of indicators and options.
 * @param {Case} c
 * @param {string} country
 */
function singles({ model, changes, method, scope }, country) {
  const now = answersOf(model.built, changes, country);
  const before = model.row(method, changes, scope, country);
  return model.index.indicators.flatMap((/** @type {any} */ i) =>
    [...options(model.index, i), null]
      .filter((to) => to !== now[i.id])
      .map((to) => {
        const next = model.with(changes, { country, indicator: i.id, to });
        const moved = ['overall', `domain:${i.domain}`, `layer:${i.layer}`];
        const after = moved.map((s) => model.row(method, next, s, country));
        const own = after[moved.indexOf(scope)] ?? before;
        return {
          indicator: i.id,
          to,
          gained: gainedIn(before, own),
          share: millionths(own.share) - millionths(before.share),
          after,
        };
      }),
  );
}

/** @param {Case} c */
function impact(c) {
  const all = singles(c, c.country);
  const asked = `of ${c.country} in ${c.scope} by "${c.method}"`;
  const expected = [...all].sort(
    (a, b) => Math.abs(b.gained) - Math.abs(a.gained) || Math.abs(b.share) - Math.abs(a.share),
  );
  const got = c.engine.impact(c.country, c);
  equal(
    `impact ${asked}`,
    expected.map((i) => ({ ...i, after: i.after.map(engineRow) })),
    got.map((i) => ({ ...i, after: i.after.map(inOrder) })),
  );

  const nearer = c.model.method(c.method)[c.scope.split(':')[0]].first === 'lowest' ? -1 : 1;
  const helping = expected.filter(
    (/** @type {any} */ one) =>
      one.to !== null && (one.gained > 0 || (one.gained === 0 && nearer * one.share > 0)),
  );
  const firsts = helping.filter(
    (/** @type {any} */ one, /** @type {number} */ at) =>
      helping.findIndex((/** @type {any} */ other) => other.indicator === one.indicator) === at,
  );
  const most = c.random.between(1, 4);
  const before = c.model.row(c.method, c.changes, c.scope, c.country);
  const suggested = firsts.slice(0, most);
  equal(
    `suggestions ${asked}`,
    suggested.map((/** @type {any} */ s) => ({
      indicator: s.indicator,
      to: s.to,
      rank: (before.rank ?? 0) - s.gained,
      gained: s.gained,
    })),
    c.engine.suggestions(c.country, { ...c, most }).map(({ indicator, to, rank, gained }) => ({
      indicator,
      to,
      rank: before.rank === null ? 0 : rank,
      gained,
    })),
  );
}

/** @param {Case} c */
function pivots(c) {
  const { engine, model, scope, method } = c;
  if (model.open.length < model.codes.length) {
    equal(
      'pivots',
      'needs-sheet',
      faultOf(() => engine.pivots(c)),
    );
    return;
  }
  const got = engine.pivots({ scope, method });
  const expected = { up: [], down: [], upTo: [], downTo: [] };
  for (const country of model.codes) {
    const all = singles(c, country);
    for (const { id } of model.index.indicators) {
      const now = answersOf(model.built, c.changes, country)[id];
      const own = all.filter((/** @type {any} */ s) => s.indicator === id);
      for (const [places, to, sign] of /** @type {const} */ ([
        ['up', 'upTo', 1],
        ['down', 'downTo', -1],
      ])) {
        const most = own.reduce(
          (/** @type {any} */ m, /** @type {any} */ s) =>
            sign * s.gained > m.places ? { places: sign * s.gained, to: s.to } : m,
          { places: 0, to: now },
        );
        /** @type {number[]} */ (expected[places]).push(most.places);
        /** @type {(number | null)[]} */ (expected[to]).push(most.to);
      }
    }
  }
  // NaN is a skip, and null in JSON.
  equal(`pivots in ${scope} by "${method}"`, expected, {
    up: [...got.up],
    down: [...got.down],
    upTo: [...got.upTo],
    downTo: [...got.downTo],
  });
}

/** @param {Case} c */
function compare({ engine, model, changes, scope, method }) {
  const before = model.rows('', changes, scope);
  const after = model.rows(method, changes, scope);
  const moved = model.codes.flatMap((/** @type {string} */ country, /** @type {number} */ at) =>
    before[at].rank === after[at].rank
      ? []
      : [
          {
            country,
            gained: gainedIn(before[at], after[at]),
            before: engineRow(before[at]),
            after: engineRow(after[at]),
          },
        ],
  );
  moved.sort(
    (/** @type {any} */ a, /** @type {any} */ b) => Math.abs(b.gained) - Math.abs(a.gained),
  );
  const got = engine.compare({ scope, method }).moved;
  equal(
    `compare in ${scope} by "${method}"`,
    moved,
    got.map((m) => ({
      country: m.country,
      gained: m.gained,
      before: inOrder(m.before),
      after: inOrder(m.after),
    })),
  );
}

/**
 * Every combination of answers to some questions: lists of [indicator, answer].
 * @param {{ id: string, to: (number | null)[] }[]} open
 * @returns {[string, number | null][][]}
 */
const everyWay = (open) =>
  open.reduce(
    (ways, { id, to }) =>
      ways.flatMap((way) =>
        to.map((t) => /** @type {[string, number | null][]} */ ([...way, [id, t]])),
      ),
    /** @type {[string, number | null][][]} */ ([[]]),
  );

/** @param {Case} c */
function bounds(c) {
  const { engine, model, changes, scope, method } = c;
  if (model.open.length < model.codes.length) return;
  const { rows } = engine.bounds({ scope, method });
  const rules = model.method(method);
  const counts = (/** @type {any} */ i) => {
    if (rules.dropped?.includes(i.id)) return false;
    if (scope !== 'overall') return [`domain:${i.domain}`, `layer:${i.layer}`].includes(scope);
    return (rules.domain_weights?.[i.domain] ?? 1) * (rules.layer_weights?.[i.layer] ?? 1) > 0;
  };
  const skips = (/** @type {string} */ country) => {
    const now = answersOf(model.built, changes, country);
    return model.index.indicators
      .filter((/** @type {any} */ i) => counts(i) && now[i.id] === null)
      .map((/** @type {any} */ i) => ({ id: `${country}.${i.id}`, to: options(model.index, i) }));
  };
  const range = (/** @type {any[]} */ open, /** @type {string} */ country) => {
    const ranks = everyWay(open).map((way) => {
      const next = way.reduce(
        (all, [id, to]) => model.with(all, { country: id.slice(0, 2), indicator: id.slice(3), to }),
        changes,
      );
      return model.row(method, next, scope, country).rank;
    });
    return ranks.includes(null)
      ? [null, null]
      : [
          Math.min(.../** @type {number[]} */ (ranks)),
          Math.max(.../** @type {number[]} */ (ranks)),
        ];
  };
  const ways = (/** @type {any[]} */ open) => open.reduce((product, o) => product * o.to.length, 1);
  const everyone = model.codes.flatMap(skips);
  const dense = model.method(method)[scope.split(':')[0]].ties === 'dense';
  for (const [at, country] of model.codes.entries()) {
    const own = skips(country);
    if (ways(own) <= 64)
      equal(
        `bounds of ${country} in ${scope} by "${method}"`,
        [own.length, range(own, country)],
        [rows[at].skipped, rows[at].own],
      );
    if (ways(everyone) <= 64 && !dense)
      equal(
        `everyone's bounds, ${country} in ${scope} by "${method}"`,
        range(everyone, country),
        rows[at].everyones,
      );
  }
}

/** @param {Case} c */
function explain(c) {
  const { engine, model, changes, scope, method, country } = c;
  const edits = model.edits(changes);
  if (edits.length > 4) return;
  const dense = model.method(method)[scope.split(':')[0]].ties === 'dense';
  const answer = engine.explain(country, { scope, method });
  const state = (/** @type {any[]} */ some) => {
    const next = some.reduce((all, edit) => model.with(all, edit), new Map());
    const row = model.row(method, next, scope, country);
    // An unranked country counts as one below all ranked ones.
    const ranks = model.rows(method, next, scope).map((r) => r.rank ?? 0);
    const last = dense ? Math.max(...ranks) : row.of;
    return {
      achieved: row.achieved,
      maximum: row.maximum,
      rank: row.rank ?? last + 1,
      percent: Number(row.percent ?? 0),
    };
  };
  const sums = edits.map(() => ({ achieved: 0, maximum: 0, gained: 0, percent: 0 }));
  for (const order of permutations(
    edits.map((/** @type {any} */ _, /** @type {number} */ at) => at),
  )) {
    for (const [turn, at] of order.entries()) {
      const before = state(order.slice(0, turn).map((i) => edits[i]));
      const after = state(order.slice(0, turn + 1).map((i) => edits[i]));
      sums[at].achieved += after.achieved - before.achieved;
      sums[at].maximum += after.maximum - before.maximum;
      sums[at].gained += before.rank - after.rank;
      sums[at].percent += after.percent - before.percent;
    }
  }
  const orders = factorial(edits.length);
  for (const [at, part] of answer.parts.entries()) {
    const { achieved, maximum, gained, percent } = sums[at];
    const asked = `explain ${JSON.stringify(edits[at])} for ${country} in ${scope} by "${method}"`;
    const { achieved: a, maximum: m, gained_in_orders: g } = part;
    equal(
      asked,
      [edits[at].indicator, achieved, maximum, gained * answer.orders],
      [part.indicator, a * orders, m * orders, g * orders],
    );
    equal(`${asked}, percentage`, true, Math.abs(percent / orders - part.percent) < 1e-6);
  }
}

/** @param {number[]} list @returns {number[][]} */
const permutations = (list) =>
  list.length < 2
    ? [list]
    : list.flatMap((one) =>
        permutations(list.filter((o) => o !== one)).map((rest) => [one, ...rest]),
      );

/** @param {Case} c */
function goal(c) {
  const { engine, model, changes, method, country, random } = c;
  const { index } = model;
  // Exhaustive search is faster in a domain or layer with few indicators than overall.
  const scope = random.pick([c.scope, c.scope, ...model.scopes]);
  const rule = model.method(method)[scope.split(':')[0]];
  const rules = model.method(method);
  const mean = scope === 'overall' && rules.aggregate === 'mean';
  const ofAnswered =
    mean && [rules.overall, rules.domain].some((r) => r.denominator === 'answered');
  const before = model.row(method, changes, scope, country);
  const byRank = random.chance(60);
  const names = namesIn(model, random);
  const request = {
    country,
    scope,
    method,
    lower: random.chance(30),
    steps: random.chance(30),
    mayRaise: random.chance(85),
    mayLower: random.chance(85),
    maySkip: random.chance(50),
    only: random.chance(20) ? random.some(names, random.between(1, 3)) : [],
    lock: random.chance(20) ? random.some(names, random.between(1, 2)) : [],
    rank: byRank ? random.between(1, model.codes.length) : 0,
    percent: byRank ? '' : percentFor(random, rule.rounding[rule.rounding.length - 1]),
  };
  if (before.rank === null) {
    equal(
      `goal ${JSON.stringify(request)}`,
      'bad-request',
      faultOf(() => engine.goal(request)),
    );
    return;
  }
  const now = answersOf(model.built, changes, country);
  const named = (/** @type {any} */ i, /** @type {string[]} */ ids) =>
    [i.id, i.domain, i.layer, `domain:${i.domain}`, `layer:${i.layer}`].some((id) =>
      ids.includes(id),
    );
  const counts = (/** @type {any} */ i) =>
    scope === 'overall' || [`domain:${i.domain}`, `layer:${i.layer}`].includes(scope);
  const free = index.indicators.filter(
    (/** @type {any} */ i) =>
      counts(i) && (request.only.length === 0 || named(i, request.only)) && !named(i, request.lock),
  );
  const open = free.map((/** @type {any} */ i) => {
    const from = now[i.id];
    const to = [...options(index, i), null].filter((t) => {
      if (t === from) return true;
      // Under a mean of answered questions, no answer becomes skipped, and no skip is answered.
      if ((t === null || from === null) && ofAnswered) return false;
      if (t === null) return request.maySkip;
      return from === null || (t > from ? request.mayRaise : request.mayLower);
    });
    return { id: i.id, to, from, options: options(index, i) };
  });
  if (
    open.reduce((/** @type {number} */ product, /** @type {any} */ o) => product * o.to.length, 1) >
    MOST
  )
    return;

  const price = (/** @type {[string, number | null][]} */ way) =>
    way.reduce((sum, [id, to]) => {
      const { from, options: scale } = open.find((/** @type {any} */ o) => o.id === id);
      if (to === from) return sum;
      return (
        sum +
        (!request.steps || to === null || from === null
          ? 1
          : Math.abs(scale.indexOf(to) - scale.indexOf(from)))
      );
    }, 0);
  const reaches = (/** @type {any} */ row) => {
    if (row.rank === null) return false;
    const beyond = byRank ? request.rank - row.rank : Number(row.percent) - Number(request.percent);
    return request.lower ? beyond <= 0 : beyond >= 0;
  };
  const tried = everyWay(open).map((way) => {
    const next = way.reduce(
      (all, [id, to]) => model.with(all, { country, indicator: id, to }),
      changes,
    );
    return { way, cost: price(way), row: model.row(method, next, scope, country) };
  });
  const good = tried.filter((t) => reaches(t.row));
  const asked = `goal ${JSON.stringify(request)}`;
  const answer = engine.goal(request);
  equal(`${asked}, before`, engineRow(before), inOrder(answer.before));
  const applied = (/** @type {any[]} */ edits) => {
    for (const e of edits)
      equal(`${asked}, from`, [country, now[e.indicator]], [e.country, e.from]);
    return model.row(
      method,
      edits.reduce((all, e) => model.with(all, e), changes),
      scope,
      country,
    );
  };
  const reached = applied(answer.changes);
  if (!answer.proven) {
    // A mean with too fine a denominator is searched, which promises no more than what it reaches.
    equal(`${asked}, searched`, true, mean);
    if (answer.reachable) {
      equal(`${asked}, reached`, true, reaches(reached));
      equal(`${asked}, after`, engineRow(reached), inOrder(answer.after));
    }
    return;
  }
  equal(`${asked}, reachable`, good.length > 0, answer.reachable);
  if (good.length === 0) {
    equal(`${asked}, best`, engineRow(reached), inOrder(answer.best));
    const closeness = (/** @type {any} */ row) =>
      row.rank === null
        ? -Infinity
        : (request.lower ? 1 : -1) * (byRank ? row.rank : -Number(row.percent));
    equal(`${asked}, closest`, Math.max(...tried.map((t) => closeness(t.row))), closeness(reached));
    return;
  }
  const least = Math.min(...good.map((t) => t.cost));
  const sets = good.filter((t) => t.cost === least);
  equal(`${asked}, cost`, least, answer.cost);
  equal(`${asked}, after`, engineRow(reached), inOrder(answer.after));
  const told = (/** @type {any[]} */ edits) =>
    JSON.stringify(edits.map((e) => [e.indicator, e.to]));
  const known = sets.map((t) =>
    told(t.way.flatMap(([indicator, to]) => (to === now[indicator] ? [] : [{ indicator, to }]))),
  );
  for (const set of [answer.changes, ...answer.others])
    equal(`${asked}, a smallest set ${told(set)}`, true, known.includes(told(set)));
  if (answer.sets !== null) equal(`${asked}, sets`, sets.length, answer.sets);
}

/**
 * Possible limits for a goal: parts by their full ids or, if unambiguous, by short ones;
 * indicators.
 * @param {Model} model
 * @param {import('./made-up.mjs').Random} random
 */
function namesIn(model, random) {
  const parts = model.scopes.slice(1);
  const short = (/** @type {string} */ scope) => scope.split(':')[1];
  const indicators = model.index.indicators.map((/** @type {any} */ i) => i.id);
  const all = ['overall', ...parts.map(short), ...indicators];
  const isClear = (/** @type {string} */ name) =>
    all.filter((other) => other === name).length === 1;
  return [
    ...parts.map((scope) => (isClear(short(scope)) && random.chance(70) ? short(scope) : scope)),
    ...indicators.filter(isClear),
  ];
}

/** @param {import('./made-up.mjs').Random} random @param {number} decimals */
function percentFor(random, decimals) {
  const units = random.between(0, 100 * 10 ** decimals);
  return random.chance(30)
    ? String(random.between(0, 100))
    : (units / 10 ** decimals).toFixed(decimals);
}

/**
 * Asks one case a few questions.
 * @param {Questions} engine
 * @param {Awaited<ReturnType<typeof import('./hold.mjs').hold>>} held
 * @param {import('./made-up.mjs').Random} random
 */
export function ask(engine, { model, methods, history }, random) {
  if (
    methods.length === 0 ||
    model.open.length === 0 ||
    model.index.indicators.length * model.codes.length > 120
  )
    return;
  const c = {
    engine,
    model,
    method: random.pick(methods),
    scope: random.pick(model.scopes),
    country: random.pick(model.open),
    changes: history.now,
    random,
  };
  impact(c);
  if (methods.includes('')) compare(c);
  pivots(c);
  bounds(c);
  explain(c);
  for (let i = 0; i < 3; ++i) goal({ ...c, country: random.pick(model.open) });
}
