/** When the page is drawn, with frames that come when the test says so. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';

import { RenderScheduler } from './render-scheduler.js';

/** @type {(() => void)[]} */
let frames = [];
const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
/** The next frame is painted. */
const frame = () => {
  for (const go of frames.splice(0)) go();
  return turn();
};

beforeEach(() => {
  frames = [];
  Object.assign(globalThis, {
    document: { hidden: false },
    requestAnimationFrame: (/** @type {() => void} */ go) => frames.push(go),
  });
});
afterEach(() => {
  for (const name of ['document', 'requestAnimationFrame'])
    Reflect.deleteProperty(globalThis, name);
});

/** A drawing that notes what it does, and has drawn once. */
async function started() {
  /** @type {string[]} */
  const log = [];
  const scheduler = new RenderScheduler(() => log.push(`drawn ${scheduler.count}`));
  scheduler.all();
  await scheduler.done;
  assert.deepEqual(log.splice(0), ['drawn 1']);
  return { scheduler, log };
}

test('all that asks for it in one turn is drawn once', async () => {
  const { scheduler, log } = await started();
  scheduler.all();
  scheduler.all();
  await scheduler.done;
  assert.deepEqual(log, ['drawn 2']);
});

test('what is near is drawn without the rest, and with it when that is asked for too', async () => {
  const { scheduler, log } = await started();
  scheduler.near();
  await scheduler.done;
  assert.deepEqual(log, ['drawn 1']);
  scheduler.near();
  scheduler.all();
  await scheduler.done;
  assert.deepEqual(log, ['drawn 1', 'drawn 2']);
});

test('what is near a press is drawn for the next frame, everything for the one after', async () => {
  const { scheduler, log } = await started();
  scheduler.afterPress();
  await turn();
  assert.deepEqual(log, ['drawn 1']);
  await frame();
  assert.deepEqual(log, ['drawn 1', 'drawn 2']);
  await scheduler.done;
});

test('whatever else is to be drawn waits until the press has been painted', async () => {
  const { scheduler, log } = await started();
  scheduler.afterPress();
  scheduler.all();
  await turn();
  scheduler.all();
  await turn();
  assert.deepEqual(log, ['drawn 1']);
  await frame();
  assert.deepEqual(log, ['drawn 1', 'drawn 2']);
  scheduler.all();
  await turn();
  assert.deepEqual(log, ['drawn 1', 'drawn 2', 'drawn 3'], 'what is new since is drawn');
});

test('of presses faster than frames each is drawn, and everything after the last', async () => {
  const { scheduler, log } = await started();
  scheduler.afterPress();
  const first = scheduler.done;
  await turn();
  scheduler.afterPress();
  await frame(); // the one after the first press
  assert.deepEqual(log, ['drawn 1', 'drawn 1']);
  await frame();
  assert.deepEqual(log, ['drawn 1', 'drawn 1', 'drawn 2']);
  await Promise.all([first, scheduler.done]);
});

test('where nobody looks, nothing waits for a frame', async () => {
  const { scheduler, log } = await started();
  Object.assign(globalThis.document, { hidden: true });
  scheduler.afterPress();
  await scheduler.done;
  assert.equal(frames.length, 0);
  assert.deepEqual(log, ['drawn 1', 'drawn 2']);
});
