import assert from 'node:assert/strict';
import { test } from 'node:test';

import { wrongWith } from './asked-scenario.js';
import { chinaCore } from '../../../tests/web/support.mjs';

const engine = await chinaCore();
/** @param {string} text */
function wrong(text) {
  const { problems, country } = engine.openLink(text);
  return wrongWith(problems, country !== '' || engine.edits().length > 0)?.code;
}

test('a link by hand may lack its edition, one whose keys got lost may not', () => {
  for (const text of ['v=1&c=AZ', 'v=1&e=AZ.media-03:3', 'v=1&c=AZ&m=mean', 'country=AZ'])
    assert.equal(wrong(text), undefined, text);
  for (const text of ['v=1', 'v=1&', 'v=1&m=exact', 'v=1&%26x26;d=china-index-2024-98;c=AZ'])
    assert.equal(wrong(text), 'missing-key', text);
});

test('any other problem keeps a link from being shown, but for other data and unknown keys', () => {
  assert.equal(wrong('v=1&c=AZ&e=AZ.media-03:3&note=x'), undefined);
  assert.equal(wrong('v=1&d=china-index-2024-98.00000000&c=AZ&e=AZ.media-03:3'), undefined);
  assert.equal(wrong('v=1&e=AZ.media-99:3'), 'unknown-indicator');
  assert.equal(wrong('v=1&c=XX'), 'unknown-country');
  assert.equal(wrong('c=AZ'), 'broken-link');
});
