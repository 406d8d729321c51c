/** Titles of indicators away from their part. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { english } from '../../../tests/web/languages.mjs';
import { titlesOf } from './indicator-titles.js';

test('a title that several questions have goes with its part', () => {
  const domains = /** @type {any} */ ([
    { id: 'x', name: 'X' },
    { id: 'y', name: 'Y' },
  ]);
  const indicators = /** @type {any} */ ([
    { id: '1', title: 'Open', domain: 'x' },
    { id: '2', title: 'Open', domain: 'y' },
    { id: '3', title: 'Free', domain: 'y' },
  ]);
  const titles = titlesOf({ domains, indicators }, english.text);
  assert.deepEqual([...titles.values()], ['X: Open', 'Y: Open', 'Free']);
});
