import assert from 'node:assert/strict';
import { test } from 'node:test';

import { layOut } from './story-layout.js';

/** @param {number[]} percents @param {number} [from] what each has published more */
function sceneWith(percents, from = 0) {
  const units = percents.map((percent, i) => ({
    code: `C${i}`,
    name: `Country ${i}`,
    percent,
    rank: percents.length - i,
    tied: 1,
    marked: false,
    moved: from !== 0,
    added: false,
    published: { percent: percent + from, rank: percents.length - i },
  }));
  const labels = [{ codes: ['C0'], text: 'Country 0, last', short: 'Country 0' }];
  return { units, own: from !== 0, labels, figures: {} };
}

const room = {
  width: 700,
  height: 400,
  line: 16,
  widthOf: (/** @type {string} */ t) => 7 * t.length,
};

test('every dot is at its score, and none lies over another', () => {
  const percents = Array.from({ length: 98 }, (_, i) => 7 + i * 0.6);
  const { dots, axis } = layOut(sceneWith(percents), room);
  const all = [...dots.values()];
  percents.forEach((percent, i) => assert.equal(all[i].x, axis.scale(percent)));
  for (const [i, a] of all.entries())
    for (const b of all.slice(i + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= 2 * a.r - 1e-6);
});

test('many of one score make a column that stays in the plot', () => {
  const { dots } = layOut(sceneWith(Array.from({ length: 400 }, () => 0)), room);
  for (const { y, r } of dots.values()) assert.ok(y - r >= 0 && y + r <= room.height);
});

test('the axis reaches the highest published score, whatever rule is shown', () => {
  const { axis } = layOut(sceneWith([20, 40], 35), room);
  assert.equal(axis.top, 80);
});

test('the first name is there in any case', () => {
  const { names } = layOut(sceneWith([20, 20, 20, 40]), { ...room, width: 320, height: 180 });
  assert.equal(names[0].text, 'Country 0, last');
});

test('a name has its rank only where there is room for both', () => {
  const { names } = layOut(sceneWith([10, 20]), { ...room, width: 100 });
  assert.equal(names[0].text, 'Country 0');
  assert.equal(layOut(sceneWith([0, 20]), room).names[0].text, 'Country 0, last');
});
