/** The states of the page of which screenshots.mjs takes pictures, and how to get there. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './steps.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const raw = process.env.RESCORE_RAW ?? join(root, '../shared/china-index-raw-data');
const SCENARIO =
  '#v=1&d=china-index-2024-98.6c764bd5&c=AZ&e=AZ.media-01:3~AZ.media-03:4~AZ.economy-01:4~AZ.society-08:-';
const WEIGHTS = '#v=1&d=china-index-2024-98.6c764bd5&c=AZ&m=mean,weight=media:3,weight=economy:0';

/**
 * @typedef {object} State
 * @property {string} name
 * @property {string} [at] the rest of the address
 * @property {string} [part] the part to take; by default the window, and for 'page' the whole page
 * @property {boolean} [script] false without JavaScript
 * @property {string} [ready] what to wait for, instead of the bar
 * @property {boolean} [full] with the raw data of all countries loaded
 * @property {boolean} [paper] as it is printed
 * @property {(page: Page) => Promise<unknown>} [make]
 */

/** @type {State[]} */
export const states = [
  { name: 'start' },
  { name: 'changed', at: SCENARIO },
  { name: 'page', at: SCENARIO, part: 'page' },
  { name: 'printed', at: SCENARIO, part: 'page', paper: true },
  { name: 'ranking', at: SCENARIO, part: '.ranking' },
  {
    name: 'ranking-whole',
    part: '.ranking',
    make: (page) => page.getByRole('button', { name: /^Show all/ }).click(),
  },
  { name: 'profile', at: SCENARIO, part: '.profile' },
  {
    name: 'radar',
    at: SCENARIO,
    part: '.profile',
    make: (page) => page.getByRole('button', { name: 'Radar' }).click(),
  },
  { name: 'move', at: SCENARIO, part: '.move', make: move },
  { name: 'answer-grid', at: SCENARIO, part: '.answer-grid' },
  { name: 'answers', at: SCENARIO, part: '.answers' },
  {
    name: 'found',
    part: '.answers',
    make: (page) =>
      page.getByRole('searchbox', { name: 'Search', exact: true }).fill('media network'),
  },
  { name: 'chooser', make: (page) => page.locator('.country-name').click() },
  { name: 'panel', at: SCENARIO, make: panel },
  { name: 'snapshots', at: SCENARIO, make: snapshots },
  { name: 'picture', at: SCENARIO, make: (page) => inPanel(page, 'picture') },
  { name: 'builder', at: SCENARIO, make: builder },
  { name: 'beeswarm', at: SCENARIO, part: '.beeswarm' },
  { name: 'tile-map', at: SCENARIO, part: '.tile-map' },
  { name: 'your-weights', at: WEIGHTS, part: '.your-weights' },
  { name: 'any-weights', part: '.any-weights', make: anyWeights },
  {
    name: 'pair',
    part: '.compare',
    make: async (page) => {
      await page.locator('.compare .actions select').first().selectOption('Chile');
      await come(page, '.pair .said');
    },
  },
  { name: 'rank-change', part: '.rank-change', make: (page) => come(page, '.rank-change .said') },
  { name: 'claim', part: '.claim', make: claim },
  { name: 'method', part: '.method' },
  { name: 'import', part: '.import' },
  { name: 'spreadsheet', part: '.spreadsheet', make: spreadsheet },
  { name: 'own-index', make: ownIndex },
  { name: 'own-index-answers', part: '.answers', make: ownIndex },
  { name: 'broken-link', at: '#v=1&d=china-index-2024-98&c=XX&e=AZ.media-99:3' },
  {
    name: 'broken-data',
    make: async (page) => {
      await page.route('**/assets/standings-*.json', (route) => route.fulfill({ json: {} }));
      await page.reload();
      await page.locator('[role="alert"]').waitFor();
    },
  },
  { name: 'right-to-left', at: `?lang=ar-XB${SCENARIO}` },
  { name: 'without-script', script: false },
  { name: 'country', at: 'countries/CL.html' },
  { name: 'countries', at: 'countries/index.html', script: false },
  {
    name: 'card',
    at: `embed.html?country=AZ&indicators=media-03${SCENARIO}`,
    ready: '.card fieldset',
    part: 'page',
  },
  { name: 'article', at: 'article.html', part: 'main > article' },
  { name: 'pivots', full: true, part: '.pivots', make: pivots },
];

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

/** @param {Page} page @param {string} part of "Share and save" */
async function inPanel(page, part) {
  await panel(page);
  const place = page.locator(`#panel-${part}`);
  if ((await place.getAttribute('open')) === null) await place.locator('> summary').click();
  await place.scrollIntoViewIfNeeded();
}

/** @param {Page} page */
async function snapshots(page) {
  await inPanel(page, 'snapshots');
  await page.getByRole('button', { name: 'Keep as A' }).click();
  await page.locator('#panel-snapshots table').waitFor();
}

/** @param {Page} page */
async function builder(page) {
  await inPanel(page, 'embed');
  await page.frameLocator('#panel-embed iframe').locator('.card fieldset').first().waitFor();
  await page.locator('#panel-embed').scrollIntoViewIfNeeded();
}

/** @param {Page} page */
async function pivots(page) {
  await page.locator('.pivots').scrollIntoViewIfNeeded();
  await page.locator('.pivots').getByRole('button').first().click();
  await page.locator('.pivots .plot svg').waitFor({ timeout: 60_000 });
}

/** Scrolls to a part that comes late. @param {Page} page @param {string} part */
async function come(page, part) {
  await page.locator('section.method').scrollIntoViewIfNeeded();
  await page.locator(part.split(' ')[0]).scrollIntoViewIfNeeded();
  await page.locator(part).first().waitFor({ timeout: 60_000 });
}

/** @param {Page} page */
async function anyWeights(page) {
  await come(page, '.any-weights .said');
  await page.getByRole('button', { name: /^Find the ranks of all/ }).click();
  await page.locator('.any-weights tbody tr').first().waitFor({ timeout: 60_000 });
}

/** @param {Page} page */
async function claim(page) {
  await come(page, '.claim');
  const field = page.locator('.claim').getByRole('textbox').first();
  await field.fill('Germany is ahead of the UK');
  await field.press('Enter');
  await page.locator('.claim blockquote').waitFor({ timeout: 60_000 });
}

/** Drops the tables of the Human Development Index. @param {Page} page */
async function spreadsheet(page) {
  const folder = join(root, 'docs/your-index');
  const tables = readdirSync(folder).map((name) => join(folder, name));
  await page.locator('.import input[type="file"]').setInputFiles(tables);
  await page.locator('.spreadsheet .rule-fits tbody tr').first().waitFor({ timeout: 60_000 });
}

/** @param {Page} page */
async function ownIndex(page) {
  await spreadsheet(page);
  await page.getByRole('button', { name: 'Open the index' }).click();
  await page.locator('.spreadsheet').waitFor({ state: 'detached' });
}

/** Whether the raw data, which state.full needs, is there. */
export function hasRaw() {
  try {
    return readdirSync(join(raw, '2024-98')).length > 0;
  } catch {
    return false;
  }
}

/** Loads the answers of all countries. @param {Page} page */
export async function load(page) {
  await page
    .locator('.import input[type="file"]')
    .setInputFiles(join(raw, '2024-98/china_index_2024.csv'));
  await page.locator('.import .done').waitFor({ timeout: 60_000 });
}
