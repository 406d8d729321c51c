/** The site contains the licences of everything in its files. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../cli/support.mjs';
import { expect, test } from './support/page.js';

const IN = {
  'licenses.md': ['lit-html', 'idb-keyval', 'icu-minify'],
  'licenses-element.md': ['lit-html', 'icu-minify'],
  'licenses-module.txt': ['nlohmann/json', 'Emscripten', 'musl', 'i18n-iso-countries'],
  'rescore.html': [
    'lit-html',
    'idb-keyval',
    'icu-minify',
    'nlohmann/json',
    'Emscripten',
    'musl',
    'i18n-iso-countries',
  ],
};

for (const [file, names] of Object.entries(IN)) {
  test(`${file} names them`, () => {
    const text = readFileSync(join(root, 'dist', file), 'utf8');
    const found = file === 'rescore.html' ? text.slice(text.lastIndexOf('<!--')) : text;
    for (const name of names) expect(found).toContain(name);
    expect(found).toMatch(/Permission is hereby granted|Redistribution and use/);
  });
}

test('every script that is lit’s is one that the lists are about', () => {
  // Third-party code names its owner in comments that minifiers keep; the lists must contain all of
  // these.
  const scripts = readdirSync(join(root, 'dist'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.js'));
  const claims = scripts.flatMap((name) =>
    [
      ...readFileSync(join(root, 'dist', name), 'utf8').matchAll(
        /@license[^*]*|Copyright[^*\n]{0,80}/g,
      ),
    ].map(([text]) => text),
  );
  expect(claims.filter((claim) => !/Google LLC|BSD-3-Clause/.test(claim))).toEqual([]);
});
