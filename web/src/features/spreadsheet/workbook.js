import { unzipSync } from 'fflate';
import { read, utils } from '@e965/xlsx';

import { problem } from '../../data/load.js';
import { csvOf } from './table-text.js';

/**
 * The sheets of a workbook, XLSX or ODS, as tables. Loaded when such a file is there. Of a formula the
 * value is taken that the file keeps; nothing is run, and nothing that it links to is fetched.
 * @import { TableText } from './spreadsheet.js'
 */

/** The core reads no more lines of a table. */
const MAX_ROWS = 20_001;
/** Of all that is packed in the file, in bytes. */
const MAX_UNPACKED = 2 ** 27;
const MAX_SHEETS = 40;

/**
 * @param {string} path @param {Uint8Array} bytes
 * @returns {TableText[]} of the sheets that hold something; throws RescoreError
 */
export function tablesOf(path, bytes) {
  refuseTooMuch(path, bytes);
  let book;
  try {
    const nothing = { cellFormula: false, cellHTML: false, cellStyles: false, bookVBA: false };
    book = read(bytes, { type: 'array', dense: true, sheetRows: MAX_ROWS, ...nothing });
  } catch {
    throw problem('unknown-form', path, 'The workbook is damaged, or is none that can be read.');
  }
  const { SheetNames: names, Sheets: sheets } = book;
  if (names.length > MAX_SHEETS)
    throw problem('file-too-large', path, `The workbook has more than ${MAX_SHEETS} sheets.`);
  const tables = names.flatMap((name) => {
    const rows = rowsOf(sheets[name]);
    return rows.length > 1 ? [{ path: `${path}, ${name}`, text: csvOf(rows) }] : [];
  });
  if (tables.length > 0) return tables;
  throw problem('unknown-form', path, 'No sheet of the workbook has a table.');
}

/** @param {import('@e965/xlsx').WorkSheet} sheet @returns {(string | number)[][]} without empty lines */
function rowsOf(sheet) {
  /** @type {unknown[][]} */
  const rows = utils.sheet_to_json(sheet, { header: 1, raw: true, defval: '', blankrows: false });
  return rows
    .map((row) => row.map((cell) => (typeof cell === 'number' ? cell : String(cell ?? '').trim())))
    .filter((row) => row.some((cell) => cell !== ''));
}

/**
 * The sizes of what is packed are known before anything is unpacked.
 * @param {string} path @param {Uint8Array} bytes
 */
function refuseTooMuch(path, bytes) {
  let size = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        return false;
      },
    });
  } catch {
    throw problem('unknown-form', path, 'The workbook is damaged, or is none that can be read.');
  }
  if (size > MAX_UNPACKED)
    throw problem(
      'file-too-large',
      path,
      `Unpacked, the workbook has more than ${MAX_UNPACKED / 2 ** 20} MB.`,
    );
}
