import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { formatter } from '../../web/src/format.js';
import { english } from '../../web/src/text/en.js';

const text = english(formatter('en-GB'));

/** @param {Partial<import('../../web/src/types.d.ts').Row>} row */
const row = (row) => ({ scope: 'overall', achieved: 112, maximum: 396, percent: 28.3, decimals: 1, rank: 66, tied: 1, of: 98, ...row });
const unranked = { rank: null, tied: null };
const nothing = { achieved: 0, maximum: 0, percent: null, decimals: null, ...unranked };
const higher = { places: 8, direction: 'higher' };

describe('the sentence, as published', () => {
  test('says score, percentage and rank', () => {
    assert.equal(
      text.sentence.published('Azerbaijan', row({})),
      'Azerbaijan scores 112 of 396, 28.3\u202f%, and ranks 66th of 98.',
    );
  });

  test('leaves out the rank when there is none, and the maximum when it is not known', () => {
    assert.equal(text.sentence.published('AZ', row(unranked)), 'AZ scores 112 of 396, 28.3\u202f%.');
    assert.equal(text.sentence.published('AZ', row({ ...unranked, maximum: null })), 'AZ scores 112, 28.3\u202f%.');
  });

  test('says that there is no score when every answer is skipped', () => {
    assert.equal(
      text.sentence.published('Azerbaijan', row(nothing)),
      'Azerbaijan has no score: every answer is skipped.',
    );
  });
});

describe('the sentence, what if', () => {
  const better = row({ achieved: 124, percent: 31.3, rank: 58 });

  test('says how far the rank moves', () => {
    assert.equal(
      text.sentence.whatIf(3, better, higher),
      'With 3 answers changed it would score 124 of 396, 31.3\u202f%, and rank 58th, 8 places higher.',
    );
  });

  test('knows one answer and one place', () => {
    assert.equal(
      text.sentence.whatIf(1, row({ achieved: 111, percent: 28, rank: 67 }), { places: 1, direction: 'lower' }),
      'With 1 answer changed it would score 111 of 396, 28.0\u202f%, and rank 67th, 1 place lower.',
    );
  });

  test('says so when the rank stays', () => {
    assert.equal(
      text.sentence.whatIf(2, row({}), { places: 0, direction: 'same' }),
      'With 2 answers changed it would score 112 of 396, 28.3\u202f%, and rank 66th, as published.',
    );
  });

  test('has no rank without the other countries, and no score without answers', () => {
    const unknown = { places: 0, direction: 'unknown' };
    assert.equal(
      text.sentence.whatIf(1, row(unranked), unknown),
      'With 1 answer changed it would score 112 of 396, 28.3\u202f%.',
    );
    assert.equal(
      text.sentence.whatIf(99, row(nothing), unknown),
      'With 99 answers changed it would have no score: every answer is skipped.',
    );
  });
});

describe('what a screen reader hears', () => {
  test('is the rank first, then the points', () => {
    assert.equal(
      text.announce(row({ achieved: 124, percent: 31.3, rank: 58 }), higher),
      'Rank 58, 8 higher. 124 of 396, 31.3\u202f%.',
    );
    assert.equal(
      text.announce(row({}), { places: 0, direction: 'same' }),
      'Rank 66, as published. 112 of 396, 28.3\u202f%.',
    );
  });

  test('says when there is no rank', () => {
    assert.equal(text.announce(row(nothing), { places: 0, direction: 'unknown' }), '0 of 0, –. Not ranked.');
  });
});

describe('figures', () => {
  test('show a sign that is not a hyphen', () => {
    assert.deepEqual([3, 0, -2].map(text.answers.effect), ['+3', '±0', '−2']);
  });

  test('are bare points when the maximum is not known', () => {
    assert.equal(text.profile.score_cell(row({})), '112/396');
    assert.equal(text.profile.score_cell(row({ maximum: null })), '112');
    assert.equal(text.profile.rank_cell(row(unranked)), '–');
  });

  test('count answers and countries in the right number', () => {
    assert.deepEqual([1, 2].map(text.bar.changed), ['1 answer changed', '2 answers changed']);
    assert.equal(text.answers.countries(62, 98), '62 of 98 countries');
    assert.equal(text.answers.countries(1, 1), '1 of 1 country');
  });
});

test('a country on the strip has its name, rank and percentage', () => {
  assert.equal(text.strip.country('Mexico', row({ percent: 30.3, rank: 61 })), 'Mexico, 61st, 30.3\u202f%');
  assert.equal(text.strip.country('Mexico', row(nothing)), 'Mexico, not ranked, –');
});
