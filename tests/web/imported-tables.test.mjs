/** The import of tables in WebAssembly: the same files as the command writes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readText } from '../cli/support.mjs';
import { openImport } from './importing.mjs';

const folder = 'docs/your-index';
const table = (/** @type {string} */ name, change = (/** @type {string} */ text) => text) => ({
  path: `${name}.csv`,
  text: change(readText(`${folder}/${name}.csv`)),
});
const tables = () => ({
  data: table('data'),
  meta: table('meta'),
  published: table('published'),
  about: table('about'),
  edition: '',
  findRule: false,
});
const module = await openImport();

describe('tables of an index', () => {
  test('become the files of data/', () => {
    const { value, errors } = module.importTables(tables());
    assert.deepEqual(errors, []);
    assert.deepEqual(value?.notes, []);
    assert.equal(value?.editions.length, 1);
    const [edition] = value?.editions ?? [];
    assert.deepEqual(
      [edition.id, edition.time, edition.units, edition.indicators],
      ['human-development-index-2021', '', 191, 4],
    );
    for (const name of /** @type {const} */ (['index', 'responses', 'published'])) {
      // The files of data/ also name their schemas.
      const { $schema, ...there } = JSON.parse(
        readText(`data/human-development-index-2021/${name}.json`),
      );
      assert.deepEqual(JSON.parse(edition[name]), there, name);
    }
    const [best] = edition.fits;
    assert.deepEqual([best.ranks.agree, best.ranks.of], [191, 191]);
    assert.match(best.rule, /^geometric mean of means/);
    assert.ok(edition.tried > 20);
    assert.deepEqual(edition.differences, []);
  });

  test('with a fault are refused with its place, and with no table about the index are guessed', () => {
    const bad = table('data', (text) => text.replace('61.9824', 'sixty'));
    const { value, errors } = module.importTables({ ...tables(), data: bad });
    assert.equal(value, null);
    assert.deepEqual(
      errors.map(({ file, pointer, sentence }) => [file, pointer, sentence]),
      [['data.csv', '/2/4', 'Line 2, column le: expected a number, found "sixty".']],
    );
    const alone = module.importTables({ ...tables(), meta: null, published: null, about: null });
    assert.deepEqual(alone.errors, []);
    assert.equal(alone.value?.editions[0].id, 'overall');
  });
});
