/**
 * What the importer is asked for: each edition that data/editions.json knows, and last one of which
 * nothing is known.
 * @import { DataFile, ImportRequest } from '../../engine/types.d.ts'
 */

/**
 * An entry of data/editions.json.
 * @typedef {Omit<ImportRequest, 'pattern' | 'rules'> & { pattern: string }} Known
 */

/** The file with the publisher's rules, for editions without a pattern. */
export const RULES = 'china-index-rules.json';

/** The file of a pattern. @param {string} folder */
export const patternPath = (folder) => `${folder}/index.json`;

/**
 * A known edition, all of what is known of it.
 * @param {Known} known
 * @param {DataFile} pattern its index.json
 * @returns {ImportRequest}
 */
export const knownRequest = (known, pattern) => ({ ...known, pattern, rules: null });

/** The end of the id of a state that data/editions.json does not list. */
const UNLISTED = '-unlisted';

/** Whether an edition was imported as a new state of a known pattern. @param {string} edition */
export const isUnlisted = (edition) => edition.endsWith(UNLISTED);

/**
 * A state that the publisher has added since, which asks the questions of a known pattern. It has as
 * many countries as the newest known one, or more: with fewer, files are missing.
 * @param {Known[]} known the states of the pattern
 * @param {DataFile} pattern its index.json
 * @returns {ImportRequest & { least: number }}
 */
export const unlistedRequest = ([state, ...others], pattern) => ({
  edition: `${state.pattern}${UNLISTED}`,
  title: state.title,
  commit: '',
  countries: 0,
  fingerprint: '',
  regions: '',
  pattern,
  rules: null,
  least: Math.max(...[state, ...others].map(({ countries }) => countries)),
});

/**
 * An edition of which nothing is known: the raw files must hold everything but the rules.
 * @param {string} edition @param {string} title
 * @param {DataFile | null} rules
 * @returns {ImportRequest}
 */
export const unknownRequest = (edition, title, rules) => ({
  edition,
  title,
  commit: '',
  countries: 0,
  fingerprint: '',
  regions: '',
  pattern: null,
  rules,
});
