/** User stories, in the Firefox that people use. */
import { join } from 'node:path';
import { firefox as type, expect, test } from '@playwright/test';

import { root, small, whatIf } from './support.js';
import { launchOptions } from './playwright.config.js';

/** @typedef {import('@playwright/test').Page} Page */

const published = 'Azerbaijan scores 112 of 396, 28.3\u202f%, and ranks 66th of 98.';
const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');
const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole('button', { name, exact: true });
const section = (/** @type {Page} */ page) =>
  page.getByRole('region', { name: 'What would move it' });

/** Errors that no test step caused, by page. @type {WeakMap<Page, string[]>} */
const faults = new WeakMap();

test.beforeEach(({ page }) => {
  /** @type {string[]} */
  const said = [];
  faults.set(page, said);
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
});

test.afterEach(({ page }) => {
  expect(faults.get(page)).toEqual([]);
});

/** @param {Page} page @param {string} [address] */
async function open(page, address = '/') {
  await page.goto(address);
  await expect(page.locator('.bar')).toBeVisible();
  await page.waitForFunction(
    () =>
      document.querySelectorAll('fieldset.answer').length === 99 &&
      document.querySelector('section.method'),
  );
}

/**
 * Chooses an answer as a reader does.
 * @param {Page} page
 * @param {string} id
 * @param {number} place
 */
const choose = (page, id, place) => page.locator(`#${id} .choice`).nth(place).click();

/** @param {Page} page @param {[string, number][]} edits */
async function expectYours(page, edits) {
  const [row] = whatIf(edits);
  await expect(yours(page)).toContainText(
    `${row.achieved} of ${row.maximum}, ${row.percent.toFixed(1)}`,
  );
  expect(await yours(page).textContent()).toMatch(new RegExp(`rank ${row.rank}(st|nd|rd|th)`));
}

test('three answers are changed, one taken back, and the link opens the same in a fresh profile', async ({
  page,
}) => {
  await open(page);
  await expect(page.locator('h1')).toHaveText(published);
  await choose(page, 'media-03', 3);
  await choose(page, 'media-04', 4);
  await button(page, 'Open all').click();
  await choose(page, 'media-01', 4);
  await expectYours(page, [
    ['media-03', 3],
    ['media-04', 4],
    ['media-01', 4],
  ]);
  await button(page, 'Undo').click();
  await expectYours(page, [
    ['media-03', 3],
    ['media-04', 4],
  ]);
  await expect.poll(() => page.url()).toContain('media-04');
  const other = await type.launch({ ...launchOptions, channel: 'moz-firefox' });
  try {
    const fresh = await other.newPage();
    await open(fresh, page.url());
    await expectYours(fresh, [
      ['media-03', 3],
      ['media-04', 4],
    ]);
    expect(await yours(fresh).textContent()).toBe(await yours(page).textContent());
  } finally {
    await other.close();
  }
});

test('a rank is reached with the fewest changes, and the draws come to what they come to everywhere', async ({
  page,
}) => {
  await open(page);
  await section(page).scrollIntoViewIfNeeded();
  await expect(section(page).locator('.movers .higher li')).toHaveCount(5);
  await expect(section(page).getByLabel('Reach rank')).toHaveValue('50');
  await button(page, 'Find the fewest').click();
  await expect(section(page).locator('.goal .result .said')).toHaveText(
    'Rank 50 or higher takes 8 other answers: Azerbaijan would then rank 47th.',
  );
  await section(page).getByRole('button', { name: 'Test with 10,000 draws' }).click();
  await expect(section(page).locator('.robustness .said')).toHaveText(
    'Over 10,000 draws the middle rank (median) of Azerbaijan is 66th, ' +
      'and nine draws in ten put it between 64th and 70th.',
  );
});

test('a picture is downloaded, as PNG and SVG', async ({ page }) => {
  // The driver does not report downloads, so the test checks the data that the page hands over.
  await page.addInitScript(() => {
    const made = /** @type {Blob[]} */ ([]);
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      made.push(/** @type {Blob} */ (blob));
      return make.call(URL, blob);
    };
    const saved = /** @type {unknown[]} */ (Object.assign(window, { saved: [] }).saved);
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (this.download) saved.push({ name: this.download, blob: made.at(-1) });
      return click.call(this);
    };
  });
  await open(page);
  await choose(page, 'media-03', 3);
  await button(page, 'Share and save').click();
  await page.locator('#panel-picture summary').click();
  for (const [count, name, ending] of /** @type {const} */ ([
    [1, 'Download PNG', 'png'],
    [2, 'Download SVG', 'svg'],
  ])) {
    await button(page, name).click();
    await page.waitForFunction(
      (wanted) => /** @type {any} */ (window).saved.length === wanted,
      count,
    );
    const saved = await page.evaluate(async () => {
      const { name: file, blob } = /** @type {any} */ (window).saved.at(-1);
      return { file, bytes: [...new Uint8Array(await blob.arrayBuffer())].slice(0, 24) };
    });
    expect(saved.file).toMatch(new RegExp(`\\.${ending}$`));
    const bytes = Buffer.from(saved.bytes);
    if (ending === 'svg') expect(bytes.toString()).toMatch(/^<svg/);
    else
      expect([
        bytes.toString('latin1', 1, 4),
        bytes.readUInt32BE(16),
        bytes.readUInt32BE(20),
      ]).toEqual(['PNG', 1200, 630]);
  }
});

test('an index of one’s own is kept over a reload, and a scenario as A', async ({ page }) => {
  await open(page);
  const names = [
    'index.json',
    'standings.json',
    'countries/IS.json',
    'countries/MT.json',
    'countries/NZ.json',
  ];
  await page
    .locator('.import input[type="file"]')
    .setInputFiles(names.map((name) => join(small, name)));
  await expect(page.locator('.import .done')).toHaveText(
    /is loaded: the answers of 3 countries\.$/,
  );
  await page.goto('about:blank');
  await open(page);
  await expect(page.getByRole('combobox', { name: 'Edition' }).locator('option')).toHaveCount(2);
  await choose(page, 'media-03', 3);
  await button(page, 'Share and save').click();
  await page.locator('#panel-snapshots summary').click();
  await button(page, 'Keep as A').click();
  await page.reload();
  await expect(yours(page)).toContainText('With 1 answer changed');
  await button(page, 'Share and save').click();
  await page.locator('#panel-snapshots summary').click();
  await expect(button(page, 'Bring A back')).toBeVisible();
});

test('by keyboard alone an answer is changed, undone and redone', async ({ page }) => {
  await open(page);
  await page.locator('#media-03 input:checked').focus();
  await page.keyboard.press('ArrowDown');
  await expect(yours(page)).toContainText('With 1 answer changed');
  await page.keyboard.press('Control+z');
  await expect(yours(page)).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(yours(page)).toContainText('With 1 answer changed');
});

test('in an article the card, the explorer and the frame are there', async ({ page }) => {
  await page.goto('/article.html');
  await expect(page.locator('rescore-index').first().locator('.headline')).toContainText(
    'Azerbaijan',
  );
  await page.locator('iframe').first().scrollIntoViewIfNeeded();
  await expect(page.frameLocator('iframe').first().locator('.headline')).toBeVisible();
});

test('the single file opens from the disk', async ({ page }) => {
  await page.goto(`file://${join(root, 'dist/rescore.html')}`);
  await expect(page.locator('.bar')).toBeVisible();
  await expect(page.locator('h1')).toHaveText(published);
  await choose(page, 'media-03', 3);
  await expectYours(page, [['media-03', 3]]);
  await section(page).scrollIntoViewIfNeeded();
  await expect(section(page).locator('.movers .higher li')).toHaveCount(5);
});
