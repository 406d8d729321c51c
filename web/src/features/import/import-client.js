import editionsUrl from '../../../../data/editions.json?url';
import pattern2022Url from '../../../../data/china-index-2022/index.json?url';
import pattern2024Url from '../../../../data/china-index-2024/index.json?url';
import rulesUrl from '../../../../data/china-index-rules.json?url';
import { RescoreError, refuse } from '../../engine/errors.js';
import { checked } from '../method/verification.js';
import { told } from './import.js';
import { RULES, knownRequest, patternPath, unknownRequest } from './import-requests.js';
import { fetchText, problem } from '../../data/load.js';
import { startImportWorker } from '../../worker/start-import-worker.js';

/**
 * Files that a reader drops or chooses: the publisher's raw data, or an index in our own JSON.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Found } from './import-server.js'
 * @import { Known } from './import-requests.js'
 * @import { DataFile, ImportRequest } from '../../engine/types.d.ts'
 */

const MAX_PATTERN = 2 ** 22;

/**
 * How long an importer that has begun may say nothing, in milliseconds. A file or the end takes a
 * fraction of a second, or some seconds on a slow phone.
 */
const SILENT = 30_000;

/** @type {Record<string, string>} */
const PATTERNS = { 'china-index-2022': pattern2022Url, 'china-index-2024': pattern2024Url };

/**
 * Keeps and opens the edition that the files make. Rejects with RescoreError when they make none.
 * @param {ExplorerStore} store
 * @param {Found[]} files
 * @param {(share: number) => void} onProgress
 */
export async function importFiles(store, files, onProgress) {
  const stored = await read(files, onProgress);
  const { edition, title, index, standings, sheets } = stored;
  // A trial run, with every answer there: what the core refuses, or what totals do not come to, is
  // neither kept nor opened.
  refuse((await checked(stored, standings ? methodsIn(index) : [])).problems);
  const lasts = await store.storage.keep(stored);
  await store.takeKept();
  await store.openEdition(edition, store.country ?? '', edition === store.editionSource?.edition);
  return told(store, store.text.import.imported({ title, n: Object.keys(sheets).length }), lasts);
}

/**
 * Ids of the methods of an index; none where it is no index, which the core tells.
 * @param {string} index
 * @returns {string[]}
 */
function methodsIn(index) {
  try {
    return JSON.parse(index).methods.map((/** @type {{ id: string }} */ { id }) => id);
  } catch {
    return [];
  }
}

/** @param {Found[]} files @param {(share: number) => void} onProgress */
async function read(files, onProgress) {
  const requests = await knownEditions();
  const { WorkerClient } = await import('../../worker/client.js');
  const client = new WorkerClient(startImportWorker, SILENT);
  try {
    return await client.ask('import', [files, requests], { onProgress });
  } catch (fault) {
    if (fault instanceof RescoreError || !(fault instanceof Error)) throw fault;
    const why = fault.message && `: ${fault.message}`;
    const sentence =
      fault.name === 'TimeoutError'
        ? 'The importer stopped twice; the files may be more than this device has room for.'
        : `The importer does not work in this browser${why}.`;
    throw problem('stopped', '', sentence);
  } finally {
    client.close();
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
