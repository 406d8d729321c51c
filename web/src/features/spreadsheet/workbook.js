import { read, utils } from '@e965/xlsx';

import { problem } from '../../data/load.js';
import { csvOf } from './table-text.js';
import { MAX_CELLS, textParts, tooManyCells } from './workbook-parts.js';

/**
 * The sheets of a workbook, XLSX or ODS, as tables. Loaded when such a file is there. Of a formula the
 * value is taken that the file keeps; nothing is run, and nothing that it links to is fetched.
 * @import { WorkSheet } from '@e965/xlsx'
 * @import { TableText } from './spreadsheet.js'
 */

/** More lines than the largest table has, empty ones among them. */
const MAX_ROWS = 100_000;
/** So many more are looked at, to see that a sheet goes on. */
const BEYOND = 100;
const MAX_SHEETS = 40;

/**
 * @param {string} path @param {Uint8Array} bytes
 * @returns {TableText[]} of the sheets that hold something; throws RescoreError
 */
export function tablesOf(path, bytes) {
  const parts = textParts(path, bytes);
  let book;
  try {
    const nothing = { cellFormula: false, cellHTML: false, cellStyles: false, nodim: true };
    book = read(parts, { type: 'array', dense: true, sheetRows: MAX_ROWS + BEYOND, ...nothing });
  } catch {
    throw problem('unknown-form', path, 'The workbook is damaged, or is none that can be read.');
  }
  const { SheetNames: names, Sheets: sheets } = book;
  if (names.length > MAX_SHEETS)
    throw problem('file-too-large', path, `The workbook has more than ${MAX_SHEETS} sheets.`);
  const tables = names.flatMap((name) => {
    const place = `${path}, ${name}`;
    const rows = rowsOf(place, sheets[name]);
    return rows.length > 1 ? [{ path: place, text: csvOf(rows) }] : [];
  });
  if (tables.length > 0) return tables;
  throw problem('unknown-form', path, 'No sheet of the workbook has a table.');
}

/** @param {string} path @param {WorkSheet} sheet @returns {(string | number)[][]} without empty lines */
function rowsOf(path, sheet) {
  const { e } = utils.decode_range(sheet['!ref'] ?? 'A1');
  if ((e.r + 1) * (e.c + 1) > MAX_CELLS) throw tooManyCells(path);
  // The core says what "#DIV/0!" is, as it does in CSV; here it would be an empty cell.
  for (const row of sheet['!data'] ?? [])
    for (const cell of row ?? []) if (cell?.t === 'e') Object.assign(cell, { t: 's', v: cell.w });
  /** @type {unknown[][]} */
  const all = utils.sheet_to_json(sheet, { header: 1, raw: true, defval: '', blankrows: true });
  const rows = all.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell : String(cell ?? '').trim())),
  );
  const holds = (/** @type {(string | number)[]} */ row) => row.some((cell) => cell !== '');
  if (rows.slice(MAX_ROWS).some(holds))
    throw problem('file-too-large', path, `The sheet has more than ${MAX_ROWS} lines.`);
  return rows.filter(holds);
}
