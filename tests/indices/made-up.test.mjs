/**
 * Generated indices of format 2, with every rule, compared with the second evaluation: every node,
 * published and after a change. Further tests cover common mistakes one by one.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { json, rescore } from '../cli/support.mjs';
import { evaluate } from './evaluate.mjs';

const place = mkdtempSync(join(tmpdir(), 'rescore-made-up-'));
after(() => rmSync(place, { recursive: true, force: true }));

/** @param {any} index @param {any} responses */
function write(index, responses) {
  writeFileSync(join(place, 'index.json'), JSON.stringify(index));
  writeFileSync(join(place, 'responses.json'), JSON.stringify(responses));
}

/**
 * Mulberry32: a seed gives the same numbers everywhere.
 * @param {number} seed
 * @returns {() => number}
 */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const options = (/** @type {number[]} */ ...scores) =>
  scores.map((score) => ({ score, label: `${score}` }));

/** An index, its responses, and one change. @param {number} seed */
function madeUp(seed) {
  const r = random(seed);
  const int = (/** @type {number} */ most) => Math.floor(r() * most);
  /** @template T @param {T[]} list @returns {T} */
  const pick = (list) => list[int(list.length)];
  const maybe = (/** @type {number} */ chance, /** @type {object} */ value) =>
    r() < chance ? value : {};
  const onlyOptions = r() < 0.3;

  /** @type {any[]} */
  const scales = [
    { id: 'o', name: 'O', options: options(pick([-2, 0]), 1, 4) },
    { id: 'p', name: 'P', options: options(0, 3) },
  ];
  for (let i = 0, most = onlyOptions ? 0 : 3; i < most; i++) {
    const lower = 1 + int(5);
    const posts = r() < 0.5 ? { lower, upper: lower + 1 + int(50) } : {};
    const rest = { ...maybe(0.5, { clamp: true }), ...maybe(0.5, { transform: 'log' }) };
    scales.push({
      id: `n${i}`,
      name: 'N',
      number: { ...posts, ...rest, ...maybe(0.3, { reversed: true }) },
    });
  }

  /** @type {any[]} */
  const tree = [{ id: 'overall', name: 'All' }];
  for (let i = 0; i < 1 + int(4); i++) {
    tree.push({
      id: `N.${i}`,
      name: 'N',
      parent: pick(tree).id,
      weight: pick([1, 1, 2, 0.5, 29.5]),
    });
  }
  const others =
    r() < 0.4
      ? [
          { id: 'T1', name: 'T' },
          { id: 'T2', name: 'T' },
        ]
      : [];
  /** @type {any[]} */
  const indicators = [];
  const ask = (/** @type {string[]} */ nodes) =>
    indicators.push({
      id: `i&${indicators.length}`,
      title: 'I',
      nodes,
      weight: pick([1, 1, 3, 0.25]),
      scale: pick(scales).id,
    });
  for (const { id } of tree) {
    if (tree.some((node) => node.parent === id) && r() < 0.7) continue;
    for (let k = 0; k < 1 + int(3); k++)
      ask([id, ...(others.length > 0 && r() < 0.8 ? [pick(others).id] : [])]);
  }
  for (const { id } of others) if (!indicators.some((one) => one.nodes.includes(id))) ask([id]);

  const aggregations = [
    'arithmetic',
    'sum',
    'geometric',
    'harmonic',
    ...(onlyOptions ? ['pooled', 'pooled'] : []),
  ];
  const rule = () => ({
    ...maybe(0.6, { aggregation: pick(aggregations) }),
    ...maybe(0.6, { missing: pick(['left-out', 'zero', 'none']) }),
    ...maybe(0.3, { coverage: pick([0.25, 0.5, 0.75]) }),
    ...maybe(0.4, { scale: pick([1, 10, 'best', 12.5]) }),
    ...maybe(0.6, { rounding: pick([[0], [2], [3], [2, 0], [3, 1]]) }),
    ...maybe(0.3, { halves: 'even' }),
    ...maybe(0.5, { key: 'rounded' }),
    ...maybe(0.3, { ties: 'dense' }),
    ...maybe(0.3, { first: 'lowest' }),
  });
  const nodes = [...tree, ...others];
  const index = {
    format: 2,
    edition: 'made-up',
    title: 'Made up',
    scales,
    nodes,
    indicators,
    units: Array.from({ length: 2 + int(8) }, (_, i) => ({ id: `U ${i}`, name: `Unit ${i}` })),
    methods: [
      {
        id: 'm',
        name: 'M',
        about: 'Made up.',
        rule: rule(),
        nodes: Object.fromEntries(nodes.filter(() => r() < 0.5).map((node) => [node.id, rule()])),
        ...maybe(0.3, { weights: { [pick(tree).id]: pick([0.5, 2, 3]) } }),
        ...(indicators.length > 3 && r() < 0.2 ? { dropped: [pick(indicators).id] } : {}),
      },
    ],
  };
  const answer = (/** @type {any} */ one) => {
    if (r() < 0.15) return null;
    const scale = scales.find(({ id }) => id === one.scale);
    return scale.options
      ? pick(/** @type {any[]} */ (scale.options)).score
      : Math.round((0.5 + r() * 60) * 1000) / 1000;
  };
  const responses = {
    edition: 'made-up',
    indicators: indicators.map(({ id }) => id),
    units: index.units.map(({ id }) => ({ unit: id, answers: indicators.map(answer) })),
  };
  const at = int(indicators.length);
  return {
    index,
    responses,
    change: { unit: pick(index.units).id, at, to: answer(indicators[at]) },
  };
}

/**
 * The results of the command and of the second evaluation for every node.
 * @param {ReturnType<typeof madeUp>} made
 */
function compare({ index, responses, change }) {
  write(index, responses);
  const changed = structuredClone(responses);
  const row = changed.units.find((one) => one.unit === change.unit);
  if (row) row.answers[change.at] = change.to;
  const set = `${change.unit}.${responses.indicators[change.at]}=${change.to ?? 'skip'}`;
  for (const [now, ...args] of /** @type {[any, ...string[]][]} */ ([
    [responses],
    [changed, '--set', set],
  ])) {
    for (const [scope, wanted] of evaluate(index, responses, now)) {
      const { rows } = json('rank', place, '--scope', scope, ...args);
      const found = rows.map((/** @type {any} */ one) => [
        one.country,
        one.score ?? one.percent ?? null,
        one.rank,
      ]);
      const right = found.map((/** @type {any[]} */ [unit]) => [
        unit,
        wanted.get(unit)?.score ?? null,
        wanted.get(unit)?.rank ?? null,
      ]);
      assert.deepEqual(found, right, `${scope} ${args.join(' ')}`);
    }
  }
}

for (let seed = 1; seed <= 60; seed++) test(`made-up index ${seed}`, () => compare(madeUp(seed)));

describe('what is easily got wrong', () => {
  /**
   * Two units, two indicators from 0 to 1: the score of each unit.
   * @param {object} rule
   * @param {number[]} weights
   * @param {(number | null)[][]} answers by unit
   * @param {any} scale
   * @param {string[]} args
   */
  function scores(rule, weights, answers, scale = { number: { lower: 0, upper: 1 } }, ...args) {
    const [a, b] = weights.map((weight, i) => ({
      id: 'ab'[i],
      title: 'T',
      nodes: ['overall'],
      weight,
      scale: 's',
    }));
    write(
      {
        format: 2,
        edition: 'small',
        title: 'Small',
        units: [
          { id: 'A', name: 'A' },
          { id: 'B', name: 'B' },
        ],
        scales: [{ id: 's', name: 'S', ...scale }],
        nodes: [{ id: 'overall', name: 'All' }],
        indicators: [a, b],
        methods: [{ id: 'm', name: 'M', about: 'Small.', rule }],
      },
      {
        edition: 'small',
        indicators: ['a', 'b'],
        units: answers.map((row, i) => ({ unit: 'AB'[i], answers: row })),
      },
    );
    const { rows } = json('rank', place, ...args);
    return Object.fromEntries(
      rows.map((/** @type {any} */ row) => [row.country, row.score ?? row.percent ?? null]),
    );
  }
  const yesNo = { options: options(0, 1) };

  test('a sum of options has its weights as they are, decimals too', () => {
    assert.deepEqual(
      scores(
        { aggregation: 'sum', scale: 1, rounding: [2] },
        [3, 0.25],
        [
          [1, 1],
          [0, 1],
        ],
        yesNo,
      ),
      { A: 3.25, B: 0.25 },
    );
    assert.deepEqual(
      scores(
        { aggregation: 'sum', scale: 1 },
        [4, 2],
        [
          [1, 1],
          [0, 1],
        ],
        yesNo,
      ),
      { A: 6, B: 2 },
    );
  });

  test('one value of 0 makes a geometric and a harmonic mean 0, however little it weighs', () => {
    for (const aggregation of ['geometric', 'harmonic']) {
      assert.deepEqual(
        scores(
          { aggregation },
          [99, 1],
          [
            [1, 0],
            [0.5, 0.5],
          ],
        ),
        { A: 0, B: 50 },
      );
      assert.deepEqual(
        scores(
          { aggregation, scale: 'best' },
          [99, 1],
          [
            [1, 0],
            [0, 1],
          ],
        ),
        { A: 0, B: 0 },
      );
    }
  });

  test('a coverage holds also where what is missing counts as 0', () => {
    for (const aggregation of ['arithmetic', 'pooled']) {
      assert.deepEqual(
        scores(
          { aggregation, missing: 'zero', coverage: 0.6 },
          [1, 1],
          [
            [1, null],
            [1, 0],
          ],
          yesNo,
        ),
        { B: 50, A: null },
      );
    }
  });

  test('goalposts and the best unit stay those of the published data', () => {
    const none = { number: {} };
    assert.deepEqual(
      scores(
        {},
        [1, 1],
        [
          [0, 0],
          [10, 10],
        ],
        none,
        '--set',
        'A.a=20',
      ),
      { A: 100, B: 100 },
    );
    const best = { scale: 'best' };
    assert.deepEqual(
      scores(
        best,
        [1, 1],
        [
          [0.2, 0.2],
          [0.5, 0.5],
        ],
        undefined,
        '--set',
        'A.a=1',
        '--set',
        'A.b=1',
      ),
      { A: 200, B: 100 },
    );
  });

  test('a number between goalposts that are equal has no value, before and after a change', () => {
    const none = { number: {} };
    assert.deepEqual(
      scores(
        {},
        [1, 1],
        [
          [7, 0],
          [7, 10],
        ],
        none,
      ),
      { B: 100, A: 0 },
    );
    assert.deepEqual(
      scores(
        {},
        [1, 1],
        [
          [7, 0],
          [7, 10],
        ],
        none,
        '--set',
        'A.a=8',
      ),
      { B: 100, A: 0 },
    );
    assert.equal(rescore('rank', place, '--method', 'm', '--set', 'A.a=6').status, 0);
  });
});
