/** A country's ranks in every state, in one line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { states } from '../../../tools/site/states.mjs';
import { english } from '../../../tests/web/languages.mjs';
import { ranksByYear } from './ranks-by-year.js';

const line = (/** @type {string} */ code, edition = 'china-index-2024-98') =>
  ranksByYear(states(), edition, code, english);

test('each year has the ranks of its states', () => {
  assert.equal(line('AZ'), '67th of 82 in 2022, 66th of 98 and 69th of 101 in 2024');
  assert.match(
    line('DE'),
    /^15th of 46 in 2021, 19th of 82 in 2022, \d+\w\w of 98 and \d+\w\w of 101 in 2024$/,
  );
  assert.equal(line('RU').includes('2022'), false);
  assert.equal(line('GH', 'china-index-2024-101').endsWith(', 18th of 101 in 2024'), true);
});

test('there is none of another country, or for another index', () => {
  assert.equal(line('XX'), '');
  assert.equal(line('DE', 'tea'), '');
});
