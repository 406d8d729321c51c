import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { crossOriginWorker, fetchLost, isAnyLost } from './cross-origin-worker.js';
import { moduleGiven } from './module-given.js';

const HERE = 'https://a.example';
const MODULE = `${HERE}/assets/rescore questions-1.wasm?a#b`;
const SCRIPT = new URL(`${HERE}/assets/worker-1.js`);
const before = { ...globalThis };

/** What workers were started from. @type {string[]} */
let started = [];

class Played extends EventTarget {
  /** @param {string} url */
  constructor(url) {
    super();
    started.push(url);
  }
}

const Worker = crossOriginWorker(MODULE);
const start = () => {
  Object.assign(globalThis, { origin: HERE, Worker: Played });
  return new Worker(SCRIPT, { type: 'module' });
};

afterEach(() => {
  started = [];
  Object.assign(globalThis, { fetch: before.fetch });
});

test('a worker is told where its module is', () => {
  start();
  assert.equal(started[0].split('#')[0], SCRIPT.href);
  assert.equal(moduleGiven(started[0]), MODULE);
  assert.equal(moduleGiven(SCRIPT.href), '');
});

test('the script of one that did not start is fetched past the cache before the next', async () => {
  const asked = /** @type {unknown[]} */ ([]);
  let wrong = true;
  globalThis.fetch = async (...given) => {
    asked.push([given[0], given[1]?.cache]);
    if (wrong) throw new TypeError('Failed to fetch');
    return new Response('');
  };
  const runs = start();
  runs.dispatchEvent(new Event('message'));
  runs.dispatchEvent(new Event('error'));
  assert.equal(isAnyLost(), false);
  for (wrong of [true, false]) {
    start().dispatchEvent(new Event('error'));
    assert.equal(isAnyLost(), true);
    // For all that wait for it.
    await Promise.all([fetchLost(), fetchLost()]);
    assert.equal(isAnyLost(), false);
  }
  assert.deepEqual(asked, Array(2).fill([SCRIPT.href, 'reload']));
});
