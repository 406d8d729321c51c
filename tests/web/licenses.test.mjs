/** Everything that we ship from others must be named, with its licence. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readJson, readText } from '../cli/support.mjs';

/** Rows of ARCHITECTURE.md's table: the link's name, the licence, where it is shipped. */
const shipped = [
  ...readText('ARCHITECTURE.md').matchAll(/^\| (\[.*?) \| .* \| ([^|]+) \| ([^|]+) \|$/gm),
]
  .map(([, what, licence, where]) => ({
    names: [...what.matchAll(/\[([^\]]+)\]/g)].map(([, name]) => name),
    licence,
    where,
  }))
  .filter(({ where }) => where !== 'no');

/**
 * The rows for what is compiled into modules, library or command, and for the page's typefaces.
 */
const FILES = {
  'web/public/licenses-module.txt': /module|glue|table/,
  'core/licenses.txt': /libraries|table|command/,
  'web/public/licenses-fonts.txt': /typefaces/,
};

describe('the licences', () => {
  for (const [file, where] of Object.entries(FILES)) {
    test(`of everything that is compiled in are in ${file}`, () => {
      const text = readText(file);
      const wanted = shipped.filter((row) => where.test(row.where));
      assert.ok(wanted.length > 0);
      for (const { names, licence } of wanted) {
        for (const name of names) assert.ok(text.includes(name), name);
        assert.ok(
          text.includes(
            licence.startsWith('BSD') ? 'BSD 3-Clause License:' : `The ${licence} License:`,
          ),
          licence,
        );
      }
    });
  }

  test('of the system libraries that Emscripten links are among them', () => {
    const text = readText('web/public/licenses-module.txt');
    for (const name of ['Embind', 'dlmalloc', 'musl', 'libc++', 'libc++abi', 'compiler-rt'])
      assert.ok(text.includes(name), name);
  });

  test('of everything else that is shipped come from the bundler, which knows these packages', () => {
    const installed = readJson('package.json').devDependencies;
    const others = shipped.filter(
      ({ where }) => !Object.values(FILES).some((pattern) => pattern.test(where)),
    );
    // Of the fonts, only the drawn pixels are shipped.
    const names = others.flatMap((row) => row.names).filter((name) => !name.startsWith('Noto'));
    assert.deepEqual(names.sort(), [
      '@e965/xlsx',
      'fflate',
      'icu-minify',
      'idb-keyval',
      'lit-html',
    ]);
    for (const name of names) assert.ok(installed[name], name);
  });
});
