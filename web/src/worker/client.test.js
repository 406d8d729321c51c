/**
 * The worker that answers questions, from the page's side: what is told, called off, and replaced.
 */
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';

import { WorkerClient } from './client.js';
import { RescoreError } from '../engine/open-engine.js';

const texts = { index: '{}', standings: null, sheets: {} };

/** What the tests have opened. @type {WorkerClient[]} */
let askers = [];
afterEach(() => {
  for (const client of askers) client.close();
  askers = [];
});

/** A client whose workers are played by the test. @param {boolean} [loaded] */
function setUp(loaded = true) {
  /** @type {any[]} */
  const workers = [];
  const client = new WorkerClient(() => {
    /** @type {any} */
    const worker = {
      told: [],
      ended: false,
      postMessage: (/** @type {any} */ message) => worker.told.push(structuredClone(message)),
      terminate: () => (worker.ended = true),
      say: (/** @type {any} */ data) => worker.onmessage({ data }),
    };
    workers.push(worker);
    return worker;
  });
  askers.push(client);
  if (loaded) client.load(texts);
  return { client, workers };
}

const edits = [{ country: 'AZ', indicator: 'media-03', from: 0, to: 3 }];

describe('asking', () => {
  test('starts one worker at the first question, with the data before it', async () => {
    const { client, workers } = setUp();
    assert.equal(workers.length, 0);
    const [first, second] = [client.ask('impact', ['AZ'], { edits }), client.ask('bounds', [])];
    const [{ told, say }] = workers;
    assert.equal(workers.length, 1);
    assert.deepEqual(told[0].load, texts);
    assert.deepEqual(
      told.slice(1).map((/** @type {any} */ t) => [t.ask, t.with, t.edits]),
      [
        ['impact', ['AZ'], edits],
        ['bounds', [], []],
      ],
    );
    say({ id: told[0].id, answer: null });
    say({ id: told[2].id, answer: 'b' });
    say({ id: told[1].id, answer: 'a' });
    assert.deepEqual(await Promise.all([first, second]), ['a', 'b']);
  });

  test('needs no data where the question brings it', async () => {
    const { client, workers } = setUp(false);
    const asked = client.ask('import', [[], []]);
    const [order] = workers[0].told;
    assert.equal(order.ask, 'import');
    workers[0].say({ id: order.id, answer: 'edition' });
    assert.equal(/** @type {any} */ (await asked), 'edition');
  });

  test('tells the progress, and what the core refuses', async () => {
    const { client, workers } = setUp();
    /** @type {any[]} */
    const heard = [];
    const asked = client.ask('robustness', [{}], { onProgress: (...what) => heard.push(what) });
    const { id } = workers[0].told[1];
    workers[0].say({ id, progress: 0.5, partial: null });
    workers[0].say({
      id,
      problems: [{ code: 'bad-request', file: '', pointer: '', sentence: 'No.' }],
    });
    await assert.rejects(
      asked,
      (fault) => fault instanceof RescoreError && fault.message === 'No.',
    );
    workers[0].say({ id, progress: 1, partial: null });
    assert.deepEqual(heard, [[0.5, null]]);
    assert.equal(workers[0].ended, false);
  });

  test('can be called off, before and under way, and the worker is told', async () => {
    const { client, workers } = setUp();
    const reason = new Error('never mind');
    await assert.rejects(
      client.ask('impact', ['AZ'], { signal: AbortSignal.abort(reason) }),
      reason,
    );
    assert.equal(workers.length, 0);
    const abort = new AbortController();
    const asked = client.ask('impact', ['AZ'], { signal: abort.signal });
    abort.abort(reason);
    await assert.rejects(asked, reason);
    const [, { id }, cancel] = workers[0].told;
    assert.deepEqual(cancel, { id, cancel: true });
    workers[0].say({ id, answer: 'late' });
  });

  test('what cannot be sent is rejected, and the next question is answered', async () => {
    const { client, workers } = setUp();
    await assert.rejects(client.ask('impact', [() => {}]), /could not be cloned/);
    const asked = client.ask('impact', ['AZ']);
    workers[0].say({ id: workers[0].told.at(-1).id, answer: 1 });
    assert.equal(await asked, 1);
  });
});

describe('a worker is replaced at the next question', () => {
  /** @type {[string, (worker: any) => void][]} */
  const ends = [
    ['when it cannot start', (worker) => worker.onerror({ preventDefault() {} })],
    [
      'when its module is missing',
      (worker) => worker.say({ id: worker.told[0].id, failed: 'no module' }),
    ],
    [
      'when the data is refused',
      (worker) => worker.say({ id: worker.told[0].id, problems: [{ sentence: 'Bad.' }] }),
    ],
    [
      'when a question breaks the core',
      (worker) => worker.say({ id: worker.told[1].id, failed: 'unreachable' }),
    ],
  ];
  for (const [when, end] of ends) {
    test(when, async () => {
      const { client, workers } = setUp();
      const asked = [client.ask('impact', ['AZ']), client.ask('bounds', [])];
      end(workers[0]);
      for (const { status } of await Promise.allSettled(asked)) assert.equal(status, 'rejected');
      assert.equal(workers[0].ended, true);
      const again = client.ask('impact', ['AZ']);
      assert.equal(workers.length, 2);
      assert.deepEqual(workers[1].told[0].load, texts);
      workers[1].say({ id: workers[1].told[1].id, answer: 2 });
      assert.equal(await again, 2);
    });
  }

  test('when the data changes', async () => {
    const { client, workers } = setUp();
    const asked = client.ask('impact', ['AZ']);
    client.load({ ...texts, index: 'other' });
    await assert.rejects(asked, { name: 'AbortError' });
    assert.equal(workers[0].ended, true);
    client.ask('impact', ['AZ']).catch(() => {});
    assert.equal(workers[1].told[0].load.index, 'other');
  });
});

describe('a worker that stops while it is asked', () => {
  const SILENT = 10_000;

  /** A client with a question that the first worker has not answered. @param {any} t */
  function asking(t) {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { client, workers } = setUp();
    /** @type {any[]} */
    const heard = [];
    const asked = client.ask('robustness', [{}], {
      edits,
      onProgress: (...what) => heard.push(what),
    });
    workers[0].say({ id: workers[0].told[0].id, answer: null });
    return {
      client,
      workers,
      asked,
      heard,
      tick: (/** @type {number} */ time) => t.mock.timers.tick(time),
    };
  }

  test('and says nothing more is replaced, and its questions are asked again', async (t) => {
    const { client, workers, asked, heard, tick } = asking(t);
    const other = client.ask('goal', [{ rank: 50 }]);
    tick(SILENT - 1);
    workers[0].say({ id: workers[0].told[1].id, progress: 0.5, partial: null });
    tick(SILENT - 1);
    assert.equal(workers.length, 1, 'a progress is a sign of life');
    tick(1);
    assert.deepEqual([workers.length, workers[0].ended], [2, true]);
    const [first, second] = workers.map(({ told }) => told);
    assert.deepEqual(second[0].load, texts);
    assert.deepEqual(second.slice(1), first.slice(1));
    workers[0].say({ id: first[2].id, answer: 'late' });
    workers[1].say({ id: second[0].id, answer: null });
    workers[1].say({ id: second[1].id, progress: 0.7, partial: null });
    workers[1].say({ id: second[2].id, answer: 'goal' });
    workers[1].say({ id: second[1].id, answer: 'firm' });
    assert.deepEqual(await Promise.all([asked, other]), ['firm', 'goal']);
    assert.deepEqual(
      heard.map(([share]) => share),
      [0.5, 0.7],
    );
  });

  test('and tells its error is replaced at once', async (t) => {
    const { workers, asked } = asking(t);
    workers[0].onerror({ preventDefault() {} });
    assert.equal(workers.length, 2);
    workers[1].say({ id: workers[1].told[1].id, answer: 'firm' });
    assert.equal(await asked, 'firm');
  });

  test('twice is not asked a third time', async (t) => {
    const { workers, asked, tick } = asking(t);
    tick(SILENT);
    workers[1].say({ id: workers[1].told[0].id, answer: null });
    tick(SILENT);
    await assert.rejects(asked, /stopped/);
    assert.deepEqual([workers.length, workers[1].ended], [2, true]);
  });

  test('but is idle is left alone, as is one whose question was called off', async (t) => {
    const { client, workers, asked, tick } = asking(t);
    workers[0].say({ id: workers[0].told[1].id, answer: 'firm' });
    assert.equal(await asked, 'firm');
    const abort = new AbortController();
    const off = client.ask('goal', [{}], { signal: abort.signal });
    abort.abort(new Error('never mind'));
    await assert.rejects(off, /never mind/);
    tick(10 * SILENT);
    assert.deepEqual([workers.length, workers[0].ended], [1, false]);
  });

  test('has more time as long as it loads', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { client, workers } = setUp();
    const asked = client.ask('impact', ['AZ']);
    t.mock.timers.tick(11 * SILENT);
    assert.deepEqual([workers.length, workers[0].ended], [1, false]);
    t.mock.timers.tick(SILENT);
    assert.deepEqual([workers.length, workers[0].ended], [2, true]);
    t.mock.timers.tick(12 * SILENT);
    await assert.rejects(asked, { name: 'TimeoutError' });
    assert.equal(workers.length, 2);
  });
});
