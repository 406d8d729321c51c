/** The ranking beside the headline: the rows around the country, and all of them on request. */
import { choose, expect, openPage, ranking as rank, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const ranking = (/** @type {Page} */ page) => page.getByRole('region', { name: /^The ranking/ });
const rows = (/** @type {Page} */ page) => ranking(page).getByRole('listitem');
const names = (/** @type {Page} */ page) => rows(page).getByRole('button').allInnerTexts();
const own = (/** @type {Page} */ page) => rows(page).filter({ hasText: 'Azerbaijan' });

test('the country stands in the middle of nine, and moves with its answers', async ({ page }) => {
  await openPage(page);
  await expect(rows(page)).toHaveCount(9);
  expect(await names(page)).toEqual(
    'Slovakia Bolivia Timor-Leste Uruguay Azerbaijan Sri_Lanka Angola Romania Armenia'
      .split(' ')
      .map((name) => name.replace('_', ' ')),
  );
  await expect(own(page)).toContainText('28.3%');
  await choose(page, ['media-01', 4]);
  await expect(own(page)).toContainText('29.3%');
  await expect(own(page).locator('.rank')).toHaveText('64');
  await expect(own(page).locator('.moved')).toContainText('2 higher');
  // Whom it passes is one place lower each.
  for (const name of ['Timor-Leste', 'Uruguay'])
    await expect(rows(page).filter({ hasText: name }).locator('.moved')).toContainText('1 lower');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(own(page).locator('.rank')).toHaveText('66');
  await expect(ranking(page).locator('.moved')).toHaveCount(0);
});

test('beside each country above stands how many points are missing to tie', async ({ page }) => {
  await openPage(page);
  const missing = () => ranking(page).locator('.away > [aria-hidden]').allInnerTexts();
  const places = rank([]);
  const self = places.find((/** @type {any} */ row) => row.country === 'AZ');
  // The publisher ranks by the percentage as printed.
  const needed = (/** @type {string} */ name) => {
    const other = places.find((/** @type {any} */ row) => row.name === name);
    let points = 0;
    while (Math.round((1000 * (self.achieved + points)) / self.maximum) < 10 * other.percent)
      points++;
    return `+${points}`;
  };
  const above = (await names(page)).slice(0, 4);
  expect(await missing()).toEqual(above.map(needed));
  await expect(ranking(page)).toContainText('points that Azerbaijan needs to tie');
  await choose(page, ['media-01', 4]);
  await expect(ranking(page)).toContainText('yours, not published');
  await expect.poll(missing).not.toEqual(above.map(needed));
  await ranking(page).getByRole('button', { name: 'Show all 98' }).click();
  await expect(ranking(page).locator('.away')).toHaveCount(0);
});

test('a press on a row shows that country', async ({ page }) => {
  await openPage(page);
  await rows(page).getByRole('button', { name: 'Uruguay' }).click();
  await expect(page.locator('h1')).toContainText('Uruguay ranks 65th of 98');
  expect((await names(page))[4]).toBe('Uruguay');
});

test('all countries are listed by any part of the index, by region and by name', async ({
  page,
}) => {
  await openPage(page);
  await ranking(page).getByRole('button', { name: 'Show all 98' }).click();
  await expect(rows(page)).toHaveCount(98);
  expect((await names(page))[0]).toBe('Pakistan');
  await ranking(page).getByLabel('Ranked by').selectOption('Technology');
  await expect(own(page).locator('.rank')).toHaveText('18');
  await expect(own(page)).toContainText('63.6%');
  await ranking(page).getByLabel('Ranked by').selectOption('Overall');
  const regions = ranking(page).getByLabel('Region');
  const region = await regions.locator('option').nth(1).innerText();
  await regions.selectOption(region);
  const inRegion = await rows(page).count();
  expect(inRegion).toBeGreaterThan(0);
  expect(inRegion).toBeLessThan(98);
  await regions.selectOption('All regions');
  await ranking(page).getByRole('searchbox', { name: 'Country name' }).fill('portug');
  await expect(rows(page)).toHaveCount(1);
  await ranking(page).getByRole('searchbox').fill('nowhere');
  await expect(ranking(page)).toContainText('No country fits. Try another region or name.');
  await ranking(page).getByRole('button', { name: 'Show only the countries nearby' }).click();
  await expect(rows(page)).toHaveCount(9);
});

test('rows slide to their new places, unless the reader wants no motion', async ({ page }) => {
  const slides = () =>
    page.evaluate(() => document.getAnimations().filter((a) => a.constructor === Animation).length);
  await openPage(page);
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(own(page).locator('.rank')).toHaveText('64');
  expect(await slides()).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Undo it' }).click();
  await expect(own(page).locator('.rank')).toHaveText('66');
  await page.waitForFunction(() => document.getAnimations().length === 0);
});
