import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { formatter, movement } from './format.js';

const f = formatter('en-GB');

describe('numbers', () => {
  test('are grouped by thousands', () => {
    assert.deepEqual([0, 7, 396, 1234, 7155.08, 1e6].map(f.number), [
      '0',
      '7',
      '396',
      '1,234',
      '7,155',
      '1,000,000',
    ]);
  });

  test('have as many decimals as asked for', () => {
    assert.deepEqual(
      [0, 1, 2, 3].map((places) => f.decimal(10.33, places)),
      ['10', '10.3', '10.33', '10.330'],
    );
  });

  test('follow the locale', () => {
    const de = formatter('de');
    assert.equal(de.number(12345), '12.345');
    assert.equal(de.percent({ percent: 28.3, decimals: 1 }), '28,3\u00a0%');
  });
});

describe('percentages', () => {
  test('show the decimals that the method rounds to, a zero included', () => {
    assert.equal(f.percent({ percent: 28.3, decimals: 1 }), '28.3%');
    assert.equal(f.percent({ percent: 50, decimals: 1 }), '50.0%');
    assert.equal(f.percent({ percent: 32, decimals: 0 }), '32%');
    assert.equal(f.percent({ percent: 100, decimals: 2 }), '100.00%');
  });

  test('are a dash where there is none', () => {
    assert.equal(f.percent({ percent: null, decimals: null }), '–');
  });

  test('are never rounded again: every tenth from 0 to 100 comes out as it went in', () => {
    for (let tenths = 0; tenths <= 1000; ++tenths) {
      const whole = Math.floor(tenths / 10);
      assert.equal(f.percent({ percent: tenths / 10, decimals: 1 }), `${whole}.${tenths % 10}%`);
    }
  });
});

test('a sign is not a hyphen, and nothing is plus or minus', () => {
  assert.deepEqual([3, -2, 0, -1234].map(f.signed), ['+3', '−2', '±0', '−1,234']);
});

describe('dates', () => {
  test('are as exact as they are known', () => {
    assert.equal(f.date('1992'), '1992');
    assert.equal(f.date('1992-04'), 'April 1992');
    assert.equal(f.date('1992-04-02'), '2 April 1992');
  });

  test('make a range, in which neither is shown more exactly than it is known', () => {
    // How wide the spaces are, and whether there are any, differs between versions of Node.
    const range = (/** @type {string} */ iso, /** @type {string | null} */ until) =>
      f.date(iso, until).replace(/\s*–\s*/, ' to ');
    assert.equal(range('1992', '1995'), '1992 to 1995');
    assert.equal(range('1992-04', '1992-06'), 'April to June 1992');
    assert.equal(range('1992-04-02', '1993-06-05'), '2 April 1992 to 5 June 1993');
    assert.equal(range('1992-04-02', '1992-04-05'), '2 to 5 April 1992');
    assert.equal(range('1992', '1992-06'), '1992 to June 1992');
    assert.equal(range('1992-04-02', '1993'), '2 April 1992 to 1993');
    assert.equal(range('1992-04', null), 'April 1992');
  });

  test('stay the same day in every time zone', () => {
    const zone = process.env.TZ;
    try {
      for (const tz of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
        process.env.TZ = tz;
        assert.equal(formatter('en-GB').date('2024-01-01'), '1 January 2024');
        assert.equal(formatter('en-GB').date('2024'), '2024');
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

describe('countries', () => {
  test('have the name of their code where there is one', () => {
    assert.deepEqual(['AZ', 'CI'].map(f.country), ['Azerbaijan', 'Côte d’Ivoire']);
    assert.equal(formatter('de').country('AZ'), 'Aserbaidschan');
  });
});

describe('the movement of a rank', () => {
  test('is higher towards 1, lower away from it', () => {
    assert.deepEqual(movement(66, 58), { places: 8, direction: 'higher' });
    assert.deepEqual(movement(66, 67), { places: 1, direction: 'lower' });
    assert.deepEqual(movement(66, 66), { places: 0, direction: 'same' });
  });

  test('is unknown when either rank is', () => {
    for (const [before, after] of [
      [null, 3],
      [3, null],
      [null, null],
    ]) {
      assert.deepEqual(movement(before, after), { places: 0, direction: 'unknown' });
    }
  });
});
