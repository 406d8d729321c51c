import editionsUrl from '../../data/editions.json?url';
import pattern2022Url from '../../data/china-index-2022/index.json?url';
import pattern2024Url from '../../data/china-index-2024/index.json?url';
import { RescoreError } from './errors.js';
import { fetchText, problem } from './load.js';
import { importWorker } from './workers/import.js';

/**
 * Files that a reader drops or chooses: the publisher's raw data, or an index in our own JSON.
 * @import { Stored } from './device.js'
 * @import { Answer } from './importing.js'
 * @import { ImportRequest } from './types.d.ts'
 */

const MAX_PATTERN = 2 ** 22;

/** @type {Record<string, string>} */
const PATTERNS = { 'china-index-2022': pattern2022Url, 'china-index-2024': pattern2024Url };

/**
 * Reads the files into an edition. Rejects with RescoreError when they do not make one.
 * @param {{ path: string, file: File }[]} files
 * @param {(share: number) => void} progress 0 to 1
 * @returns {Promise<Stored>}
 */
export async function importFiles(files, progress) {
  const own = await ownEdition(files);
  if (own) return own;
  const requests = await knownEditions();
  const worker = importWorker();
  try {
    return await new Promise((resolve, reject) => {
      worker.onerror = () => reject(problem('unknown-form', '', 'The importer could not start in this browser.'));
      worker.onmessage = ({ data }) => {
        const answer = /** @type {Answer} */ (data);
        if ('done' in answer) return progress(answer.done / answer.of);
        if ('problems' in answer) return reject(new RescoreError(answer.problems));
        const { edition, request } = answer;
        resolve({
          edition: request.edition,
          title: request.title,
          index: edition.index,
          standings: edition.standings,
          sheets: Object.fromEntries(edition.sheets.map((s) => [s.country, s.text])),
        });
      };
      worker.postMessage({ files, requests });
    });
  } finally {
    worker.terminate();
  }
}

/**
 * What the editions that are known must come to, and last an unknown one.
 * @returns {Promise<ImportRequest[]>}
 */
async function knownEditions() {
  const read = (/** @type {string} */ name, /** @type {string} */ url) => fetchText({ name, url }, MAX_PATTERN);
  /** @type {{ editions: (Omit<ImportRequest, 'pattern'> & { pattern: string })[] }} */
  const { editions } = JSON.parse(await read('editions.json', editionsUrl));
  const known = editions.map(async (edition) => ({
    ...edition,
    pattern: await read(`${edition.pattern}/index.json`, PATTERNS[edition.pattern]),
  }));
  const unknown = { edition: 'imported', title: 'Imported index', commit: '', countries: 0, fingerprint: '', pattern: '' };
  return [...(await Promise.all(known)), unknown];
}

/**
 * An edition in our own JSON, when one of the files is an index.json of ours: the engine reads it,
 * so here is only told apart which file is which.
 * @param {{ path: string, file: File }[]} files
 * @returns {Promise<Stored | null>}
 */
async function ownEdition(files) {
  /** @type {Partial<Stored> & { sheets: Record<string, string> }} */
  const own = { sheets: {} };
  for (const { file } of files) {
    if (!file.name.endsWith('.json') || file.size > MAX_PATTERN * 4) continue;
    const text = await file.text();
    const value = parsed(text);
    if (typeof value?.edition !== 'string') continue;
    if (Array.isArray(value.indicators)) Object.assign(own, { edition: value.edition, title: String(value.title), index: text });
    else if (Array.isArray(value.columns)) own.standings = text;
    else if (typeof value.country === 'string') own.sheets[value.country] = text;
  }
  if (own.index === undefined) return null;
  if ((await knownEditions()).some((known) => known.edition === own.edition)) {
    const sentence = `The id ${own.edition} belongs to a published edition; give an index of your own another one, or load the publisher’s raw files.`;
    throw problem('duplicate-id', 'index.json', sentence);
  }
  if (own.standings === undefined) {
    throw problem('missing-file', 'standings.json', 'An index of your own needs its standings.json beside index.json.');
  }
  return /** @type {Stored} */ (own);
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
