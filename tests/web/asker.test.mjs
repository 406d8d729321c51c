/** The worker that answers questions, from the page's side: what is told, called off, and replaced. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { Asker } from '../../web/src/asker.js';
import { RescoreError } from '../../web/src/engine.js';

const texts = { index: '{}', standings: null, sheets: {}, methods: [] };

/** An asker whose workers are played by the test. @param {boolean} [loaded] */
function setUp(loaded = true) {
  /** @type {any[]} */
  const workers = [];
  const asker = new Asker(() => {
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
  if (loaded) asker.load(texts);
  return { asker, workers };
}

const edits = [{ country: 'AZ', indicator: 'media-03', from: 0, to: 3 }];

describe('asking', () => {
  test('starts one worker at the first question, with the data before it', async () => {
    const { asker, workers } = setUp();
    assert.equal(workers.length, 0);
    const [first, second] = [asker.ask('impact', ['AZ'], edits), asker.ask('bounds', [], [])];
    const [{ told, say }] = workers;
    assert.equal(workers.length, 1);
    assert.deepEqual(told[0].load, texts);
    assert.deepEqual(told.slice(1).map((/** @type {any} */ t) => [t.ask, t.with, t.edits]), [['impact', ['AZ'], edits], ['bounds', [], []]]);
    say({ id: told[0].id, answer: null });
    say({ id: told[2].id, answer: 'b' });
    say({ id: told[1].id, answer: 'a' });
    assert.deepEqual(await Promise.all([first, second]), ['a', 'b']);
  });

  test('needs data', async () => {
    await assert.rejects(setUp(false).asker.ask('impact', ['AZ'], []), /no data/);
  });

  test('tells the progress, and what the core refuses', async () => {
    const { asker, workers } = setUp();
    /** @type {any[]} */
    const heard = [];
    const asked = asker.ask('robustness', [{}], [], { onProgress: (...what) => heard.push(what) });
    const { id } = workers[0].told[1];
    workers[0].say({ id, progress: 0.5, partial: null });
    workers[0].say({ id, problems: [{ code: 'bad-request', file: '', pointer: '', sentence: 'No.' }] });
    await assert.rejects(asked, (fault) => fault instanceof RescoreError && fault.message === 'No.');
    workers[0].say({ id, progress: 1, partial: null });
    assert.deepEqual(heard, [[0.5, null]]);
    assert.equal(workers[0].ended, false);
  });

  test('can be called off, before and under way, and the worker is told', async () => {
    const { asker, workers } = setUp();
    const reason = new Error('never mind');
    await assert.rejects(asker.ask('impact', ['AZ'], [], { signal: AbortSignal.abort(reason) }), reason);
    assert.equal(workers.length, 0);
    const abort = new AbortController();
    const asked = asker.ask('impact', ['AZ'], [], { signal: abort.signal });
    abort.abort(reason);
    await assert.rejects(asked, reason);
    const [, { id }, cancel] = workers[0].told;
    assert.deepEqual(cancel, { id, cancel: true });
    workers[0].say({ id, answer: 'late' });
  });

  test('what cannot be sent is rejected, and the next question is answered', async () => {
    const { asker, workers } = setUp();
    await assert.rejects(asker.ask('impact', [() => {}], []), /could not be cloned/);
    const asked = asker.ask('impact', ['AZ'], []);
    workers[0].say({ id: workers[0].told.at(-1).id, answer: 1 });
    assert.equal(await asked, 1);
  });
});

describe('a worker is replaced at the next question', () => {
  /** @type {[string, (worker: any) => void][]} */
  const ends = [
    ['when it dies', (worker) => worker.onerror({ preventDefault() {} })],
    ['when its module is missing', (worker) => worker.say({ id: worker.told[0].id, failed: 'no module' })],
    ['when the data is refused', (worker) => worker.say({ id: worker.told[0].id, problems: [{ sentence: 'Bad.' }] })],
    ['when a question breaks the core', (worker) => worker.say({ id: worker.told[1].id, failed: 'unreachable' })],
  ];
  for (const [when, end] of ends) {
    test(when, async () => {
      const { asker, workers } = setUp();
      const asked = [asker.ask('impact', ['AZ'], []), asker.ask('bounds', [], [])];
      end(workers[0]);
      for (const { status } of await Promise.allSettled(asked)) assert.equal(status, 'rejected');
      assert.equal(workers[0].ended, true);
      const again = asker.ask('impact', ['AZ'], []);
      assert.equal(workers.length, 2);
      assert.deepEqual(workers[1].told[0].load, texts);
      workers[1].say({ id: workers[1].told[1].id, answer: 2 });
      assert.equal(await again, 2);
    });
  }

  test('when the data changes', async () => {
    const { asker, workers } = setUp();
    const asked = asker.ask('impact', ['AZ'], []);
    asker.load({ ...texts, index: 'other' });
    await assert.rejects(asked, { name: 'AbortError' });
    assert.equal(workers[0].ended, true);
    asker.ask('impact', ['AZ'], []).catch(() => {});
    assert.equal(workers[1].told[0].load.index, 'other');
  });
});
