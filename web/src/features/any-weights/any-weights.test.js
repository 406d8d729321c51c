/** Ranks under all weights: what is asked, and when. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { english } from '../../../../tests/web/languages.mjs';
import { RescoreError } from '../../engine/errors.js';
import { AnyWeightsState } from './any-weights.js';

/** @import { Open } from '../../explorer/store.js' */

const RANGES = { countries: [], can_be_first: [], decided_pairs: { n: 0, of: 0 } };

/** A worker that notes what it is asked, and answers when told. */
class Worker {
  /** @type {unknown[]} */
  asked = [];
  closed = 0;
  /** @type {() => Promise<unknown>} */
  reply = async () => RANGES;
  ask(/** @type {string} */ question, /** @type {unknown[]} */ args) {
    this.asked.push([question, ...args]);
    return this.reply();
  }
  close() {
    ++this.closed;
  }
}

/** @type {any} */
let store;
/** @type {Worker} */
let one;
/** @type {Worker} */
let all;
/** @type {AnyWeightsState} */
let state;

beforeEach(() => {
  store = {
    ...english,
    loading: false,
    model: { code: 'AA', method: 'publisher' },
    index: {
      edition: 'e',
      domains: [{ id: 'x' }, { id: 'y' }],
      methods: [{ id: 'publisher' }, { id: 'exact' }],
    },
    engine: { edits: () => store.edits },
    edits: [],
    update() {},
    updateComplete: Promise.resolve(),
  };
  [one, all] = [new Worker(), new Worker()];
  state = new AnyWeightsState(
    /** @type {Open} */ (store),
    /** @type {any} */ (one),
    /** @type {any} */ (all),
  );
});

test('the reader’s own weights are let go, and the way of adding up stays', () => {
  const asked = (/** @type {string} */ method) => {
    store.model.method = method;
    return [state.asked().method, state.mean];
  };
  assert.deepEqual(asked('publisher'), ['publisher', false]);
  assert.deepEqual(asked('exact'), ['exact', false]);
  assert.deepEqual(asked('weight=x:3'), ['publisher', false]);
  assert.deepEqual(asked('mean,weight=x:3'), ['mean', true]);
});

test('nothing is asked before the part is near', () => {
  state.onStateChanged();
  assert.deepEqual([one.asked, all.asked], [[], []]);
});

test('all countries are asked about in a worker of their own, which cancelling ends', async () => {
  await state.findAll();
  assert.deepEqual(all.asked, [['weights', { method: 'publisher' }]]);
  assert.equal(state.all.status, 'complete');
  assert.equal(state.all.value?.ranges, RANGES);
  all.reply = () => new Promise(() => {});
  state.findAll();
  await Promise.resolve();
  state.cancel();
  assert.equal(all.closed, 1);
  assert.equal(state.all.status, 'initial');
  assert.equal(state.said, 'The search was cancelled.');
});

test('what was found stays for another country and other weights, and goes with a change', async () => {
  await state.findAll();
  store.model = { code: 'BB', method: 'weight=x:3' };
  state.onStateChanged();
  assert.equal(state.all.status, 'complete');
  store.edits = [{ country: 'AA', indicator: 'i', to: 1 }];
  state.onStateChanged();
  assert.equal(state.all.status, 'initial');
});

test('what the core refuses is an answer, and a failure is none', async () => {
  const problem = { code: 'bad-request', file: '', pointer: '', sentence: 'No.' };
  all.reply = () => Promise.reject(new RescoreError([problem]));
  await state.findAll();
  assert.deepEqual(state.all.value, { ranges: null, problems: [problem] });
  all.reply = () => Promise.reject(new Error('gone'));
  await state.findAll();
  assert.equal(state.all.status, 'error');
});
