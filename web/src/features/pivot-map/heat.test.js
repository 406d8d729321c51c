/** The shape of the pivot map: levels, cells, points, keys. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { cellAt, GAP, levelsOf, shadeOf, SHADES, startsOf, stepTo } from './heat.js';

describe('levels', () => {
  test('are one a number up to six, with nought apart', () => {
    assert.deepEqual(
      levelsOf(6).map((l) => [l.from, l.to, l.shade]),
      [
        [0, 0, 0],
        [1, 1, 1],
        [2, 2, 2],
        [3, 3, 3],
        [4, 4, 4],
        [5, 5, 5],
        [6, 6, 6],
      ],
    );
    assert.deepEqual(
      levelsOf(2).map((l) => [l.from, l.to, l.shade]),
      [
        [0, 0, 0],
        [1, 1, 3],
        [2, 2, 6],
      ],
    );
    assert.deepEqual(levelsOf(0), [{ from: 0, to: 0, shade: 0 }]);
  });

  test('cover every number once, however many there are', () => {
    for (let most = 0; most <= 200; ++most) {
      const levels = levelsOf(most);
      assert.ok(levels.length <= SHADES + 1);
      assert.equal(levels.at(-1)?.to, most);
      for (const [i, level] of levels.entries()) {
        assert.ok(level.from <= level.to);
        if (i > 0) assert.equal(level.from, levels[i - 1].to + 1);
        if (i > 0) assert.ok(level.shade > levels[i - 1].shade && level.shade <= SHADES);
      }
      for (let n = 0; n <= most; ++n)
        assert.equal(shadeOf(levels, n), levels.find((l) => l.from <= n && n <= l.to)?.shade);
    }
  });
});

describe('cells', () => {
  const starts = startsOf(Array(9).fill(11));
  const width = starts[98] + 1;

  test('stand side by side, with a gap between groups', () => {
    assert.equal(starts.length, 99);
    assert.equal(starts[0], 0);
    assert.equal(width, 99 + 8 * GAP);
    for (let column = 1; column < 99; ++column)
      assert.equal(starts[column] - starts[column - 1], column % 11 === 0 ? 1 + GAP : 1);
  });

  test('are found again from their middle and from their edges', () => {
    for (const row of [0, 40, 66, 97]) {
      for (const [column, start] of starts.entries()) {
        for (const inside of [0.001, 0.5, 0.999])
          assert.deepEqual(cellAt(starts, 98, (start + inside) / width, (row + inside) / 98), {
            row,
            column,
          });
      }
    }
  });

  test('in a gap and at the edges of the map the nearer one is found', () => {
    const end = starts[10] + 1;
    assert.equal(cellAt(starts, 98, (end + GAP * 0.4) / width, 0).column, 10);
    assert.equal(cellAt(starts, 98, (end + GAP * 0.6) / width, 0).column, 11);
    assert.deepEqual(cellAt(starts, 98, -0.001, -0.001), { row: 0, column: 0 });
    assert.deepEqual(cellAt(starts, 98, 1, 1), { row: 97, column: 98 });
  });
});

test('keys go from cell to cell and stay within the map', () => {
  const size = { rows: 98, columns: 99, page: 10 };
  const from = { row: 5, column: 50 };
  const step = (/** @type {string} */ key, ctrlKey = false) => {
    const to = stepTo(from, { key, ctrlKey, metaKey: false }, size);
    return to && [to.row, to.column];
  };
  assert.deepEqual(step('ArrowLeft'), [5, 49]);
  assert.deepEqual(step('ArrowDown'), [6, 50]);
  assert.deepEqual(step('Home'), [5, 0]);
  assert.deepEqual(step('End'), [5, 98]);
  assert.deepEqual(step('Home', true), [0, 0]);
  assert.deepEqual(step('End', true), [97, 98]);
  assert.deepEqual(step('PageUp'), [0, 50]);
  assert.deepEqual(step('PageDown'), [15, 50]);
  assert.equal(step('a'), null);
  assert.equal(step('constructor'), null);
});
