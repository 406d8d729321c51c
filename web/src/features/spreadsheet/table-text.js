/**
 * Tables as text, as far as the page looks into them: to say which is which and to show their first
 * rows. The core reads them for itself.
 */

/** The separators that are tried. */
const SEPARATORS = [',', ';', '\t'];

/**
 * The rows of a CSV or TSV text; cells in quotes may hold separators and line breaks.
 * @param {string} text @param {number} [most] rows
 * @returns {string[][]} without empty lines
 */
export function rowsOf(text, most = Infinity) {
  const all = text.replace(/^\ufeff/, '');
  const separator = separatorOf(all);
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  const end = () => {
    if (row.some((cell) => cell.trim() !== '')) rows.push(row);
    row = [];
  };
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|\\r|$)`,
    'gy',
  );
  while (rows.length < most && cell.lastIndex < all.length) {
    const found = cell.exec(all);
    if (!found) break;
    const [, quoted, bare, after] = found;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (after !== separator) end();
    // The text ends with an empty cell.
    else if (cell.lastIndex >= all.length) row.push('');
  }
  if (rows.length < most) end();
  return rows;
}

/** What most often separates the cells of the first line. @param {string} text */
export function separatorOf(text) {
  const [line = ''] = text.replace(/^\ufeff/, '').split(/[\r\n]/, 1);
  const bare = line.replace(/"[^"]*"/g, '');
  const count = (/** @type {string} */ separator) => bare.split(separator).length;
  return [...SEPARATORS].sort((a, b) => count(b) - count(a))[0];
}

/** A table as CSV. @param {(string | number | null | undefined)[][]} rows */
export const csvOf = (rows) =>
  rows.map((row) => `${row.map((cell) => quoted(String(cell ?? ''))).join(',')}\n`).join('');

/** @param {string} cell */
const quoted = (cell) =>
  /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A word as column names are compared: "iso3code" of "ISO3 code". @param {string} header */
export const bare = (header) => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
