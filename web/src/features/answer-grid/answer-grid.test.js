import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { neighbour } from './answer-grid.js';

const rows = [['a', 'b', 'c'], ['d'], ['e', 'f']];

describe('arrow keys in rows of different lengths', () => {
  for (const [at, key, to] of [
    ['a', 'ArrowRight', 'b'],
    ['c', 'ArrowRight', 'c'],
    ['a', 'ArrowLeft', 'a'],
    ['c', 'ArrowDown', 'd'],
    ['d', 'ArrowDown', 'e'],
    ['f', 'ArrowDown', 'f'],
    ['f', 'ArrowUp', 'd'],
    ['b', 'Home', 'a'],
    ['e', 'End', 'f'],
  ])
    test(`${key} leads from ${at} to ${to}`, () => assert.equal(neighbour(rows, at, key), to));

  test('rows that read from right to left are mirrored', () => {
    assert.equal(neighbour(rows, 'b', 'ArrowRight', true), 'a');
    assert.equal(neighbour(rows, 'b', 'ArrowLeft', true), 'c');
  });

  test('other keys are not ours', () => {
    assert.equal(neighbour(rows, 'a', 'Tab'), undefined);
  });
});
