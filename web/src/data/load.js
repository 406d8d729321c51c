import { RescoreError } from '../engine/errors.js';
import { needsAllCountries } from '../engine/method-kinds.js';
import { faultsOfKept } from './kept-answers.js';
import { countAnswers, isGeneral, pageIndex, pageStandings } from './page-index.js';
import { sheetsIn } from './response-table.js';

/** @import { Engine } from '../engine/open-engine.js' */
/** @import { EditionSource, Source } from './catalog.js' */
/** @import { Index, Problem, Sheet, Standings } from '../engine/types.d.ts' */

/**
 * @typedef {object} Data what of an edition could be loaded; the texts, which the core has checked
 * @property {Index | null} index
 * @property {Standings | null} standings
 * @property {string} figures the fingerprint of index and standings, without any answers; empty where
 *   both are the page's own
 * @property {Map<string, Sheet>} sheets by country code; the loaded ones
 * @property {Texts} texts the texts of all that, for a worker that reads them again
 * @property {object} revision another one whenever a sheet comes, which by another method can
 *   change every published rank
 * @property {Map<string, Promise<void>>} asked countries whose sheet was asked for, so that all
 *   wait for it and its faults are told once
 * @property {Map<string, Evidence>} evidence by country code, of sheets that came without the texts
 *   of their answers
 * @property {Problem[]} problems everything that is wrong with the files
 */

/**
 * @typedef {{ index: string, standings: string, sheets: Map<string, string> }} Texts empty where a
 *   file is not used
 */

/**
 * The texts of a country's answers, left for later.
 * @typedef {{ state: 'later' | 'coming' | 'failed', source: Source }} Evidence
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
 * Fetches a text file of at most `limit` bytes, and stops reading once the limit is exceeded. What
 * cannot be the file may be a wrong answer that the browser has stored, for as long as a year: then it
 * is fetched once more, past the browser's cache.
 * @param {{ name: string, url: string }} source
 * @param {number} limit
 * @returns {Promise<string>}
 */
export async function fetchText(source, limit) {
  const text = await textAt(source, limit, 'default').catch(unlessWrong);
  if (text !== null && !isWrong(source.name, text)) return text;
  const anew = await textAt(source, limit, 'reload');
  if (anew === null) throw problem('missing-file', source.name, GONE);
  return anew;
}

/** A page need not be in UTF-8. @param {unknown} fault */
function unlessWrong(fault) {
  if (fault instanceof RescoreError && fault.problems[0].code === 'broken-json') return null;
  throw fault;
}

/**
 * Whether it cannot be that file: a page, or one that is cut off.
 * @param {string} name @param {string} text
 */
function isWrong(name, text) {
  const all = text.trim();
  return name.endsWith('.json') && !(/^[{[]/.test(all) && /[}\]]$/.test(all));
}

/**
 * @param {{ name: string, url: string }} source @param {number} limit @param {RequestCache} cache
 * @returns {Promise<string | null>} null where a host has once said that there is no file
 */
async function textAt({ name, url }, limit, cache) {
  const call = new AbortController();
  let timer = setTimeout(() => call.abort(), SILENT);
  try {
    const response = await fetch(url, { cache, signal: call.signal }).catch(() => null);
    if (!response) throw problem('missing-file', name, call.signal.aborted ? LATE : GONE);
    if (!response.ok || !response.body) {
      if (mayBeStored(response)) return null;
      throw problem('missing-file', name, GONE);
    }
    return await textIn(response.body, name, limit, () => {
      clearTimeout(timer);
      timer = setTimeout(() => call.abort(), SILENT);
    });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Whether the browser may have kept an answer for long. Others come from the host itself, which would
 * say the same again.
 * @param {Response} response
 */
const mayBeStored = ({ headers }) =>
  headers.has('expires') || /max-age=[1-9]|immutable/.test(headers.get('cache-control') ?? '');

/** So long a server may send nothing, in milliseconds. */
const SILENT = 15_000;
const GONE = 'The file is not there or cannot be read.';
const LATE = `The server has sent nothing for ${SILENT / 1000} seconds.`;

/**
 * @param {ReadableStream<Uint8Array>} body @param {string} name @param {number} limit
 * @param {() => void} onPart called with each part that comes
 */
async function textIn(body, name, limit, onPart) {
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let text = '';
  try {
    for (;;) {
      const part = await reader.read().catch(() => {
        throw problem('missing-file', name, 'The file could not be read to its end.');
      });
      onPart();
      size += part.value?.byteLength ?? 0;
      if (size > limit) {
        const megabytes = Math.floor(limit / 2 ** 20);
        const sentence = `The file has more than ${megabytes} MB; no more are read.`;
        throw problem('file-too-large', name, sentence);
      }
      text += decoder.decode(part.value, { stream: !part.done });
      if (part.done) return text;
    }
  } catch (fault) {
    await reader.cancel().catch(() => {}); // what has failed already cannot be cancelled
    if (fault instanceof RescoreError) throw fault;
    throw problem('broken-json', name, 'The file is not text in UTF-8.');
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
  const { index, standings, sheets, responses } = editionSource;
  const read = (/** @type {Source | undefined} */ source) => {
    const text = Promise.resolve(source?.read(engine.maxFileBytes) ?? '');
    text.catch(() => {}); // told below
    return text;
  };
  const [indexText, standingsText, responsesText] = [index, standings, responses].map(read);
  const lost = responses ? await splitResponses(sheets, responses.name, responsesText) : [];
  let code = country;
  let sheetText = read(sheets.get(code));
  // The engine has not parsed the standings yet. But a code that does not occur in the text cannot
  // be in the edition.
  const ranked = await standingsText.catch(() => null);
  if (!sheets.has(code) && ranked !== null && !ranked.includes(`"${code}"`)) {
    [code = country] = sheets.keys();
    sheetText = read(sheets.get(code));
  }
  await Promise.allSettled([indexText, sheetText]);
  begin();
  /** @type {Data} */
  const data = {
    index: null,
    standings: null,
    figures: '',
    sheets: new Map(),
    texts: { index: '', standings: '', sheets: new Map() },
    revision: {},
    asked: new Map(),
    evidence: new Map(),
    problems: lost,
  };
  // One file after the other, so that the browser draws in between.
  data.texts.index = await take(data, index.name, indexText, (name, text) =>
    engine.loadEdition(name, text),
  );
  if (!data.texts.index) return data;
  const parsed = JSON.parse(data.texts.index);
  const general = isGeneral(parsed) ? parsed : null;
  data.index = general ? pageIndex(general) : /** @type {Index} */ (parsed);
  await pause();
  data.texts.standings = await take(data, standings.name, standingsText, (name, text) =>
    // An index of format 2 has its units and answers without them.
    general && text === '' ? [] : engine.loadStandings(name, text),
  );
  if (general) data.standings = pageStandings(general);
  else if (data.texts.standings) data.standings = JSON.parse(data.texts.standings);
  if (editionSource.from !== 'site') data.figures = engine.fingerprint();
  await pause();
  await loadSheet(engine, editionSource, data, code, sheetText);
  await pause();
  if (general || data.index.methods.some(needsAllCountries)) {
    for (const one of sheets.keys()) await loadSheet(engine, editionSource, data, one);
  }
  if (general) countAnswers(data.index, data.sheets);
  return data;
}

/**
 * Takes one file with the answers of all units as a sheet for each.
 * @param {EditionSource['sheets']} sheets gets them
 * @param {string} name @param {Promise<string>} text
 * @returns {Promise<Problem[]>} what is wrong with it
 */
async function splitResponses(sheets, name, text) {
  try {
    for (const [unit, sheet] of Object.entries(sheetsIn(name, await text)))
      sheets.set(unit, { name: `${name}, ${unit}`, read: async () => sheet });
    return [];
  } catch (fault) {
    if (!(fault instanceof RescoreError)) throw fault;
    return fault.problems;
  }
}

/** Lets everything that waits be done first, so that what follows is a task of its own. */
export const pause = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Loads the sheet of one more country, if there is one and it is not loaded yet.
 * @param {Engine} engine
 * @param {EditionSource} editionSource
 * @param {Data} data
 * @param {string} country
 * @param {Promise<string>} [text] the sheet's text, if it is being read already
 */
export async function loadSheet(engine, editionSource, data, country, text) {
  const { sheets } = editionSource;
  const source = sheets.get(country);
  if (!source || data.sheets.has(country)) return;
  const { name } = source;
  const read = async () => {
    const coming = text ?? source.read(engine.maxFileBytes);
    await coming.catch(() => data.asked.delete(country)); // the next request may succeed
    if (data.sheets.has(country)) return; // a pasted page came first
    // Earlier faults of this file are replaced, not repeated.
    data.problems = data.problems.filter((told) => told.file !== name);
    const taken = await take(data, name, coming, (file, sheet) => {
      // The figures of an index of format 2 come from its answers.
      const faults =
        source.kept && data.index?.format !== 2
          ? faultsOfKept(engine, data, country, file, sheet)
          : [];
      return faults.length > 0 ? faults : engine.loadSheet(file, sheet);
    });
    addSheet(data, country, taken);
    if (taken && source.readWhole) data.evidence.set(country, { state: 'later', source });
    if (!taken && source.kept) await doWithout(engine, editionSource, data, country);
  };
  if (!data.asked.has(country)) data.asked.set(country, read());
  await data.asked.get(country);
}

/**
 * Goes on without a kept sheet: with the page's own, or as if there were none, so that its answers
 * are offered anew.
 * @param {Engine} engine @param {EditionSource} editionSource @param {Data} data
 * @param {string} country
 */
async function doWithout(engine, editionSource, data, country) {
  const { sheets } = editionSource;
  const own = sheets.get(country)?.instead;
  own ? sheets.set(country, own) : sheets.delete(country);
  data.asked.delete(country);
  await loadSheet(engine, editionSource, data, country);
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
  data.evidence.delete(country);
  data.revision = {};
}

/**
 * The text of a file if the core accepts it, otherwise an empty string. Faults go to the data's
 * problems.
 * @param {Data} data
 * @param {string} name
 * @param {Promise<string>} coming
 * @param {(name: string, text: string) => Problem[]} read
 */
export async function take(data, name, coming, read) {
  try {
    const text = await coming;
    const faults = read(name, text);
    data.problems.push(...faults);
    return faults.length === 0 ? text : '';
  } catch (fault) {
    if (!(fault instanceof RescoreError)) throw fault;
    data.problems.push(...fault.problems);
    return '';
  }
}

/**
 * An error with a single fault.
 * @param {string} code @param {string} file name @param {string} sentence
 * @param {string} [pointer] to its place in the file
 */
export const problem = (code, file, sentence, pointer = '') =>
  new RescoreError([{ code, file, pointer, sentence }]);
