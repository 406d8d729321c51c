import { problem, take } from './load.js';

/**
 * The texts of answers, where a sheet came without them.
 * @import { Engine } from '../engine/open-engine.js'
 * @import { Data } from './load.js'
 * @import { Source } from './catalog.js'
 * @import { Sheet } from '../engine/types.d.ts'
 */

/**
 * Brings the texts of a country's answers, where its sheet came without them. They are read by the
 * core like any sheet, and must be of the same answers.
 * @param {Engine} engine @param {Data} data @param {string} country
 * @param {() => void} onState is told when they are on their way, there or cannot be had
 */
export async function loadEvidence(engine, data, country, onState) {
  const evidence = data.evidence.get(country);
  if (!evidence || evidence.state === 'coming') return;
  const { name, readWhole } = evidence.source;
  evidence.state = 'coming';
  data.problems = data.problems.filter((told) => told.file !== name);
  onState();
  const coming = /** @type {NonNullable<Source['readWhole']>} */ (readWhole)(engine.maxFileBytes);
  const text = await take(data, name, coming, (file, sheet) => {
    const faults = engine.tried(data.texts.index, file, sheet, country).faults;
    const same =
      faults.length > 0 || answersIn(sheet) === answersIn(data.texts.sheets.get(country));
    return same ? faults : problem('other-data', name, OTHER_ANSWERS).problems;
  });
  // A page that the reader pasted meanwhile has its own.
  if (data.evidence.get(country) !== evidence) return;
  if (text) {
    data.sheets.set(country, JSON.parse(text));
    data.evidence.delete(country);
  } else evidence.state = 'failed';
  onState();
}

const OTHER_ANSWERS = 'The file has other answers than this page was built with.';

/** The answers in a sheet, without their texts. @param {string} [sheet] */
function answersIn(sheet = '{}') {
  /** @type {Sheet} */
  const { edition, country, answers } = JSON.parse(sheet);
  return JSON.stringify([edition, country, answers.map((a) => [a.indicator, a.answer])]);
}
