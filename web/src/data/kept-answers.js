import { needsAllCountries } from '../engine/method-kinds.js';

/**
 * Answers that are kept on the reader's device are as old as the day they were loaded, and other
 * programs may have changed them. So each time they are compared with the published figures.
 * @import { Engine } from '../engine/open-engine.js'
 * @import { Data } from './load.js'
 * @import { Problem, Row } from '../engine/types.d.ts'
 */

const CONTRADICTION =
  'These answers do not come to the figures that are published, so they are not used. ' +
  'Load them again, or remove them.';

/**
 * What is wrong with a kept sheet: that the core refuses it, or that its answers come to other totals
 * than the published ones. Costs some milliseconds; the open scenario stays.
 * @param {Engine} engine with the published results, and not yet with this sheet
 * @param {Data} data @param {string} country @param {string} file for messages
 * @param {string} text
 * @returns {Problem[]} without published results there is nothing to compare with
 */
export function faultsOfKept(engine, { texts, index, standings }, country, file, text) {
  const { faults, rows } = engine.tried(texts.index, file, text, country);
  const ranked = standings?.countries.some(({ code }) => code === country);
  // By a method that ranks by everybody's answers there are no figures before all are there.
  const alone = index && !needsAllCountries(index.methods[0]);
  if (faults.length === 0 && ranked && alone) {
    const published = new Map(engine.publishedScore(country).map((row) => [row.scope, row]));
    if (!rows.every((row) => agree(row, published.get(row.scope))))
      faults.push({ code: 'sheet-mismatch', file, pointer: '', sentence: CONTRADICTION });
  }
  // The page may have a file of the same name.
  return faults.map((fault) => ({ ...fault, file: `${file} (kept on this device)` }));
}

/** @param {Row} row @param {Row | undefined} published */
const agree = (row, published) =>
  row.achieved === published?.achieved &&
  (row.maximum ?? published.maximum) === (published.maximum ?? row.maximum);
