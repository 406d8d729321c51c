/**
 * Whatever is open on the page: Back, Forward, a link and the choice of edition lead to another
 * edition, and nothing throws on the way (the page fixture fails for every error).
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../cli/support.mjs';
import { chooseFiles, forms, load, showCountry, skip } from './support/own-files.js';
import { choose, expect, openAll, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const h1 = (/** @type {Page} */ page) => page.locator('h1');
const press = (/** @type {Page} */ page, /** @type {string | RegExp} */ name) =>
  page.getByRole('button', { name }).first().click();

// A preview asks for the answers of a country, which not every edition has.
test.use({ meant: [/404/] });

const twelve = join(root, 'tests/fixtures/twelve');
const own = [
  join(twelve, 'index.json'),
  join(twelve, 'standings.json'),
  ...readdirSync(join(twelve, 'countries')).map((name) => join(twelve, 'countries', name)),
];

/** Opens a part of "Share and save". @param {Page} page @param {string} part */
async function share(page, part) {
  await press(page, 'Share and save');
  const place = page.locator(`#panel-${part}`);
  if ((await place.getAttribute('open')) === null) await place.locator('> summary').click();
}

/** @type {Record<string, (page: Page) => Promise<unknown>>} */
const PANELS = {
  'the panel': (page) => press(page, 'Share and save'),
  'the picture': (page) => share(page, 'picture'),
  'scenarios that are compared': async (page) => {
    await share(page, 'snapshots');
    await press(page, 'Keep as A');
    await page.locator('dialog.panel .close').click();
    await choose(page, ['media-05', null]);
    await share(page, 'snapshots');
    await press(page, 'Keep as B');
    await expect(page.locator('#panel-snapshots dl dd').first()).toBeVisible();
  },
  'the files': (page) => share(page, 'files'),
  'the embed builder': async (page) => {
    await share(page, 'embed');
    await expect(page.locator('.in-card li')).toHaveCount(1);
  },
  'the printing': (page) => share(page, 'print'),
  'a goal with its answer': async (page) => {
    await page.locator('.goal form').scrollIntoViewIfNeeded();
    await press(page, 'Find the fewest');
    await expect(page.locator('.goal .result').first()).toBeVisible({ timeout: 20_000 });
    await page.locator('.goal details summary').first().click();
  },
  'the robustness': async (page) => {
    await page.locator('.robustness').first().scrollIntoViewIfNeeded();
    await page.locator('.robustness button').first().click();
  },
  'a comparison with countries': async (page) => {
    await page.locator('.compare select').first().selectOption('Albania');
    await page.locator('.compare select').nth(1).selectOption('Zimbabwe');
    await press(page, 'Show Azerbaijan in the other editions');
    await expect(page.locator('.compare table').last()).toContainText('67th of 82');
  },
  'the radar': async (page) => {
    await press(page, 'Radar');
    await expect(page.locator('figure.radar')).toBeVisible();
  },
  'a filter of the answers': async (page) => {
    await openAll(page);
    await page.locator('.filter input[type="search"]').fill('media');
  },
  'the choice of country': async (page) => {
    await page.locator('.country-name').click();
    await page.locator('.finder input').fill('a');
  },
  'a pasted page': async (page) => {
    await page.locator('.import details summary').click();
    await page.locator('.import textarea').fill('Nothing that is understood.');
    await press(page, 'Read the text');
    await expect(page.locator('.import .faults')).toBeVisible();
  },
};

/** @param {Page} page @param {string} fragment */
const follow = (page, fragment) => page.evaluate((hash) => void (location.hash = hash), fragment);
/** @param {Page} page @param {number} steps */
const step = (page, steps) => page.evaluate((n) => history.go(n), steps);

/** Goes to other editions and back, by address and history. @param {Page} page @param {RegExp} here */
async function walk(page, here) {
  await follow(page, 'v=1&d=china-index-2022&c=AZ');
  await expect(h1(page)).toContainText('of 82');
  await step(page, -1);
  await expect(h1(page)).toContainText(here);
  await step(page, 1);
  await expect(h1(page)).toContainText('of 82');
  await follow(page, 'v=1&d=china-index-2024-101&c=GH');
  await expect(h1(page)).toContainText('Ghana ranks');
  await step(page, -2);
  await expect(h1(page)).toContainText(here);
  // Of an index with other questions.
  await follow(page, 'v=1&d=night-sky-2041&c=IE');
  await expect(h1(page)).toContainText('Ireland ranks');
  await step(page, -1);
  await expect(h1(page)).toContainText(here);
  await step(page, 1);
  await expect(h1(page)).toContainText('Ireland ranks');
  await step(page, -1);
  await expect(h1(page)).toContainText(here);
}

for (const [name, open] of Object.entries(PANELS))
  test(`${name}, and other editions`, async ({ page }) => {
    test.setTimeout(90_000);
    await openPage(page);
    await chooseFiles(page, own);
    await expect(h1(page)).toContainText('of 12');
    await page
      .getByRole('combobox', { name: 'Edition' })
      .selectOption('China Index 2024, 98 countries');
    await showCountry(page, 'Azerbaijan');
    await choose(page, ['media-03', 3]);
    await expect(page).toHaveURL(/#v=1/);
    await open(page);
    await walk(page, /Azerbaijan ranks .* of 98/);
    if ((await page.locator('dialog[open]').count()) > 0) return; // the rest of the page waits
    const edition = page.getByRole('combobox', { name: 'Edition' });
    for (const other of ['China Index 2022', 'China Index 2024, 98 countries']) {
      await edition.selectOption(other);
      await expect(h1(page)).toContainText(other.includes('98') ? 'of 98' : 'of 82');
    }
    await press(page, 'Open that release');
    await expect(h1(page)).toContainText('of 101');
  });

test.describe('with every country’s answers', () => {
  test.skip(Boolean(skip), String(skip));

  test('the pivot map, and other editions', async ({ page }) => {
    test.setTimeout(120_000);
    await openPage(page);
    await chooseFiles(page, own);
    await expect(h1(page)).toContainText('of 12');
    await load(page, forms.wide98(), 98);
    await showCountry(page, 'Azerbaijan');
    await page.locator('.pivots').first().scrollIntoViewIfNeeded();
    await press(page, 'Draw the map');
    await expect(page.locator('.pivots svg, .pivots canvas').first()).toBeVisible({
      timeout: 60_000,
    });
    await walk(page, /Azerbaijan ranks .* of 98/);
  });

  test('an edition that is removed while it is open, with its panels', async ({ page }) => {
    await openPage(page);
    await chooseFiles(page, forms.json2022());
    await expect(h1(page)).toContainText('of 82', { timeout: 30_000 });
    await page.locator('.import').getByRole('button', { name: 'Remove' }).click();
    await expect(page.locator('fieldset.answer')).toHaveCount(0);
    await step(page, -1);
    await expect(h1(page)).toContainText('of 98');
  });
});
