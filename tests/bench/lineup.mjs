/**
 * LineUp.js, an established ranking tool for browsers, with the same data: 98 rows, nine columns, a
 * weighted mean. Timed from a call to its API to the new order in the document, without painting.
 */
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { root } from '../../tools/steps.mjs';
import { whole } from '../browser/support/chromium.js';

const build = join(root, 'tests/bench/node_modules/lineupjs/build');

/**
 * @param {number[][]} rows percentages, row by row
 * @param {number} runs
 * @returns {Promise<{ build: number[], weight: number[], browser: string }>} milliseconds
 */
export async function lineup(rows, runs) {
  const browser = await chromium.launch(whole);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  /** @type {{ build: number[], weight: number[] }} */
  const times = { build: [], weight: [] };
  for (let i = 0; i <= runs; ++i) {
    await page.goto('about:blank');
    await page.setContent('<!doctype html><div id="at" style="position:absolute;inset:0"></div>');
    await page.addStyleTag({ path: join(build, 'LineUpJS.css') });
    await page.addScriptTag({ path: join(build, 'LineUpJS.js') });
    const run = await page.evaluate(inPage, rows);
    if (i === 0) continue; // to warm up
    times.build.push(run.build);
    times.weight.push(run.weight);
  }
  const version = browser.version();
  await browser.close();
  return { ...times, browser: `Chromium ${version}` };
}

/** Runs in the page. @param {number[][]} rows */
async function inPage(rows) {
  const LineUp = /** @type {any} */ (window).LineUpJS;
  const columns = rows[0].map((_, d) => `d${d}`);
  const data = rows.map((row, i) =>
    Object.fromEntries([['name', `country ${i}`], ...row.map((n, d) => [`d${d}`, n])]),
  );
  /**
   * Resolves when the document's first rows have the highest scores with these weights.
   * @param {number[]} weights
   */
  const shown = async (weights) => {
    const scores = rows.map((row) => row.reduce((sum, n, d) => sum + n * weights[d], 0));
    const falling = [...scores].sort((a, b) => b - a);
    for (let frame = 0; frame < 600; ++frame) {
      const places = [...document.querySelectorAll('.le-tr[data-i]')]
        .map((row) => /** @type {HTMLElement} */ (row).dataset)
        .filter(({ index }) => Number(index) < 20);
      // Equal scores may be in any order.
      const right = places.filter(
        ({ i, index }) => Math.abs(scores[Number(i)] - falling[Number(index)]) < 1e-9,
      );
      if (places.length >= 20 && right.length === places.length) return performance.now();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    throw new Error('LineUp did not show the expected order.');
  };

  const even = columns.map(() => 1 / columns.length);
  let begin = performance.now();
  const builder = LineUp.builder(data).column(LineUp.buildStringColumn('name'));
  for (const column of columns) builder.column(LineUp.buildNumberColumn(column, [0, 100]));
  const score = { type: 'weightedSum', columns, weights: even, label: 'score' };
  builder.ranking(LineUp.buildRanking().column('name').column(score).sortBy('score', 'desc'));
  const app = builder.build(document.getElementById('at'));
  const built = (await shown(even)) - begin;

  await new Promise((resolve) => setTimeout(resolve, 500));
  const changed = columns.map((_, d) => (d === 0 ? 0.36 : 0.08));
  const stack = app.data
    .getFirstRanking()
    .children.find((/** @type {any} */ column) => column.desc.type === 'stack');
  begin = performance.now();
  stack.setWeights(changed);
  const weight = (await shown(changed)) - begin;
  app.destroy();
  return { build: built, weight };
}
