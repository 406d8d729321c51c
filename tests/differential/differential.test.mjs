/**
 * Compares the reference with the published figures, and the engine and the command with the
 * reference.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readJson } from '../cli/support.mjs';
import { cases, told } from './cases.mjs';
import { build, madeUp } from './made-up.mjs';
import { methodOf, scopesOf, scoreScope } from './reference.mjs';
import { smallest } from './smaller.mjs';

const china = {
  index: readJson('data/china-index-2024/index.json'),
  standings: readJson('data/china-index-2024/standings.json'),
  sheets: { AZ: readJson('data/china-index-2024/countries/AZ.json') },
};
const none = new Map();

test('the reference gives every published figure of the China Index 2024', () => {
  for (const scope of scopesOf(china.index)) {
    const rows = scoreScope(china, china.index.methods[0], none, scope);
    const printed = china.standings.countries.map((/** @type {any} */ c) => c.scopes[scope]);
    assert.deepEqual(
      rows.map((r) => [r.achieved, r.maximum, Number(r.percent), r.rank]),
      printed,
    );
  }
});

test('the reference gives the examples of docs/method.md', () => {
  const changes = new Map([
    ['AZ.media-03', 3],
    ['AZ.foreign-policy-08', null],
  ]);
  const row = (/** @type {string} */ scope) => {
    const found = scoreScope(china, china.index.methods[0], changes, scope).find(
      (r) => r.country === 'AZ',
    );
    return [found?.achieved, found?.maximum, found?.percent, found?.rank];
  };
  assert.deepEqual(row('overall'), [113, 392, '28.8', 65]);
  assert.deepEqual(row('layer:exposure').slice(0, 2), [86, 256]);
  assert.deepEqual(row('layer:alignment').slice(0, 2), [27, 100]);
  const ranks = (/** @type {string} */ text) =>
    scoreScope(china, methodOf(china.index.methods, china.index, text), none, 'overall').map(
      (r) => r.rank,
    );
  const moved = (/** @type {string} */ one, /** @type {string} */ other) =>
    ranks(other).filter((rank, at) => rank !== ranks(one)[at]).length;
  assert.equal(moved('publisher', 'exact'), 8);
  assert.equal(moved('exact', 'exact,mean'), 25);
});

test('the engine agrees with the reference on made-up cases', async () => {
  const failure = await cases({ count: 300, seed: 1_000_000 });
  assert.equal(failure && told(failure), null);
});

test('the command prints what the reference says, to the byte', async () => {
  const failure = await cases({ count: 60, seed: 2_000_000, native: true });
  assert.equal(failure && told(failure), null);
});

test('a failing case is made small', () => {
  const fails = (/** @type {any} */ made) => {
    const skipped = build(made).index.indicators.some((/** @type {any} */ i) => i.skipped > 0);
    return skipped && made.countries.length > 1 ? 'skips' : '';
  };
  let seed = 1;
  while (fails(madeUp(seed)) === '' || madeUp(seed).countries.length < 5) ++seed;
  const small = smallest(madeUp(seed), fails);
  assert.deepEqual(
    [small.countries.length, small.indicators.length, small.script.length, small.texts.length],
    [2, 1, 0, 0],
  );
});
