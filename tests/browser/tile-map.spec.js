/** Every country as an equal square by region: a picture, and a way to choose. */
import { nothingFound } from './support/axe.js';
import { choose, expect, openPage, ranking, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const rows = ranking([]);
const section = (/** @type {Page} */ page) => page.locator('section.tile-map');
const tiles = (/** @type {Page} */ page) => section(page).locator('.tile');
const tile = (/** @type {Page} */ page, /** @type {string} */ code) =>
  tiles(page).filter({ has: page.getByText(code, { exact: true }) });
const h1 = (/** @type {Page} */ page) => page.locator('h1');

test.beforeEach(({ page }) => openPage(page));

test('every country is a square in its region, shaded by its share or its rank', async ({
  page,
}) => {
  await expect(tiles(page)).toHaveCount(98);
  await expect(section(page).locator('.region')).toHaveCount(10);
  await expect(tile(page, 'PK')).toHaveClass(/shade-5/);
  await expect(tile(page, 'PK')).toHaveAccessibleName(
    `Pakistan, 1st, ${rows[0].percent.toFixed(1)}%`,
  );
  await expect(tile(page, 'MK')).toHaveClass(/shade-0/);
  await expect(tile(page, 'AZ')).toHaveAttribute('aria-current', 'true');
  await section(page).getByRole('radio', { name: 'rank' }).check();
  for (const { country, rank } of rows.slice(0, 5))
    await expect(tile(page, country).locator('.value')).toHaveText(String(rank));
});

test('the change since another edition is that of the published shares', async ({ page }) => {
  await section(page).getByRole('radio', { name: 'change since' }).check();
  await expect(section(page).getByRole('combobox', { name: 'Compared with' })).toHaveValue(
    'china-index-2022',
  );
  // 78 of 384 points in 2022, 112 of 396 in 2024.
  await expect(tile(page, 'AZ')).toHaveAccessibleName(
    'Azerbaijan, 66th, 28.3%; +8 percentage points',
  );
  await expect(tile(page, 'LK')).toHaveAccessibleName(/Sri Lanka.*; not in that edition/);
  await expect(tile(page, 'LK')).toHaveClass(/unknown/);
  await section(page).getByText('The same as a table').click();
  await expect(section(page).locator('tbody th[scope="row"]')).toHaveCount(98);
  await expect(section(page).getByRole('row', { name: /^Azerbaijan/ })).toContainText('+8');
  await nothingFound(page.locator('.tile-map'));
});

test('with the keyboard: one tab stop, arrows, Enter', async ({ page }) => {
  await expect(section(page).locator('.tile[tabindex="0"]')).toHaveCount(1);
  await tile(page, 'AZ').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tile(page, 'AM')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(tile(page, 'LB')).toBeFocused();
  await expect(section(page).locator('.tile[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Home');
  await expect(tile(page, 'CA')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(tile(page, 'DE')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(h1(page)).toContainText('Germany');
  await expect(tile(page, 'DE')).toHaveAttribute('aria-current', 'true');
  await expect(tile(page, 'DE')).toBeFocused();
});

test('a press shows a country; what is changed is red', async ({ page }) => {
  await choose(page, ['media-03', 4]);
  await expect(tile(page, 'AZ')).toHaveClass(/own/);
  await expect(section(page)).toContainText('Red: with your changes.');
  await nothingFound(page.locator('.tile-map'));
  await tile(page, 'JP').click();
  await expect(h1(page)).toContainText('Japan');
});

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });

  test('every square can be read', async ({ page }) => {
    await nothingFound(page.locator('.tile-map'));
  });
});
