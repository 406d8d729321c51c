import assert from 'node:assert/strict';
import { afterEach, describe, mock, test } from 'node:test';

import { LAST_STATEMENT, loadPart } from './load-part.js';

const FROM = 'https://a.example/assets/index-1.js';

/** A host that gives each answer once, and the last one from then on. @param {unknown[]} answers */
function host(...answers) {
  return mock.method(globalThis, 'fetch', async (/** @type {string} */ _, how = {}) => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === 'never')
      return new Promise((_, reject) => {
        const alive = setTimeout(() => {}, 1000); // Node ends before a signal's own timer
        how.signal.addEventListener('abort', () => {
          clearTimeout(alive);
          reject(how.signal.reason);
        });
      });
    if (answer instanceof Error) throw answer;
    return answer.clone();
  });
}

const script = (text = `let a;${LAST_STATEMENT}\n`) =>
  new Response(text, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });

describe('a part of the page', () => {
  afterEach(() => mock.restoreAll());

  test('is what is imported, after its scripts, each of which is fetched once', async () => {
    const asked = host(script());
    const files = ['./a.js', '../b.js', './styles.css'];
    const part = () => loadPart(async () => 'part', files, FROM);
    assert.deepEqual(await Promise.all([part(), part()]), ['part', 'part']);
    assert.equal(await part(), 'part');
    assert.deepEqual(
      asked.mock.calls.map((call) => call.arguments[0]),
      ['https://a.example/assets/a.js', 'https://a.example/b.js'],
    );
  });

  test('is not imported before its files are whole, and is asked for past the cache then', async () => {
    const page = new Response('', { headers: { 'content-type': 'text/html' } });
    const cut = new Response(new ReadableStream({ start: (c) => c.error(new Error('cut off')) }), {
      headers: { 'content-type': 'text/javascript' },
    });
    const load = mock.fn(async () => 'part');
    let number = 0;
    const failed = new Response('', { status: 500 });
    const half = script('export {'); // as Firefox gives it
    for (const wrong of [new Error('lost'), failed, page, cut, half]) {
      const file = `./${++number}.js`;
      const asked = host(wrong);
      await assert.rejects(loadPart(load, [file], FROM));
      assert.equal(load.mock.callCount(), number - 1);
      assert.deepEqual(
        asked.mock.calls.map((call) => call.arguments[1]?.cache),
        ['default', 'reload'],
      );
      mock.restoreAll();
      host(script());
      assert.equal(await loadPart(load, [file], FROM), 'part');
      mock.restoreAll();
    }
  });

  test('may have lost its comments on the way, or gained some', async () => {
    const texts = [
      'export{a as b};',
      'let a;export { a }\n',
      `let a;${LAST_STATEMENT}\n// x\n/* y */\n`,
    ];
    for (const [i, text] of texts.entries()) {
      host(script(text));
      assert.equal(await loadPart(async () => 'part', [`./other-${i}.js`], FROM), 'part');
      mock.restoreAll();
    }
    for (const text of ['export{a', 'export{a as b};let c', 'export{};/* y', '// export{};\nlet a'])
      await assert.rejects(async () => {
        host(script(text));
        await loadPart(async () => 'part', ['./half.js'], FROM);
      }, /is cut off/);
  });

  test('that does not come is not waited for, and can be asked for anew', async () => {
    const part = () => loadPart(async () => 'part', ['./never.js'], FROM, 20);
    host('never');
    await assert.rejects(part(), { name: 'TimeoutError' });
    mock.restoreAll();
    host('never', script());
    assert.equal(await part(), 'part');
  });
});
