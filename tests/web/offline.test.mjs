/** The service worker that the build makes. */
import assert from 'node:assert/strict';
import { it } from 'node:test';

import { workerFor } from '../../tools/site/offline.mjs';

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
