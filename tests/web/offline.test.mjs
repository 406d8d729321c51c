/** The service worker that the build makes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { runInNewContext } from 'node:vm';

import { workerFor } from '../../tools/site/offline.mjs';
import { root } from '../../tools/steps.mjs';

const CODE = `const VERSION = '%version%', FILES = '%files%';`;
const versionOf = (/** @type {string} */ worker) => /VERSION = '(\w{16})'/.exec(worker)?.[1];

it('has another version whenever a file or its own code is another', () => {
  const files = (/** @type {string} */ page) =>
    new Map([
      ['index.html', page],
      ['assets/a.js', ''],
    ]);
  const made = workerFor(files('one'), CODE);
  assert.equal(versionOf(workerFor(files('one'), CODE)), versionOf(made));
  assert.notEqual(versionOf(workerFor(files('two'), CODE)), versionOf(made));
  assert.notEqual(versionOf(workerFor(files('one'), `${CODE}//`)), versionOf(made));
});

it('lists each file with the start of its hash, and the front page without a name', () => {
  const files = new Map([
    ['index.html', 'page'],
    ['404.html', ''],
    ['sw.js', ''],
    ['assets/a.js', '1'],
  ]);
  // printf 1 | sha256sum; printf page | sha256sum
  assert.match(workerFor(files, CODE), /FILES = 'assets\/a\.js=6b86b273ff34fce1 =[0-9a-f]{16}'/);
});

/**
 * The worker with a host of its own.
 * @param {() => Response | Error} host its answer
 */
function running(host) {
  const code = readFileSync(join(root, 'web/src/features/offline/service-worker.js'), 'utf8');
  /** @type {Record<string, (event: any) => void>} */
  const listeners = {};
  /** @type {Map<string, Response>} */
  const kept = new Map();
  const cache = {
    match: async (/** @type {Request} */ { url }) => kept.get(url)?.clone(),
    put: async (/** @type {Request} */ { url }, /** @type {Response} */ it) => kept.set(url, it),
    delete: async (/** @type {Request} */ { url }) => kept.delete(url),
  };
  const self = {
    registration: { scope: 'https://a.example/' },
    addEventListener: (/** @type {string} */ type, /** @type {any} */ on) => (listeners[type] = on),
  };
  const fetch = async () => {
    const answer = host();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const caches = { open: async () => cache };
  runInNewContext(workerFor(new Map(), code), { self, caches, fetch, URL, Response, Request });
  /** @param {string} path @returns {Promise<Response>} */
  return (path) =>
    new Promise((respondWith) =>
      listeners.fetch({ request: new Request(`https://a.example/${path}`), respondWith }),
    );
}

it('gives imported data as it was last seen, unless the host has taken it down', async () => {
  const data = () => new Response('{}', { headers: { 'content-type': 'application/json' } });
  const html = () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
  const status = (/** @type {number} */ code) => () => new Response('', { status: code });
  const lost = () => new TypeError('Failed to fetch');
  /** @type {() => Response | Error} */
  let answer = data;
  const asked = running(() => answer());
  const file = 'imported/mine/index.json';
  for (const gone of [404, 410]) {
    for (answer of [data, lost, status(500), status(503), status(403), html])
      assert.equal(await (await asked(file)).text(), '{}');
    answer = status(gone);
    assert.equal((await asked(file)).status, gone);
    // Neither without a network.
    answer = lost;
    await assert.rejects(asked(file), TypeError);
  }
});
