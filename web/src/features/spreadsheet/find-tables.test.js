import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { RescoreError } from '../../engine/errors.js';
import { tablesIn } from './find-tables.js';

const TABLE = 'Name,A,B\nx,1,2\ny,3,4\n';

/** What comes of files with these names and texts. @param {Record<string, string>} texts */
async function outcome(texts) {
  const files = Object.entries(texts).map(([path, text]) => ({
    path,
    file: new File([text], path),
  }));
  try {
    const tables = await tablesIn(files);
    return tables?.map(({ path }) => path) ?? null;
  } catch (fault) {
    assert.ok(fault instanceof RescoreError);
    return fault.problems.map(({ code, file }) => `${code} ${file}`).join();
  }
}

describe('of the files that a reader drops', () => {
  test('tables are taken, whatever documents are beside them', async () => {
    const beside = { 'terms.pdf': '', 'cover.png': '' };
    assert.deepEqual(
      await outcome({ 'data.csv': TABLE, 'meta.tsv': 'iCode\tType\nA\t\n', ...beside }),
      ['data.csv', 'meta.tsv'],
    );
    // Windows hides the end of a name, and another is put after it.
    assert.deepEqual(await outcome({ 'data.csv.txt': TABLE }), ['data.csv.txt']);
    assert.equal(await outcome({ 'data.csv': TABLE, 'index.json': '{}' }), null);
    assert.equal(await outcome({ 'data.csv': TABLE, 'notes.txt': 'No table.\nNone.' }), null);
  });

  test('a spreadsheet that is not read is no reason to take the others alone', async () => {
    for (const name of ['meta.xls', 'Meta.XLSB', 'meta.numbers', 'meta.csv.gz', 'about.fods'])
      assert.equal(await outcome({ 'data.csv': TABLE, [name]: 'x' }), `unknown-form ${name}`);
    assert.equal(await outcome({ 'index.xls': 'x' }), 'unknown-form index.xls');
    // In a folder of the publisher's it may lie about.
    assert.equal(await outcome({ 'country.json': '{}', 'index.xls': 'x' }), null);
  });

  test('a table with two thousand long names of columns is one', async () => {
    const names = Array.from({ length: 2000 }, (_, i) => `Indicator ${i} ${'é'.repeat(40)}`);
    const text = `Name,${names.join()}\nx,${names.map((_, i) => i).join()}\n`;
    assert.deepEqual(await outcome({ 'data.csv': text }), ['data.csv']);
  });
});
