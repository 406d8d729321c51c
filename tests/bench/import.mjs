/**
 * How long importing the edition of 98 countries takes, from the publisher's JSON, by the command
 * and in the page (Chromium), and whether the page stays responsive meanwhile. Needs the raw data
 * and builds of the command and the site.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from '@playwright/test';
import { preview } from 'vite';

import { root } from '../../tools/steps.mjs';
import { whole } from '../browser/support/chromium.js';
import { EDITION, raw } from './data.mjs';
import { droppedFiles, removeDropped } from './drop.mjs';

/**
 * @param {number} runs
 * @returns {Promise<{ command: number[], page: number[], gap: number[] }>} milliseconds: by the
 *   command;
 *   in the page; the longest wait for a frame meanwhile
 */
export async function imports(runs) {
  const byCommand = Array.from({ length: runs }, command);
  const inBrowser = await inPage(runs);
  return {
    command: byCommand,
    page: inBrowser.map((run) => run.milliseconds),
    gap: inBrowser.map((run) => run.gap),
  };
}

/**
 * @returns {number} milliseconds of one import by the command, including its start and the writing
 */
function command() {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-bench-'));
  const begin = performance.now();
  const result = spawnSync(join(root, 'build/native/rescore'), [
    'import',
    raw,
    '--edition',
    EDITION,
    '--out',
    join(folder, EDITION),
  ]);
  const time = performance.now() - begin;
  rmSync(folder, { recursive: true });
  if (result.status !== 0) throw new Error(String(result.stderr));
  return time;
}

/** The publisher's files of all 98 countries. */
const rawFiles = () => [
  ...readdirSync(join(raw, 'country')).map((name) => join(raw, 'country', name)),
  ...['country_score.json', 'country_list.json', 'indicators.json'].map((name) => join(raw, name)),
];

/**
 * From dropping an index of 676 countries by 2,000 indicators to its first answer in the page.
 * @param {number} runs
 * @returns {Promise<number[]>} milliseconds
 */
export async function drops(runs) {
  const { folder, files } = droppedFiles();
  try {
    return (await inPage(runs, files)).map(({ milliseconds }) => milliseconds);
  } finally {
    removeDropped(folder);
  }
}

/**
 * From choosing the files to the message that they are loaded, checked, stored and shown.
 * @param {number} count
 * @param {string[]} [files] the publisher's when left out
 */
async function inPage(count, files = rawFiles()) {
  const server = await preview({
    root: join(root, 'web'),
    configFile: join(root, 'tools/vite/site.config.js'),
    logLevel: 'silent',
    preview: { host: '127.0.0.1', port: 4398 },
  });
  const browser = await chromium.launch(whole);
  const runs = [];
  for (let i = 0; i < count; ++i) {
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(String(server.resolvedUrls?.local[0]));
    await tab.waitForSelector('.import');
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
    await tab.waitForSelector('.import .done', { timeout: 120_000 });
    const milliseconds = performance.now() - begin;
    runs.push({
      milliseconds,
      gap: await tab.evaluate(() => /** @type {any} */ (window).watch.gap),
    });
    await context.close();
  }
  await browser.close();
  await new Promise((resolve) => server.httpServer.close(resolve));
  return runs;
}
