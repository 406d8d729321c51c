/** The table of all countries' ranges. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rowsOf } from './all-ranges.js';

/** @param {number} rank @param {boolean} [exact] */
const end = (rank, exact = true) => ({ rank, exact, limit: rank, weights: {} });
/** @param {string} country @param {number} best @param {number} worst @param {boolean} [exact] */
const range = (country, best, worst, exact) => ({
  country,
  best: end(best),
  worst: end(worst, exact),
});

const ranges = {
  edition: 'e',
  method: 'publisher',
  at_least: 0,
  countries: [range('AA', 2, 4), range('BB', 1, 4), range('CC', 1, 3, false)],
  can_be_first: [],
  decided_pairs: { n: 0, of: 3 },
};
const places = ['AA', 'BB', 'CC', 'DD'].map((code, i) => ({
  code,
  name: code,
  percent: 0,
  rank: i + 1,
  tied: 1,
  was: i === 1 ? 1 : i + 1,
}));

/** @param {import('./any-weights.js').Order} order */
const codes = (order) => rowsOf(ranges, places, order).map(({ code }) => code);

test('rows are by the rank now, without countries that were not looked at', () => {
  assert.deepEqual(codes('now'), ['AA', 'BB', 'CC']);
});

test('or by either end, then by the other', () => {
  assert.deepEqual(codes('best'), ['CC', 'BB', 'AA']);
  assert.deepEqual(codes('worst'), ['CC', 'BB', 'AA']);
});

test('a row says where an end is not proven', () => {
  assert.deepEqual(
    rowsOf(ranges, places, 'now').map(({ open }) => open),
    [false, false, true],
  );
});

test('a rank that the scenario has moved is marked', () => {
  assert.deepEqual(
    rowsOf(ranges, places, 'now').map(({ moved }) => moved),
    [false, true, false],
  );
});
