import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { askedMethod } from './asked-method.js';

const index = /** @type {any} */ ({
  methods: [{ id: 'publisher' }, { id: 'exact' }],
  domains: [{ id: 'leaf' }, { id: 'water' }, { id: 'milk' }],
});
/** @param {string} method @param {string[]} weights */
const asked = (method, ...weights) => askedMethod(index, { method, weights });

describe('the attributes method and weights', () => {
  test('ask for a method as the engine takes it', () => {
    assert.equal(asked(''), undefined);
    assert.equal(asked('exact'), 'exact');
    assert.equal(asked('mean'), 'mean');
    assert.equal(asked('', 'leaf:2', 'milk:0'), 'weight=leaf:2,weight=milk:0');
    assert.equal(asked('publisher', 'leaf:2'), 'weight=leaf:2');
    assert.equal(asked('mean', 'leaf:2'), 'mean,weight=leaf:2');
  });

  test('ask for the published ranks where the weights change nothing', () => {
    assert.equal(asked('', 'leaf:1'), '');
    assert.equal(asked('', 'leaf:4', 'water:4', 'milk:4'), '');
  });

  test('are refused by name where the index has no such thing', () => {
    const refused = (/** @type {string} */ message) => ({ name: 'BadAttribute', message });
    assert.throws(
      () => asked('best'),
      refused('method="best": one of publisher, exact, mean is needed.'),
    );
    assert.throws(
      () => asked('', 'leaf:1', 'sugar:2'),
      refused('weights="sugar:2": there is no such domain.'),
    );
    assert.throws(
      () => asked('exact', 'leaf:2'),
      refused('weights="leaf:2": they go with the method publisher or mean.'),
    );
    assert.throws(
      () => asked('', 'leaf:0', 'water:0', 'milk:0'),
      refused('weights="leaf:0,water:0,milk:0": at least one domain must count.'),
    );
  });
});
