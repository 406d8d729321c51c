/** The publisher's states, and which two are set against each other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { states } from '../../../tools/site/states.mjs';
import { nearest, othersOf, paired, sizeOf, yearOf } from './states.js';

const all = states();
const ids = all.map(({ edition }) => edition);
const [S21, S22, S98, S101] = ids;
const editions = (/** @type {string} */ edition, /** @type {string} */ code) =>
  othersOf(all, edition, code).map((state) => state.edition);
const first = (/** @type {string} */ edition, /** @type {string} */ code) =>
  nearest(all, edition, othersOf(all, edition, code)).edition;

test('the states are four, the oldest first', () => {
  assert.deepEqual(ids, [
    'china-index-2021',
    'china-index-2022',
    'china-index-2024-98',
    'china-index-2024-101',
  ]);
  assert.deepEqual(all.map(sizeOf), [46, 82, 98, 101]);
  assert.deepEqual(all.map(yearOf), ['2021', '2022', '2024', '2024']);
  assert.deepEqual(
    all.map(({ ranks }) => ranks.AZ),
    [undefined, 67, 66, 69],
  );
});

test('a country’s rank is set against the other states that have the country', () => {
  assert.deepEqual(editions(S98, 'AZ'), [S22, S101]);
  assert.deepEqual(editions(S21, 'DE'), [S22, S98, S101]);
  assert.deepEqual(editions(S101, 'RU'), [S98]);
  // In no state, and in no edition of the publisher.
  assert.deepEqual(editions(S98, 'XX'), []);
  assert.deepEqual(editions('tea', 'DE'), []);
  // What an object has by itself is no country.
  assert.deepEqual(editions(S98, 'constructor'), []);
});

test('and first against the nearest that asks the same questions', () => {
  assert.equal(first(S98, 'AZ'), S101);
  assert.equal(first(S101, 'AZ'), S98);
  assert.equal(first(S22, 'DE'), S21);
  // Not in 2021: of those that ask other questions the nearest.
  assert.equal(first(S22, 'AZ'), S98);
  assert.equal(first(S101, 'GH'), S22);
});

test('the older of the two comes first', () => {
  const pair = paired(all, S98, S22);
  assert.deepEqual([pair.from.edition, pair.to.edition], [S22, S98]);
});
