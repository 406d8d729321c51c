/**
 * npm run shots: takes a screenshot of every state of the page at 390, 768, 1280 and 1600 px, light
 * and dark, into build/shots/, for people to look at. `-- start panel` takes only these states. `--
 * --readme` also renews the three pictures in the README. States that need the publisher's raw data
 * are skipped, and named, if the data is missing.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { buildSite } from './site/build.mjs';
import { root, say, setUp } from './steps.mjs';

setUp('test');
await buildSite();

const { chromium } = await import('@playwright/test');
const { whole } = await import('../tests/browser/support/chromium.js');
const { serve } = await import('./static-server.mjs');

/** @typedef {import('@playwright/test').Page} Page */

const folder = join(root, 'build/shots');
const raw = process.env.RESCORE_RAW ?? join(root, '../shared/china-index-raw-data');
const WIDTHS = [390, 768, 1280, 1600];
const SCENARIO =
  '#v=1&d=china-index-2024-98.6c764bd5&c=AZ&e=AZ.media-01:3~AZ.media-03:4~AZ.economy-01:4~AZ.society-08:-';

/**
 * @typedef {object} State
 * @property {string} name
 * @property {string} [at] the rest of the address
 * @property {string} [part] the part to take; by default the window, and for 'page' the whole page
 * @property {boolean} [script] false without JavaScript
 * @property {string} [ready] what to wait for, instead of the bar
 * @property {boolean} [full] with the raw data of all countries loaded
 * @property {(page: Page) => Promise<unknown>} [make]
 */

/** @type {State[]} */
const states = [
  { name: 'start' },
  { name: 'changed', at: SCENARIO },
  { name: 'page', at: SCENARIO, part: 'page' },
  {
    name: 'radar',
    at: SCENARIO,
    part: '.profile',
    make: (page) => page.getByRole('button', { name: 'Radar' }).click(),
  },
  { name: 'move', at: SCENARIO, part: '.move', make: move },
  { name: 'answers', at: SCENARIO, part: '.answers' },
  {
    name: 'found',
    part: '.answers',
    make: (page) =>
      page.getByRole('searchbox', { name: 'Search', exact: true }).fill('media network'),
  },
  { name: 'chooser', make: (page) => page.locator('.country-name').click() },
  { name: 'panel', at: SCENARIO, make: panel },
  { name: 'beeswarm', at: SCENARIO, part: '.beeswarm' },
  { name: 'tile-map', at: SCENARIO, part: '.tile-map' },
  { name: 'method', part: '.method' },
  { name: 'broken-link', at: '#v=1&d=china-index-2024-98&c=XX&e=AZ.media-99:3' },
  { name: 'right-to-left', at: `?lang=ar-XB${SCENARIO}` },
  { name: 'without-script', script: false },
  { name: 'country', at: 'countries/CL.html' },
  { name: 'countries', at: 'countries/index.html', script: false },
  { name: 'builder', at: SCENARIO, make: builder },
  {
    name: 'card',
    at: `embed.html?country=AZ&indicators=media-03${SCENARIO}`,
    ready: '.card fieldset',
    part: 'page',
  },
  { name: 'article', at: 'article.html', part: 'main > article' },
  { name: 'pivots', full: true, part: '.pivots', make: pivots },
];

/** The requested states; all if none are named. */
const only = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const site = await serve(join(root, 'dist'));
const browser = await chromium.launch(whole);
try {
  for (const state of states.filter(({ name }) => only.length === 0 || only.includes(name))) {
    if (state.full && !hasRaw()) {
      say(`Skipped: ${state.name}, because there is no raw data in ${raw}.`);
      continue;
    }
    for (const width of WIDTHS) {
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await take(
          state,
          width,
          colorScheme,
          join(folder, `${state.name}-${width}-${colorScheme}.png`),
        );
      }
    }
    say(state.name);
  }
  if (process.argv.includes('--readme')) {
    const images = join(root, 'docs/images');
    mkdirSync(images, { recursive: true });
    await take(states[1], 1280, 'light', join(images, 'what-if.png'));
    await take(states[1], 390, 'dark', join(images, 'phone.png'));
    await take(
      /** @type {State} */ (states.find(({ name }) => name === 'answers')),
      1280,
      'light',
      join(images, 'answers.png'),
      800,
    );
  }
} finally {
  await browser.close();
  site.close();
}
say(`${readdirSync(folder).length} pictures are in build/shots/.`);

/**
 * @param {State} state
 * @param {number} width
 * @param {'light' | 'dark'} colorScheme
 * @param {string} path
 * @param {number} [height] of the part, at most
 */
async function take(
  { at = '', part, script = true, ready = '.bar', full, make },
  width,
  colorScheme,
  path,
  height,
) {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    deviceScaleFactor: 1,
    colorScheme,
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(site.url + at);
  if (script) await page.locator(ready).waitFor();
  if (full) await load(page);
  await make?.(page);
  await page.waitForTimeout(200);
  const place = part && part !== 'page' ? page.locator(part).first() : null;
  if (!place) {
    await page.screenshot({ path, fullPage: part === 'page' });
  } else {
    // The bar covers part of the window, but is not part of the element.
    await page.evaluate(() => {
      document.querySelector('.bar')?.remove();
      const [sheet] = document.styleSheets;
      sheet.insertRule('.answer { content-visibility: visible !important }', sheet.cssRules.length);
    });
    await page.waitForTimeout(300);
    const box = await place.boundingBox();
    const clip = box && height ? { ...box, height: Math.min(height, box.height) } : undefined;
    if (clip) await page.screenshot({ path, clip, fullPage: true });
    else await place.screenshot({ path });
  }
  await context.close();
}

/** @param {Page} page */
async function move(page) {
  await page.locator('.move').scrollIntoViewIfNeeded();
  await page.locator('.movers li').first().waitFor();
  await page.getByRole('button', { name: 'Find the fewest' }).click();
  await page.locator('.goal .changes').first().waitFor();
  await page
    .locator('.robustness')
    .getByRole('button', { name: /Test with/ })
    .click();
  await page.locator('.robustness .result:not(.partial)').waitFor();
}

/** @param {Page} page */
async function panel(page) {
  await page.locator('.bar .more').click();
}

/** @param {Page} page */
async function builder(page) {
  await panel(page);
  await page.locator('#panel-embed summary').click();
  await page.frameLocator('#panel-embed iframe').locator('.card fieldset').first().waitFor();
  await page.locator('#panel-embed').scrollIntoViewIfNeeded();
}

/** @param {Page} page */
async function pivots(page) {
  await page.locator('.pivots').scrollIntoViewIfNeeded();
  await page.locator('.pivots').getByRole('button').first().click();
  await page.locator('.pivots .plot svg').waitFor({ timeout: 60_000 });
}

function hasRaw() {
  try {
    return readdirSync(join(raw, '2024-98')).length > 0;
  } catch {
    return false;
  }
}

/** @param {Page} page */
async function load(page) {
  await page
    .locator('.import input[type="file"]')
    .setInputFiles(join(raw, '2024-98/china_index_2024.csv'));
  await page.locator('.import .done').waitFor({ timeout: 60_000 });
}
