import { problem } from '../data/load.js';

/** The single file is small: it reads tables as text, and no workbooks. */

/** @type {typeof import('../features/spreadsheet/workbook.js').tablesOf} */
export function tablesOf(path) {
  throw problem('unknown-form', path, SENTENCE);
}

const SENTENCE =
  'This copy of the page reads no workbooks. Save each sheet as CSV, and drop those.';
