import editionsUrl from '../../../../data/editions.json?url';
import pattern2022Url from '../../../../data/china-index-2022/index.json?url';
import pattern2024Url from '../../../../data/china-index-2024/index.json?url';
import rulesUrl from '../../../../data/china-index-rules.json?url';
import { RescoreError } from '../../engine/errors.js';
import { RULES, knownRequest, patternPath, unknownRequest } from './import-requests.js';
import { fetchText, problem } from '../../data/load.js';
import { startImportWorker } from '../../worker/start-import-worker.js';

/**
 * Files that a reader drops or chooses: the publisher's raw data, or an index in our own JSON.
 * @import { Stored } from '../../data/storage.js'
 * @import { Answer } from './import-server.js'
 * @import { Known } from './import-requests.js'
 * @import { DataFile, ImportRequest } from '../../engine/types.d.ts'
 */

const MAX_PATTERN = 2 ** 22;

/**
 * A worker that has begun says nothing for so long, in milliseconds: it has stopped, which no
 * browser tells. A file or the end takes a fraction of a second, or some on a slow phone. Until it
 * begins, a slow network and large files may take their time.
 */
const SILENT = 30_000;
const LOADING = 120_000;

/** @typedef {Exclude<Answer, { done: number }>} End */

/** @type {Record<string, string>} */
const PATTERNS = { 'china-index-2022': pattern2022Url, 'china-index-2024': pattern2024Url };

/**
 * Reads the files into an edition. Rejects with RescoreError when they do not make one.
 * @param {{ path: string, file: File }[]} files
 * @param {(share: number) => void} progress 0 to 1
 * @returns {Promise<Stored>}
 */
export async function importFiles(files, progress) {
  const requests = await knownEditions();
  const order = { files, requests };
  // A worker that stops is replaced, once.
  const answer = (await answerOf(order, progress)) ?? (await answerOf(order, progress));
  if (!answer)
    throw problem(
      'stopped',
      '',
      'The importer stopped twice; the files may be more than this device has room for.',
    );
  if ('failed' in answer)
    throw problem(
      'stopped',
      '',
      `The importer does not work in this browser${answer.failed && `: ${answer.failed}`}.`,
    );
  if ('problems' in answer) throw new RescoreError(answer.problems);
  return answer.edition;
}

/**
 * What a worker makes of the files; null when it stopped.
 * @param {import('./import-server.js').Order} order
 * @param {(share: number) => void} progress
 * @returns {Promise<End | null>}
 */
async function answerOf(order, progress) {
  const worker = startImportWorker();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let patience;
  try {
    return await new Promise((resolve) => {
      const wait = (/** @type {number} */ time) => {
        clearTimeout(patience);
        patience = setTimeout(() => resolve(null), time);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        resolve({ failed: 'message' in event ? String(event.message) : '' });
      };
      worker.onmessage = ({ data }) => {
        const answer = /** @type {Answer} */ (data);
        if (!('done' in answer)) return resolve(answer);
        progress(answer.done / answer.of);
        wait(SILENT);
      };
      worker.postMessage(order);
      wait(LOADING);
    });
  } finally {
    clearTimeout(patience);
    worker.terminate();
  }
}

/**
 * What the editions that are known must come to, and last an unknown one.
 * @returns {Promise<ImportRequest[]>}
 */
async function knownEditions() {
  /** @param {string} path @param {string} url @returns {Promise<DataFile>} */
  const read = async (path, url) => ({
    path,
    text: await fetchText({ name: path, url }, MAX_PATTERN),
  });
  const [list, rules] = await Promise.all([
    fetchText({ name: 'editions.json', url: editionsUrl }, MAX_PATTERN),
    read(RULES, rulesUrl),
  ]);
  /** @type {{ editions: Known[] }} */
  const { editions } = JSON.parse(list);
  const known = editions.map(async (edition) => {
    const { pattern } = edition;
    return knownRequest(edition, await read(patternPath(pattern), PATTERNS[pattern]));
  });
  return [...(await Promise.all(known)), unknownRequest('imported', 'Imported index', rules)];
}
