/**
 * The built-in data: the China Index 2024 with the published standings of 98 countries and the
 * answers of one. Where each figure is from: data/README.md.
 * @module rescore/china-index-2024
 */
import { textAt } from '#own';

import { RescoreError, refuse } from '../src/engine/errors.js';

export { RescoreError };

/**
 * Where the files are: on the disk in Node, on the site in a browser. Each address is made when it
 * is asked for, as a script in some bundles has none itself.
 */
export const files = {
  get index() {
    return new URL('../../data/china-index-2024/index.json', import.meta.url);
  },
  get standings() {
    return new URL('../../data/china-index-2024/standings.json', import.meta.url);
  },
  /** Answer sheets by the country's ISO code. */
  sheets: {
    get AZ() {
      return new URL('../../data/china-index-2024/countries/AZ.json', import.meta.url);
    },
  },
};

/**
 * A file: its address, its text, or what a bundler made of `import … from '….json'`.
 * @typedef {URL | string | object} DataFile
 */

/**
 * Loads all of it into an engine, which forgets what it had.
 * @template {import('../src/engine/engine.js').Engine} Any
 * @param {Any} engine
 * @param {{ index: DataFile, standings: DataFile, sheets: { AZ: DataFile } }} [from] the files of
 *   `rescore/data/china-index-2024/`, where they are not beside the script
 * @returns {Promise<Any>} the same engine
 * @throws {RescoreError} when a file is damaged
 */
export async function loadChinaIndex2024(engine, from = files) {
  const [index, standings, sheet] = await Promise.all(
    [from.index, from.standings, from.sheets.AZ].map(textOf),
  );
  refuse(engine.loadEdition('index.json', index));
  refuse(engine.loadStandings('standings.json', standings));
  refuse(engine.loadSheet('countries/AZ.json', sheet));
  return engine;
}

/** @param {DataFile} file @returns {string | Promise<string>} */
function textOf(file) {
  if (file instanceof URL) return textAt(file);
  return typeof file === 'string' ? file : JSON.stringify(file);
}
