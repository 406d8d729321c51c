/**
 * Text that begins so is run as a formula by some spreadsheets, which drop spaces and characters
 * without a width before it; numbers are not text and keep their sign.
 */
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@]/u;

/** Where a spreadsheet that was told another separator begins a cell, whatever is in quotes. */
const CELL = /(?<=[\t;\r\n])/;

/** The text as no spreadsheet runs any of it. @param {string} text */
export const harmless = (text) =>
  text
    .split(CELL)
    // To a spreadsheet a full-width "＝" can be the same as "=".
    .map((cell, i) =>
      FORMULA.test(cell.normalize('NFKC')) || (i === 0 && /^[\t\r]/.test(cell)) ? `'${cell}` : cell,
    )
    .join('');
