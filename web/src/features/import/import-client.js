import editionsUrl from '../../../../data/editions.json?url';
import pattern2022Url from '../../../../data/china-index-2022/index.json?url';
import pattern2024Url from '../../../../data/china-index-2024/index.json?url';
import rulesUrl from '../../../../data/china-index-rules.json?url';
import { RescoreError, refuse } from '../../engine/errors.js';
import { listed } from '../../i18n/sentences.js';
import { unpacked } from './archive.js';
import { checked } from '../method/verification.js';
import { ImportState, told } from './import.js';
import { tablesIn } from '../spreadsheet/find-tables.js';
import { unlistedReport } from './unlisted-state.js';
import { RULES, knownRequest, patternPath } from './import-requests.js';
import { isUnlisted, unknownRequest, unlistedRequest } from './import-requests.js';
import { ownEdition } from './own-edition.js';
import { fetchText, problem } from '../../data/load.js';
import { isGeneral } from '../../data/page-index.js';
import { startImportWorker } from '../../worker/start-import-worker.js';

/**
 * Files that a reader drops or chooses: the publisher's raw data, or an index in our own JSON.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Found } from './import-server.js'
 * @import { TableText } from '../spreadsheet/spreadsheet.js'
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
 * @param {boolean} [opens] whether it is opened; otherwise it is only kept
 */
export async function importFiles(store, files, onProgress, opens = true) {
  const given = await unpacked(files);
  const tables = await tablesIn(given);
  if (tables) return beginTables(store, tables);
  const requests = await knownEditions();
  const { own, editions, passedOver } = await read(given, requests, onProgress);
  // A trial run, with every answer there: what the core refuses, or what totals do not come to, is
  // neither kept nor opened. An index of one's own may print what its rule does not give.
  for (const made of own ? [own] : editions) {
    const { problems } = await checked(made, made.standings ? methodsIn(made.index) : []);
    if (!isGeneral(indexIn(made.index))) refuse(problems);
  }
  const site = store.editionSources.filter(({ from }) => from === 'site');
  const published = [...requests, ...site].map(({ edition }) => edition);
  const done = [];
  let lasts = true;
  let last = '';
  for (const made of own ? [ownEdition(own, published)] : editions) {
    lasts = (await store.storage.keep(made)) && lasts;
    last = made.edition;
    const n = Object.keys(made.sheets).length;
    done.push(store.text.import.imported({ title: made.title, n }));
    if (isUnlisted(last)) done.push(await unlistedReport(store, made));
  }
  await store.takeKept();
  if (opens)
    await store.openEdition(last, store.country ?? '', last === store.editionSource?.edition);
  const names = listed(passedOver, store);
  if (names) done.push(store.text.import.passed_over({ n: passedOver.length, names }));
  return told(store, done.join(' '), lasts);
}

/**
 * Shows what tables make, which the reader opens.
 * @param {ExplorerStore} store @param {TableText[]} tables
 */
async function beginTables(store, tables) {
  const state = store.use(ImportState);
  state.spreadsheet ??= await import('../spreadsheet/spreadsheet-view.js');
  return state.spreadsheet.beginTables(store, tables);
}

/**
 * Keeps and shows the evidence of one country, which the files hold beside every country's answers.
 * Rejects with RescoreError when they make no edition.
 * @param {ExplorerStore} store @param {Found[]} files @param {string} country
 * @param {(share: number) => void} onProgress
 */
export async function importEvidence(store, files, country, onProgress) {
  const {
    editions: [made],
  } = await read(await unpacked(files), await knownEditions(), onProgress);
  // The publisher's files are none of one's own.
  if (!made) throw new Error('These files are no raw data.');
  const sheet = made.sheets[country];
  const before = (await store.storage.kept()).find(({ edition }) => edition === made.edition);
  const sheets = { ...made.sheets, ...before?.sheets, [country]: sheet };
  const lasts = await store.storage.keep({ ...(before ?? made), sheets });
  await store.takeKept();
  const whole = async () => sheet;
  store.data?.evidence.set(country, {
    state: 'later',
    source: { name: `countries/${country}.json`, read: whole, readWhole: whole },
  });
  await store.loadEvidence();
  return told(store, store.text.import.evidence_loaded, lasts);
}

/**
 * Ids of the methods of an index; none where it is no index, which the core tells.
 * @param {string | Uint8Array} index
 * @returns {string[]}
 */
const methodsIn = (index) =>
  indexIn(index)?.methods?.map((/** @type {{ id: string }} */ { id }) => id) ?? [];

/** @param {string | Uint8Array} index @returns {any} null where it is no JSON */
function indexIn(index) {
  try {
    return JSON.parse(typeof index === 'string' ? index : new TextDecoder().decode(index));
  } catch {
    return null;
  }
}

/**
 * @param {Found[]} found @param {ImportRequest[]} requests
 * @param {(share: number) => void} onProgress
 */
async function read(found, requests, onProgress) {
  const { WorkerClient } = await import('../../worker/client.js');
  const client = new WorkerClient(startImportWorker, SILENT);
  try {
    return await client.ask('import', [found, requests], { onProgress });
  } catch (fault) {
    if (fault instanceof RescoreError || !(fault instanceof Error)) throw fault;
    const sentence =
      fault.name === 'TimeoutError'
        ? 'The importer stopped twice; the files may be more than this device has room for.'
        : 'The importer could not start. Check the connection and try again.';
    throw problem('stopped', '', sentence);
  } finally {
    client.close();
  }
}

/**
 * What the editions that are known must come to, then new states of their patterns, and last an
 * unknown edition.
 * @returns {Promise<ImportRequest[]>}
 */
async function knownEditions() {
  // A site of an index of one's own knows no publisher's files.
  if (!editionsUrl) return [];
  /** @param {string} path @param {string} url @returns {Promise<DataFile>} */
  const read = async (path, url) => ({
    path,
    text: await fetchText({ name: path, url }, MAX_PATTERN),
  });
  const list = await read('editions.json', editionsUrl);
  /** @type {{ editions: Known[] }} */
  const { editions } = JSON.parse(String(list.text));
  const patterns = await Promise.all(
    Object.entries(PATTERNS).map(
      async ([pattern, url]) =>
        /** @type {const} */ ([pattern, await read(patternPath(pattern), url)]),
    ),
  );
  const file = new Map(patterns);
  return Promise.all([
    ...editions.map((edition) =>
      knownRequest(edition, /** @type {DataFile} */ (file.get(edition.pattern))),
    ),
    ...patterns.map(([pattern, index]) =>
      unlistedRequest(
        editions.filter((edition) => edition.pattern === pattern),
        index,
      ),
    ),
    read(RULES, rulesUrl).then((rules) => unknownRequest('imported', 'Imported index', rules)),
  ]);
}
