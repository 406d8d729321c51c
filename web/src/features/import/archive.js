import { unzipSync } from 'fflate';

import { problem } from '../../data/load.js';
import { isLeftover, refuseTooMuch } from './dropped-files.js';

/**
 * ZIP files that a reader drops or chooses, such as GitHub's of the publisher's repository. On the
 * page's own thread: a worker holds no packages (tools/site/own-code-only.mjs).
 * @import { Found } from './import-server.js'
 */

/**
 * The files, with those in archives in the archive's place. Throws RescoreError when an archive
 * cannot be read, or holds more than this page reads; sizes are known before anything is unpacked.
 * @param {Found[]} files
 * @returns {Promise<Found[]>}
 */
export async function unpacked(files) {
  /** @type {Found[]} */
  const all = [];
  for (const { path, file } of files)
    all.push(...(isArchive(path) ? await contents(path, file) : [{ path, file }]));
  refuseTooMuch(all);
  return all;
}

/** @param {string} path */
const isArchive = (path) => /\.zip$/i.test(path);

/**
 * Whether a file of this name can be data; of another the name alone is taken.
 * @param {string} name
 */
const reads = (name) => /(\.(csv|tsv|txt|json|xlsx|xlsm|ods)|(^|\/)[^./]+)$/i.test(name);

/** @param {string} path @param {File} file */
async function contents(path, file) {
  /** @type {Found[]} */
  const others = [];
  /** @type {{ file: { size: number } }[]} */
  const sizes = [];
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize: size }) => {
        if (name.endsWith('/') || name.split('/').some(isLeftover)) return false;
        sizes.push({ file: { size: reads(name) ? size : 0 } });
        refuseTooMuch(sizes);
        if (!reads(name)) others.push({ path: name, file: new File([], name) });
        return reads(name);
      },
    });
    const read = Object.entries(found).map(([name, content]) => ({
      path: name,
      file: new File([/** @type {Uint8Array<ArrayBuffer>} */ (content)], fileName(name)),
    }));
    return [...read, ...others];
  } catch (fault) {
    if (fault instanceof Error && !('code' in fault)) throw fault;
    throw problem('unknown-form', path, 'The archive is damaged, or is no ZIP file.');
  }
}

/** @param {string} path */
const fileName = (path) => path.slice(path.lastIndexOf('/') + 1);
