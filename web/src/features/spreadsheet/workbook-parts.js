import { strFromU8, unzipSync, zipSync } from 'fflate';

import { problem } from '../../data/load.js';

/**
 * What is packed in a workbook, before it is read as one: how much it is, how much it says it stands
 * for, and whether all its formulas have values.
 */

/** Of all that is packed in the file, in bytes. */
const MAX_UNPACKED = 2 ** 27;
/** The core reads no table with more fields. */
export const MAX_CELLS = 2_000_000;

const DAMAGED = 'The workbook is damaged, or is none that can be read.';

/**
 * The parts with text, packed without compression, as they are unpacked here already.
 * @param {string} path @param {Uint8Array} bytes
 * @returns {Uint8Array} throws RescoreError
 */
export function textParts(path, bytes) {
  let size = 0;
  const filter = (/** @type {import('fflate').UnzipFileInfo} */ { name, originalSize }) => {
    const wanted = /\.(xml|rels)$|^mimetype$/i.test(name);
    if (wanted) size += originalSize;
    return wanted && size <= MAX_UNPACKED;
  };
  /** @type {import('fflate').Unzipped} */
  let parts;
  try {
    parts = unzipSync(bytes, { filter });
  } catch {
    throw problem('unknown-form', path, DAMAGED);
  }
  if (size > MAX_UNPACKED) {
    const most = MAX_UNPACKED / 2 ** 20;
    throw problem('file-too-large', path, `Unpacked, the workbook has more than ${most} MB.`);
  }
  const has = (/** @type {string} */ name) => strFromU8(parts[name] ?? new Uint8Array());
  // Programs that do not compute write it, and 0 as the value of every formula.
  const uncounted = /\bfullCalcOnLoad="(1|true)"/.test(has('xl/workbook.xml'));
  for (const name of Object.keys(parts)) {
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name))
      refuseUncounted(path, name, has(name), uncounted);
    if (name === 'content.xml') refuseRepeated(path, has(name));
  }
  return zipSync(parts, { level: 0 });
}

/** A cell with something in it, and a formula there. */
const CELL = /<(?:\w+:)?c(\s[^>]*[^/>])?>([^]*?)<\/(?:\w+:)?c>/g;
const FORMULA = /<(?:\w+:)?f[\s/>]/;
const VALUE = /<(?:\w+:)?v>([^<]+)</;

/**
 * Refuses a formula without a value: it would count as a missing answer.
 * @param {string} path @param {string} name of the sheet's part @param {string} xml
 * @param {boolean} uncounted whether a 0 says nothing
 */
function refuseUncounted(path, name, xml, uncounted) {
  if (!FORMULA.test(xml)) return;
  for (const [, attributes = '', content] of xml.matchAll(CELL)) {
    if (!FORMULA.test(content)) continue;
    // An empty text is a value.
    if (/\st="str"/.test(attributes)) continue;
    const value = VALUE.exec(content)?.[1];
    if (value === undefined || (uncounted && value === '0')) {
      const cell = /\sr="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? '';
      const sheet = name.replace(/^.*\/|\.xml$/g, '');
      throw problem('not-a-number', path, `Cell ${cell} (${sheet}) ${UNCOUNTED}`);
    }
  }
}

const UNCOUNTED =
  'has a formula without a value: the program that made the file has not computed it. Open the file ' +
  'in a spreadsheet program, save it, and choose it again.';

/**
 * The same for ODS, which also writes a cell once for as many as have the same in them: of those
 * there may be no more than a table has.
 * @param {string} path @param {string} xml
 */
function refuseRepeated(path, xml) {
  const times = (/** @type {string} */ attributes, /** @type {string} */ what) =>
    Number(new RegExp(`number-${what}-repeated="(\\d+)"`).exec(attributes)?.[1] ?? 1);
  const tag = /<(?:\w+:)?table-(row|cell)(\s[^>]*?)?(\/?)>/g;
  let rows = 1;
  let cells = 0;
  for (const [, kind, attributes = '', empty] of xml.matchAll(tag)) {
    if (kind === 'row') rows = times(attributes, 'rows');
    else if (/:formula="/.test(attributes) && !/value-type="/.test(attributes))
      throw problem('not-a-number', path, `A cell ${UNCOUNTED}`);
    // What is empty takes no room.
    else if (!empty) cells += rows * times(attributes, 'columns');
    if (cells > MAX_CELLS) throw tooManyCells(path);
  }
}

/** @param {string} path */
export const tooManyCells = (path) =>
  problem('file-too-large', path, `The workbook has a sheet with more than ${MAX_CELLS} cells.`);
