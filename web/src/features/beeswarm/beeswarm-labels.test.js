import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { placeLabels } from './beeswarm-labels.js';
import { dodge } from './dodge.js';

const within = { left: 0, right: 720, top: 0, bottom: 240 };
const HEIGHT = 16;
const none = { dots: [], boxes: [], lines: [] };

/** @param {number} x @param {number} [y] */
const dot = (x, y = 120) => ({ x, y, r: 7 });
/** @param {string} key @param {ReturnType<typeof dot>} at @param {number} [width] */
const wish = (key, at, width = 80) => ({ key, dot: at, width });

/** @typedef {import('./beeswarm-labels.js').Box} Box */

/** @param {Box} a @param {Box} b */
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** A swarm of so many dots, most of them in the middle. @param {number} n @param {number} r */
function swarm(n, r) {
  const xs = Array.from({ length: n }, (_, i) => {
    const u = (i + 0.5) / n;
    return 20 + 680 * (u < 0.5 ? Math.cbrt(u / 4) : 1 - Math.cbrt((1 - u) / 4));
  }).sort((a, b) => a - b);
  const ys = dodge(xs, 2 * r + 1) ?? [];
  return xs.map((x, i) => ({ x, y: 120 + ys[i], r }));
}

describe('names', () => {
  test('stand beside a dot that is alone, without a line', () => {
    const [label] = placeLabels(
      [wish('a', dot(300))],
      { ...none, dots: [dot(300)] },
      within,
      HEIGHT,
    );
    assert.deepEqual(label, {
      key: 'a',
      box: { left: 311, right: 391, top: 112, bottom: 128 },
      anchor: 'start',
      line: null,
    });
  });

  test('stand on the other side at the end of the axis', () => {
    const [label] = placeLabels([wish('a', dot(700))], none, within, HEIGHT);
    assert.equal(label.anchor, 'end');
    assert.equal(label.box.right, 689);
  });

  test('keep to the side that they are asked to', () => {
    const dots = [dot(300), dot(285), dot(315)];
    for (const side of /** @type {const} */ ([-1, 1])) {
      const [label] = placeLabels(
        [{ ...wish('a', dots[0]), side }],
        { ...none, dots },
        within,
        HEIGHT,
      );
      assert.equal(Math.sign(label.box.top - 120), side);
    }
  });

  for (const [n, r] of [
    [98, 5],
    [676, 2],
  ])
    test(`of ${n} dots cover no dot, no other name and no line`, () => {
      const dots = swarm(n, r);
      const wishes = dots
        .filter((_, i) => i % Math.ceil(n / 25) === 0)
        .map((at, i) =>
          wish(`${i}`, /** @type {ReturnType<typeof dot>} */ (at), 50 + (i % 5) * 15),
        );
      const labels = placeLabels(wishes, { ...none, dots }, within, HEIGHT);
      assert.ok(labels.length >= 12, `${labels.length} of ${wishes.length} have room`);
      for (const [i, { box, line }] of labels.entries()) {
        assert.ok(box.left >= 0 && box.right <= 720 && box.top >= 0 && box.bottom <= 240);
        assert.ok(labels.every((other, j) => i === j || !meet(box, other.box)));
        for (const { x, y, r: radius } of dots) {
          const [dx, dy] = [
            Math.max(box.left - x, x - box.right, 0),
            Math.max(box.top - y, y - box.bottom, 0),
          ];
          assert.ok(Math.hypot(dx, dy) >= radius, 'a name covers a dot');
        }
        for (const [from, to] of line ? [line] : [])
          for (let at = 0; at <= 1; at += 0.02) {
            const [x, y] = [from.x + at * (to.x - from.x), from.y + at * (to.y - from.y)];
            const hit = (/** @type {Box} */ b) =>
              x > b.left && x < b.right && y > b.top && y < b.bottom;
            assert.ok(!labels.some((other, j) => j !== i && hit(other.box)), 'a line meets a name');
          }
      }
    });

  test('that come first have the better place, and without room there is none', () => {
    const low = { left: 0, right: 200, top: 110, bottom: 130 };
    const at = dot(100);
    const labels = placeLabels(
      [wish('a', at), wish('b', at), wish('c', at)],
      { ...none, dots: [at] },
      low,
      HEIGHT,
    );
    assert.deepEqual(
      labels.map(({ key, anchor }) => [key, anchor]),
      [
        ['a', 'start'],
        ['b', 'end'],
      ],
    );
  });

  test('avoid what is drawn already', () => {
    const at = dot(100);
    const box = { left: 105, right: 300, top: 100, bottom: 140 };
    const [label] = placeLabels([wish('a', at)], { ...none, boxes: [box] }, within, HEIGHT);
    assert.ok(!meet(label.box, box));
    /** @type {[{ x: number, y: number }, { x: number, y: number }]} */
    const stem = [
      { x: 50, y: 0 },
      { x: 50, y: 240 },
    ];
    const [other] = placeLabels(
      [wish('a', at)],
      { ...none, boxes: [box], lines: [stem] },
      within,
      HEIGHT,
    );
    assert.ok(other.box.left > 50 || other.box.right < 50);
  });
});
