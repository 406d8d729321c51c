import assert from 'node:assert/strict';
import { test } from 'node:test';

import { localEntry } from './local-storage.js';
import { nameFor } from './storage.js';

test('each site and each single file has a name of its own, whatever its query and fragment', () => {
  const names = Object.entries({
    'https://a.example/': 'rescore /',
    'https://a.example/b/': 'rescore /b/',
    'https://a.example/b/rescore.html?x#v=1': 'rescore /b/rescore.html',
    'file:///home/a/rescore.html#v=1': 'rescore /home/a/rescore.html',
    'file:///C:/Users/A/rescore.html': 'rescore /C:/Users/A/rescore.html',
    'file://server/a/rescore.html': 'rescore server/a/rescore.html',
    'blob:https://a.example/7d0c': 'rescore',
  });
  for (const [address, name] of names) assert.equal(nameFor(address), name, address);
});

/** A browser's storage. @param {Record<string, string>} has */
function browser(has) {
  const kept = new Map(Object.entries(has));
  const localStorage = {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => kept.set(key, text),
    removeItem: (/** @type {string} */ key) => kept.delete(key),
  };
  Object.assign(globalThis, { localStorage, addEventListener: () => {} });
  return kept;
}

test('what was kept under an earlier key moves, once, and replaces nothing', () => {
  /** @type {unknown[]} */
  const taken = [];
  const kept = browser({ old: '{"A":"1"}' });
  localEntry('new', (json) => taken.push(json), 'old');
  assert.deepEqual([...kept], [['new', '{"A":"1"}']]);
  localEntry('other', () => {}, 'old');
  assert.deepEqual([...kept.keys()], ['new']);
  const both = browser({ old: '{"A":"1"}', new: '{"A":"2"}' });
  localEntry('new', (json) => taken.push(json), 'old');
  assert.deepEqual([...both], [['new', '{"A":"2"}']]);
  assert.deepEqual(taken, [{ A: '1' }, { A: '2' }]);
});
