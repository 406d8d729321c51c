/** What assistive technology gets, in every theme and state of the page. */
import { nothingFound } from './support/axe.js';
import {
  addresses,
  announcement,
  choose,
  expect,
  openPage,
  test,
  unfoldEverything,
  unfoldExample,
} from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

/** @param {Page} page */
async function change(page) {
  await choose(page, ['media-01', 4]);
  await choose(page, ['media-03', null]);
  await expect(announcement(page)).not.toBeEmpty();
}

/** @param {Page} page */
async function openBroken(page) {
  await page.route(addresses['standings.json'], (route) => route.fulfill({ json: {} }));
  await page.goto('/');
  await expect(page.getByRole('alert')).toBeVisible();
}

test('nothing is found on the page as published', async ({ page }) => {
  // A button that the bar covers in part would count as too small, wherever the page is scrolled to.
  await page.setViewportSize({ width: 1280, height: 2400 });
  await openPage(page);
  await nothingFound(page);
});

test('nothing is found with changes and everything opened', async ({ page }) => {
  test.slow(); // 99 answers with their evidence
  await openPage(page);
  await change(page);
  await unfoldEverything(page);
  await nothingFound(page);
});

test('nothing is found on a page with broken data', async ({ page }) => {
  await openBroken(page);
  await nothingFound(page);
});

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });
  const colours = ['color-contrast', 'link-in-text-block']; // nothing else differs

  test('nothing is found with changes and a domain opened', async ({ page }) => {
    await openPage(page);
    const background = await page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    );
    expect(background.match(/\d+/g)?.every((part) => Number(part) < 64)).toBe(true);
    await change(page);
    await unfoldExample(page);
    await nothingFound(page, colours);
  });

  test('nothing is found on a page with broken data', async ({ page }) => {
    await openBroken(page);
    await nothingFound(page, colours);
  });
});

test('headings lead down level by level', async ({ page }) => {
  await openPage(page);
  const levels = await page
    .locator('h1, h2, h3, h4')
    .evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  for (const [i, level] of levels.entries())
    if (i > 0) expect(level - levels[i - 1]).toBeLessThanOrEqual(1);
});

test('every answer is a named group of named options that tell how many countries chose them', async ({
  page,
}) => {
  await openPage(page);
  const group = page.getByRole('group', { name: 'Members of the World Chinese Media network' });
  await expect(group.getByRole('radio')).toHaveCount(6);
  await expect(
    group.getByRole('radio', { name: /^No\s+published\s*, 62 of 98 countries$/ }),
  ).toBeChecked();
  await expect(
    group.getByRole('radio', { name: /^Skipped, no data\s*, 0 of 98 countries$/ }),
  ).not.toBeChecked();
});

test.describe('with forced colours', () => {
  test.use({ forcedColors: 'active' });

  test('what is yours still differs from what is published', async ({ page }) => {
    await openPage(page);
    await choose(page, ['media-03', 3]);
    const fill = (/** @type {string} */ selector) =>
      page
        .locator(selector)
        .first()
        .evaluate((e) => getComputedStyle(e).fill);
    expect(await fill('#media-03 .choice.own rect')).not.toBe(
      await fill('#media-03 .choice.published rect'),
    );
    expect(await fill('.profile rect.own')).not.toBe(await fill('.profile rect.published'));
    const swatch = (/** @type {string} */ key) =>
      page
        .locator(`.profile .key${key}`)
        .first()
        .evaluate((e) => getComputedStyle(e, '::before').backgroundColor);
    expect(await swatch('.own')).not.toBe(await swatch(':not(.own, .median, .mean)'));
  });
});

test.describe('with less motion', () => {
  test.use({ reducedMotion: 'reduce' });

  test('nothing moves by itself', async ({ page }) => {
    await openPage(page);
    await choose(page, ['media-03', 3]);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await expect(page.locator('.sentence .yours')).toContainText('rank 65th');
  });
});

test('on paper the controls are gone and the result is there', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 3]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.bar')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Open all' })).toBeHidden();
  await expect(page.locator('.sentence .yours')).toBeVisible();
  await expect(page.locator('.profile table')).toBeVisible();
});
