import { problem } from '../../data/load.js';

/**
 * @import { Stored } from '../../data/storage.js'
 */

/** Larger files are not looked into, in bytes: no index, standings or sheet of ours comes near. */
const MAX = 2 ** 24;

/**
 * An edition in our own JSON, when one of the files is an index.json of ours: the engine reads it,
 * so here is only told apart which file is which. In the importer's worker, as what a foreign file
 * holds may take seconds to parse.
 * @param {{ file: File }[]} files
 * @param {string[]} published the ids that no edition of one's own may have
 * @returns {Promise<Stored | null>} null when there is none; rejects with RescoreError when it is
 *   not whole
 */
export async function ownEdition(files, published) {
  /** @type {Partial<Stored> & { sheets: Record<string, string> }} */
  const own = { sheets: {} };
  for (const { file } of files) {
    if (!file.name.endsWith('.json') || file.size > MAX) continue;
    const text = await file.text().catch(() => '');
    const value = parsed(text);
    if (typeof value?.edition !== 'string') continue;
    if (Array.isArray(value.indicators))
      Object.assign(own, { edition: value.edition, title: String(value.title), index: text });
    else if (Array.isArray(value.columns)) own.standings = text;
    else if (typeof value.country === 'string') own.sheets[value.country] = text;
  }
  if (own.index === undefined) return null;
  if (published.includes(own.edition ?? '')) {
    throw problem(
      'duplicate-id',
      'index.json',
      `The id ${own.edition} belongs to a published edition; give an index of your own another ` +
        'one, or load the publisher’s raw files.',
    );
  }
  if (own.standings === undefined)
    throw problem(
      'missing-file',
      'standings.json',
      'An index of your own needs its standings.json beside index.json.',
    );
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
