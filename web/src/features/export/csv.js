import { harmless } from '../../ui/no-formula.js';

/**
 * Comma-separated values by RFC 4180, as spreadsheets read them: UTF-8 with a byte order mark,
 * lines ending in CRLF, a header, as many fields in every line.
 * @typedef {string | number | boolean | null} Cell null is an empty field
 */

/** Without it spreadsheets take UTF-8 for the code page of the machine. */
const MARK = '\ufeff';

/** @param {Record<string, Cell>[]} rows all with the same keys, which become the header */
export function csv(rows) {
  const lines = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))];
  return `${MARK}${lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')}`;
}

/** @param {Cell} cell */
function field(cell) {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = harmless(cell);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
