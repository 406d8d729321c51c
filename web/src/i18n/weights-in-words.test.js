/** Weights as percentages in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { english } from '../../../tests/web/languages.mjs';
import { fraction, weightsInWords } from './weights-in-words.js';

const store = /** @type {any} */ ({
  ...english,
  index: {
    domains: [
      { id: 'a', name: 'Art' },
      { id: 'b', name: 'Bread' },
      { id: 'c', name: 'Care' },
    ],
    layers: [{ id: 'l', name: 'Layer' }],
  },
});
/** @param {Record<string, string>} weights */
const said = (weights) => weightsInWords(weights, store);

test('fractions have their value', () => {
  assert.deepEqual(['1', '0', '3/8'].map(fraction), [1, 0, 0.375]);
});

test('what counts alone is said so', () => {
  assert.equal(said({ a: '0', b: '1', c: '0' }), 'if only Bread counts');
});

test('equal weights are said so', () => {
  assert.equal(said({ a: '1/3', b: '1/3', c: '1/3' }), 'if all 3 domains count the same');
  assert.equal(said({ a: '1/2', b: '1/2', c: '0' }), 'with Art 50% and Bread 50%');
});

test('several are percentages, the largest first, in tenths where whole ones are not exact', () => {
  assert.equal(said({ a: '1/4', b: '3/4', c: '0' }), 'with Bread 75% and Art 25%');
  assert.equal(said({ a: '1/8', b: '0', c: '7/8' }), 'with Care 87.5% and Art 12.5%');
});

test('rounded ones are called so', () => {
  assert.equal(said({ a: '1/3', b: '2/3' }), 'with Bread 66.7% and Art 33.3% (rounded)');
});

test('parts that are no domains go by their names or ids', () => {
  assert.equal(said({ l: '3/4', x: '1/4' }), 'with Layer 75% and x 25%');
});
