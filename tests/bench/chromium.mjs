/**
 * The page's engines, and the JavaScript that they are compared with, in Chromium instead of Node.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { serve } from '../../tools/static-server.mjs';
import { root } from '../../tools/steps.mjs';
import { whole } from '../browser/support/chromium.js';
import { peerInput } from './data.mjs';

/** @type {Record<string, string>} */
const WHAT = {
  'edit-in-javascript': 'set() of one answer by id, then ranks(), the questions’ module',
  'edit-in-page': 'the same with the page’s module',
  edit: 'the same in JavaScript',
  'all-scopes': 'all 98 countries in all 13 aggregates, from their answers, in JavaScript',
  'weights-10000': '10,000 trials of the domains’ weights, in JavaScript',
};

/**
 * @param {string} folder of data with every sheet
 * @param {number} samples
 * @returns {Promise<{ what: string, ns: number[] }[]>}
 */
export async function inChromium(folder, samples) {
  const site = await serve(root);
  const browser = await chromium.launch(whole);
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}tests/bench/in-browser.html`);
    await page.waitForFunction(() => 'timed' in window);
    const text = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8');
    const sheets = readdirSync(join(folder, 'countries')).map((name) => [
      name,
      text(`countries/${name}`),
    ]);
    const { input, codes, ids } = peerInput(folder);
    const times = await page.evaluate(
      ([files, known, place, count]) =>
        /** @type {any} */ (window).timed(files, known, place, count),
      /** @type {const} */ ([
        { index: text('index.json'), standings: text('standings.json'), sheets },
        { ...input, answers: [...input.answers] },
        [codes.indexOf('AZ'), ids.indexOf('media-03')],
        samples,
      ]),
    );
    return Object.entries(WHAT).map(([id, what]) => ({ what, ns: times[id] }));
  } finally {
    await browser.close();
    site.close();
  }
}
