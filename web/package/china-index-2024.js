/**
 * The built-in data: the China Index 2024 with the published standings of 98 countries and the
 * answers of one. Where each figure is from: data/README.md.
 * @module rescore/china-index-2024
 */
import { textAt } from '#own';

import { RescoreError, refuse } from '../src/engine/errors.js';

export { RescoreError };

/** Where the files are: of the disk under Node, of the site in a browser. */
export const files = {
  index: new URL('../../data/china-index-2024/index.json', import.meta.url),
  standings: new URL('../../data/china-index-2024/standings.json', import.meta.url),
  /** Answer sheets by the country's ISO code. */
  sheets: { AZ: new URL('../../data/china-index-2024/countries/AZ.json', import.meta.url) },
};

/**
 * Loads all of it into an engine, which forgets what it had.
 * @template {import('../src/engine/engine.js').Engine} Any
 * @param {Any} engine
 * @returns {Promise<Any>} the same engine
 * @throws {RescoreError} when a file is damaged
 */
export async function loadChinaIndex2024(engine) {
  const [index, standings, sheet] = await Promise.all(
    [files.index, files.standings, files.sheets.AZ].map(textAt),
  );
  refuse(engine.loadEdition('index.json', index));
  refuse(engine.loadStandings('standings.json', standings));
  refuse(engine.loadSheet('countries/AZ.json', sheet));
  return engine;
}
