import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { loadPart } from './load-part.js';

describe('a part of the page', () => {
  test('is what is imported', async () => {
    assert.equal(await loadPart(async () => 'part'), 'part');
  });

  test('is asked for by another address when it fails, where the browser names it', async () => {
    /** @param {string} sentence */
    const failed = (sentence) => () => Promise.reject(new TypeError(sentence));
    // Node has no such addresses, and names the one that it was asked for.
    for (const sentence of [
      'Failed to fetch dynamically imported module: https://a.example/assets/x-1.js',
      'error loading dynamically imported module: https://a.example/assets/x-1.js',
    ])
      await assert.rejects(loadPart(failed(sentence)), /https:|protocol/);
    await assert.rejects(loadPart(failed('Importing a module script failed.')), /module script/);
  });

  test('that does not come is not waited for, and can be asked for anew', async () => {
    await assert.rejects(
      loadPart(() => new Promise(() => {}), 20),
      /has not come/,
    );
    assert.equal(await loadPart(async () => 'part', 20), 'part');
  });
});
