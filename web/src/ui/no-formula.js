/**
 * Text that begins so is run as a formula by some spreadsheets, which drop spaces and characters
 * without a width before it; numbers are not text and keep their sign.
 */
const FORMULA = /^(\t|\r|[\s\p{Cf}\p{Cc}]*[=+\-@])/u;

/** The text as no spreadsheet runs it. @param {string} text */
export const harmless = (text) =>
  // To a spreadsheet a full-width "＝" can be the same as "=".
  FORMULA.test(text.normalize('NFKC')) ? `'${text}` : text;
