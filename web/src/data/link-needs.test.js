import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isScenario, neededBy } from './link-needs.js';
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

test('a link that programs have changed needs the same data', () => {
  const link = 'v=1&d=china-index-2024-98.0123abcd&e=AZ.media-03:3~KZ.media-01:2&c=KZ';
  const needs = neededBy(link);
  for (const changed of [
    link.replaceAll('&', '&amp;'),
    link.replaceAll('&', '&amp;amp;'),
    link.replaceAll('&', '&#038;'),
    encodeURIComponent(link),
    encodeURIComponent(encodeURIComponent(link)),
    `${link}.`,
    `${link}).`,
    `${link}”.`,
    `${link}%E2%80%9D`,
    `${link}%e3%80%82`,
    `${link}\u200B`,
    `${link}%22%20`,
    `${link}%3E`,
    link.replaceAll('&', '&#x26;'),
    link.replaceAll('&', '&AMP;'),
    `${link}?utm_source=x&utm_medium=y`,
    `${encodeURIComponent(link)}?fbclid=x`,
    `${link}#amp=1`,
    `${link}#xtor=RSS-1`,
  ])
    assert.deepEqual(neededBy(changed), needs, changed);
});

test('a place, or what a program appended to an address, is no scenario', () => {
  for (const text of ['', '#', '#media-03', '#amp=1', '#xtor=RSS-1', '#Echobox=17', '#:~:text=a'])
    assert.equal(isScenario(text), false, text);
  // Keys of a link alone are not enough: others have short ones, too.
  for (const text of ['#m=1', '#s=20', '#e=12', '#x=5', '#d=2024', '#c=12', '#m=1&s=20', '#vv=1'])
    assert.equal(isScenario(text), false, text);
  for (const text of [
    '#v=1',
    '#c=AZ',
    'country=AZ&set=AZ.media-03:3',
    'v%3D1%26c%3DAZ',
    '#v=2',
    '#edition=mine',
  ])
    assert.equal(isScenario(text), true, text);
  // The core says that these lack their version; without a word they would be as published.
  for (const text of [
    '#d=china-index-2024-98.6c764bd5',
    '#e=AZ.media-03:3',
    '#m=mean&e=AZ.media-03:-',
  ])
    assert.equal(isScenario(text), true, text);
});
