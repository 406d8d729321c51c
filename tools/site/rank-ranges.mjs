/**
 * How firm each published rank is: the ranks of nine trials in ten under other weights
 * (docs/robustness.md), of every index that the site brings and by each of its methods. The core
 * computes them at build time, with the questions' module of the page.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { TRIALS } from '../../web/src/data/rank-ranges.js';
import { root } from '../steps.mjs';
import { INDICES } from './editions.mjs';
import { ownFolder } from './home.mjs';
import { openFolder } from './open-folder.mjs';
import { STATES } from './states.mjs';
import { virtualModule } from './virtual-module.mjs';

/** @import { RankRanges } from '../../web/src/data/rank-ranges.js' */

const FOLDERS = ownFolder
  ? [ownFolder]
  : [...STATES, ...INDICES].map((name) => join(root, 'data', name));

/** @returns {Promise<RankRanges>} */
async function computed() {
  /** @type {RankRanges} */
  const ranges = {};
  for (const folder of FOLDERS) {
    const { edition, methods } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
    const { questions, problems } = await openFolder(folder);
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
