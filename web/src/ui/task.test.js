/** A question that is asked anew: what counts, what stays, and when something is drawn. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Task } from './task.js';

/** A task whose answers come when the test says so. */
function stage() {
  /** @type {{ args: string, signal: AbortSignal, onProgress: any, answer: any, fail: any }[]} */
  const runs = [];
  let drawn = 0;
  const task = new Task(
    (/** @type {string} */ args, { signal, onProgress }) =>
      new Promise((answer, fail) => runs.push({ args, signal, onProgress, answer, fail })),
    () => ++drawn,
  );
  return { task, runs, drawn: () => drawn };
}

test('an answer is there, and drawn once', async () => {
  const { task, runs, drawn } = stage();
  assert.deepEqual([task.status, task.value], ['initial', null]);
  const done = task.run('a');
  assert.equal(task.status, 'pending');
  runs[0].answer('A');
  assert.equal(await done, true);
  assert.deepEqual([task.status, task.value, drawn()], ['complete', 'A', 1]);
});

test('only the newest run counts, whichever ends first', async () => {
  const { task, runs, drawn } = stage();
  const first = task.run('a');
  const second = task.run('b');
  assert.deepEqual(
    runs.map(({ args, signal }) => [args, signal.aborted]),
    [
      ['a', true],
      ['b', false],
    ],
  );
  runs[1].answer('B');
  assert.equal(await second, true);
  runs[0].fail(new Error('late'));
  assert.equal(await first, false);
  runs[0].onProgress(0.5, 'A so far');
  assert.deepEqual([task.status, task.value, drawn()], ['complete', 'B', 1]);
});

test('the last answer stays until there is another, or an error', async () => {
  const { task, runs } = stage();
  const done = task.run('a');
  runs[0].answer('A');
  await done;
  const failed = task.run('b');
  assert.deepEqual([task.status, task.value], ['pending', 'A']);
  const error = new Error('no');
  runs[1].fail(error);
  assert.equal(await failed, true);
  assert.deepEqual([task.status, task.value, task.error], ['error', null, error]);
  const again = task.run('c');
  runs[2].answer('C');
  await again;
  assert.deepEqual([task.status, task.value, task.error], ['complete', 'C', null]);
});

test('what is called off ends without a word', async () => {
  const { task, runs, drawn } = stage();
  const done = task.run('a');
  task.abort();
  assert.deepEqual([task.status, runs[0].signal.aborted], ['initial', true]);
  runs[0].answer('A');
  assert.equal(await done, false);
  assert.deepEqual([task.value, drawn()], [null, 0]);
  task.value = 'kept';
  task.reset();
  assert.equal(task.value, null);
});

test('a run that waits gives way to a newer one', async () => {
  const { task, runs } = stage();
  const first = task.run('a', 5);
  const second = task.run('b', 1);
  assert.equal(await first, false);
  while (runs.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  assert.deepEqual(
    runs.map(({ args }) => args),
    ['b'],
  );
  runs[0].answer('B');
  assert.equal(await second, true);
});

test('progress is drawn now and then, an answer so far always', () => {
  const { task, runs, drawn } = stage();
  task.run('a');
  for (const share of [0.1, 0.2, 0.3]) runs[0].onProgress(share);
  assert.deepEqual([task.progress, task.value, drawn()], [0.3, null, 1]);
  runs[0].onProgress(0.4, 'A so far');
  assert.deepEqual([task.status, task.value, drawn()], ['pending', 'A so far', 2]);
});
