/** What single answers could do to every rank, in order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { columnsOf, mostOf, moveOf, rowsOf, strongest } from './pivot-answers.js';

/** @type {import('../../engine/types.d.ts').Pivots} */
const pivots = {
  countries: ['XA', 'XB', 'XC', 'XD'],
  indicators: ['a-01', 'b-01', 'a-02'],
  up: Int16Array.from([0, 0, 0, 2, 0, 1, 1, 1, 2, 0, 0, 0]),
  down: Int16Array.from([3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  upTo: Float64Array.from([0, 0, 0, 4, 0, NaN, 1, 1, 2, 0, 0, 0]),
  downTo: Float64Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
};
const names = new Map([
  ['XA', 'Zed'],
  ['XB', 'Beta'],
  ['XC', 'Alpha'],
  ['XD', 'Delta'],
]);
const places = [
  ['XB', 1],
  ['XA', 2],
  ['XC', 2],
].map(([code, rank]) => ({ code, rank, name: names.get(String(code)), percent: 1, tied: 1 }));
/** @param {'higher' | 'lower'} way @param {'rank' | 'name' | 'movable'} order */
const rows = (way, order) =>
  rowsOf(pivots, way, order, /** @type {any} */ (places), names).map((row) => row.code);

test('a cell has its places and its answer, either way', () => {
  assert.deepEqual(moveOf(pivots, 'higher', 1, 0), { places: 2, to: 4 });
  assert.deepEqual(moveOf(pivots, 'higher', 1, 2), { places: 1, to: null });
  assert.equal(moveOf(pivots, 'lower', 0, 0).places, 3);
  assert.equal(mostOf(pivots), 3);
  assert.equal(mostOf({ ...pivots, up: new Int16Array(), down: new Int16Array() }), 0);
});

test('countries stand by rank (none is last), by name, or by how far an answer moves them', () => {
  assert.deepEqual(rows('higher', 'rank'), ['XB', 'XC', 'XA', 'XD']);
  assert.deepEqual(rows('higher', 'name'), ['XC', 'XB', 'XD', 'XA']);
  assert.deepEqual(rows('higher', 'movable'), ['XC', 'XB', 'XD', 'XA']);
  assert.deepEqual(rows('lower', 'movable'), ['XA', 'XC', 'XB', 'XD']);
});

test('columns stand by domain', () => {
  const index = /** @type {any} */ ({
    domains: [{ id: 'a' }, { id: 'b' }],
    indicators: [
      { id: 'a-01', domain: 'a' },
      { id: 'a-02', domain: 'a' },
      { id: 'b-01', domain: 'b' },
    ],
  });
  assert.deepEqual(
    columnsOf(pivots, index).map((group) => [group.domain.id, group.columns]),
    [
      ['a', [0, 2]],
      ['b', [1]],
    ],
  );
});

test('the strongest are told with how many answers do it, and how many countries are left out', () => {
  const countries = rowsOf(pivots, 'higher', 'rank', /** @type {any} */ (places), names);
  const told = (/** @type {number} */ n) => {
    const { first, equal } = strongest(pivots, 'higher', countries, n);
    return [
      first.map((line) => [line.country.code, line.places, line.answers, line.indicator]),
      equal,
    ];
  };
  assert.deepEqual(told(5), [
    [
      ['XB', 2, 1, 0],
      ['XC', 2, 1, 2],
    ],
    0,
  ]);
  assert.deepEqual(told(1), [[['XB', 2, 1, 0]], 1]);
});
