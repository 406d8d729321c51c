/** An index of many units: each file that is read costs the same, however many there are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { droppedFiles, removeDropped } from '../bench/drop.mjs';
import { rescore } from './support.mjs';

const FEW = 75;
const MANY = 8 * FEW;

/**
 * The shortest of three runs, in milliseconds: other programs may keep the machine busy.
 * @param {number} countries
 */
function timed(countries) {
  const { folder } = droppedFiles({ countries, size: 500 });
  const times = [1, 2, 3].map(() => {
    const begin = performance.now();
    assert.equal(rescore('rank', folder).status, 0);
    return performance.now() - begin;
  });
  removeDropped(folder);
  return Math.min(...times);
}

test('eight times as many countries take about eight times as long to read and rank', () => {
  const growth = timed(MANY) / timed(FEW);
  // Scoring all of them again for each file would make it far more.
  assert.ok(growth < 12, `${growth.toFixed(1)} times as long`);
});
