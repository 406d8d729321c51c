import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { modelOf, passedBy } from './view-model.js';

const names = new Map([
  ['AZ', 'Azerbaijan'],
  ['BO', 'Bolivia'],
  ['CR', 'Costa Rica'],
  ['DE', 'Germany'],
]);

/**
 * A ranking of AZ, BO, CR, DE in which only ranks matter. 0 is not ranked.
 * @param {number[]} ranks
 */
const ranking = (...ranks) => ({
  countries: [...names.keys()],
  achieved: new Int32Array(4),
  maximum: new Int32Array(4),
  percent: Float64Array.from(ranks, (rank) => 100 - rank),
  rank: Int32Array.from(ranks),
  tied: new Int32Array(4),
});

/** @param {number[]} before @param {number[]} after */
const passed = (before, after) => passedBy('AZ', ranking(...before), ranking(...after), names);

describe('the countries passed', () => {
  test('are those strictly above before and strictly below now, the nearest first', () => {
    assert.deepEqual(passed([4, 3, 2, 1], [2, 4, 3, 1]), {
      above: ['Bolivia', 'Costa Rica'],
      level: [],
      below: [],
    });
    assert.deepEqual(passed([1, 2, 3, 4], [3, 1, 2, 4]), {
      above: [],
      level: [],
      below: ['Bolivia', 'Costa Rica'],
    });
  });

  test('include one that shared the rank and is left behind', () => {
    assert.deepEqual(passed([2, 2, 1, 4], [1, 3, 2, 4]), {
      above: ['Bolivia', 'Costa Rica'],
      level: [],
      below: [],
    });
    assert.deepEqual(passed([2, 2, 1, 4], [3, 2, 1, 4]), {
      above: [],
      level: [],
      below: ['Bolivia'],
    });
  });

  test('stand by name where they share a rank', () => {
    assert.deepEqual(passed([4, 2, 2, 1], [1, 3, 3, 2]).above, [
      'Bolivia',
      'Costa Rica',
      'Germany',
    ]);
    assert.deepEqual(passed([1, 2, 2, 4], [3, 1, 1, 4]).below, ['Bolivia', 'Costa Rica']);
  });

  test('tell one that is caught up with, or falls back to the same rank, apart: level', () => {
    assert.deepEqual(passed([3, 2, 1, 4], [2, 2, 1, 4]), {
      above: [],
      level: ['Bolivia'],
      below: [],
    });
    assert.deepEqual(passed([1, 2, 3, 4], [2, 1, 2, 4]), {
      above: [],
      level: ['Costa Rica'],
      below: ['Bolivia'],
    });
    assert.deepEqual(passed([2, 2, 1, 4], [1, 3, 1, 4]), {
      above: ['Bolivia'],
      level: ['Costa Rica'],
      below: [],
    });
  });

  test('do not count one that was level before as drawn level with', () => {
    assert.deepEqual(passed([2, 2, 1, 4], [1, 1, 3, 4]).level, []);
  });

  test('are none when nothing moves, or when the country is not ranked', () => {
    assert.deepEqual(passed([2, 2, 1, 4], [2, 2, 1, 4]), { above: [], level: [], below: [] });
    assert.deepEqual(passed([2, 3, 1, 4], [0, 2, 1, 3]), { above: [], level: [], below: [] });
    assert.deepEqual(passed([0, 2, 1, 3], [2, 3, 1, 4]), { above: [], level: [], below: [] });
  });

  test('leave out countries that are not ranked', () => {
    assert.deepEqual(passed([3, 2, 1, 0], [1, 3, 2, 0]), {
      above: ['Bolivia', 'Costa Rica'],
      level: [],
      below: [],
    });
  });

  test('go by their code when they have no name', () => {
    assert.deepEqual(passedBy('AZ', ranking(2, 1, 3, 4), ranking(1, 2, 3, 4), new Map()).above, [
      'BO',
    ]);
  });
});

describe('the model', () => {
  const row = {
    scope: 'overall',
    achieved: 1,
    maximum: 4,
    percent: 25,
    decimals: 1,
    rank: 2,
    tied: 1,
    of: 4,
  };
  const edits = [
    { country: 'AZ', indicator: 'media-01', from: 0, to: 4 },
    { country: 'BO', indicator: 'media-01', from: 0, to: 4 },
  ];
  /** An engine with fixed answers: what the model makes of them is the subject. */
  const engine = /** @type {any} */ ({
    canUndo: true,
    canRedo: false,
    edits: () => edits,
    publishedScore: () => [row],
    score: () => [{ ...row, rank: 1 }],
    publishedRanking: () => ranking(3, 2, 1, 4),
    ranking: () => ranking(1, 3, 3, 0),
  });
  const countries = [...names].map(([code, name]) => ({ code, name, region: '', scopes: {} }));
  const standings = { edition: 'e', countries };
  const index = { methods: [{ id: 'publisher' }, { id: 'exact' }] };
  const sheets = new Map([['AZ', { edition: 'e', country: 'AZ', answers: [] }]]);
  const data = /** @type {any} */ ({ index, standings, sheets, revision: {}, problems: [] });
  const model = (/** @type {any} */ loaded) =>
    modelOf(engine, loaded, 'AZ', 'publisher', (code) => `(${code})`);
  const untouched = { ...engine, edits: () => [] };

  test('lists the ranked countries by rank, equal ranks by name', () => {
    const { places } = model(data);
    assert.deepEqual(
      places.map((p) => [p.rank, p.name]),
      [
        [1, 'Azerbaijan'],
        [3, 'Bolivia'],
        [3, 'Costa Rica'],
      ],
    );
  });

  test('has the changes of its own country, and counts those of others', () => {
    const { edits: own, elsewhere, editedCountries } = model(data);
    assert.deepEqual([...own], [['media-01', edits[0]]]);
    assert.deepEqual([elsewhere, editedCountries], [1, ['AZ', 'BO']]);
  });

  test('can be changed with standings and a sheet, not with one of them', () => {
    assert.equal(model(data).editable, true);
    assert.equal(model({ ...data, sheets: new Map() }).editable, false);
    const alone = model({ ...data, standings: null });
    assert.deepEqual([alone.editable, alone.name, alone.places], [false, '(AZ)', []]);
    assert.deepEqual(alone.passed, { above: [], level: [], below: [] });
  });

  test('compares a method of the index with itself, and a made-up one with the publisher’s', () => {
    const by = (/** @type {string} */ method, asked = untouched) => {
      const { against, changed } = modelOf(asked, data, 'AZ', method, (code) => code);
      return [against, changed];
    };
    assert.deepEqual(by('exact'), ['exact', false]);
    assert.deepEqual(by('exact', engine), ['exact', true]);
    assert.deepEqual(by('weight=media:2'), ['publisher', true]);
  });

  test('has no results without standings and without a sheet', () => {
    const { before, after } = model({ ...data, standings: null, sheets: new Map() });
    assert.deepEqual([before, after], [[], []]);
  });
});
