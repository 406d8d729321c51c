/** Why one country is above another: the command. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { china, errors, json, small, table } from './support.mjs';

const sum = (/** @type {{ gap: number }[]} */ list) => list.reduce((all, { gap }) => all + gap, 0);

describe('pair', () => {
  test('splits the gap by domain, without answers', () => {
    const pair = json('pair', china, 'AZ', 'CL');
    assert.equal(pair.parts.length, 9);
    assert.equal(sum(pair.parts), pair.gap);
    assert.ok(pair.gap < 0);
    assert.equal(pair.answers, null);
    assert.deepEqual([pair.turn.of_b, pair.turn.of_either], [null, null]);
    assert.deepEqual([pair.weights_turn, pair.weights.technology], [true, '1']);
  });

  test('names the fewest answers that turn the order around', () => {
    const { turn } = json('pair', china, 'AZ', 'CL', '--method', 'exact');
    const { possible, changes, edits, needed, with_fewer: withFewer } = turn.of_a;
    assert.deepEqual([possible, changes, edits.length], [true, 29, 29]);
    assert.ok(withFewer <= needed);
    const sets = edits.flatMap((/** @type {any} */ e) => ['--set', `AZ.${e.indicator}=${e.to}`]);
    const rank = (/** @type {string[]} */ ...changed) => {
      const { rows } = json('rank', china, '--method', 'exact', ...changed);
      const of = (/** @type {string} */ code) =>
        rows.find((/** @type {any} */ r) => r.country === code);
      return of('AZ').rank - of('CL').rank;
    };
    assert.ok(rank() > 0);
    assert.ok(rank(...sets) < 0);
    assert.ok(rank(...sets.slice(0, -2)) >= 0);
  });

  test('splits the gap by answer, where both are loaded', () => {
    const codes = json('rank', small)
      .rows.map((/** @type {any} */ row) => row.country)
      .filter((/** @type {string} */ code) => code !== 'UY');
    const [a, b] = [codes[0], codes.at(-1)];
    for (const method of ['exact', 'exact,mean']) {
      const pair = json('pair', small, a, b, '--method', method);
      assert.equal(sum(pair.parts), pair.gap);
      assert.equal(sum(pair.answers), pair.gap);
    }
    assert.ok(table('pair', small, a, b).some((line) => line.startsWith('answers of either ')));
  });

  test('says why it has no answer', () => {
    assert.equal(errors('pair', china, 'AZ', 'AZ')[0].sentence, 'AZ is compared with itself.');
    assert.equal(errors('pair', china, 'AZ', 'XX')[0].code, 'unknown-country');
    assert.equal(errors('pair', china, 'AZ', 'CL', '--method', 'x')[0].code, 'unknown-method');
  });
});
