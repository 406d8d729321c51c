import { RescoreError } from '../engine/errors.js';
import { problem } from './load.js';
import { sheetsOf } from './page-index.js';

/**
 * The answers of all units in one file, responses.json, as a file for each, which the core reads.
 * What would get lost on the way is a fault here, in the words of the core.
 * @import { Problem } from '../engine/types.d.ts'
 */

/** No longer list of faults is told. */
const MOST = 100;

/**
 * @param {string} path @param {string} text
 * @returns {Record<string, string>} by unit; throws RescoreError
 */
export function sheetsIn(path, text) {
  const lost = lostOf(path, text);
  if (lost.length > 0) throw new RescoreError(lost.slice(0, MOST));
  return sheetsOf(text);
}

/** @param {string} path @param {string} text @returns {Problem[]} */
function lostOf(path, text) {
  /** @type {Problem[]} */
  const faults = [];
  const fault = (/** @type {[code: string, pointer: string, sentence: string]} */ ...told) =>
    faults.push(...problem(told[0], path, told[2], told[1]).problems);
  const unknown = (/** @type {object} */ value, /** @type {string[]} */ keys, place = '') => {
    for (const key of Object.keys(value))
      if (!keys.includes(key))
        fault('unknown-key', `${place}/${key}`, `No key "${key}" is known here.`);
  };
  const value = valueIn(text);
  if (!isObject(value) || !Array.isArray(value.indicators) || !Array.isArray(value.units)) {
    fault('broken-json', '', 'The file cannot be read as the answers of all units.');
    return faults;
  }
  unknown(value, ['$schema', 'edition', 'indicators', 'units']);
  const wanted = value.indicators.length;
  const seen = new Set();
  for (const [i, row] of value.units.entries()) {
    const place = `/units/${i}`;
    if (!isObject(row) || !Array.isArray(row.answers)) {
      fault('wrong-type', place, 'Expected a unit with its answers.');
      continue;
    }
    unknown(row, ['unit', 'answers'], place);
    const { unit, answers } = row;
    if (seen.has(unit)) fault('duplicate-id', `${place}/unit`, `The unit "${unit}" stands twice.`);
    seen.add(unit);
    const sentence = `The list has ${answers.length} entries instead of ${wanted}.`;
    if (answers.length !== wanted) fault('out-of-range', `${place}/answers`, sentence);
    const endless = answers.findIndex((answer) => Math.abs(answer) === Infinity);
    if (endless >= 0)
      fault('out-of-range', `${place}/answers/${endless}`, 'The number is too large.');
  }
  return faults;
}

/** @param {string} text @returns {unknown} null where it is no JSON */
function valueIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
