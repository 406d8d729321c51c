import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import { describe, test } from 'node:test';

import { readJson, readText } from '../../../../tests/cli/support.mjs';
import { openImport } from '../../../../tests/web/importing.mjs';
import { sheetsOf } from '../../data/page-index.js';
import { rowsOf } from './table-text.js';
import { folderOf, packedFolder, tablesOf } from './save-index.js';

const module = await openImport();

/** @param {string} folder */
function kept(folder) {
  const text = (/** @type {string} */ name) => readText(`data/${folder}/${name}.json`);
  const sheets = Object.values(sheetsOf(text('responses')));
  return { index: text('index'), standings: text('published'), sheets };
}

for (const folder of ['human-development-index-2021', 'global-open-data-index-2015']) {
  describe(folder, () => {
    test('is saved as the folder that it came from', () => {
      const saved = folderOf(kept(folder));
      const { $schema, ...there } = readJson(`data/${folder}/responses.json`);
      assert.deepEqual(JSON.parse(saved['responses.json']), there);
      assert.equal(saved['index.json'], readText(`data/${folder}/index.json`));
    });

    test('is saved as tables that make the same ranks', () => {
      const saved = tablesOf(kept(folder));
      const table = (/** @type {string} */ path) => ({ path, text: saved[path] });
      const { value, errors } = module.importTables({
        data: table('data.csv'),
        meta: table('meta.csv'),
        published: table('published.csv'),
        about: table('about.csv'),
        edition: '',
        findRule: false,
      });
      assert.deepEqual(errors, []);
      const [edition] = value?.editions ?? [];
      assert.equal(edition.id, folder);
      assert.equal(edition.tried, 0);
      assert.deepEqual(edition.differences, []);
      const [before, after] = [readText(`data/${folder}/index.json`), edition.index].map((text) =>
        JSON.parse(text),
      );
      assert.deepEqual(after.units, before.units);
      assert.deepEqual(after.source, before.source);
      assert.deepEqual(after.indicators, before.indicators);
    });
  });
}

test('in tables no text is a formula, and the index is made of them again', () => {
  const texts = kept('global-open-data-index-2015');
  const index = JSON.parse(texts.index);
  index.title = '=1+1';
  index.units[0].name = '@SUM(A1)';
  index.units[1].name = '-1';
  index.units[2].name = 'A\t=1;@SUM(A1)';
  index.indicators[0].title = '＝1+1';
  index.scales[0].options[0].label = '=HYPERLINK("https://example.org")';
  const saved = tablesOf({ ...texts, index: JSON.stringify(index) });
  for (const [name, text] of Object.entries(saved))
    for (const cell of rowsOf(text).flat())
      if (!/^-?\d+(\.\d+)?$/.test(cell)) assert.doesNotMatch(cell, /(^|[\t;])\s*[=＝+@-]/, name);
  const table = (/** @type {string} */ path) => ({ path, text: saved[path] });
  const { value, errors } = module.importTables({
    data: table('data.csv'),
    meta: table('meta.csv'),
    published: table('published.csv'),
    about: table('about.csv'),
    edition: '',
    findRule: false,
  });
  assert.deepEqual(errors, []);
  assert.deepEqual(value?.editions[0].differences, []);
  const { title, units } = JSON.parse(value?.editions[0].index ?? '');
  assert.equal(title, "'=1+1");
  assert.deepEqual(
    units.slice(0, 2).map((/** @type {{ name: string }} */ { name }) => name),
    ["'@SUM(A1)", '-1'],
  );
});

test('what nobody has printed is left out', () => {
  const texts = { ...kept('human-development-index-2021'), standings: '' };
  assert.deepEqual(Object.keys(unzipSync(packedFolder(texts))), ['index.json', 'responses.json']);
  assert.deepEqual(Object.keys(tablesOf(texts)), ['data.csv', 'meta.csv', 'about.csv']);
});
