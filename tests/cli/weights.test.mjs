/** Ranks under all weights: the command, compared with what other weights give. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { china, errors, json, small, table } from './support.mjs';

/**
 * Weights as text, for --method: whole numbers in the same proportions.
 * @param {Record<string, string>} weights fractions
 */
function methodWith(weights) {
  const fractions = Object.entries(weights).map(([part, text]) => {
    const [numerator, denominator = '1'] = text.split('/');
    return { part, numerator: BigInt(numerator), denominator: BigInt(denominator) };
  });
  const common = fractions.reduce((all, { denominator }) => all * denominator, 1n);
  const whole = fractions.map((f) => (f.numerator * common) / f.denominator);
  /** @type {(a: bigint, b: bigint) => bigint} */
  const gcd = (a, b) => (b === 0n ? a : gcd(b, a % b));
  const factor = whole.reduce(gcd);
  return fractions.map(({ part }, i) => `weight=${part}:${whole[i] / factor}`).join(',');
}

describe('weights', () => {
  test('gives the exact ends of one country, and weights that give them', () => {
    const { countries, can_be_first, decided_pairs, ...rest } = json(
      'weights',
      china,
      'AZ',
      '--method',
      'exact,mean',
    );
    assert.deepEqual(rest, { edition: 'china-index-2024-98', method: 'exact,mean', at_least: 0 });
    assert.deepEqual(can_be_first, []);
    assert.deepEqual(decided_pairs, { n: 15, of: 97 });
    const [{ country, best, worst }] = countries;
    assert.equal(country, 'AZ');
    assert.deepEqual([best.rank, best.exact, best.limit], [18, true, 18]);
    assert.deepEqual([worst.rank, worst.exact, worst.limit], [91, true, 91]);
    for (const end of [best, worst]) {
      const { rows } = json('rank', china, '--method', `exact,mean,${methodWith(end.weights)}`);
      const row = rows.find((/** @type {any} */ one) => one.country === 'AZ');
      assert.equal(row.rank, end.rank);
    }
  });

  test('finds every country that can be first, also where trials do not', () => {
    const { countries, can_be_first, decided_pairs } = json(
      'weights',
      china,
      '--method',
      'exact,mean',
    );
    assert.equal(countries.length, 98);
    assert.equal(can_be_first.length, 13);
    assert.deepEqual(decided_pairs, { n: 992, of: 4753 });
    for (const { best, worst } of countries) {
      assert.ok(best.exact && worst.exact);
      assert.ok(best.rank <= worst.rank);
    }
  });

  test('with a least weight the ranks are within those without', () => {
    const [all] = json('weights', china, 'AZ', '--method', 'exact,mean').countries;
    const [some] = json(
      'weights',
      china,
      'AZ',
      '--method',
      'exact,mean',
      '--at-least',
      '0.05',
    ).countries;
    assert.ok(all.best.rank < some.best.rank && some.worst.rank < all.worst.rank);
    for (const text of Object.values(some.best.weights)) {
      const [numerator, denominator = 1] = String(text).split('/').map(Number);
      assert.ok(numerator / denominator >= 0.05);
    }
  });

  test('pooled scores with skipped answers are exact', () => {
    const [{ best, worst }] = json('weights', china, 'AZ').countries;
    assert.deepEqual([best.rank, best.exact], [18, true]);
    assert.deepEqual([worst.rank, worst.exact], [90, true]);
  });

  test('the smallest shift brings the country there, and is within the shift', () => {
    for (const [rank, lower, shift] of [
      [50, false, 0.065268],
      [70, true, 0.009778],
    ]) {
      const answer = json('weights', china, 'AZ', '--method', 'exact,mean', '--rank', String(rank));
      assert.deepEqual([answer.before, answer.lower, answer.exact], [66, lower, true]);
      assert.deepEqual([answer.shift, answer.limit], [shift, shift]);
      const size = (/** @type {string} */ text) => {
        const [numerator, denominator = 1] = text.split('/').map(Number);
        return numerator / denominator;
      };
      for (const [part, text] of Object.entries(answer.weights))
        assert.ok(Math.abs(size(String(text)) - size(answer.from[part])) <= Number(shift) + 1e-12);
    }
  });

  test('a shift can be impossible, or nothing', () => {
    const ask = (/** @type {string} */ rank) =>
      json('weights', china, 'AZ', '--method', 'exact,mean', '--rank', rank);
    const none = ask('10');
    assert.deepEqual([none.shift, none.weights, none.exact, none.limit], [null, null, true, null]);
    const nothing = ask('66');
    assert.deepEqual([nothing.shift, nothing.weights], [0, nothing.from]);
    assert.deepEqual(
      table('weights', china, 'AZ', '--method', 'exact,mean', '--rank', '10').slice(0, 3),
      [
        'Azerbaijan, China Index 2024, from rank 66 to rank 10 or higher',
        '',
        'No weights do that.',
      ],
    );
  });

  test('prints tables', () => {
    const lines = table('weights', china, 'AZ', '--method', 'exact,mean');
    assert.equal(lines[0], 'Azerbaijan, China Index 2024, under all weights');
    assert.match(lines[3], /^best +18 +technology 1$/);
    assert.match(table('weights', small)[0], /^code +country +rank +best +worst +best with$/);
  });

  test('says why it has no answer', () => {
    const [{ code, sentence }] = errors('weights', china, 'AZ', '--at-least', '0.2');
    assert.equal(code, 'bad-request');
    assert.equal(sentence, '9 parts cannot each have at least this weight; the most is 1/9.');
  });
});
