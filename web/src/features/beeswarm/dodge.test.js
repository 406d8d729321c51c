import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { above, dodge } from './dodge.js';

/** Numbers that look random and are always the same, from 0 to below 1. @param {number} n */
function spread(n) {
  let state = 12345;
  return Array.from({ length: n }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  });
}

/** The least distance of two dots. @param {number[]} xs @param {Float64Array} ys */
function closest(xs, ys) {
  let least = Infinity;
  for (let i = 0; i < xs.length; ++i)
    for (let j = 0; j < i; ++j) least = Math.min(least, Math.hypot(xs[i] - xs[j], ys[i] - ys[j]));
  return least;
}

/** @param {number[]} xs @param {number} apart */
function placed(xs, apart) {
  const ys = dodge(xs, apart);
  assert.ok(ys);
  return ys;
}

describe('dodging', () => {
  test('leaves dots that have room on the line', () => {
    assert.deepEqual([...placed([0, 10, 25, 35], 10)], [0, 0, 0, 0]);
  });

  test('stacks equal ones above and below', () => {
    const ys = [...placed([5, 5, 5, 5, 5], 8)].sort((a, b) => a - b);
    assert.deepEqual(ys, [-16, -8, 0, 8, 16]);
  });

  for (const n of [98, 676, 2000])
    test(`no two of ${n} overlap`, () => {
      const xs = spread(n)
        .map((x) => 700 * x * x)
        .sort((a, b) => a - b);
      assert.ok(closest(xs, placed(xs, 4)) >= 4 - 1e-6);
    });

  test('lies around the line, as much above as below', () => {
    const xs = spread(500)
      .map((x) => 600 * x)
      .sort((a, b) => a - b);
    const ys = placed(xs, 9);
    const [top, bottom] = [-Math.min(...ys), Math.max(...ys)];
    assert.ok(Math.abs(top - bottom) < 18, `${top} ${bottom}`);
  });

  test('says where there is no room within the limit', () => {
    assert.equal(dodge([1, 1, 1, 1], 10, 15), null);
    assert.ok(dodge([1, 1, 1], 10, 15));
  });

  test('has nothing to do without dots', () => assert.equal(placed([], 4).length, 0));
});

describe('one more dot', () => {
  test('lies above all that are near', () => {
    const dots = [
      { x: 0, y: -10 },
      { x: 6, y: 0 },
      { x: 40, y: -50 },
    ];
    assert.equal(above(dots, 0, 10), -20);
    assert.equal(above(dots, 6, 10), -18);
    assert.equal(above(dots, 20, 10), 0);
  });
});
