/** An index in a folder, read as the page reads it, with the questions' module of the page. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { sheetsIn } from '../../web/src/data/response-table.js';
import { openQuestions } from '../../web/src/engine/questions.js';
import { root } from '../steps.mjs';

/**
 * Reads index and published figures and, of an index of format 2, all answers. Throws a RescoreError
 * where a file is not JSON. The caller closes `questions`.
 * @param {string} folder
 */
export async function openFolder(folder) {
  const wasmBinary = readFileSync(join(root, 'build/wasm/rescore-questions.wasm'));
  const questions = await openQuestions({ wasmBinary });
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8');
  const steps = [
    () => questions.loadEdition('index.json', read('index.json')),
    ...['standings.json', 'published.json']
      .filter((name) => existsSync(join(folder, name)))
      .map((name) => () => questions.loadStandings(name, read(name))),
    () =>
      existsSync(join(folder, 'responses.json'))
        ? Object.entries(sheetsIn('responses.json', read('responses.json'))).flatMap(
            ([unit, sheet]) => questions.loadSheet(`responses.json, ${unit}`, sheet),
          )
        : [],
  ];
  /** @type {import('../../web/src/engine/types.d.ts').Problem[]} */
  let problems = [];
  // What follows a fault in an index would be told once more for each of its answers.
  for (const step of steps) if (problems.length === 0) problems = step();
  return { questions, problems };
}
