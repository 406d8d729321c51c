/** The shape of the pivot map: levels, cells, points, keys. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { cellAt, layoutOf, levelsOf, rectOf, shadeOf, SHADES, stepTo } from './heat.js';

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
  const layout = layoutOf({
    width: 892,
    height: 1470,
    rows: 98,
    groups: Array(9).fill(11),
    gap: 5,
  });

  test('fill the width, with a gap between groups', () => {
    assert.equal(layout.starts.length, 99);
    assert.equal(layout.starts[0], 0);
    assert.ok(Math.abs(layout.starts[98] + layout.cell - 892) < 1e-9);
    assert.ok(Math.abs(layout.starts[11] - layout.starts[10] - layout.cell - 5) < 1e-9);
  });

  test('are found again from the middle of their rectangle, at every ratio', () => {
    for (const ratio of [1, 1.25, 2, 3]) {
      for (const [row, column] of [
        [0, 0],
        [0, 98],
        [97, 0],
        [97, 98],
        [66, 10],
        [66, 11],
        [40, 55],
      ]) {
        const { x, y, width, height } = rectOf(layout, row, column, ratio);
        for (const edge of [x, y, width, height]) assert.ok(Number.isInteger(edge));
        assert.deepEqual(cellAt(layout, (x + width / 2) / ratio, (y + height / 2) / ratio), {
          row,
          column,
        });
      }
    }
  });

  test('do not overlap, and leave a line between them', () => {
    for (const ratio of [1, 1.5, 2, 3]) {
      for (let column = 1; column < 99; ++column) {
        const [one, next] = [
          rectOf(layout, 0, column - 1, ratio),
          rectOf(layout, 0, column, ratio),
        ];
        assert.ok(next.x - one.x - one.width >= 1);
      }
    }
  });

  test('in a gap the nearer one is found, and none beyond the edges', () => {
    const end = layout.starts[10] + layout.cell;
    assert.equal(cellAt(layout, end + 1, 5)?.column, 10);
    assert.equal(cellAt(layout, end + 4, 5)?.column, 11);
    for (const [x, y] of [
      [-1, 5],
      [5, -1],
      [892, 5],
      [5, 1470],
    ])
      assert.equal(cellAt(layout, x, y), null);
    assert.equal(
      cellAt(layoutOf({ width: 100, height: 0, rows: 0, groups: [], gap: 5 }), 5, 0),
      null,
    );
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
