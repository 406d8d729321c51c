/** An index of many indicators: its answers are drawn where the reader is. */
import { droppedFiles, removeDropped } from '../bench/drop.mjs';
import { load } from './support/own-files.js';
import { expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const SIZE = 450;
const answers = (/** @type {Page} */ page) => page.locator('fieldset.answer');
const drawn = (/** @type {Page} */ page) => answers(page).filter({ has: page.locator('input') });

/** How many answers are in the window, and how many of them can be changed. @param {Page} page */
const inSight = (page) =>
  page.evaluate(() => {
    const seen = [...document.querySelectorAll('fieldset.answer')].filter((answer) => {
      const { top, bottom } = answer.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    const ready = seen.filter((answer) => answer.querySelector('input'));
    return { seen: seen.length, ready: ready.length };
  });

/** @param {Page} page */
async function expectReady(page) {
  await expect(async () => {
    const { seen, ready } = await inSight(page);
    expect(seen).toBeGreaterThan(1);
    expect(ready).toBe(seen);
  }).toPass();
}

test('all answers of a large index open at once, and can be changed wherever the reader is', async ({
  page,
}) => {
  const { folder, files } = droppedFiles({ countries: 5, size: SIZE });
  await openPage(page);
  await load(page, files, 5);
  removeDropped(folder);
  await page.getByRole('button', { name: 'Open all', exact: true }).click();
  await expect(answers(page)).toHaveCount(SIZE);
  await answers(page).nth(2).scrollIntoViewIfNeeded();
  await expectReady(page);
  expect(await drawn(page).count()).toBeLessThan(30);

  // By scrolling, on and on and back; what was left keeps its height.
  const height = () =>
    answers(page)
      .nth(2)
      .evaluate((one) => one.getBoundingClientRect().height);
  const before = await height();
  for (const place of [0.5, 0.95, 0.3]) {
    await page.evaluate(
      (to) => scrollTo({ top: document.documentElement.scrollHeight * to, behavior: 'instant' }),
      place,
    );
    await expectReady(page);
  }
  await expect(answers(page).nth(2).locator('input')).toHaveCount(0);
  expect(await height()).toBeCloseTo(before, 1);
  expect(await drawn(page).count()).toBeLessThan(60);

  // By a link to a place far away, with the focus on its answer.
  await page.evaluate(() => (location.hash = '#d8-40'));
  const last = page.locator('#d8-40');
  await expect(last.locator('input:checked')).toBeFocused();
  await expect(last).toBeInViewport();

  // A change, a change back, and the next answer by key.
  await last.locator('input:not(:checked)').first().check();
  await expect(page.locator('.sentence .yours')).toContainText('With 1 answer changed');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.sentence .yours')).toHaveCount(0);
  await expect(last.locator('.effect')).toHaveCount(0);

  // On paper all of them are there.
  await page.evaluate(() =>
    Object.assign(window, {
      print: () =>
        Object.assign(window, {
          printed: document.querySelectorAll('fieldset.answer:has(input)').length,
        }),
    }),
  );
  await page.getByRole('button', { name: 'Share and save' }).click();
  await page.locator('#panel-print summary').click();
  await page.getByRole('button', { name: 'Print with all answers' }).click();
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (window).printed)).toBe(SIZE);
  await page.keyboard.press('Escape');
  await expect.poll(() => drawn(page).count()).toBeLessThan(60);
});
