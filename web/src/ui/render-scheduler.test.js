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

test('a press is painted, then taken and drawn near it, then everywhere', async () => {
  const { scheduler, log } = await started();
  scheduler.afterPress(() => log.push('taken'));
  await turn();
  assert.deepEqual(log, []);
  await frame();
  assert.deepEqual(log, ['taken', 'drawn 1']);
  await frame();
  assert.deepEqual(log, ['taken', 'drawn 1', 'drawn 2']);
  await scheduler.done;
});

test('nothing is drawn between a press and its taking: it would show what was before', async () => {
  const { scheduler, log } = await started();
  scheduler.all();
  scheduler.afterPress(() => log.push('taken'));
  scheduler.all();
  await turn();
  assert.deepEqual(log, []);
  await frame();
  assert.deepEqual(log, ['taken', 'drawn 1']);
  scheduler.all();
  await turn();
  assert.deepEqual(log, ['taken', 'drawn 1', 'drawn 2'], 'what is new since is drawn');
});

test('what is taken anew is drawn at once: it has what was pressed', async () => {
  const { scheduler, log } = await started();
  scheduler.afterPress(() => log.push('taken'));
  scheduler.taken();
  scheduler.all();
  await turn();
  assert.deepEqual(log, ['drawn 2']);
});

test('presses faster than frames are all taken, and everything is drawn after the last', async () => {
  const { scheduler, log } = await started();
  scheduler.afterPress(() => log.push('first'));
  await frame(); // the first is near
  scheduler.afterPress(() => log.push('second'));
  await frame(); // it would be everywhere
  scheduler.afterPress(() => log.push('third'));
  await frame();
  await frame();
  await scheduler.done;
  assert.deepEqual(
    log.filter((line) => !line.startsWith('drawn')),
    ['first', 'second', 'third'],
  );
  assert.equal(log.at(-1), `drawn ${scheduler.count}`);
  assert.notEqual(scheduler.count, 1);
});

test('where nobody looks, nothing waits for a frame', async () => {
  const { scheduler, log } = await started();
  Object.assign(globalThis.document, { hidden: true });
  scheduler.afterPress(() => log.push('taken'));
  await scheduler.done;
  assert.equal(frames.length, 0);
  assert.deepEqual([log[0], log.at(-1)], ['taken', 'drawn 2']);
});
