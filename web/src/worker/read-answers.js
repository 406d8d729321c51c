import { pause, problem } from '../data/load.js';

/**
 * The answers in many countries' files, for a worker: a few files at a time, without their texts.
 * @import { EditionSource } from '../data/catalog.js'
 * @import { Sheet } from '../engine/types.d.ts'
 */

/** So many files are read at the same time. */
const AT_ONCE = 6;

/**
 * Answers by country and indicator; null is skipped.
 * @typedef {Map<string, Map<string, number | null>>} Given
 */

/**
 * Rejects with RescoreError when a file cannot be read, and with the signal's reason when it is
 * called off.
 * @param {EditionSource} source
 * @param {string[]} codes of the countries
 * @param {{ limit: number, first?: Map<string, string>, signal: AbortSignal,
 *   onProgress?: (share: number) => void }} how `limit` is the most bytes of a file, and `first` has
 *   texts that go before the source's
 * @returns {Promise<{ sheets: Record<string, string>, given: Given }>} the files for a worker, and
 *   the answers in them
 */
export async function readAnswers(source, codes, { limit, first, signal, onProgress }) {
  /** @type {Record<string, string>} */
  const sheets = {};
  /** @type {Given} */
  const given = new Map();
  const left = [...codes];
  const reader = async () => {
    for (let code; (code = left.shift()) !== undefined;) {
      const text = first?.get(code) ?? (await source.sheets.get(code)?.read(limit)) ?? '';
      const { edition, country, answers } = answersOf(code, text);
      sheets[code] = JSON.stringify({ edition, country, answers });
      given.set(code, new Map(answers.map(({ indicator, answer }) => [indicator, answer])));
      onProgress?.(given.size / codes.length);
      await pause(); // the page answers between two files
      signal.throwIfAborted();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  return { sheets, given };
}

/**
 * A sheet without its texts, which no question is about and which are most of it.
 * @param {string} code @param {string} text
 * @returns {Sheet}
 */
function answersOf(code, text) {
  try {
    /** @type {Sheet} */
    const { edition, country, answers } = JSON.parse(text);
    return {
      edition,
      country,
      answers: answers.map(({ indicator, answer }) => ({ indicator, answer })),
    };
  } catch {
    throw problem(
      'broken-json',
      `countries/${code}.json`,
      'The file cannot be read as a country’s answers.',
    );
  }
}
