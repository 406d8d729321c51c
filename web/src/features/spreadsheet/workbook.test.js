import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { describe, test } from 'node:test';
import { utils, write } from '@e965/xlsx';

import { RescoreError } from '../../engine/errors.js';
import { rolesOf } from './table-roles.js';
import { rowsOf } from './table-text.js';
import { tablesOf } from './workbook.js';

/** @param {Record<string, unknown[][]>} sheets @param {'xlsx' | 'ods'} bookType */
function workbook(sheets, bookType) {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  return new Uint8Array(write(book, { type: 'array', bookType }));
}

const SHEETS = {
  About: [
    ['Key', 'Value'],
    ['Title', 'Towns'],
  ],
  Data: [
    ['uCode', 'uName', 'Trees', 'Open'],
    ['a', 'Avon', 0.1 + 0.2, true],
    [],
    ['b', 'Bath, "old"', { t: 'n', v: 7, f: 'SUM(1,6)' }, false],
    ['c', 'Cork', null, ''],
  ],
  Empty: [],
};

for (const kind of /** @type {const} */ (['xlsx', 'ods'])) {
  describe(`a workbook in ${kind.toUpperCase()}`, () => {
    test('is the tables of its sheets, with the values of formulas', () => {
      const tables = tablesOf(`towns.${kind}`, workbook(SHEETS, kind));
      assert.deepEqual(
        tables.map(({ path }) => path),
        [`towns.${kind}, About`, `towns.${kind}, Data`],
      );
      assert.deepEqual(rolesOf(tables.map((t) => ({ ...t, rows: rowsOf(t.text) }))), [
        'about',
        'data',
      ]);
      const [, first, second, third] = rowsOf(tables[1].text);
      assert.deepEqual(first, ['a', 'Avon', String(0.1 + 0.2), 'true']);
      assert.deepEqual(second, ['b', 'Bath, "old"', '7', 'false']);
      assert.deepEqual(third, ['c', 'Cork', '', '']);
    });
  });
}

test('what is no workbook, empty, or too large when unpacked, is refused', () => {
  const codeOf = (/** @type {Uint8Array} */ bytes) => {
    try {
      tablesOf('a.xlsx', bytes);
    } catch (fault) {
      assert.ok(fault instanceof RescoreError);
      return fault.problems[0].code;
    }
    return '';
  };
  assert.equal(codeOf(new Uint8Array(100)), 'unknown-form');
  assert.equal(codeOf(workbook({ Nothing: [] }, 'xlsx')), 'unknown-form');
  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(2 ** 27 + 1) }, { level: 9 });
  assert.ok(bomb.length < 2 ** 20);
  assert.equal(codeOf(bomb), 'file-too-large');
});
