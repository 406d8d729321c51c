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
      text.sentence.whatIf(3, 0, better, higher),
      'With 3 answers changed it would score 124 of 396, 31.3\u202f%, and rank 58th, 8 places higher.',
    );
  });

  test('knows one answer and one place', () => {
    assert.equal(
      text.sentence.whatIf(1, 0, row({ achieved: 111, percent: 28, rank: 67 }), { places: 1, direction: 'lower' }),
      'With 1 answer changed it would score 111 of 396, 28.0\u202f%, and rank 67th, 1 place lower.',
    );
  });

  test('says so when the rank stays', () => {
    assert.equal(
      text.sentence.whatIf(2, 0, row({}), { places: 0, direction: 'same' }),
      'With 2 answers changed it would score 112 of 396, 28.3\u202f%, and rank 66th, as published.',
    );
  });

  test('has no rank without the other countries, and no score without answers', () => {
    const unknown = { places: 0, direction: 'unknown' };
    assert.equal(
      text.sentence.whatIf(1, 0, row(unranked), unknown),
      'With 1 answer changed it would score 112 of 396, 28.3\u202f%.',
    );
    assert.equal(
      text.sentence.whatIf(99, 0, row(nothing), unknown),
      'With 99 answers changed it would have no score: every answer is skipped.',
    );
  });
});

describe('changes in several countries', () => {
  const same = { places: 0, direction: 'same' };

  test('are told apart in the sentence', () => {
    const start = (/** @type {number} */ changed, /** @type {number} */ elsewhere) =>
      text.sentence.whatIf(changed, elsewhere, row({}), same).replace(/ it would.*/, '');
    assert.equal(start(3, 0), 'With 3 answers changed');
    assert.equal(start(1, 1), 'With 1 answer changed in other countries');
    assert.equal(start(3, 2), 'With 3 answers changed, 2 of them in other countries,');
  });

  test('are named in the bar', () => {
    assert.equal(text.bar.in(text.list.format(['Chile', 'Estonia', 'Tonga'])), 'in Chile, Estonia and Tonga');
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
    const effects = [[3, 0], [0, 0], [-2, 0], [-2, -4], [3, 4], [0, -10]].map(([n, maximum]) => text.answers.effect(n, maximum));
    const moved = ['+3', '±0', '−2', '−2, maximum 4 lower', '+3, maximum 4 higher', '±0, maximum 10 lower'];
    assert.deepEqual(effects, moved);
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

describe('the method in sentences', () => {
  test('names what an answer can be worth, by the scales', () => {
    assert.match(text.method.sum([4]), /^Every answer is worth 0 to 4 points;/);
    assert.match(text.method.sum([2, 3, 10]), /^Every answer is worth 0 to 2, 3 or 10 points;/);
  });

  test('says where a skip counts', () => {
    const [both, whole, layers, none] = [[true, true], [true, false], [false, true], [false, false]].map(([w, l]) => text.method.skips(w, l));
    assert.equal(both, 'A skipped answer leaves every maximum.');
    assert.equal(whole, 'A skipped answer leaves the maximum overall and in its domain, but stays in the maximum of its layer.');
    assert.equal(layers, 'A skipped answer stays in the maximum overall and in its domain, but leaves the maximum of its layer.');
    assert.equal(none, 'A skipped answer stays in every maximum, without points.');
  });

  test('says what ranks, and what follows a shared rank', () => {
    assert.equal(text.method.ranks(true, false), 'Countries are ranked by the rounded percentage, and equal ones share a rank: 1, 2, 3, 3, 5.');
    assert.equal(text.method.ranks(false, true), 'Countries are ranked by the exact ratio, and equal ones share a rank: 1, 2, 3, 3, 4.');
  });

  test('counts what agrees, and the slips that are known', () => {
    assert.equal(text.method.reproduces(98, 98), 'Reproduces 98 of 98 published ranks.');
    assert.equal(text.method.tally(81, 82, 'overall percentages') + text.method.slips(1), '81 of 82 overall percentages, 1 known slip of the publisher’s');
    assert.equal(text.method.slips(2), ', 2 known slips of the publisher’s');
  });
});

describe('editions and files', () => {
  test('an edition tells its number of countries where its id does', () => {
    assert.equal(text.chooser.edition_name('China Index 2024', 'china-index-2024-98'), 'China Index 2024, 98 countries');
    assert.equal(text.chooser.edition_name('China Index 2024', 'china-index-2024-101'), 'China Index 2024, 101 countries');
    assert.equal(text.chooser.edition_name('China Index 2022', 'china-index-2022'), 'China Index 2022');
  });

  test('what was loaded is counted in the right number', () => {
    assert.equal(text.data.imported('Tea Index', 1), 'Tea Index is loaded: the answers of 1 country.');
    assert.equal(text.data.imported('Tea Index', 98), 'Tea Index is loaded: the answers of 98 countries.');
    assert.equal(text.data.pasted('Malta', 1), 'The page of Malta is read: 1 answer.');
    assert.equal(text.data.pasted('Malta', 99), 'The page of Malta is read: 99 answers.');
  });

  test('the browser’s tab has country and index', () => {
    assert.equal(text.title('Malta', 'Tea Index'), 'Malta in the Tea Index, what if – Rescore');
  });
});
