/** Complete user stories, from the first look to what readers take away. */
import { readFileSync } from 'node:fs';

import { chooseFiles, done, forms, skip } from './support/own-files.js';
import {
  choose,
  expect,
  openAll,
  openPage,
  option,
  ranking,
  test,
  whatIf,
} from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');
const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole('button', { name, exact: true });

test('a reader on a phone changes answers and shares a link that opens the same', async ({
  browser,
  page,
  isMobile,
}) => {
  test.skip(!isMobile, 'a phone’s story');
  await page.addInitScript(() => {
    Object.assign(window, { handed: [] });
    // @ts-ignore: this Chromium has no share sheet
    navigator.share = async (/** @type {ShareData} */ what) =>
      void (/** @type {any} */ (window).handed.push(what));
  });
  await openPage(page);

  // One tap tries the suggestion, and another reverts it.
  await button(page, 'Try it').tap();
  await expect(yours(page)).toContainText('With 1 answer changed, it would rank');
  await button(page, 'Undo it').tap();
  await expect(yours(page)).toHaveCount(0);

  await openAll(page);
  await option(page, ['media-03', 3]).tap();
  await option(page, ['media-04', 4]).tap();
  await option(page, ['economy-01', 4]).tap();
  await expect(yours(page)).toContainText('With 3 answers changed');
  await button(page, 'Undo').tap();
  await expect(yours(page)).toContainText('With 2 answers changed');
  const { after } = whatIf([
    ['media-03', 3],
    ['media-04', 4],
  ]);
  const [row] = after.scopes;
  await expect(yours(page)).toContainText(
    `${row.achieved} of ${row.maximum} points (${row.percent.toFixed(1)}`,
  );
  await expect(page.locator('.bar .state')).toContainText(`Rank ${row.rank}`);

  await button(page, 'Share and save').tap();
  await button(page, 'Share …').tap();
  const [handed] = await page.evaluate(() => /** @type {any} */ (window).handed);
  expect(handed.text).toContain('What-if, not published');

  const fresh = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const other = await fresh.newPage();
  await other.goto(handed.url);
  await expect(yours(other)).toHaveText(String(await yours(page).textContent()));
  await expect(option(other, ['media-04', 4]).getByRole('radio')).toBeChecked();
  await fresh.close();
});

test('a keyboard user reaches rank 50 through the goal and downloads the picture', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'a keyboard’s story');
  await openPage(page);
  const press = async (/** @type {string[]} */ ...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /**
   * Presses Tab until a matching control has the focus. @param {string} selector @param {number}
   * [most]
   */
  const tabTo = async (selector, most = 60) => {
    for (let i = 0; i < most; ++i) {
      await press('Tab');
      if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
    }
    throw new Error(`${selector} was not reached.`);
  };
  await tabTo('#goal-rank');
  await page.keyboard.type('50');
  await press('Enter');
  const result = page.locator('.goal .result');
  await expect(result.locator('.said')).toContainText(
    'needs at least 8 changed answers to reach 50th or higher',
  );
  await tabTo('.goal .result .actions .main');
  await press('Enter');
  await expect(yours(page)).toContainText('With 8 answers changed');
  await expect(yours(page)).toContainText('rank 47th, 19 places higher');

  await tabTo('.bar .more', 500);
  await press('Enter');
  await expect(page.getByRole('dialog', { name: 'Share and save' })).toBeVisible();
  await tabTo('#panel-picture summary');
  await press('Enter');
  await expect(page.locator('#panel-picture img')).toHaveAttribute('alt', /8 answers changed/);
  await tabTo('#panel-picture .actions button');
  const [download] = await Promise.all([page.waitForEvent('download'), press('Enter')]);
  expect(download.suggestedFilename()).toBe('rescore-china-index-2024-AZ-what-if.png');
  const bytes = readFileSync(await download.path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  await press('Escape');
  await expect(page.locator('.bar .more')).toBeFocused();
});

test('a researcher loads the raw data, and sees countries move by another method', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile || Boolean(skip), String(skip || 'a desk’s story'));
  test.setTimeout(90_000);
  await openPage(page);
  await chooseFiles(page, forms.wide98());
  await expect(done(page)).toContainText('the answers of 98 countries', { timeout: 30_000 });

  const map = page.locator('.pivots');
  await map.scrollIntoViewIfNeeded();
  await map.getByRole('button', { name: 'Draw the map' }).click();
  await expect(map.locator('.plot')).toBeVisible({ timeout: 60_000 });

  await page.getByRole('radio', { name: 'Exact ratios' }).check();
  const moved = page.locator('#method-changes li');
  await expect(moved).toHaveCount(8);
  // The same eight as the command's, Jordan and Estonia among them.
  const published = new Map(ranking([]).map((/** @type {any} */ row) => [row.name, row.rank]));
  const other = ranking([], 'exact').filter(
    (/** @type {any} */ row) => published.get(row.name) !== row.rank,
  );
  const names = await moved.locator('span:first-child').allTextContents();
  expect([...names].sort()).toEqual(other.map((/** @type {any} */ row) => row.name).sort());
  expect(names).toEqual(expect.arrayContaining(['Jordan', 'Estonia']));
  await expect(page.locator('.chooser')).toBeVisible();
  await choose(page, ['media-03', 3]);
  await expect(yours(page)).toContainText('With 1 answer changed');
});
