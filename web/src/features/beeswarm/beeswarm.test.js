import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { BeeswarmState } from './beeswarm.js';
import { namesOf, stemOf } from './beeswarm-names.js';

/** @typedef {import('../../explorer/store.js').Open} Open */

/** @param {number} i */
const codeOf = (i) => `U${i}`;

/**
 * An edition of n countries, most of them near the middle, the first with the highest share.
 * @param {number} n
 * @param {{ edited?: Record<string, number>, shown?: number }} [more] new percentages by code
 */
function storeOf(n, { edited = {}, shown = n >> 1 } = {}) {
  const percent = Array.from({ length: n }, (_, i) => {
    const w = 1 - (2 * i + 1) / n;
    return Math.round(10 * (40 + 12 * w + 18 * w ** 3)) / 10;
  });
  const countries = percent.map((_, i) => codeOf(i));
  const rank = percent.map((share) => 1 + percent.filter((other) => other > share).length);
  const places = countries
    .map((code, i) => ({ code, name: code, percent: edited[code] ?? percent[i], rank: rank[i] }))
    .sort((a, b) => b.percent - a.percent);
  const store = {
    data: {
      revision: {},
      standings: { countries: countries.map((code) => ({ code, name: code })) },
    },
    method: 'own',
    index: { methods: [{ id: 'own' }] },
    engine: { publishedRanking: () => ({ countries, percent, rank, median: 40 }) },
    text: {
      beeswarm: {
        own: () => 'with your change',
        placed: (/** @type {{ name: string }} */ { name }) => name,
      },
    },
    model: {
      code: codeOf(shown),
      places,
      edits: new Map(codeOf(shown) in edited ? [['a-01', {}]] : []),
      editedCountries: Object.keys(edited),
      passed: { above: [codeOf(shown - 1)], level: [], below: [] },
    },
  };
  return /** @type {Open} */ (/** @type {unknown} */ (store));
}

describe('the beeswarm', () => {
  for (const n of [1, 12, 98, 676, 2000])
    test(`of ${n} countries has a dot for each, inside the plot, and none overlaps`, () => {
      const { dots, r, height, width, dense } = new BeeswarmState(storeOf(n)).swarm;
      assert.equal(dots.length, n);
      for (const { x, y } of dots) {
        assert.ok(x >= 0 && x <= width);
        assert.ok(y - r >= 0 && y + r <= height);
      }
      if (dense) return assert.ok(n >= 2000, 'only the largest are pressed together');
      for (const [i, a] of dots.entries())
        for (const b of dots.slice(0, i)) {
          if (Math.abs(a.x - b.x) >= 2 * r) continue;
          assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= 2 * r, `${a.code} and ${b.code}`);
        }
    });

  test('has smaller dots for more countries', () => {
    const radii = [12, 98, 676, 2000].map((n) => new BeeswarmState(storeOf(n)).swarm.r);
    assert.deepEqual(
      radii,
      [...radii].sort((a, b) => b - a),
    );
  });

  test('is laid out once for an edition, whatever changes', () => {
    const store = storeOf(98);
    const state = new BeeswarmState(store);
    const { swarm } = state;
    const { model } = storeOf(98, { edited: { U49: 41 } });
    store.model = model;
    assert.equal(state.swarm, swarm);
    store.data.revision = {};
    assert.notEqual(state.swarm, swarm);
  });

  test('gives a changed country a dot above all others, with a stem from its published one', () => {
    const state = new BeeswarmState(storeOf(98, { edited: { U49: 43 } }));
    const { swarm } = state;
    const [own, ...others] = state.extras(null);
    assert.deepEqual(others, []);
    assert.equal(own.kind, 'own');
    assert.equal(own.x, swarm.axis.scale(43));
    assert.equal(own.from, swarm.byCode.get('U49'));
    for (const { x, y } of swarm.dots)
      assert.ok(Math.hypot(x - own.x, y - own.y) >= swarm.apart - 1e-6);
    const near = swarm.dots.filter(({ x }) => Math.abs(x - own.x) < swarm.apart);
    assert.ok(near.length > 0 && near.every(({ y }) => y > own.y));
    assert.ok(stemOf(own));
  });

  test('shows a proposal and the changes of other countries beside each other', () => {
    const state = new BeeswarmState(storeOf(98, { edited: { U10: 50, U49: 50 } }));
    const extras = state.extras({ percent: 50, label: 'Preview' });
    assert.deepEqual(
      extras.map(({ kind, code }) => [kind, code]),
      [
        ['own', 'U49'],
        ['own', 'U10'],
        ['proposed', 'U49'],
      ],
    );
    const heights = extras.map(({ y }) => y);
    assert.equal(new Set(heights.map(Math.round)).size, 3);
  });

  test('finds the country nearest to a point, also where it would be', () => {
    const state = new BeeswarmState(storeOf(98, { edited: { U49: 43 } }));
    const extras = state.extras(null);
    const dot = /** @type {import('./beeswarm.js').Dot} */ (state.swarm.byCode.get('U3'));
    assert.deepEqual(state.nearest({ x: dot.x + 1, y: dot.y }, extras), { code: 'U3', far: 1 });
    const [own] = extras;
    assert.deepEqual(state.nearest(own, extras), { code: 'U49', far: 0 });
  });

  test('names the shown country, both ends, what is changed and who is passed', () => {
    const store = storeOf(98, { edited: { U49: 43 } });
    const state = new BeeswarmState(store);
    const keys = namesOf(store, state, state.extras(null)).map(({ key }) => key);
    for (const key of ['U49', 'U0', 'U97', 'own U49', 'U48']) assert.ok(keys.includes(key), key);
    assert.equal(new Set(keys).size, keys.length);
  });

  test('without a ranked country has nothing', () => {
    const state = new BeeswarmState(storeOf(0));
    assert.deepEqual(state.swarm.dots, []);
    assert.deepEqual(state.extras(null), []);
  });
});
