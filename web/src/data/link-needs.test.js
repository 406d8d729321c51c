import assert from 'node:assert/strict';
import { test } from 'node:test';

import { neededBy } from './link-needs.js';
import { chinaCore } from '../../../tests/web/support.mjs';

test('which data a link needs, by the long and the short keys', () => {
  assert.deepEqual(
    neededBy('#v=1&d=china-index-2024-98.0123abcd&c=AZ&e=AZ.media-03:3~KZ.media-01:2'),
    {
      edition: 'china-index-2024-98',
      country: 'AZ',
      changed: ['AZ', 'KZ'],
      every: false,
    },
  );
  assert.deepEqual(neededBy('edition=mine&country=FR&x=abc'), {
    edition: 'mine',
    country: 'FR',
    changed: [],
    every: true,
  });
  assert.deepEqual(neededBy(''), { edition: '', country: '', changed: [], every: false });
});

test('of a key that stands twice the last counts, as it does for the core', async () => {
  const twice = 'v=1&d=china-index-2024-98&c=FR&c=AZ&e=AZ.media-03:1&e=AZ.media-03:3';
  const engine = await chinaCore();
  assert.equal(engine.openLink(twice).country, neededBy(twice).country);
  assert.deepEqual(
    [neededBy(twice).country, neededBy(twice.replace('e=AZ.', 'e=KZ.')).changed],
    ['AZ', ['AZ']],
  );
});
