import createImport from '#import-module';

/**
 * Reads raw files with the core's importer, away from the page's thread (import-worker.js). It is told
 * what to do once and answers with progress and one end.
 * @import { Port } from './answering.js'
 * @import { ImportedEdition, ImportRequest, Problem } from './types.d.ts'
 */

/** @typedef {{ files: { path: string, file: File }[], requests: ImportRequest[] }} Order */
/**
 * @typedef {{ done: number, of: number }
 *   | { edition: ImportedEdition, request: ImportRequest }
 *   | { problems: Problem[] }} Answer
 */

/** @param {Port} port */
export function importing(port) {
  const answer = (/** @type {Answer} */ message) => port.postMessage(message);
  port.onmessage = async (/** @type {MessageEvent<Order>} */ { data }) => {
    const { files, requests } = data;
    const module = await createImport();
    // Bytes, not text: what is not UTF-8 is for the core to say.
    /** @type {{ path: string, text: Uint8Array }[]} */
    const texts = [];
    for (const { path, file } of files) {
      if (file.size > module.maxFileBytes) {
        const megabytes = Math.ceil(file.size / 2 ** 20);
        const sentence = `The file has ${megabytes} MB; at most ${module.maxFileBytes / 2 ** 20} MB are read.`;
        answer({ problems: [{ code: 'file-too-large', file: path, pointer: '', sentence }] });
        return;
      }
      texts.push({ path, text: new Uint8Array(await file.arrayBuffer()) });
    }
    answer(tryAll(module, texts, requests, answer));
  };
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
    if (value) return { edition: value, request };
    if (!nearest || errors.length < nearest.length) nearest = errors;
  }
  return { problems: nearest ?? [] };
}
