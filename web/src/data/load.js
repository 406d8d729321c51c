import { RescoreError } from '../engine/errors.js';
import { needsAllCountries } from '../engine/method-kinds.js';

/** @import { Engine } from '../engine/open-engine.js' */
/** @import { EditionSource, Source } from './catalog.js' */
/** @import { Index, Problem, Sheet, Standings } from '../engine/types.d.ts' */

/**
 * @typedef {object} Data what of an edition could be loaded; the texts, which the core has checked
 * @property {Index | null} index
 * @property {Standings | null} standings
 * @property {Map<string, Sheet>} sheets by country code; the loaded ones
 * @property {Texts} texts the texts of all that, for a worker that reads them again
 * @property {object} revision another one whenever a sheet comes, which by another method can
 *   change every published rank
 * @property {Map<string, Promise<void>>} asked countries whose sheet was asked for, so that all
 *   wait for it and its faults are told once
 * @property {Problem[]} problems everything that is wrong with the files
 */

/**
 * @typedef {{ index: string, standings: string, sheets: Map<string, string> }} Texts empty where a
 *   file is not used
 */

/**
 * A file that is fetched when it is wanted.
 * @param {string} name @param {() => Promise<string>} address
 * @returns {Source}
 */
export function fetched(name, address) {
  return { name, read: async (limit) => fetchText({ name, url: await address() }, limit) };
}

/**
 * Fetches a text file of at most `limit` bytes. It stops reading as soon as the limit is passed.
 * @param {{ name: string, url: string }} source
 * @param {number} limit
 * @returns {Promise<string>}
 */
export async function fetchText({ name, url }, limit) {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok || !response.body) {
    throw problem('missing-file', name, 'The file is not there or cannot be read.');
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const refuse = async (/** @type {string} */ code, /** @type {string} */ sentence) => {
    await reader.cancel().catch(() => {}); // what has failed already cannot be cancelled
    return problem(code, name, sentence);
  };
  let size = 0;
  let text = '';
  for (;;) {
    const part = await reader.read().catch(() => null);
    if (!part) throw await refuse('missing-file', 'The file could not be read to its end.');
    size += part.value?.byteLength ?? 0;
    if (size > limit) {
      const megabytes = Math.floor(limit / 2 ** 20);
      throw await refuse(
        'file-too-large',
        `The file has more than ${megabytes} MB; no more are read.`,
      );
    }
    try {
      text += decoder.decode(part.value, { stream: !part.done });
    } catch {
      throw await refuse('broken-json', 'The file is not text in UTF-8.');
    }
    if (part.done) return text;
  }
}

/**
 * Loads an edition into the engine: index, standings, and one country's sheet if there is one. What
 * is wrong with one file does not keep the others from being used.
 * @param {Engine} engine
 * @param {EditionSource} editionSource
 * @param {string} country where it is not in the edition, the first one with answers
 * @param {() => void} [begin] called when all is read, before the engine gets any of it
 * @returns {Promise<Data>}
 */
export async function loadEdition(engine, editionSource, country, begin = () => {}) {
  const read = (/** @type {Source | undefined} */ source) =>
    source?.read(engine.maxFileBytes) ?? Promise.resolve('');
  const own = editionSource.sheets.get(country);
  const [index, standings, asked] = await Promise.allSettled(
    [editionSource.index, editionSource.standings, own].map(read),
  );
  // Before it is known what the engine makes of them: a code that stands nowhere in the text is in
  // no edition.
  const gone =
    !own && standings.status === 'fulfilled' && !standings.value.includes(`"${country}"`);
  const code = gone ? [...editionSource.sheets.keys()][0] : country;
  const sheet = code === undefined ? undefined : editionSource.sheets.get(code);
  const [answers] = gone && sheet ? await Promise.allSettled([read(sheet)]) : [asked];
  begin();
  /** @type {Data} */
  const data = {
    index: null,
    standings: null,
    sheets: new Map(),
    texts: { index: '', standings: '', sheets: new Map() },
    revision: {},
    asked: new Map(),
    problems: [],
  };
  // One file after the other, so that the browser draws in between.
  data.texts.index = take(data, index, editionSource.index, (name, text) =>
    engine.loadEdition(name, text),
  );
  if (!data.texts.index) return data;
  data.index = JSON.parse(data.texts.index);
  await pause();
  data.texts.standings = take(data, standings, editionSource.standings, (n, t) =>
    engine.loadStandings(n, t),
  );
  if (data.texts.standings) data.standings = JSON.parse(data.texts.standings);
  await pause();
  if (sheet) {
    if (answers.status === 'fulfilled') data.asked.set(code, Promise.resolve());
    addSheet(
      data,
      code,
      take(data, answers, sheet, (name, text) => engine.loadSheet(name, text)),
    );
    await pause();
  }
  if (data.index?.methods.some(needsAllCountries)) {
    for (const one of editionSource.sheets.keys())
      await loadSheet(engine, editionSource, data, one);
  }
  return data;
}

/** Lets everything that waits be done first, so that what follows is a task of its own. */
export const pause = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Loads the sheet of one more country, if there is one and it is not loaded yet.
 * @param {Engine} engine
 * @param {EditionSource} editionSource
 * @param {Data} data
 * @param {string} country
 */
export async function loadSheet(engine, editionSource, data, country) {
  const source = editionSource.sheets.get(country);
  if (!source || data.sheets.has(country)) return;
  const asked = data.asked.get(country) ?? readSheet(engine, source, data, country);
  data.asked.set(country, asked);
  await asked;
}

/** @param {Engine} engine @param {Source} source @param {Data} data @param {string} country */
async function readSheet(engine, source, data, country) {
  const [text] = await Promise.allSettled([source.read(engine.maxFileBytes)]);
  if (data.sheets.has(country)) return; // a pasted page came first
  // What could not be read may be there the next time; what it is told of it is not told twice.
  data.problems = data.problems.filter((told) => told.file !== source.name);
  if (text.status === 'rejected') data.asked.delete(country);
  addSheet(
    data,
    country,
    take(data, text, source, (name, t) => engine.loadSheet(name, t)),
  );
}

/**
 * Loads the sheets that a link needs, as far as they are there.
 * @param {Engine} engine
 * @param {EditionSource} editionSource
 * @param {Data} data
 * @param {import('./link-needs.js').Needs} needs
 */
export async function loadNeeded(engine, editionSource, data, { country, changed, every }) {
  for (const code of every ? editionSource.sheets.keys() : new Set([...changed, country]))
    await loadSheet(engine, editionSource, data, code);
}

/**
 * Notes a sheet that the engine has accepted.
 * @param {Data} data
 * @param {string} country
 * @param {string} text nothing when it is empty
 */
export function addSheet(data, country, text) {
  if (!text) return;
  data.texts.sheets.set(country, text);
  data.sheets.set(country, JSON.parse(text));
  data.revision = {};
}

/**
 * The text of a file that the core accepts, or nothing; its faults go to the data's problems.
 * @param {Data} data
 * @param {PromiseSettledResult<string>} file
 * @param {Source} source
 * @param {(name: string, text: string) => Problem[]} read
 */
function take(data, file, source, read) {
  if (file.status === 'rejected') {
    if (!(file.reason instanceof RescoreError)) throw file.reason;
    data.problems.push(...file.reason.problems);
    return '';
  }
  const faults = read(source.name, file.value);
  data.problems.push(...faults);
  return faults.length === 0 ? file.value : '';
}

/**
 * One fault, to be thrown.
 * @param {string} code @param {string} file name @param {string} sentence
 * @param {string} [pointer] to its place in the file
 */
export const problem = (code, file, sentence, pointer = '') =>
  new RescoreError([{ code, file, pointer, sentence }]);
