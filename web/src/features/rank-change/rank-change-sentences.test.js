/** Why a rank changed, in sentences. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { english } from '../../../../tests/web/languages.mjs';
import { amount, crossings, signed, sixths, why } from './rank-change-sentences.js';

/** @typedef {import('../../engine/types.d.ts').ChangePart} ChangePart */
/** @typedef {import('../../engine/types.d.ts').Crossing} Crossing */
/** @typedef {import('../../engine/types.d.ts').Places} Places */

/** @param {string} name @param {Places} places @returns {Crossing} */
const other = (name, places = -1) => ({ country: name, name, places });

/** @param {Places} places @param {Crossing[]} detail @returns {ChangePart} */
const newcomers = (places, ...detail) => ({ cause: 'newcomers', places, detail });

/**
 * @param {'answers' | 'questions'} cause @param {Places} places
 * @param {any} [detail] @param {Crossing[]} [passed]
 * @returns {ChangePart}
 */
const part = (cause, places, detail = null, passed = []) => ({ cause, places, detail, passed });

/** @param {number | null} from @param {number | null} to @param {ChangePart[]} parts */
const compared = (from, to, parts, sameScore = false) =>
  /** @type {import('./compare-states.js').Compared} */ ({
    change: { country: 'XA', name: 'Chile', from_rank: from, to_rank: to, parts },
    from: /** @type {any} */ (null),
    to: /** @type {any} */ (null),
    sameScore,
  });

/** @param {Parameters<typeof compared>} args */
const said = (...args) => why(compared(...args), english);

describe('places', () => {
  test('are whole, or have one of five fractions', () => {
    assert.deepEqual([3, '-1/3', '-7/2', 0, '5/6'].map(sixths), [18, -2, -21, 0, 5]);
    const shown = (/** @type {Places} */ places) => signed(places, english.format);
    assert.deepEqual([3, -12, 0, '-1/3', '7/2', '5/6', '-13/6', '2/3'].map(shown), [
      '+3',
      '−12',
      '±0',
      '−⅓',
      '+3½',
      '+⅚',
      '−2⅙',
      '+⅔',
    ]);
    assert.equal(amount('-7/3', english.format), '2⅓');
  });
});

describe('why a rank changed', () => {
  test('is one sentence where newcomers alone rank higher', () => {
    const three = newcomers(-3, other('Ghana'), other('Sierra Leone'), other('Tanzania'));
    assert.equal(
      said(66, 69, [three, part('answers', 0)], true),
      'Chile fell from 66th to 69th: the newcomers Ghana, Sierra Leone and Tanzania rank higher. ' +
        'Its score did not change.',
    );
    assert.equal(
      said(2, 3, [newcomers(-1, other('Pakistan')), part('answers', 0, [])], true),
      'Chile fell from 2nd to 3rd: the newcomer Pakistan ranks higher. ' +
        'No answer of its own changed.',
    );
    const many = newcomers(-5, ...'ABCDE'.split('').map((name) => other(name)));
    assert.equal(said(1, 6, [many]), 'Chile fell from 1st to 6th: 5 newcomers rank higher.');
  });

  test('names every cause that moved it, and none that did not', () => {
    const parts = [
      newcomers(-9, other('Qatar', -9)),
      part('answers', '-1/3', [{}, {}]),
      part('questions', '31/3'),
      /** @type {ChangePart} */ ({ cause: 'rule', places: 0, passed: [], detail: [] }),
    ];
    assert.equal(
      said(67, 66, parts),
      'Chile rose from 67th to 66th. Countries that came or left moved it 9 places down, ' +
        'changed answers ⅓ place down and changed questions 10⅓ places up. ' +
        '2 answers of its own changed.',
    );
  });

  test('says that it stayed, whether nothing moved it or the parts cancel', () => {
    assert.equal(said(5, 5, [newcomers(0), part('answers', 0)]), 'Chile stayed 5th.');
    assert.equal(
      said(5, 5, [newcomers(-1, other('Qatar')), part('answers', 1, [{}])]),
      'Chile stayed 5th. Countries that came or left moved it 1 place down and ' +
        'changed answers 1 place up. One answer of its own changed.',
    );
  });

  test('with leavers too, newcomers are not said to be all of it', () => {
    const mixed = newcomers(-1, other('Qatar'), other('Nepal'), other('Zambia', 1));
    assert.equal(
      said(3, 4, [mixed]),
      'Chile fell from 3rd to 4th. Countries that came or left moved it 1 place down.',
    );
  });

  test('claims nothing of a country without a rank', () => {
    assert.equal(said(null, 4, [newcomers(0)]), 'Chile has no rank in one of the two.');
  });
});

describe('the countries behind a part', () => {
  test('are those that came and left', () => {
    assert.deepEqual(crossings(newcomers(0, other('Qatar'), other('Zambia', 1)), english), [
      'One newcomer ranks above it: Qatar.',
      'One country that left ranked above it: Zambia.',
    ]);
  });

  test('or those that changed sides, with the share of a place where it is no whole one', () => {
    const passed = [other('Peru', '1/2'), other('Kenya', -1), other('Nepal', 1)];
    assert.deepEqual(crossings(part('questions', '1/2', null, passed), english), [
      'It was passed by Kenya.',
      'It passed Peru (½) and Nepal.',
      'A fraction is the share of a place where several causes did it together.',
    ]);
    assert.deepEqual(crossings(part('answers', 0), english), []);
  });
});
