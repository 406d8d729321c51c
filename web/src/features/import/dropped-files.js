import { problem } from '../../data/load.js';

/** Which of the files that a reader drops or chooses are read, and how many. */

/** More files than the largest index has, several times over. */
export const MAX_FILES = 2000;
/** Of all files together: all of them are in memory at once, in bytes. */
export const MAX_BYTES = 2 ** 28;

/**
 * Whether a name is one that systems and editors leave in folders: `.DS_Store`, `._AZ.json`,
 * `__MACOSX`, `AZ.json~`, `~$data.xlsx`, `Thumbs.db`.
 * @param {string} name of a file or a folder
 */
export const isLeftover = (name) =>
  /^(\.|~\$|__MACOSX$)|~$/.test(name) || /^(thumbs\.db|desktop\.ini)$/i.test(name);

/**
 * Throws RescoreError when it is more than this page reads. Sizes are known before anything is
 * read.
 * @param {{ file: { size: number } }[]} files
 */
export function refuseTooMuch(files) {
  if (files.length > MAX_FILES)
    throw problem('file-too-large', '', `There are more than ${MAX_FILES} files.`);
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes <= MAX_BYTES) return;
  const megabytes = (/** @type {number} */ n) => Math.ceil(n / 2 ** 20);
  throw problem(
    'file-too-large',
    '',
    `The files have ${megabytes(bytes)} MB together; at most ${megabytes(MAX_BYTES)} MB are read.`,
  );
}
