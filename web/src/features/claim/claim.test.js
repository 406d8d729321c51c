/** Whether a sentence is right: what the worker is asked, and when other editions are fetched. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { ClaimState } from './claim.js';

/** @typedef {import('../../data/states.js').State} State */

const STATES = /** @type {State[]} */ ([
  { edition: 'i-2021', title: 'Index 2021' },
  { edition: 'i-2022', title: 'Index 2022' },
  { edition: 'i-2024', title: 'Index 2024' },
  { edition: 'i-2024-more', title: 'Index 2024' },
]);
const PLACES = ['AA', 'BB', 'CC'].map((code) => ({ code, name: `${code}land` }));

/** @type {any} */
let store;
/** @type {ClaimState} */
let state;
/** @type {any[]} */
let asked;
/** @type {string | null} */
let fault;

const source = (/** @type {string} */ edition) => ({
  index: { read: async () => `index of ${edition}` },
  standings: { read: async () => `standings of ${edition}` },
});

beforeEach(() => {
  asked = [];
  fault = null;
  store = {
    model: { ...PLACES[1], places: PLACES },
    editionSource: { edition: 'i-2024' },
    engine: { maxFileBytes: 1000 },
    // Not every state is at hand.
    catalog: new Map(['i-2021', 'i-2024', 'i-2024-more'].map((id) => [id, source(id)])),
    update() {},
  };
  const worker = {
    async ask(/** @type {string} */ question, /** @type {any[]} */ args) {
      asked.push([question, ...args]);
      return { claim: args[0], fault };
    },
    close() {},
  };
  state = new ClaimState(store, /** @type {any} */ (worker));
});

test('a claim is asked about as it stands in the field', async () => {
  state.text = 'BBland ranks 2nd';
  await state.check(STATES);
  assert.deepEqual(asked, [['claim', 'BBland ranks 2nd']]);
  assert.equal(state.task.value?.claim, 'BBland ranks 2nd');
});

test('other years are fetched only for a claim that needs them', async () => {
  fault = 'unread';
  await state.check(STATES, 'BBland soars');
  assert.equal(asked.length, 1);
  fault = 'no-edition';
  await state.check(STATES, 'BBland fell since 2021');
  const others = [{ index: 'index of i-2021', standings: 'standings of i-2021' }];
  assert.deepEqual(asked.slice(1), [
    ['claim', 'BBland fell since 2021'],
    ['claim', 'BBland fell since 2021', { others }],
  ]);
});

test("the reader's own index has no other editions", async () => {
  store.editionSource.edition = 'mine';
  fault = 'no-edition';
  await state.check(STATES, 'BBland fell since 2021');
  assert.equal(asked.length, 1);
});

test('the examples are about the shown country and the one above it', () => {
  assert.equal(state.examples.at(-1), 'BBland is ahead of AAland');
  store.model = { ...PLACES[0], places: PLACES };
  assert.equal(state.examples.at(-1), 'AAland is ahead of BBland');
  store.model.places = PLACES.slice(0, 1);
  assert.equal(state.examples.length, 2);
});

test('an answer goes with its edition', async () => {
  await state.check(STATES, 'BBland ranks 2nd');
  state.onEditionOpened();
  assert.equal(state.task.value, null);
});
