/**
 * How firm each published rank is: the ranks of nine trials in ten under other weights
 * (docs/robustness.md), of every state in data/ and by each of its methods. The core computes them at
 * build time, with the questions' module of the page.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { openQuestions } from '../../web/src/engine/questions.js';
import { TRIALS } from '../../web/src/data/rank-ranges.js';
import { root } from '../steps.mjs';
import { STATES } from './states.mjs';
import { virtualModule } from './virtual-module.mjs';

/** @import { RankRanges } from '../../web/src/data/rank-ranges.js' */

/** @returns {Promise<RankRanges>} */
async function computed() {
  const wasmBinary = readFileSync(join(root, 'build/wasm/rescore-questions.wasm'));
  /** @type {RankRanges} */
  const ranges = {};
  for (const folder of STATES) {
    const read = (/** @type {string} */ name) =>
      readFileSync(join(root, 'data', folder, name), 'utf8');
    const index = read('index.json');
    const { edition, methods } = JSON.parse(index);
    const questions = await openQuestions({ wasmBinary });
    const problems = [
      ...questions.loadEdition('index.json', index),
      ...questions.loadStandings('standings.json', read('standings.json')),
    ];
    if (problems.length > 0) throw new Error(`${folder}: ${problems[0].sentence}`);
    ranges[edition] = {};
    for (const { id: method } of methods) {
      const { countries } = await questions.robustness({ ...TRIALS, method });
      ranges[edition][method] = countries
        .toSorted((a, b) => (a.country < b.country ? -1 : 1))
        .flatMap(({ summary }) => [summary?.high ?? 0, summary?.low ?? 0]);
    }
    questions.close();
  }
  return ranges;
}

/** @type {Promise<RankRanges> | undefined} */
let once;

/** Takes a second, so a build does it once. */
export const rankRanges = () => (once ??= computed());

/** The same as a module of the page. */
export const rankRangesModule = () => virtualModule('virtual:rank-ranges', rankRanges);
