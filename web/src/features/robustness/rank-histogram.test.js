/** The bars of ranks: which ranks they have, what is counted, and what is marked. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { rankHistogram } from './rank-histogram.js';

const counts = (/** @type {Record<number, number>} */ by, of = 98) =>
  Array.from({ length: of }, (_, i) => by[i + 1] ?? 0);
const marks = (/** @type {object} */ more = {}) => ({
  range: { high: 5, low: 7 },
  published: 6,
  yours: null,
  ...more,
});

describe('the histogram of ranks', () => {
  test('has a bar for each rank from the highest to the lowest, empty ones too', () => {
    const bars = rankHistogram(counts({ 4: 1, 5: 20, 6: 60, 8: 19 }), marks());
    assert.deepEqual(
      bars.map(({ from, to, count }) => [from, to, count]),
      [
        [4, 4, 1],
        [5, 5, 20],
        [6, 6, 60],
        [7, 7, 0],
        [8, 8, 19],
      ],
    );
    assert.deepEqual(
      bars.map(({ within }) => within),
      [false, true, true, true, false],
    );
    assert.equal(bars[2].share, 0.6);
  });

  test('marks the published rank and the reader’s, also where no trial has them', () => {
    const bars = rankHistogram(counts({ 5: 10 }), marks({ published: 8, yours: 3 }));
    assert.deepEqual([bars[0].from, bars.at(-1)?.to], [3, 8]);
    assert.deepEqual(
      bars.filter((bar) => bar.yours).map(({ from }) => from),
      [3],
    );
    assert.deepEqual(
      bars.filter((bar) => bar.published).map(({ from }) => from),
      [8],
    );
  });

  test('puts ranks together where there are many, and loses no trial', () => {
    const wide = Object.fromEntries(Array.from({ length: 90 }, (_, i) => [i + 3, i + 1]));
    const bars = rankHistogram(counts(wide), marks({ range: { high: 20, low: 80 } }));
    assert.ok(bars.length <= 24);
    assert.equal(
      bars.reduce((sum, { count }) => sum + count, 0),
      (90 * 91) / 2,
    );
    assert.ok(bars.every((bar, i) => i === 0 || bar.from === bars[i - 1].to + 1));
    assert.equal(bars.find((bar) => bar.within)?.to, 22);
    assert.equal(bars.at(-1)?.to, 92);
  });

  test('is empty of shares where nothing was tried', () => {
    const bars = rankHistogram(counts({}), marks());
    assert.deepEqual(
      bars.map(({ from, share }) => [from, share]),
      [[6, 0]],
    );
  });
});
