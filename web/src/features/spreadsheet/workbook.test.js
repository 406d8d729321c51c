import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
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

/** @param {Uint8Array} bytes @returns {string} the code of the fault that it is refused for */
function codeOf(bytes) {
  try {
    tablesOf('a.xlsx', bytes);
  } catch (fault) {
    assert.ok(fault instanceof RescoreError);
    return fault.problems[0].code;
  }
  return '';
}

/**
 * A workbook of one sheet, with a change in the text of a part.
 * @param {'xlsx' | 'ods'} kind @param {string} from @param {string} to
 */
function changed(kind, from, to) {
  const rows = [
    ['Name', 'A', 'B'],
    ['x', 1, 2],
    ['y', 3, 4],
  ];
  const parts = unzipSync(workbook({ Data: rows }, kind));
  const name = kind === 'xlsx' ? 'xl/worksheets/sheet1.xml' : 'content.xml';
  const text = strFromU8(parts[name]);
  assert.ok(text.includes(from), text);
  return zipSync({ ...parts, [name]: strToU8(text.replace(from, to)) });
}

/** @param {Uint8Array} bytes */
const textOf = (bytes) => tablesOf('a', bytes)[0].text;

test('the fault of a formula stays in the table, where the core tells it', () => {
  const error = { t: 'e', v: 7, w: '#DIV/0!' };
  assert.equal(
    textOf(
      workbook(
        {
          Data: [
            ['Name', 'A'],
            ['x', error],
          ],
        },
        'xlsx',
      ),
    ),
    'Name,A\nx,#DIV/0!\n',
  );
  const ods = changed(
    'ods',
    'office:value-type="float" office:value="4"><text:p>4',
    'table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!',
  );
  assert.equal(textOf(ods), 'Name,A,B\nx,1,2\ny,3,#DIV/0!\n');
});

test('a formula whose value nobody has computed is refused', () => {
  for (const formula of ['<f>B2*2</f>', '<f>B2*2</f><v></v>', '<f>B2*2</f><v/>', '<f si="0"/>'])
    assert.equal(codeOf(changed('xlsx', '<v>2</v>', formula)), 'not-a-number', formula);
  assert.equal(
    codeOf(
      changed('ods', 'office:value-type="float" office:value="4"', 'table:formula="of:=[.B3]"'),
    ),
    'not-a-number',
  );
  const zero = changed('xlsx', '<v>2</v>', '<f>B2-1</f><v>0</v>');
  assert.equal(textOf(zero), 'Name,A,B\nx,1,0\ny,3,4\n');
  // So write programs that compute nothing.
  const parts = unzipSync(zero);
  const book = strFromU8(parts['xl/workbook.xml']);
  const uncounted = book.replace('</workbook>', '<calcPr fullCalcOnLoad="1"/></workbook>');
  assert.equal(
    codeOf(zipSync({ ...parts, 'xl/workbook.xml': strToU8(uncounted) })),
    'not-a-number',
  );
  // The text of a formula may be empty.
  const empty = changed('xlsx', '<c r="C2"><v>2</v>', '<c r="C2" t="str"><f>""</f><v></v>');
  assert.equal(textOf(empty), 'Name,A,B\nx,1,\ny,3,4\n');
});

test('a long sheet is taken whole, or refused', () => {
  const rows = Array.from({ length: 15_000 }, (_, i) => [[`u${i}`, i], []]).flat();
  assert.equal(rowsOf(textOf(workbook({ Data: [['Name', 'A'], ...rows] }, 'xlsx'))).length, 15_001);
  const late = '</sheetData>';
  const at = (/** @type {number} */ row) =>
    `<row r="${row}"><c r="A${row}"><v>1</v></c></row>${late}`;
  assert.equal(codeOf(changed('xlsx', late, at(100_000))), '');
  assert.equal(codeOf(changed('xlsx', late, at(100_001))), 'file-too-large');
});

test('what says that it is far larger than it is costs nothing', () => {
  assert.equal(codeOf(changed('xlsx', 'A1:C3', 'A1:XFD1048576')), '');
  const cell = '<row r="90000"><c r="XFD90000"><v>1</v></c></row></sheetData>';
  assert.equal(codeOf(changed('xlsx', '</sheetData>', cell)), 'file-too-large');
  const row = '<table:table-row';
  const many = `${row} table:number-rows-repeated="1048500"`;
  assert.equal(codeOf(changed('ods', row, many)), 'file-too-large');
  const empty = `${many}><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`;
  assert.equal(codeOf(changed('ods', '</table:table>', `${empty}</table:table>`)), '');
});

test('what is no workbook, empty, or too large when unpacked, is refused', () => {
  assert.equal(codeOf(new Uint8Array(100)), 'unknown-form');
  assert.equal(codeOf(workbook({ Nothing: [] }, 'xlsx')), 'unknown-form');
  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(2 ** 27 + 1) }, { level: 9 });
  assert.ok(bomb.length < 2 ** 20);
  assert.equal(codeOf(bomb), 'file-too-large');
});
