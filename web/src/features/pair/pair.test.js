/** Why one country is above another: whom the worker is asked about, and when. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { RescoreError } from '../../engine/errors.js';
import { CompareState } from '../compare/compare.js';
import { PairState } from './pair.js';

/** @import { Open } from '../../explorer/store.js' */

/** @type {any} */
let store;
/** @type {PairState} */
let state;
/** @type {unknown[]} */
let asked;
/** @type {(other: string) => Promise<unknown>} */
let reply;

beforeEach(() => {
  asked = [];
  reply = async (other) => ({ b: other });
  const compare = { countries: /** @type {string[]} */ ([]) };
  store = {
    compare,
    loading: false,
    model: { code: 'AA', method: 'publisher' },
    index: { edition: 'e' },
    data: { revision: {} },
    edits: [],
    engine: { edits: () => store.edits },
    use: (/** @type {unknown} */ Class) => (Class === CompareState ? compare : null),
    update() {},
  };
  const worker = {
    ask(/** @type {string} */ question, /** @type {any[]} */ args) {
      asked.push([question, ...args]);
      return reply(args[1]);
    },
    close() {},
  };
  state = new PairState(/** @type {Open} */ (store), /** @type {any} */ (worker));
});

test('nothing is asked before a country is chosen', () => {
  state.onStateChanged();
  assert.deepEqual(asked, []);
  assert.equal(state.answerAbout('BB'), null);
});

test('each country is asked about, once for a scenario', async () => {
  store.compare.countries = ['BB', 'CC'];
  state.onStateChanged();
  await state.task.done;
  assert.deepEqual(asked, [
    ['pair', 'AA', 'BB', { method: 'publisher' }],
    ['pair', 'AA', 'CC', { method: 'publisher' }],
  ]);
  assert.deepEqual(state.answerAbout('CC')?.pair, { b: 'CC' });
  assert.ok(state.fresh);
  state.onStateChanged();
  await state.task.done;
  assert.equal(asked.length, 2);
});

test('a change keeps the answer until there is a newer one; another country does not', async () => {
  store.compare.countries = ['BB'];
  state.onStateChanged();
  await state.task.done;
  store.edits = [{ country: 'AA', indicator: 'i', to: 1 }];
  state.onStateChanged();
  assert.ok(!state.fresh);
  assert.ok(state.answerAbout('BB'));
  await state.task.done;
  assert.equal(asked.length, 2);
  store.model = { ...store.model, code: 'CC' };
  state.onStateChanged();
  assert.equal(state.answerAbout('BB'), null);
});

test('answers that are loaded ask anew', async () => {
  store.compare.countries = ['BB'];
  state.onStateChanged();
  await state.task.done;
  store.data = { revision: {} };
  state.onStateChanged();
  await state.task.done;
  assert.equal(asked.length, 2);
});

test('what the core refuses is said of that pair; a failure is one of all', async () => {
  const problem = { code: 'bad-request', file: '', pointer: '', sentence: 'No.' };
  reply = async (other) => {
    if (other === 'BB') throw new RescoreError([problem]);
    return { b: other };
  };
  store.compare.countries = ['BB', 'CC'];
  state.onStateChanged();
  await state.task.done;
  assert.deepEqual(state.answerAbout('BB')?.problems, [problem]);
  assert.deepEqual(state.answerAbout('CC')?.problems, []);
  reply = () => Promise.reject(new Error('gone'));
  store.compare.countries = ['BB'];
  state.onStateChanged();
  await state.task.done;
  assert.ok(state.failed);
});
