import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { argumentsOf, brokenFolder, cases, nameOf } from './cases.mjs';
import { errors, rescore } from './support.mjs';

describe('a broken file', () => {
  for (const c of cases.filter((c) => c.file)) {
    test(nameOf(c), (t) => {
      const folder = brokenFolder(t, c);
      const path = join(folder, /** @type {string} */ (c.file));
      const [first] = errors('check', folder);
      assert.deepEqual(first, { code: c.code, file: path, pointer: c.pointer, sentence: c.sentence });

      const { status, stdout, stderr } = rescore('rank', folder);
      const figuresOnly = c.code.endsWith('-mismatch');
      assert.equal(status, figuresOnly ? 0 : 1);
      assert.equal(stdout === '', !figuresOnly);
      assert.equal(stderr.includes(`${c.sentence} [${c.code}]\n`), !figuresOnly);
    });
  }
});

describe('a request that cannot be met', () => {
  for (const c of cases) {
    const args = argumentsOf(c);
    if (!args) continue;
    test(nameOf(c), () => {
      const file = c.request?.set ?? '';
      assert.deepEqual(errors(...args), [{ code: c.code, file, pointer: c.pointer, sentence: c.sentence }]);
    });
  }
});
