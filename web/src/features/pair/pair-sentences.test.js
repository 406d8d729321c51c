/** Why one country is above another, in sentences and figures. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { english } from '../../../../tests/web/languages.mjs';
import { headline, hundredths, mainParts, points, proof, shortest } from './pair-sentences.js';

/**
 * @import { Pair, Turn } from '../../engine/types.d.ts'
 */

/** @param {Partial<Turn>} [how] @returns {Turn} */
const turnOf = (how) => ({
  possible: true,
  changes: 3,
  edits: [],
  needed: 100,
  with_fewer: 90,
  ...how,
});

/** @param {Partial<Pair>} how @returns {Pair} */
const pairOf = (how) => ({
  edition: 'e',
  method: 'publisher',
  a: 'AA',
  b: 'BB',
  denominator: 1000,
  gap: -100,
  parts: [
    { scope: 'domain:x', gap: -70 },
    { scope: 'domain:y', gap: 10 },
    { scope: 'domain:z', gap: -40 },
  ],
  answers: null,
  turn: { of_a: turnOf(), of_b: null, of_either: null },
  weights_turn: false,
  weights: null,
  ...how,
});

const names = {
  a: 'Anna',
  b: 'Bert',
  parts: new Map([
    ['domain:x', 'X'],
    ['domain:y', 'Y'],
    ['domain:z', 'Z'],
  ]),
};
/** @param {Partial<Pair>} how @param {boolean} [shared] */
const said = (how, shared = false) => headline(pairOf(how), names, shared, english);

describe('the parts that carry most of the gap', () => {
  test('are the fewest that make up half of it, the largest first', () => {
    assert.deepEqual(mainParts(pairOf({})), ['domain:x']);
    const even = [-40, -40, -40].map((gap, i) => ({ scope: `s${i}`, gap }));
    assert.deepEqual(mainParts({ gap: -120, parts: even }), ['s0', 's1']);
  });

  test('are three at most, and on the side of the one that is above', () => {
    const many = [5, 5, 5, 5, 5, 5, 5, -3].map((gap, i) => ({ scope: `s${i}`, gap }));
    assert.deepEqual(mainParts({ gap: 32, parts: many }), ['s0', 's1', 's2']);
  });
});

describe('the sentence', () => {
  test('says who is above, by what, and what turns it around', () => {
    assert.equal(
      said({}),
      'Bert is above Anna mainly by X; it would take 3 changed answers of Anna ' +
        'to turn them around, and no weights do.',
    );
    assert.equal(
      said({
        weights_turn: true,
        turn: { of_a: null, of_b: turnOf({ changes: 1 }), of_either: null },
      }),
      'Bert is above Anna mainly by X; it would take 1 changed answer of Bert ' +
        'to turn them around, or a change of weights.',
    );
    assert.equal(
      said({
        weights_turn: null,
        turn: { of_a: turnOf(), of_b: turnOf(), of_either: turnOf({ changes: 2 }) },
      }),
      'Bert is above Anna mainly by X; it would take 2 changed answers, of either, to turn them around.',
    );
  });

  test('leaves out what is not known', () => {
    const none = { of_a: null, of_b: null, of_either: null };
    assert.equal(said({ turn: none, weights_turn: null, parts: [] }), 'Bert is above Anna.');
    assert.equal(
      said({ turn: none, weights_turn: true }),
      'Bert is above Anna mainly by X; a change of weights would turn them around.',
    );
  });

  test('says where the printed scores are the same, or the exact ones', () => {
    assert.match(
      said({}, true),
      /^Bert is above Anna by less than the printed scores show, mainly by X;/,
    );
    assert.match(said({ gap: 0 }), /^Anna and Bert have exactly the same score\./);
  });

  test('says where no answers would do', () => {
    const of_a = turnOf({ possible: false });
    assert.equal(
      said({ turn: { of_a, of_b: null, of_either: null } }),
      'Bert is above Anna mainly by X; no other answers of Anna would turn them around, and no weights do.',
    );
  });
});

test('of ways that are as short the shown country’s is the one', () => {
  const turn = { of_a: turnOf(), of_b: turnOf(), of_either: turnOf() };
  assert.equal(shortest(turn)?.whose, 'a');
  assert.equal(shortest({ ...turn, of_a: turnOf({ possible: false }) })?.whose, 'b');
  assert.equal(shortest({ of_a: null, of_b: null, of_either: null }), null);
});

describe('figures', () => {
  test('add up as they are shown', () => {
    assert.deepEqual(hundredths([1, 1, 1], 30_000), [1, 0, 0]);
    const thirds = hundredths([1, 1, 1], 9);
    assert.deepEqual(thirds, [1111, 1111, 1111]);
    assert.deepEqual(hundredths([2, 2, 2, 1], 7), [2857, 2857, 2857, 1429]);
    const mixed = [-2089, -1399, -412, -2186, -400, -2083, 269, -2086, -814];
    assert.equal(
      hundredths(mixed, 38808).reduce((sum, each) => sum + each),
      hundredths([-11200], 38808)[0],
    );
    // None is further from the exact one than a hundredth.
    hundredths(mixed, 38808).forEach((each, i) =>
      assert.ok(Math.abs(each - (mixed[i] / 38808) * 10_000) < 1),
    );
  });

  test('have their sign', () => {
    assert.deepEqual(
      [231, -8, 0].map((n) => points(n, english.format)),
      ['+2.31', '−0.08', '0.00'],
    );
  });
});

test('the proof names what fewer changes come to, or that none are enough', () => {
  assert.equal(
    proof(turnOf(), 'Anna', 1000, english),
    'Why not fewer? 2 changes can make up at most 9.00 percentage points, and it takes more than 10.00.',
  );
  assert.equal(
    proof(turnOf({ changes: 1 }), 'Anna', 1000, english),
    'It takes more than 10.00 percentage points.',
  );
  assert.match(
    proof(turnOf({ possible: false }), 'Anna', 1000, english),
    /^The answers of Anna alone are not enough/,
  );
  assert.match(proof(turnOf({ possible: false }), '', 1000, english), /^Answers are not enough/);
});
