import { problem } from '../../data/load.js';
import { isGeneral } from '../../data/page-index.js';
import { sheetsIn } from '../../data/response-table.js';
import { RescoreError } from '../../engine/errors.js';
import { isLeftover } from './dropped-files.js';

/**
 * An edition in our own JSON. The core reads it, as it does for the command; here is only told apart
 * which file is which, and nothing is left out.
 * @import { Stored } from '../../data/storage.js'
 * @import { Problem } from '../../engine/types.d.ts'
 * @import { Found } from './import-server.js'
 */

/** The core reads no larger file, in bytes. */
const MAX = 2 ** 24;

/**
 * The files of an edition as they are, so that what is no text is for the core to say. Sheets go by
 * the names of their files.
 * @typedef {{ index: Uint8Array, standings: Uint8Array, sheets: Record<string, Uint8Array> }} OwnFiles
 */

/** @typedef {'index' | 'standings' | 'responses' | 'sheet'} Kind */
/**
 * @typedef {object} Part
 * @property {string} path
 * @property {Uint8Array} bytes
 * @property {Kind} kind
 * @property {boolean} answers whether there are answers in it
 */

/**
 * The files of an edition in our own JSON, when one of them is its index; in the importer's worker, as
 * what a foreign file holds may take seconds to parse.
 * @param {Found[]} given
 * @returns {Promise<{ own: OwnFiles, passedOver: string[] } | null>} null when there is none, and the
 *   paths of what is no part of it; rejects with RescoreError when the files are not one edition, each
 *   of which can be read
 */
export async function ownFiles(given) {
  const files = given.filter(({ path }) => !isLeftover(nameOf(path)));
  const json = files.filter(({ path }) => JSON_FILE.test(path));
  /** @type {Problem[]} */
  const faults = [];
  const parts = await Promise.all(json.map((found) => partOf(found, faults)));
  const indexes = parts.filter(({ kind }) => kind === 'index');
  if (indexes.length === 0) return null;
  const own = parts.filter((part) => isOf(indexes[0].path, part));
  const standings = own.filter(({ kind }) => kind === 'standings');
  const tables = own.filter(({ kind }) => kind === 'responses');
  for (const twice of [indexes.slice(1), standings.slice(1), tables.slice(1)])
    faults.push(...twice.flatMap(({ path }) => problem('duplicate-id', path, TWICE).problems));
  // An index of format 2 has its units itself; figures may not be printed anywhere.
  const general = isGeneral(parsed(indexes[0].bytes));
  if (standings.length === 0 && !general)
    faults.push(...problem('missing-file', 'standings.json', WITHOUT_STANDINGS).problems);
  faults.push(...lostOf(indexes[0].path, files, parts, own));
  if (faults.length > 0) throw new RescoreError(faults);
  /** @type {Record<string, Uint8Array>} */
  const sheets = {};
  for (const { path, bytes, kind } of own) {
    const name = stemOf(path);
    // Of two files of one name, the core is to say that they are of the same country.
    if (kind === 'sheet') sheets[name in sheets ? path : name] = bytes;
  }
  if (tables.length > 0) {
    const encoder = new TextEncoder();
    const texts = sheetsIn(tables[0].path, textOf(tables[0].bytes));
    for (const [unit, sheet] of Object.entries(texts)) sheets[unit] = encoder.encode(sheet);
  }
  const none = new Uint8Array();
  const taken = new Set(own.map(({ path }) => path));
  const passedOver = files.map(({ path }) => path).filter((path) => !taken.has(path));
  const index = indexes[0].bytes;
  return { own: { index, standings: standings[0]?.bytes ?? none, sheets }, passedOver };
}

/** Some systems write names in capitals. */
const JSON_FILE = /\.json$/i;
/** What a mail program, a browser or a packer makes of such a name. */
const RENAMED = /(?<=\.json)\.\w+$/i;

const TWICE = 'There is another file like this. Load one edition at a time.';
const WITHOUT_STANDINGS = 'An index of your own needs its standings.json beside index.json.';

/**
 * A file, and what it says it is. One that cannot be told apart goes by its name: it may be broken.
 * @param {Found} found @param {Problem[]} faults gets those of a file that cannot be read
 * @returns {Promise<Part>}
 */
async function partOf({ path, file }, faults) {
  let bytes = new Uint8Array();
  if (file.size > MAX) {
    const sizes = `${Math.ceil(file.size / 2 ** 20)} MB; at most ${MAX / 2 ** 20} MB are read.`;
    faults.push(...problem('file-too-large', path, `The file has ${sizes}`).problems);
  } else {
    const read = await file.arrayBuffer().catch(() => null);
    if (read) bytes = new Uint8Array(read);
    else {
      const sentence = 'The file is not there or cannot be read.';
      faults.push(...problem('missing-file', path, sentence).problems);
    }
  }
  const value = parsed(bytes);
  const says = (/** @type {string} */ key) => Array.isArray(value?.[key]);
  const name = stemOf(path).toLowerCase();
  return { path, bytes, kind: kindOf(says, name), answers: says('answers') };
}

/** @param {(key: string) => boolean} says which lists it has @param {string} name @returns {Kind} */
function kindOf(says, name) {
  if (says('units') && !says('methods')) return says('indicators') ? 'responses' : 'standings';
  if (says('indicators') || (name === 'index' && !says('columns'))) return 'index';
  return says('columns') || name === 'standings' ? 'standings' : 'sheet';
}

/**
 * Whether a file belongs to the edition: of a folder what the command reads, all of what was chosen by
 * itself.
 * @param {string} index its path @param {Pick<Part, 'path' | 'kind'>} part
 */
function isOf(index, { path, kind }) {
  const folder = folderOf(index);
  if (!path.startsWith(folder)) return false;
  return folder === '' || kind !== 'sheet' || /^countries\//i.test(path.slice(folder.length));
}

/**
 * Faults of answers that would be missing, and nobody would see that: they are in another folder, or
 * under another name.
 * @param {string} index its path @param {Found[]} files @param {Part[]} parts
 * @param {Part[]} own those that are taken
 */
function lostOf(index, files, parts, own) {
  const taken = new Set(own.map(({ path }) => path));
  const elsewhere = parts.filter(({ path, answers }) => answers && !taken.has(path));
  const renamed = files.filter(
    ({ path }) =>
      RENAMED.test(path) &&
      isOf(index, { path, kind: 'sheet' }) &&
      !taken.has(path.replace(RENAMED, '')),
  );
  return [
    ...elsewhere.flatMap(({ path }) => {
      const place = `${folderOf(index)}countries/`;
      const sentence = `The file has answers, but only those in ${place} are read.`;
      return problem('unknown-form', path, sentence).problems;
    }),
    ...renamed.flatMap(({ path }) => problem('unknown-form', path, NO_JSON).problems),
  ];
}

const NO_JSON = 'Only files whose names end in .json are read. Unpack or rename the file.';

/** "china/" of "china/index.json". @param {string} path */
const folderOf = (path) => path.slice(0, path.lastIndexOf('/') + 1);

/** "AZ" of "china/countries/AZ.json". @param {string} path */
const stemOf = (path) => nameOf(path).slice(0, -'.json'.length);

/** @param {string} path */
const nameOf = (path) => path.slice(path.lastIndexOf('/') + 1);

/**
 * What the core has accepted, as it is kept.
 * @param {OwnFiles} files
 * @param {string[]} published the ids that no edition of one's own may have
 * @returns {Stored} throws RescoreError
 */
export function ownEdition({ index, standings, sheets }, published) {
  const { edition, title } = parsed(index) ?? {};
  if (published.includes(edition)) {
    throw problem(
      'duplicate-id',
      'index.json',
      `The id ${edition} belongs to a published edition; give an index of your own another ` +
        'one, or load the publisher’s raw files.',
      '/edition',
    );
  }
  return {
    edition,
    title,
    index: textOf(index),
    standings: textOf(standings),
    sheets: Object.fromEntries(
      Object.values(sheets).map((sheet) => [parsed(sheet)?.country, textOf(sheet)]),
    ),
  };
}

const textOf = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);

/** @param {Uint8Array} bytes @returns {Record<string, any> | null} */
function parsed(bytes) {
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    return null;
  }
}
