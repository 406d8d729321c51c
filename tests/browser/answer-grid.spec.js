/** All answers as squares: by mouse and keyboard, with the answer beside its square. */
import { expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const grid = (/** @type {Page} */ page) => page.getByRole('grid', { name: /^The 99 answers/ });
const square = (/** @type {Page} */ page, /** @type {string} */ id) =>
  page.locator(`.answer-squares [data-indicator="${id}"]`);
const opened = (/** @type {Page} */ page) => page.locator('.opened-answer');
const focused = (/** @type {Page} */ page) =>
  page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset.indicator);

test('there is a square for each answer, the darker the more points', async ({ page }) => {
  await openPage(page);
  await expect(grid(page).getByRole('row')).toHaveCount(9);
  await expect(grid(page).getByRole('button')).toHaveCount(99);
  await expect(square(page, 'media-01')).toHaveClass(/shade-0/);
  await expect(square(page, 'academia-01')).toHaveClass(/shade-4/);
  await expect(square(page, 'media-01')).toHaveAccessibleName(/: “No”\.$/);
  await expect(grid(page).getByRole('row').first()).toContainText('10/44');
});

test('a press opens the answer, which is changed there; Escape leads back', async ({ page }) => {
  await openPage(page);
  await square(page, 'media-01').click();
  await expect(opened(page).getByRole('radio', { checked: true })).toBeFocused();
  const place = () =>
    page.locator('.beeswarm').evaluate((below) => below.getBoundingClientRect().top + scrollY);
  const before = await place();
  await opened(page)
    .getByRole('radio', { name: /^More than a few, and significant/ })
    .check();
  await expect(page.locator('.sentence .yours')).toContainText('it would rank 64th');
  await expect(square(page, 'media-01')).toHaveClass(/shade-4 changed/);
  await expect(square(page, 'media-01')).toHaveAccessibleName(/significant”, your change\.$/);
  await expect(page.locator('#media-01 input:checked')).toHaveCount(1);
  expect(await place()).toBe(before);
  // The same answer in the list has radio buttons of its own.
  await expect(page.locator('#media-01 .choice.own')).toContainText('More than a few');
  await opened(page)
    .getByRole('button', { name: /^Back to the published answer/ })
    .click();
  await expect(opened(page).getByRole('radio', { checked: true })).toBeFocused();
  await expect(square(page, 'media-01')).not.toHaveClass(/changed/);
  await page.keyboard.press('Escape');
  await expect(opened(page)).toHaveCount(0);
  expect(await focused(page)).toBe('media-01');
});

test('the keyboard walks through it with one tab stop', async ({ page }) => {
  await openPage(page);
  await expect(grid(page).locator('button[tabindex="0"]')).toHaveCount(1);
  await square(page, 'media-01').focus();
  for (const [key, at] of [
    ['ArrowRight', 'media-02'],
    ['ArrowDown', 'academia-02'],
    ['End', 'academia-11'],
    ['ArrowRight', 'academia-11'],
    ['ArrowLeft', 'academia-10'],
    ['Home', 'academia-01'],
    ['ArrowUp', 'media-01'],
    ['ArrowUp', 'media-01'],
  ]) {
    await page.keyboard.press(key);
    await expect.poll(() => focused(page), key).toBe(at);
  }
  await page.keyboard.press('Enter');
  await expect(opened(page)).toBeVisible();
  await opened(page).getByRole('link', { name: 'Show it in the list' }).click();
  await expect(opened(page)).toHaveCount(0);
  await expect(page.locator('#media-01 input:checked')).toBeFocused();
});

test('it shows how far one other answer would move the rank', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Show which would move the rank' }).click();
  await expect(page.locator('.answer-grid')).toContainText('one other answer would move the rank');
  await expect(square(page, 'media-01')).toHaveClass(/shade-2/);
  await expect(square(page, 'media-01')).toHaveAccessibleName(/“No”\. 2 places higher$/);
  await page.getByRole('button', { name: 'Show the points' }).click();
  await expect(square(page, 'media-01')).toHaveClass(/shade-0/);
});
