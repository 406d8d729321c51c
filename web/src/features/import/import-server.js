import createImport from '#import-module';

import { RescoreError } from '../../engine/errors.js';
import { problem } from '../../data/load.js';
import { serve } from '../../worker/server.js';
import { ownEdition } from './own-edition.js';

/**
 * Reads the reader's files away from the page's thread (import-worker.js), raw ones with the core's
 * importer.
 * @import { Port, Steering } from '../../worker/server.js'
 * @import { Stored } from '../../data/storage.js'
 * @import { ImportRequest, Problem } from '../../engine/types.d.ts'
 */

/** @typedef {{ path: string, file: File }} Found a file that the reader gave */

/** @param {Port} port */
export const importing = (port) => serve(port, imported);

/** @param {any} order @param {Steering} steering @returns {Promise<Stored>} */
async function imported({ with: [files, requests] }, { onProgress }) {
  const ids = requests.map((/** @type {ImportRequest} */ { edition }) => edition);
  const own = await ownEdition(files, ids);
  if (own) return own;
  const module = await createImport();
  // Bytes, not text: what is not UTF-8 is for the core to say.
  /** @type {{ path: string, text: Uint8Array }[]} */
  const texts = [];
  for (const { path, file } of inOrder(/** @type {Found[]} */ (files))) {
    if (file.size > module.maxFileBytes) {
      const megabytes = Math.ceil(file.size / 2 ** 20);
      throw problem(
        'file-too-large',
        path,
        `The file has ${megabytes} MB; at most ${module.maxFileBytes / 2 ** 20} MB are read.`,
      );
    }
    const bytes = await file.arrayBuffer().catch(() => null);
    if (!bytes) throw problem('missing-file', path, 'The file is not there or cannot be read.');
    texts.push({ path, text: new Uint8Array(bytes) });
  }
  return tryAll(module, texts, requests, onProgress);
}

/**
 * Files as the command takes those of a folder, name by name, so that both say the same of them:
 * which of two files is at fault depends on which was read first.
 * @template {{ path: string }} T
 * @param {T[]} files
 * @returns {T[]}
 */
export function inOrder(files) {
  const names = new Map(files.map((file) => [file, file.path.split('/')]));
  const namesOf = (/** @type {T} */ file) => /** @type {string[]} */ (names.get(file));
  return [...files].sort((a, b) => {
    const [one, other] = [namesOf(a), namesOf(b)];
    const at = one.findIndex((name, i) => name !== other[i]);
    if (at === -1) return one.length - other.length;
    return other[at] === undefined || one[at] > other[at] ? 1 : -1;
  });
}

/**
 * The first request that the files fulfil; otherwise the faults of the one that came nearest.
 * @param {import('#import-module').ImportModule} module
 * @param {{ path: string, text: Uint8Array }[]} texts
 * @param {ImportRequest[]} requests
 * @param {Steering['onProgress']} onProgress
 * @returns {Stored}
 */
function tryAll(module, texts, requests, onProgress) {
  /** @type {Problem[] | null} */
  let nearest = null;
  for (const [attempt, request] of requests.entries()) {
    const importer = new module.Importer(request);
    for (const [i, { path, text }] of texts.entries()) {
      importer.add(path, text);
      onProgress((attempt * texts.length + i + 1) / (requests.length * texts.length));
    }
    const { value, errors } = importer.finish();
    importer.delete();
    if (value) {
      const { edition, title } = request;
      const { index, standings } = value;
      const sheets = Object.fromEntries(value.sheets.map(({ country, text }) => [country, text]));
      return { edition, title, index, standings, sheets };
    }
    if (!nearest || errors.length < nearest.length) nearest = errors;
  }
  throw new RescoreError(nearest ?? []);
}
