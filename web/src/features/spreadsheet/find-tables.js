import { problem } from '../../data/load.js';
import { separatorOf } from './table-text.js';

/**
 * Whether the reader's files are spreadsheets, and their tables.
 * @import { TableText } from './spreadsheet.js'
 */

/** More are none of one index. */
const MOST_FILES = 40;
/** The core reads no larger table, in bytes. */
const MAX_BYTES = 2 ** 24;
/** Of all tables together, in characters: all of them are in memory at once. */
const MAX_TEXT = 2 ** 28;

const TEXTS = /\.(csv|tsv|tab|txt)$/i;
const WORKBOOKS = /\.(xlsx|xlsm|ods)$/i;

/** Spreadsheets that are not read; they may hold a part of the index. */
const OTHER_BOOKS = /\.(xls|xlsb|xltx?|numbers|fods|gsheet|sxc|dif|slk|parquet|dta|sav)$/i;
const PACKED_BOOKS = /\.(csv|tsv|xlsx|ods)\.(gz|bz2|xz|7z|rar|part|crdownload)$/i;
const UNREAD = 'This kind of spreadsheet is not read. Save it as XLSX, ODS or CSV UTF-8.';
/** The beginning of a table: the names of two thousand columns have room. */
const BEGINNING = 2 ** 18;

/** Files that readers can choose, beside those of the publisher. */
export const ENDINGS = ['.tsv', '.xlsx', '.ods'];

/** How the publisher's tables begin, and those that this page saves. */
const OTHERS = /^\ufeff?"?(indicator no|country,name,(indicator,title|method,scope),)/i;

/**
 * The tables in the files; null where they are something else: the publisher's, or ours in JSON.
 * @param {{ path: string, file: File }[]} files
 * @returns {Promise<TableText[] | null>} rejects with RescoreError when one cannot be read
 */
export async function tablesIn(files) {
  if (files.some(({ path }) => /\.json$/i.test(path))) return null;
  const wanted = files.filter(({ path }) => TEXTS.test(path) || WORKBOOKS.test(path));
  const other = files.find(({ path }) => OTHER_BOOKS.test(path) || PACKED_BOOKS.test(path));
  if (wanted.length > MOST_FILES || (wanted.length === 0 && !other)) return null;
  const texts = wanted.filter(({ path }) => TEXTS.test(path));
  const are = await Promise.all(
    texts.map(async ({ file }) => isTable(await file.slice(0, BEGINNING).text())),
  );
  if (are.includes(false)) return null;
  // What is in it would be missing, and nobody would see that.
  if (other) throw problem('unknown-form', other.path, UNREAD);
  for (const { path, file } of wanted) if (file.size > MAX_BYTES) throw tooLarge(path, file.size);
  /** @type {TableText[]} */
  const tables = [];
  let size = 0;
  // One after the other: what is unpacked takes many times the room of its file.
  for (const { path, file } of wanted) {
    const more = await tablesAt(path, new Uint8Array(await file.arrayBuffer()));
    for (const { text } of more) size += text.length;
    if (size > MAX_TEXT) throw tooMuch();
    tables.push(...more);
  }
  return tables;
}

/** @param {string} path @param {Uint8Array} bytes @returns {Promise<TableText[]>} */
async function tablesAt(path, bytes) {
  if (!WORKBOOKS.test(path)) return [{ path, text: textOf(path, bytes) }];
  const { tablesOf } = await import('./workbook.js');
  return tablesOf(path, bytes);
}

/**
 * Whether a text begins like a table of two or more columns.
 * @param {string} beginning
 */
export function isTable(beginning) {
  if (OTHERS.test(beginning) || /[\0\ufffd]/.test(beginning.slice(0, 200))) return false;
  const [line] = beginning.split(/[\r\n]/, 1);
  return beginning.length > line.length && line.includes(separatorOf(line));
}

/** @param {string} path @param {Uint8Array} bytes */
function textOf(path, bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw problem('bad-text', path, 'The file is not text in UTF-8. Save it as “CSV UTF-8”.');
  }
}

/** @param {string} path @param {number} size */
function tooLarge(path, size) {
  const megabytes = (/** @type {number} */ n) => Math.ceil(n / 2 ** 20);
  const sentence = `The file has ${megabytes(size)} MB; at most ${megabytes(MAX_BYTES)} MB are read.`;
  return problem('file-too-large', path, sentence);
}

const tooMuch = () =>
  problem(
    'file-too-large',
    '',
    `The tables have more than ${MAX_TEXT / 2 ** 20} MB together; no more are read.`,
  );
