import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { hasPoints, methodOf, weightsIn, weightsText } from './method-kinds.js';

const index = /** @type {any} */ ({
  methods: [{ id: 'publisher', overall: {} }, { id: 'exact' }],
  domains: [{ id: 'leaf' }, { id: 'water' }, { id: 'milk' }],
});
const weights = (/** @type {string} */ text) => {
  const own = weightsIn(index, text);
  return own && [own.mean, ...own.weights.values()];
};

describe('a reader’s weights in a method’s text', () => {
  test('are those of all domains, of which the others count once', () => {
    assert.deepEqual(weights('weight=leaf:3'), [false, 3, 1, 1]);
    assert.deepEqual(weights('mean,weight=leaf:0,weight=milk:1000'), [true, 0, 1, 1000]);
    assert.deepEqual(weights('mean'), [true, 1, 1, 1]);
  });

  test('name the parts of an index of any kind', () => {
    const ids = ['Env', 'a.b', 'R&D', 'x_y+z'];
    const other = { ...index, domains: ids.map((id) => ({ id })) };
    for (const id of ids) {
      const own = weightsIn(other, `weight=${id}:3`);
      assert.equal(own && weightsText(own), `weight=${id}:3`);
    }
  });

  test('are nothing else that a method’s text can say', () => {
    for (const text of [
      '',
      'exact',
      'exact,weight=leaf:2',
      'drop=leaf',
      'weight=sugar:2',
      'weight=leaf:1001',
      'weight=leaf:-1',
      'weight=leaf:1.5',
      'weight=leaf:2,drop=milk',
      'weight=leaf:2,',
      'weight=leaf:0,weight=water:0,weight=milk:0',
    ])
      assert.equal(weights(text), null, text);
  });

  test('are said in the shortest way', () => {
    const text = (/** @type {boolean} */ mean, /** @type {number[]} */ ...list) =>
      weightsText({ mean, weights: new Map(list.map((w, i) => [index.domains[i].id, w])) });
    assert.equal(text(false, 2, 2, 2), '');
    assert.equal(text(true, 4, 4, 4), 'mean');
    assert.equal(text(false, 6, 2, 0), 'weight=leaf:3,weight=milk:0');
    assert.equal(text(true, 3, 2, 2), 'mean,weight=leaf:3,weight=water:2,weight=milk:2');
    assert.equal(text(false, 0, 0, 4), 'weight=leaf:0,weight=water:0');
  });

  test('make a method whose overall score is no share of printed points', () => {
    const own = methodOf(index, 'weight=leaf:2');
    assert.deepEqual(own.domain_weights, { leaf: 2, water: 1, milk: 1 });
    assert.equal(hasPoints(own, 'overall'), false);
    assert.equal(hasPoints(own, 'domain:leaf'), true);
    assert.equal(methodOf(index, 'mean').aggregate, 'mean');
    assert.equal(methodOf(index, 'drop=leaf').id, 'publisher');
  });
});
