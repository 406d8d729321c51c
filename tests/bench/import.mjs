/**
 * npm run bench: how long importing the edition of 98 countries takes, from the publisher's JSON, by
 * the command and in the page (Chromium), and whether the page stays responsive meanwhile. Prints the
 * median of several runs with the lowest and the highest; asserts nothing.
 * Needs the raw data (RESCORE_RAW) and builds of the command and the site (npm run build).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from '@playwright/test';
import { preview } from 'vite';

import { root } from '../../tools/steps.mjs';
import config from '../browser/playwright.config.js';

const RUNS = 5;
const EDITION = 'china-index-2024-98';
const raw = join(process.env.RESCORE_RAW ?? join(root, '../shared/china-index-raw-data'), '2024-98/website_json_file');
if (!existsSync(raw)) {
  console.error(`The raw data is not at ${raw}; RESCORE_RAW names its folder.`);
  process.exit(1);
}
const files = [
  ...readdirSync(join(raw, 'country')).map((name) => join(raw, 'country', name)),
  ...['country_score.json', 'country_list.json', 'indicators.json'].map((name) => join(raw, name)),
];

console.log(`${cpus().length} x ${cpus()[0].model}, ${files.length} files\n`);
report('command', 'ms', repeat(() => command()));
const page = await inPage();
report('page', 'ms', page.map((run) => run.milliseconds));
report('longest wait for a frame meanwhile', 'ms', page.map((run) => run.gap));

/** @returns {number} milliseconds of one import by the command, its start and the writing included */
function command() {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-bench-'));
  const begin = performance.now();
  const result = spawnSync(join(root, 'build/native/rescore'), [
    'import', raw, '--edition', EDITION, '--out', join(folder, EDITION),
  ]);
  const time = performance.now() - begin;
  rmSync(folder, { recursive: true });
  if (result.status !== 0) throw new Error(String(result.stderr));
  return time;
}

/** From choosing the files to the message that they are loaded, checked, kept and shown. */
async function inPage() {
  const server = await preview({
    root: join(root, 'web'),
    configFile: join(root, 'vite.config.js'),
    logLevel: 'silent',
    preview: { host: '127.0.0.1', port: 4398 },
  });
  const browser = await chromium.launch(config.use?.launchOptions);
  const runs = [];
  for (let i = 0; i < RUNS; ++i) {
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(String(server.resolvedUrls?.local[0]));
    await tab.waitForSelector('.intake');
    await tab.evaluate(() => {
      const watch = { gap: 0, last: performance.now() };
      Object.assign(window, { watch });
      const frame = () => {
        const now = performance.now();
        watch.gap = Math.max(watch.gap, now - watch.last);
        watch.last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    const begin = performance.now();
    await tab.locator('.file input').setInputFiles(files);
    await tab.waitForSelector('.done');
    const milliseconds = performance.now() - begin;
    runs.push({ milliseconds, gap: await tab.evaluate(() => /** @type {any} */ (window).watch.gap) });
    await context.close();
  }
  await browser.close();
  await new Promise((resolve) => server.httpServer.close(resolve));
  return runs;
}

/** @param {() => number} run */
function repeat(run) {
  return Array.from({ length: RUNS }, run);
}

/** @param {string} what @param {string} unit @param {number[]} values */
function report(what, unit, values) {
  const sorted = [...values].sort((a, b) => a - b);
  const shown = (/** @type {number} */ n) => n.toFixed(0);
  const median = sorted[Math.floor(sorted.length / 2)];
  console.log(`${what}: ${shown(median)} ${unit} (${shown(sorted[0])} to ${shown(sorted[sorted.length - 1])})`);
}
