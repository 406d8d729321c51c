/**
 * A page that the reader leaves and comes back to. Browsers keep it as it was (back-forward cache).
 * Playwright turns that off, so these tests start their own browser with the cache on.
 */
import { chromium, test as base } from '@playwright/test';

import { whole } from './support/chromium.js';
import { list, section } from './support/impact-section.js';
import { choose, expect, openPage, wholePage } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */
/** @typedef {import('@playwright/test').PlaywrightTestOptions} Options */

const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole('button', { name, exact: true });
const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');

const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<{ page: Page }, {}, Options>} */ ({
    page: async ({ baseURL }, use) => {
      const browser = await chromium.launch({
        ...whole,
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      });
      const page = await browser.newPage({
        baseURL,
        viewport: { width: 1280, height: 900 },
        serviceWorkers: 'block',
      });
      await page.addInitScript(() => {
        addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
      });
      await use(page);
      await browser.close();
    },
  }),
);

/**
 * Goes to another page, does something there, and comes back to the page as it was.
 * @param {Page} page
 * @param {() => Promise<unknown>} [there]
 */
async function leave(page, there = async () => {}) {
  await page.goto('/countries/index.html');
  await there();
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => document.querySelector('.bar'));
  expect(
    await page.evaluate(() => /** @type {any} */ (window).persisted),
    'the page is the one that was left',
  ).toBe(true);
}

test('what was changed, asked and open is there, and can be gone on with', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 3]);
  await choose(page, ['media-04', 4]);
  await section(page).scrollIntoViewIfNeeded();
  await expect(list(page, 'higher').getByRole('listitem')).toHaveCount(5);
  await button(page, 'Open all').click();
  await leave(page);
  await expect(yours(page)).toContainText('With 2 answers changed');
  await expect(page.locator('details.domain:not([open])')).toHaveCount(0);
  await button(page, 'Undo').click();
  await expect(yours(page)).toContainText('With 1 answer changed');
  await button(page, 'Redo').click();
  await section(page).scrollIntoViewIfNeeded();
  await button(page, 'Find the fewest').click();
  await expect(section(page).locator('.goal .result .said')).toHaveText(
    /needs at least \d+ changed answer/,
  );
});

test('what was kept meanwhile is there', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 3]);
  await leave(page, async () => {
    await page.goto('/countries/CL.html#');
    await wholePage(page);
    await page.evaluate(() =>
      localStorage.setItem(
        'rescore / snapshots',
        JSON.stringify({ B: 'v=1&d=china-index-2024-98&c=AZ&e=AZ.media-03:4' }),
      ),
    );
    await page.evaluate(() => history.back());
    await page.waitForFunction(() => location.pathname === '/countries/index.html');
  });
  await button(page, 'Share and save').click();
  await page.locator('#panel-snapshots summary').click();
  await button(page, 'Keep as A').click();
  await expect(button(page, 'Bring B back')).toBeVisible();
  await page.reload();
  await button(page, 'Share and save').click();
  await page.locator('#panel-snapshots summary').click();
  await expect(button(page, 'Bring A back')).toBeVisible();
  await expect(button(page, 'Bring B back')).toBeVisible();
});
