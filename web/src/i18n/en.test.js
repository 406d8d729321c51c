/** What the page says, in English. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { editionName } from './edition-name.js';
import { english } from '../../../tests/web/languages.mjs';

const { text, format } = english;
const still = { places: 0, direction: 'same' };

describe('ordinals', () => {
  test('from 1 to 123 have the ending of English', () => {
    for (let n = 1; n <= 123; ++n) {
      const teen = n % 100 >= 11 && n % 100 <= 13;
      const ending = teen ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[n % 10] ?? 'th');
      assert.equal(text.ordinal({ n }), `${n}${ending}`);
    }
  });
});

describe('the bar', () => {
  test('counts answers in the right number', () => {
    const counts = [0, 1, 2, 11, 21, 1234].map((n) => text.scenarioBar.changed({ n }));
    const expected = [
      '0 answers',
      '1 answer',
      '2 answers',
      '11 answers',
      '21 answers',
      '1,234 answers',
    ];
    assert.deepEqual(
      counts,
      expected.map((count) => `${count} changed`),
    );
  });

  test('says how far the rank moves, where that is known', () => {
    assert.equal(
      text.scenarioBar.rank({ rank: 58, places: 8, direction: 'higher' }),
      'Rank 58, 8 higher',
    );
    assert.equal(
      text.scenarioBar.rank({ rank: 67, places: 1, direction: 'lower' }),
      'Rank 67, 1 lower',
    );
    assert.equal(text.scenarioBar.rank({ rank: 66, ...still }), 'Rank 66, as published');
    assert.equal(text.scenarioBar.rank({ rank: 66, places: 0, direction: 'unknown' }), 'Rank 66');
  });

  test('names the countries that are changed', () => {
    assert.equal(
      text.scenarioBar.in({ countries: text.list(['Chile', 'Estonia', 'Tonga']) }),
      'in Chile, Estonia and Tonga',
    );
  });
});

describe('figures', () => {
  test('tell what an answer does to the points, with a sign that is not a hyphen', () => {
    const effect = (
      /** @type {number} */ points,
      /** @type {number} */ maximum,
      direction = 'same',
    ) => text.answers.effect({ points: format.signed(points), maximum, direction });
    const effects = [
      effect(3, 0),
      effect(0, 0),
      effect(-2, 0),
      effect(-2, 4, 'lower'),
      effect(3, 4, 'higher'),
      effect(0, 10, 'lower'),
    ];
    const expected = [
      '+3',
      '±0',
      '−2',
      '−2, maximum 4 lower',
      '+3, maximum 4 higher',
      '±0, maximum 10 lower',
    ];
    assert.deepEqual(effects, expected);
  });

  test('count countries in the right number', () => {
    assert.equal(text.answers.countries({ n: 62, of: 98 }), '62 of 98 countries');
    assert.equal(text.answers.countries({ n: 1, of: 1 }), '1 of 1 country');
  });

  test('have their units', () => {
    assert.equal(text.country.millions({ millions: 10.1 }), '10.10 million');
    assert.equal(text.country.usd({ usd: 7155 }), 'US$7,155');
  });
});

test('the profile says where a rank went', () => {
  const moves = [
    { places: 3, direction: 'higher' },
    { places: 1, direction: 'lower' },
    still,
    { places: 0, direction: 'unknown' },
  ];
  assert.deepEqual(moves.map(text.profile.moved), ['3 higher', '1 lower', 'same rank', '']);
});

test('a country on the strip has its name, rank and percentage', () => {
  assert.equal(
    text.strip.country({ name: 'Mexico', rank: text.ordinal({ n: 61 }), percent: '30.3%' }),
    'Mexico, 61st, 30.3%',
  );
});

describe('the method in sentences', () => {
  test('names what an answer can be worth, by the scales', () => {
    const sum = (/** @type {number[]} */ most) =>
      text.method.sum({ most: text.either(most.map(format.number)) });
    assert.match(sum([4]), /^Every answer is worth 0 to 4 points;/);
    assert.match(sum([2, 3, 10]), /^Every answer is worth 0 to 2, 3 or 10 points;/);
  });

  test('says where a skip counts', () => {
    assert.deepEqual(Object.values(text.method.skips), [
      'A skipped answer leaves every maximum.',
      'A skipped answer stays in every maximum, without points.',
      'A skipped answer leaves the maximum overall and in its domain, but stays in the maximum of its layer.',
      'A skipped answer stays in the maximum overall and in its domain, but leaves the maximum of its layer.',
    ]);
  });

  test('says what ranks, and what follows a shared rank', () => {
    assert.equal(
      text.method.ranks({ key: 'rounded', ties: 'competition' }),
      'Countries are ranked by the rounded percentage, and equal ones share a rank: 1, 2, 3, 3, 5.',
    );
    assert.equal(
      text.method.ranks({ key: 'exact', ties: 'dense' }),
      'Countries are ranked by the exact ratio, and equal ones share a rank: 1, 2, 3, 3, 4.',
    );
  });

  test('counts what agrees', () => {
    assert.equal(
      text.method.reproduces({ agree: 98, of: 98 }),
      'Reproduces 98 of 98 published ranks.',
    );
    const values = { agree: 81, of: 82, what: text.method.tallies.overall_percentages };
    assert.equal(text.method.tally(values), '81 of 82 overall percentages');
  });
});

describe('editions and files', () => {
  test('an edition tells its number of countries where its id does', () => {
    const name = (/** @type {string} */ title, /** @type {string} */ edition) =>
      editionName({ title, edition }, text);
    assert.equal(name('China Index 2024', 'china-index-2024-98'), 'China Index 2024, 98 countries');
    assert.equal(
      name('China Index 2024', 'china-index-2024-101'),
      'China Index 2024, 101 countries',
    );
    assert.equal(name('China Index 2022', 'china-index-2022'), 'China Index 2022');
  });

  test('what was loaded is counted in the right number', () => {
    assert.equal(
      text.import.imported({ title: 'Tea Index', n: 1 }),
      'Tea Index is loaded: the answers of 1 country.',
    );
    assert.equal(
      text.import.imported({ title: 'Tea Index', n: 98 }),
      'Tea Index is loaded: the answers of 98 countries.',
    );
    assert.equal(
      text.import.pasted({ name: 'Malta', n: 1 }),
      'The page of Malta is read: 1 answer.',
    );
    assert.equal(
      text.import.pasted({ name: 'Malta', n: 99 }),
      'The page of Malta is read: 99 answers.',
    );
  });

  test('the browser’s tab has country and index', () => {
    assert.equal(
      text.title({ name: 'Malta', index: 'Tea Index' }),
      'Malta in the Tea Index, what if – Rescore',
    );
  });

  test('markup in a name is text like any other, and no placeholder', () => {
    const name = '<b>{n, plural, one {#} other {#}}</b> $& ’{name}’';
    assert.equal(text.compare.across_show({ name }), `Show ${name} in the other editions`);
  });
});
