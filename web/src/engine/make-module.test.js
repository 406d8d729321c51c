import assert from 'node:assert/strict';
import { afterEach, describe, mock, test } from 'node:test';

import { makeModule } from './make-module.js';

const AT = 'https://a.example/assets/rescore-1.wasm';

/** Compiles what the host has sent; takes 1 for a module. @param {Uint8Array} sent */
function compiler(sent) {
  return mock.fn(async (/** @type {any} */ { locateFile, wasmBinary = sent }) => {
    if (!locateFile && wasmBinary === sent) return 'found by itself';
    if (wasmBinary[0] !== 1) throw new Error('expected magic word');
    return 'module';
  });
}

describe('a module', () => {
  afterEach(() => mock.restoreAll());

  test('comes from its address, or from where it finds its bytes itself', async () => {
    const asked = mock.method(globalThis, 'fetch', async () => assert.fail());
    const create = compiler(Uint8Array.of(1));
    assert.equal(await makeModule(create, AT), 'module');
    assert.equal(create.mock.calls[0].arguments[0].locateFile(), AT);
    assert.equal(await makeModule(create, ''), 'found by itself');
    assert.equal(asked.mock.callCount(), 0);
  });

  test('is asked for once more, past the browser’s cache, when none comes of the answer', async () => {
    const create = compiler(Uint8Array.of(60));
    const asked = mock.method(globalThis, 'fetch', async () => new Response(Uint8Array.of(1)));
    assert.equal(await makeModule(create, AT), 'module');
    assert.deepEqual(
      asked.mock.calls.map((call) => call.arguments),
      [[AT, { cache: 'reload' }]],
    );
  });

  test('that does not come then either is what was wrong first', async () => {
    for (const answer of [
      () => new Response('', { status: 404 }),
      () => {
        throw new TypeError('Failed to fetch');
      },
      () => new Response(Uint8Array.of(60)),
    ]) {
      mock.method(globalThis, 'fetch', async () => answer());
      await assert.rejects(makeModule(compiler(Uint8Array.of(60)), AT), /magic word/);
      mock.restoreAll();
    }
  });
});
