import { RescoreError } from './engine.js';

/** @import { Engine } from './engine.js' */
/** @import { Index, Problem, Sheet, Standings } from './types.d.ts' */

/**
 * @typedef {object} Source where a file is, and what it is called in messages
 * @property {string} name
 * @property {string} url
 */

/**
 * @typedef {object} Data what of an edition could be loaded; the texts, which the core has checked
 * @property {Index | null} index
 * @property {Standings | null} standings
 * @property {Sheet | null} sheet
 * @property {Problem[]} problems everything that is wrong with the files
 */

/**
 * Fetches a text file of at most `limit` bytes. It stops reading as soon as the limit is passed.
 * @param {Source} source
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
      throw await refuse('file-too-large', `The file has more than ${megabytes} MB; no more are read.`);
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
 * Loads an edition into the engine: index, standings and one country's sheet. What is wrong with
 * one file does not keep the others from being used.
 * @param {Engine} engine
 * @param {{ index: Source, standings: Source, sheet: Source }} sources
 * @returns {Promise<Data>}
 */
export async function loadEdition(engine, sources) {
  const [index, standings, sheet] = await Promise.allSettled(
    [sources.index, sources.standings, sources.sheet].map((s) => fetchText(s, engine.maxFileBytes)),
  );
  /** @type {Problem[]} */
  const problems = [];

  /**
   * @param {PromiseSettledResult<string>} file
   * @param {Source} source
   * @param {(name: string, text: string) => Problem[]} read
   */
  const take = (file, source, read) => {
    if (file.status === 'rejected') {
      if (!(file.reason instanceof RescoreError)) throw file.reason;
      problems.push(...file.reason.problems);
      return null;
    }
    const faults = read(source.name, file.value);
    problems.push(...faults);
    return faults.length === 0 ? JSON.parse(file.value) : null;
  };

  /** @type {Data} */
  const data = { index: null, standings: null, sheet: null, problems };
  data.index = take(index, sources.index, (name, text) => engine.loadEdition(name, text));
  if (!data.index) return data;
  data.standings = take(standings, sources.standings, (n, t) => engine.loadStandings(n, t));
  data.sheet = take(sheet, sources.sheet, (name, text) => engine.loadSheet(name, text));
  problems.push(...engine.check().problems);
  return data;
}

/**
 * @param {string} code
 * @param {string} file
 * @param {string} sentence
 */
function problem(code, file, sentence) {
  return new RescoreError([{ code, file, pointer: '', sentence }]);
}
