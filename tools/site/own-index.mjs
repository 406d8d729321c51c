/** Whether a folder has an index of one's own that a site can be built for. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../steps.mjs';

/**
 * What is wrong with the folder at first sight.
 * @param {string} folder
 * @returns {string} a sentence, or nothing
 */
export function wrongWithFolder(folder) {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    return `There is no folder ${folder}.`;
  const path = join(folder, 'index.json');
  if (!existsSync(path))
    return `The folder ${folder} has no index.json, as "rescore import" writes.`;
  const { format, units } = parsed(readFileSync(path, 'utf8'));
  if (format !== 2 || !Array.isArray(units) || units.length === 0)
    return `${path} is not an index as "rescore import" writes it.`;
  if (!existsSync(join(folder, 'responses.json')))
    return `The folder ${folder} has no responses.json, as "rescore import" writes.`;
  return '';
}

/** @param {string} text @returns {Record<string, unknown>} */
function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/**
 * The first fault that `rescore check` would tell.
 * @param {string} folder
 * @returns {Promise<string>} a sentence, or nothing
 */
export async function faultIn(folder) {
  const { openQuestions } = await import('../../web/src/engine/questions.js');
  const { sheetsIn } = await import('../../web/src/data/response-table.js');
  const { RescoreError } = await import('../../web/src/engine/errors.js');
  const wasmBinary = readFileSync(join(root, 'build/wasm/rescore-questions.wasm'));
  const questions = await openQuestions({ wasmBinary });
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8');
  try {
    const problems = questions.loadEdition('index.json', read('index.json'));
    if (problems.length === 0 && existsSync(join(folder, 'published.json')))
      problems.push(...questions.loadStandings('published.json', read('published.json')));
    if (problems.length === 0)
      for (const [unit, sheet] of Object.entries(
        sheetsIn('responses.json', read('responses.json')),
      ))
        problems.push(...questions.loadSheet(`responses.json, ${unit}`, sheet));
    if (problems.length === 0) problems.push(...questions.check().problems);
    return told(folder, problems);
  } catch (fault) {
    if (!(fault instanceof RescoreError)) throw fault;
    return told(folder, fault.problems);
  } finally {
    questions.close();
  }
}

/** @param {string} folder @param {import('../../web/src/engine/types.d.ts').Problem[]} problems */
function told(folder, [first]) {
  if (!first) return '';
  const place = [first.file, first.pointer].filter(Boolean).join(' ');
  const more = 'has faults, which "rescore check" lists; the first is';
  return `The index in ${folder} ${more} ${place}: ${first.sentence}`;
}
