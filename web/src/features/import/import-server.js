import createImport from '#import-module';

import { RescoreError } from '../../engine/errors.js';
import { ownEdition } from './own-edition.js';

/**
 * Reads the reader's files away from the page's thread (import-worker.js), raw ones with the core's
 * importer. It is told what to do once and answers with progress and one end.
 * @import { Port } from '../../worker/server.js'
 * @import { Stored } from '../../data/storage.js'
 * @import { ImportRequest, Problem } from '../../engine/types.d.ts'
 */

/** @typedef {{ files: { path: string, file: File }[], requests: ImportRequest[] }} Order */
/**
 * @typedef {{ done: number, of: number }
 *   | { edition: Stored }
 *   | { problems: Problem[] }
 *   | { failed: string }} Answer
 */

/** @param {Port} port */
export function importing(port) {
  const answer = (/** @type {Answer} */ message) => port.postMessage(message);
  port.onmessage = async (/** @type {MessageEvent<Order>} */ { data }) => {
    try {
      answer(await imported(data, answer));
    } catch (fault) {
      answer({ failed: String(fault) });
    }
  };
}

/** @param {Order} order @param {(progress: Answer) => void} answer @returns {Promise<Answer>} */
async function imported({ files, requests }, answer) {
  try {
    const edition = await ownEdition(
      files,
      requests.map((request) => request.edition),
    );
    if (edition) return { edition };
  } catch (fault) {
    if (fault instanceof RescoreError) return { problems: fault.problems };
    throw fault;
  }
  const module = await createImport();
  // Bytes, not text: what is not UTF-8 is for the core to say.
  /** @type {{ path: string, text: Uint8Array }[]} */
  const texts = [];
  for (const { path, file } of inOrder(files)) {
    const fault = (/** @type {string} */ code, /** @type {string} */ sentence) => ({
      problems: [{ code, file: path, pointer: '', sentence }],
    });
    if (file.size > module.maxFileBytes) {
      const megabytes = Math.ceil(file.size / 2 ** 20);
      return fault(
        'file-too-large',
        `The file has ${megabytes} MB; at most ${module.maxFileBytes / 2 ** 20} MB are read.`,
      );
    }
    const bytes = await file.arrayBuffer().catch(() => null);
    if (!bytes) return fault('missing-file', 'The file is not there or cannot be read.');
    texts.push({ path, text: new Uint8Array(bytes) });
  }
  return tryAll(module, texts, requests, answer);
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
 * @param {(progress: Answer) => void} answer
 * @returns {Answer}
 */
function tryAll(module, texts, requests, answer) {
  /** @type {Problem[] | null} */
  let nearest = null;
  for (const [attempt, request] of requests.entries()) {
    const importer = new module.Importer(request);
    for (const [i, { path, text }] of texts.entries()) {
      importer.add(path, text);
      answer({ done: attempt * texts.length + i + 1, of: requests.length * texts.length });
    }
    const { value, errors } = importer.finish();
    importer.delete();
    if (value) {
      const sheets = Object.fromEntries(
        value.sheets.map((/** @type {{ country: string, text: string }} */ sheet) => [
          sheet.country,
          sheet.text,
        ]),
      );
      return {
        edition: {
          edition: request.edition,
          title: request.title,
          index: value.index,
          standings: value.standings,
          sheets,
        },
      };
    }
    if (!nearest || errors.length < nearest.length) nearest = errors;
  }
  return { problems: nearest ?? [] };
}
