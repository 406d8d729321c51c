import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { argumentsOf, brokenFolder, cases, nameOf } from './cases.mjs';
import { errors, line, rescore, small } from './support.mjs';

describe('a broken file', () => {
  for (const c of cases.filter((c) => c.file)) {
    test(nameOf(c), (t) => {
      const folder = brokenFolder(t, c);
      const path = join(folder, /** @type {string} */ (c.file));
      const [first] = errors('check', folder);
      assert.deepEqual(first, {
        code: c.code,
        file: path,
        pointer: c.pointer,
        sentence: c.sentence,
      });

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
      assert.deepEqual(errors(...args), [
        { code: c.code, file, pointer: c.pointer, sentence: c.sentence },
      ]);
    });
  }
});

describe('a link of which something does not fit', () => {
  for (const c of cases.filter((c) => c.link)) {
    test(nameOf(c), () => {
      const { status, stdout, stderr } = rescore('rank', small, '--link', c.link ?? '', '--json');
      const first = stderr.split('\n')[0];
      assert.equal(
        first,
        line({ code: c.code, file: 'link', pointer: c.pointer, sentence: c.sentence }),
      );
      // If the published answers apply, the whole link was rejected; otherwise the rest of it is
      // used.
      assert.equal(status, c.sentence.endsWith('the published answers hold.') ? 1 : 0);
      assert.deepEqual(
        Object.keys(JSON.parse(stdout)),
        status === 1 ? ['errors'] : ['scope', 'of', 'rows'],
      );
    });
  }
});
