import createImport from '#import-module';

import { RescoreError } from '../../engine/errors.js';
import { makeModule } from '../../engine/make-module.js';
import { problem } from '../../data/load.js';
import { serve } from '../../worker/server.js';
import { byYear } from './years.js';
import { refuseTooMuch } from './dropped-files.js';
import { ownFiles } from './own-edition.js';

/**
 * Reads the reader's files away from the page's thread (import-worker.js), raw ones with the core's
 * importer.
 * @import { Port, Steering } from '../../worker/server.js'
 * @import { Stored } from '../../data/storage.js'
 * @import { OwnFiles } from './own-edition.js'
 * @import { TableImport } from '#import-module'
 * @import { ImportRequest, Problem } from '../../engine/types.d.ts'
 */

/** @typedef {{ path: string, file: File }} Found a file that the reader gave */

/** @param {Port} port @param {string} [address] of the module, where it does not know it itself */
export function importing(port, address = '') {
  const open = () => makeModule(createImport, address);
  serve(port, (order, steering) =>
    'ask' in order && order.ask === 'tables'
      ? spreadsheet(open, order)
      : imported(open, order, steering),
  );
}

/** @typedef {() => Promise<import('#import-module').ImportModule>} Open */

/**
 * An index of spreadsheets.
 * @param {Open} open @param {any} order @returns {Promise<TableImport>} rejects with RescoreError
 */
async function spreadsheet(open, { with: [request] }) {
  const module = await open();
  const { value, errors } = module.importTables(request);
  if (!value) throw new RescoreError(errors);
  return value;
}

/**
 * What files make.
 * @typedef {object} Imported
 * @property {OwnFiles | null} own an index of one's own; there is nothing else then
 * @property {Stored[]} editions one, or one for each year of the publisher's repository, the oldest
 *   first
 * @property {string[]} passedOver paths of files that are no part of them
 */

/**
 * @param {Open} open @param {any} order @param {Steering} steering
 * @returns {Promise<Imported>}
 */
async function imported(open, { with: [files, requests] }, { onProgress }) {
  refuseTooMuch(files);
  const found = await ownFiles(files);
  if (found) return { ...found, editions: [] };
  /** @type {Imported} */
  const all = { own: null, editions: [], passedOver: [] };
  const module = await open();
  const groups = byYear(/** @type {Found[]} */ (files));
  for (const [i, group] of groups.entries()) {
    const texts = await textsOf(module, group);
    const onShare = (/** @type {number} */ share) => onProgress((i + share) / groups.length);
    const { edition, passedOver } = tryAll(module, texts, requests, onShare);
    all.editions.push(edition);
    all.passedOver.push(...passedOver);
  }
  return all;
}

/** @param {import('#import-module').ImportModule} module @param {Found[]} files */
async function textsOf(module, files) {
  // Bytes, not text: what is not UTF-8 is for the core to say.
  /** @type {{ path: string, text: Uint8Array }[]} */
  const texts = [];
  for (const { path, file } of inOrder(files)) {
    if (!module.Importer.reads(path)) {
      texts.push({ path, text: new Uint8Array() });
      continue;
    }
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
  return texts;
}

/**
 * Files as the command takes those of a folder, name by name, so that both say the same of them:
 * which of two files is at fault depends on which was read first.
 * @template {{ path: string }} T
 * @param {T[]} files
 * @returns {T[]}
 */
export function inOrder(files) {
  // A name ends before everything that goes on.
  const key = (/** @type {T} */ { path }) => path.replaceAll('/', '\0');
  return [...files].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/**
 * The first request that the files fulfil; otherwise the faults of the one that came nearest.
 * @param {import('#import-module').ImportModule} module
 * @param {{ path: string, text: Uint8Array }[]} texts
 * @param {ImportRequest[]} requests
 * @param {Steering['onProgress']} onProgress
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
    const made = importer.finish();
    importer.delete();
    // A new state of a known pattern, but too small for one: what the known ones lack is told.
    if ((made.value?.sheets.length ?? 0) < (request.least ?? 0)) continue;
    const { value, errors } = made;
    if (value) {
      const { edition, title } = request;
      const { index, standings, passedOver } = value;
      const sheets = Object.fromEntries(value.sheets.map(({ country, text }) => [country, text]));
      return { edition: { edition, title, index, standings, sheets }, passedOver };
    }
    if (!nearest || errors.length < nearest.length) nearest = errors;
  }
  throw new RescoreError(nearest ?? []);
}
