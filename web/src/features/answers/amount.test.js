import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rangeOf, shareOfAnswer, stepOf, stepped } from './amount.js';

const indicator = {
  id: 'mys',
  number: 1,
  domain: 'education',
  layer: '',
  scale: 'years',
  title: 'Mean years of schooling',
  question: '',
  chosen: [],
  skipped: 0,
  numbers: [2, 5.4, 14],
};
/** @param {import('../../engine/types.d.ts').NumberScale} number */
const indexWith = (number) =>
  /** @type {import('../../engine/types.d.ts').Index} */ (
    /** @type {unknown} */ ({ scales: [{ id: 'years', name: 'years', number }] })
  );

test('steps are 1, 2 or 5 times a power of ten', () => {
  assert.deepEqual([15, 146_000, 0.9, 0, NaN].map(stepOf), [0.1, 1000, 0.005, 1, 1]);
});

test('a step leads to the grid, in both directions', () => {
  assert.equal(stepped(5.417390823, 1, 0.1), 5.5);
  assert.equal(stepped(5.417390823, -1, 0.1), 5.4);
  assert.equal(stepped(5.4, 1, 0.1), 5.5);
  assert.equal(stepped(0.3, -1, 0.1), 0.2);
  assert.equal(stepped(-1000, 10, 1000), 9000);
});

test('the range holds every number and the goalposts', () => {
  const { scales } = indexWith({ lower: 0, upper: 15 });
  assert.deepEqual(rangeOf(scales[0], indicator), { low: 0, high: 15, step: 0.1 });
  assert.deepEqual(rangeOf(undefined, { ...indicator, numbers: [] }), {
    low: 0,
    high: 1,
    step: 0.005,
  });
});

test('the share of an answer follows its scale', () => {
  assert.equal(shareOfAnswer(indexWith({ lower: 0, upper: 10 }), indicator, 5), 0.5);
  assert.equal(shareOfAnswer(indexWith({}), indicator, 14), 1);
  assert.equal(shareOfAnswer(indexWith({ lower: 0, upper: 10, reversed: true }), indicator, 10), 0);
  const log = indexWith({ lower: 1, upper: 100, transform: 'log' });
  assert.equal(Math.round(10 * shareOfAnswer(log, indicator, 10)), 5);
  assert.equal(shareOfAnswer(indexWith({}), indicator, null), 0);
});
