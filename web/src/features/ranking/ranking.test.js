import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { around } from './ranking.js';

const places = [...'ABCDEFGHIJ'].map((code, i) => ({
  code,
  name: code,
  percent: 100 - i,
  rank: i + 1,
  tied: 1,
  was: i + 1,
}));
const codes = (/** @type {string} */ code, rows = 2) =>
  around(places, code, rows)
    .map((place) => place.code)
    .join('');

describe('the rows around a country', () => {
  test('have it in the middle', () => assert.equal(codes('E'), 'CDEFG'));

  test('are as many at either end', () => {
    assert.equal(codes('A'), 'ABCDE');
    assert.equal(codes('J'), 'FGHIJ');
  });

  test('are all of them where there are fewer', () => assert.equal(codes('E', 9), 'ABCDEFGHIJ'));

  test('are those at the top for a country that is not ranked', () =>
    assert.equal(codes('Z'), 'ABCDE'));
});
