/** Whose rank another method changes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { byOtherMethods, rankChanges } from './rank-changes.js';
import { china } from '../../../../tests/cli/support.mjs';
import { chinaCore, textOf } from '../../../../tests/web/support.mjs';

const index = JSON.parse(textOf(china, 'index.json'));
const names = new Map(
  JSON.parse(textOf(china, 'standings.json')).countries.map((/** @type {any} */ c) => [
    c.code,
    c.name,
  ]),
);

test('exact ratios rank eight countries elsewhere, as the check of the method found', async () => {
  const engine = await chinaCore();
  const told = (/** @type {string} */ chosen) =>
    byOtherMethods(engine, index, chosen, names).map(({ method, changes }) => [
      method.id,
      changes.map((c) => `${c.name} ${c.from} ${c.to}`),
    ]);
  const by = [
    'United Kingdom 21 22',
    'Costa Rica 43 44',
    'Bosnia and Herzegovina 51 52',
    'Afghanistan 57 58',
    'Jordan 72 73',
    'Estonia 74 76',
    'Portugal 74 75',
    'Senegal 86 87',
  ];
  assert.deepEqual(told('publisher'), [['exact', by]]);
  const back = told('exact')[0];
  assert.equal(back[0], 'publisher');
  assert.deepEqual(
    [...back[1]].sort(),
    by.map((line) => line.replace(/(\d+) (\d+)$/, '$2 $1')).sort(),
  );
  engine.close();
});

test('a method that needs answers which are not loaded is left out', () => {
  const rankings = /** @type {Record<string, any>} */ ({
    own: { countries: ['XA', 'XB'], rank: Int32Array.of(1, 2), maximum: Int32Array.of(8, 8) },
    known: { countries: ['XA', 'XB'], rank: Int32Array.of(2, 1), maximum: Int32Array.of(8, 8) },
    unknown: { countries: ['XA', 'XB'], rank: Int32Array.of(1, 0), maximum: Int32Array.of(8, -1) },
  });
  const engine = {
    ranking: (/** @type {string} */ _, /** @type {string} */ method) => rankings[method],
  };
  const methods = /** @type {any} */ (['own', 'known', 'unknown'].map((id) => ({ id })));
  const told = byOtherMethods(engine, /** @type {any} */ ({ methods }), 'own', new Map());
  assert.deepEqual(
    told.map(({ method, changes }) => [method.id, changes.length]),
    [['known', 2]],
  );
});

test('a country that one method does not rank is told as such, and stands last', () => {
  const ranking = (/** @type {number[]} */ ...ranks) =>
    /** @type {any} */ ({ countries: ['XA', 'XB', 'XC'], rank: Int32Array.from(ranks) });
  assert.deepEqual(rankChanges(ranking(0, 2, 1), ranking(1, 0, 1), new Map()), [
    { code: 'XB', name: 'XB', from: 2, to: null },
    { code: 'XA', name: 'XA', from: null, to: 1 },
  ]);
});
