import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { SHADES, inLine, stepTo, tilesOf } from './tiles.js';

/** @param {string} code @param {number} rank @param {number} percent */
const place = (code, rank, percent) => ({ code, name: code, rank, percent, tied: 1 });
const places = [place('JP', 1, 60), place('AT', 2, 30), place('DE', 3, 30.2), place('XX', 4, 0)];
const regions = new Map([
  ['JP', 'East & Southeast Asia'],
  ['AT', 'Europe'],
  ['DE', 'Europe'],
  ['XX', ''],
]);

describe('squares', () => {
  test('stand by region, from west to east, and by rank', () => {
    const groups = tilesOf(places, regions, 'share');
    assert.deepEqual(
      groups.map(([region, tiles]) => [region, tiles.map(({ code }) => code)]),
      [
        ['Europe', ['AT', 'DE']],
        ['East & Southeast Asia', ['JP']],
        ['', ['XX']],
      ],
    );
  });

  test('of an index with regions of its own stand by name', () => {
    const own = new Map([
      ['JP', 'South'],
      ['AT', 'North'],
    ]);
    const groups = tilesOf(places, own, 'share');
    assert.deepEqual(
      groups.map(([region]) => region),
      ['North', 'South', ''],
    );
  });

  /** @param {Parameters<typeof tilesOf>[2]} measure @param {Map<string, number>} [before] */
  const shades = (measure, before) =>
    Object.fromEntries(
      tilesOf(places, regions, measure, before).flatMap(([, tiles]) =>
        tiles.map(({ code, shade, value }) => [code, [shade, value]]),
      ),
    );

  test('are darker with a larger share, or a higher rank', () => {
    assert.deepEqual(shades('share'), { AT: [3, 30], DE: [3, 30.2], JP: [SHADES, 60], XX: [0, 0] });
    assert.deepEqual(shades('rank'), { AT: [4, 2], DE: [3, 3], JP: [SHADES, 1], XX: [1, 4] });
  });

  test('have no change where the other edition lacks the country', () => {
    const before = new Map([
      ['JP', 50],
      ['AT', 40],
    ]);
    const { JP, AT, DE } = shades('change', before);
    assert.deepEqual(
      [JP, AT, DE],
      [
        [SHADES, 10],
        [SHADES, -10],
        [0, null],
      ],
    );
  });
});

test('the lines of a region are about equally long', () => {
  assert.deepEqual(
    [1, 4, 12, 13, 34].map((n) => inLine(n, 12)),
    [1, 4, 12, 7, 12],
  );
  assert.equal(inLine(10, 8), 5);
});

describe('arrow keys', () => {
  // Two lines of three, then one below the second.
  const corners = [0, 1, 2, 3, 4, 5, 6].map((i) => ({
    left: i === 6 ? 41 : (i % 3) * 40,
    top: Math.floor(i / 3) * 40,
  }));
  const leads = (/** @type {number} */ from, /** @type {string} */ key, dir = 'ltr') =>
    stepTo(corners, from, key, /** @type {'ltr' | 'rtl'} */ (dir));

  test('lead along the line, and stop at the ends', () => {
    assert.equal(leads(0, 'ArrowRight'), 1);
    assert.equal(leads(2, 'ArrowRight'), 3);
    assert.equal(leads(0, 'ArrowLeft'), 0);
    assert.equal(leads(1, 'ArrowRight', 'rtl'), 0);
    assert.equal(leads(3, 'Home'), 0);
    assert.equal(leads(3, 'End'), 6);
  });

  test('lead to the nearest square of the next line', () => {
    assert.equal(leads(1, 'ArrowDown'), 4);
    assert.equal(leads(3, 'ArrowDown'), 6);
    assert.equal(leads(6, 'ArrowUp'), 4);
    assert.equal(leads(2, 'ArrowUp'), 2);
    assert.equal(leads(6, 'ArrowDown'), 6);
    assert.equal(leads(1, 'a'), undefined);
  });
});
