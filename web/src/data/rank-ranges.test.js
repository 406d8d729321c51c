/** The ranges of published ranks, which the page carries: what they belong to, and what not. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { publishedRange } from './rank-ranges.js';

const ranges = { 'tea-2024': { publisher: [2, 5, 0, 0, 1, 1], exact: [2, 4, 0, 0, 1, 1] } };
const of = (/** @type {object} */ more = {}) =>
  /** @type {any} */ ({
    index: { edition: 'tea-2024' },
    data: { standings: { countries: [{ code: 'XC' }, { code: 'XA' }, { code: 'XB' }] } },
    method: 'publisher',
    code: 'XA',
    ...more,
  });

describe('the range of a published rank', () => {
  test('is the country’s, whatever the order of the file, and the method’s', () => {
    assert.deepEqual(publishedRange(ranges, of()), { high: 2, low: 5 });
    assert.deepEqual(publishedRange(ranges, of({ code: 'XC' })), { high: 1, low: 1 });
    assert.deepEqual(publishedRange(ranges, of({ method: 'exact' })), { high: 2, low: 4 });
  });

  test('is not there for a country without a rank, or one that the state lacks', () => {
    assert.equal(publishedRange(ranges, of({ code: 'XB' })), null);
    assert.equal(publishedRange(ranges, of({ code: 'XX' })), null);
  });

  test('is not that of another edition, method or list of countries', () => {
    assert.equal(publishedRange(ranges, of({ index: { edition: 'tea-2025' } })), null);
    assert.equal(publishedRange(ranges, of({ index: { edition: 'constructor' } })), null);
    assert.equal(publishedRange(ranges, of({ method: 'toString' })), null);
    assert.equal(publishedRange(ranges, of({ data: { standings: null } })), null);
    const fewer = { standings: { countries: [{ code: 'XA' }] } };
    assert.equal(publishedRange(ranges, of({ data: fewer })), null);
  });

  test('is not said of figures that nobody has checked', () => {
    const index = { edition: 'tea-2024', source: { unchecked: true } };
    assert.equal(publishedRange(ranges, of({ index })), null);
  });
});
