/** The worker of one part of the page: what data it gets, and with which changes it is asked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ScenarioClient } from './scenario-client.js';

/** @param {string} index */
const dataOf = (index) => ({
  revision: {},
  texts: { index, standings: 's', sheets: new Map([['AA', 'sheet']]) },
});

test('data goes with the first question, and again only when it is other data', async () => {
  /** @type {unknown[]} */
  const calls = [];
  const client = {
    load: (/** @type {any} */ texts) => calls.push(['load', texts.index, texts.sheets]),
    ask: async (/** @type {string} */ question, /** @type {any} */ args, /** @type {any} */ how) =>
      calls.push([question, args, how.edits]),
    close: () => calls.push('close'),
  };
  const edits = [{ country: 'AA', indicator: 'i', to: 1 }];
  const store = { data: dataOf('one'), engine: { edits: () => edits } };
  const worker = new ScenarioClient(/** @type {any} */ (store), /** @type {any} */ (client));
  const { signal } = new AbortController();
  await worker.ask('pair', ['AA', 'BB'], { signal });
  await worker.ask('pair', ['AA', 'CC'], { signal });
  store.data = dataOf('two');
  await worker.ask('pair', ['AA', 'BB'], { signal });
  worker.close();
  assert.deepEqual(calls, [
    ['load', 'one', { AA: 'sheet' }],
    ['pair', ['AA', 'BB'], edits],
    ['pair', ['AA', 'CC'], edits],
    ['load', 'two', { AA: 'sheet' }],
    ['pair', ['AA', 'BB'], edits],
    'close',
  ]);
});

test('what was called off while the worker’s script came is not asked', async () => {
  const client = { load: () => assert.fail(), ask: () => assert.fail() };
  const store = { data: dataOf('one'), engine: { edits: () => [] } };
  const worker = new ScenarioClient(/** @type {any} */ (store), /** @type {any} */ (client));
  const call = new AbortController();
  const asked = worker.ask('pair', ['AA', 'BB'], { signal: call.signal });
  call.abort();
  await assert.rejects(asked, { name: 'AbortError' });
});
