import { unzipSync } from 'fflate';

import { problem } from '../../data/load.js';
import { RescoreError } from '../../engine/errors.js';
import { isLeftover, refuseTooMuch } from './dropped-files.js';
import { isEncrypted } from './encrypted.js';

/**
 * ZIP files that a reader drops or chooses, such as GitHub's of the publisher's repository. On the
 * page's own thread: a worker holds no packages (tools/site/own-code-only.mjs).
 * @import { Found } from './import-server.js'
 */

/**
 * The files, with those in archives in the archive's place. Throws RescoreError when an archive
 * cannot be read, or all hold more than this page reads; sizes are known before anything is unpacked.
 * @param {Found[]} files
 * @returns {Promise<Found[]>}
 */
export async function unpacked(files) {
  refuseTooMuch(files);
  // Of all archives together: many of them unpack to as much as one.
  /** @type {Size[]} */
  const sizes = files.filter(({ path }) => !isArchive(path));
  const archives = files.filter(({ path }) => isArchive(path));
  for (const { path, file } of archives) await entriesOf(path, file, sizes);
  /** @type {Found[]} */
  const all = [];
  for (const { path, file } of files)
    all.push(...(isArchive(path) ? await contents(path, file) : [{ path, file }]));
  refuseTooMuch(all);
  return all;
}

/** @typedef {{ file: { size: number } }} Size of a file */

/** @param {string} path */
const isArchive = (path) => /\.zip$/i.test(path);

/**
 * Whether a file of this name can be data; of another the name alone is taken.
 * @param {string} name
 */
const reads = (name) => /(\.(csv|tsv|txt|json|xlsx|xlsm|ods)|(^|\/)[^./]+)$/i.test(name);

/** What systems leave in archives is no part of them. @param {string} path */
const isPart = (path) => !path.endsWith('/') && !path.split('/').some(isLeftover);

/**
 * The path that a name in an archive means: some programs write "sky\\index.json" or
 * "./sky/index.json". Throws where it is none, as when something stands before the archive.
 * @param {string} name
 */
function pathOf(name) {
  if (/[\0-\x1f]/.test(name)) throw new Error('A name is none.');
  return name.replaceAll('\\', '/').replace(/(?<![^/])\.{0,2}\//g, '');
}

/**
 * Adds the sizes of what is in an archive, and throws as soon as it is too much.
 * @param {string} path @param {File} file @param {Size[]} sizes
 */
async function entriesOf(path, file, sizes) {
  const names = new Set();
  await unzipped(path, file, ({ name, originalSize }) => {
    const inside = pathOf(name);
    if (names.has(inside)) throw new Error('It has two files of one name.');
    names.add(inside);
    if (!isPart(inside)) return false;
    sizes.push({ file: { size: reads(inside) ? originalSize : 0 } });
    refuseTooMuch(sizes);
    return false;
  });
}

/** @param {string} path @param {File} file */
async function contents(path, file) {
  /** @type {Found[]} */
  const others = [];
  const found = await unzipped(path, file, ({ name }) => {
    const inside = pathOf(name);
    if (!isPart(inside)) return false;
    if (!reads(inside)) others.push({ path: inside, file: new File([], inside) });
    return reads(inside);
  });
  const read = Object.entries(found).map(([name, content]) => ({
    path: pathOf(name),
    file: new File([/** @type {Uint8Array<ArrayBuffer>} */ (content)], fileName(pathOf(name))),
  }));
  return [...read, ...others];
}

/**
 * @param {string} path @param {File} file
 * @param {(entry: import('fflate').UnzipFileInfo) => boolean} filter what is unpacked
 */
async function unzipped(path, file, filter) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isEncrypted(bytes))
    throw problem('unknown-form', path, 'The archive is encrypted. Unpack it first.');
  try {
    return unzipSync(bytes, { filter });
  } catch (fault) {
    if (fault instanceof RescoreError) throw fault;
    throw problem('unknown-form', path, 'The archive is damaged, or is no ZIP file.');
  }
}

/** @param {string} path */
const fileName = (path) => path.slice(path.lastIndexOf('/') + 1);
