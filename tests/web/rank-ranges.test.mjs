/** The ranges that the page carries are those that the command prints. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { rankRanges } from '../../tools/site/rank-ranges.mjs';
import { INDICES } from '../../tools/site/editions.mjs';
import { STATES } from '../../tools/site/states.mjs';
import { publishedRange } from '../../web/src/data/rank-ranges.js';
import { json, readJson } from '../cli/support.mjs';

const ranges = await rankRanges();

describe('the ranges of ranks in the page', () => {
  for (const folder of [...STATES, ...INDICES]) {
    const index = readJson(`data/${folder}/index.json`);
    for (const { id: method } of index.methods)
      test(`of ${index.edition} by ${method} are those of the command, for every country`, () => {
        const { countries } = json(
          ...['robust', `data/${folder}`, '--method', method],
          ...['--weights', 'noise', '--noise', '25', '--draws', '10000', '--seed', '1'],
        );
        const standings = /** @type {any} */ ({
          countries: countries.map(({ country: code }) => ({ code })),
        });
        assert.equal(countries.length, ranges[index.edition][method].length / 2);
        for (const { country: code, summary } of countries) {
          const range = publishedRange(ranges, { index, data: { standings }, method, code });
          assert.deepEqual(range, summary && { high: summary.high, low: summary.low }, code);
        }
      });
  }

  test('are small', () => assert.ok(JSON.stringify(ranges).length < 10_000));
});
