/** Switching between countries, by mouse and by keyboard. */
import { small } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { firstListed, showCountry } from './support/own-files.js';
import { choose, expect, openPage, ranking, strip, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const details = (/** @type {Page} */ page) => page.locator('.finder');
const summary = (/** @type {Page} */ page) => page.locator('.country-name');
const search = (/** @type {Page} */ page) =>
  page.getByRole('searchbox', { name: 'Search by name or code' });
const listed = (/** @type {Page} */ page) => page.locator('.finder li button');
const h1 = (/** @type {Page} */ page) => page.locator('h1');

test.beforeEach(({ page }) => openPage(page));

test('lists every country by rank, and marks the shown one and the one with answers', async ({
  page,
}) => {
  await summary(page).click();
  await expect(listed(page)).toHaveCount(98);
  await expect(firstListed(page)).toHaveText(/^\s*1\s+Pakistan\s*$/);
  await expect(page.locator('.finder li [aria-current="true"]')).toHaveText(
    /66\s+Azerbaijan\s+with answers/,
  );
  await expect(page.locator('.finder').getByText('with answers')).toHaveCount(1);
});

test('by mouse: a country of which only the standings are there has sentence, beeswarm and profile', async ({
  page,
}) => {
  const france = ranking([]).find((/** @type {any} */ r) => r.name === 'France');
  await showCountry(page, 'France');
  await expect(h1(page)).toHaveText(new RegExp(`^France ranks ${france.rank}\\w+ of 98$`));
  await expect(strip(page)).toHaveAttribute('aria-valuetext', /^France, /);
  await expect(page.locator('.profile tbody tr')).toHaveCount(13);
  await expect(page.locator('.profile')).toContainText(`${france.achieved}/${france.maximum}`);
  await expect(page.getByRole('heading', { name: 'Load France’s answers' })).toBeVisible();
  await expect(page.locator('fieldset.answer')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Your scenario' })).toContainText('No changes yet');
  await expect(page).toHaveTitle(/^France in the China Index 2024/);
  await nothingFound(page);
});

test('by keyboard: type, Enter; the focus is where the reader was', async ({ page }) => {
  await summary(page).focus();
  await page.keyboard.press('Enter');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('argen');
  await expect(listed(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(h1(page)).toHaveText(/^Argentina ranks/);
  await expect(details(page)).toHaveCount(0);
  await expect(summary(page)).toBeFocused();
  await expect(summary(page)).toHaveText('Argentina');
  await page.keyboard.press('Enter');
  await expect(search(page)).toHaveValue('');
});

test('by keyboard: the arrows walk through the list, Escape goes back', async ({ page }) => {
  await summary(page).focus();
  await page.keyboard.press('Space');
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(firstListed(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(listed(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(details(page)).toHaveCount(0);
  await expect(summary(page)).toBeFocused();
  await expect(h1(page)).toHaveText(/^Azerbaijan ranks/);
  await page.keyboard.press('Enter');
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(h1(page)).toHaveText(/^Pakistan ranks/);
  await expect(summary(page)).toBeFocused();
});

test('it lies over the page, which stays where it is, and goes when the reader goes on', async ({
  page,
}) => {
  const place = () => h1(page).boundingBox();
  const before = await place();
  await summary(page).click();
  await expect(listed(page)).toHaveCount(98);
  expect(await place()).toEqual(before);
  await nothingFound(page.locator('.finder'));
  await page.mouse.click(1270, 400);
  await expect(details(page)).toHaveCount(0);
  await summary(page).click();
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(details(page)).toHaveCount(0);
});

test('its squares fade as the search goes on, and choose a country', async ({ page }) => {
  await summary(page).click();
  const square = (/** @type {string} */ code) =>
    page.locator('.finder .tile').filter({ has: page.getByText(code, { exact: true }) });
  await search(page).fill('jap');
  await expect(square('JP')).not.toHaveClass(/faded/);
  await expect(square('DE')).toHaveClass(/faded/);
  await square('JP').click();
  await expect(h1(page)).toHaveText(/^Japan ranks/);
  await expect(summary(page)).toBeFocused();
});

test('the search takes codes, and letters with and without accents', async ({ page }) => {
  await summary(page).click();
  for (const [query, name] of [
    ['gb', 'United Kingdom'],
    ['ZA', 'South Africa'],
    ['MEXÍCO ', 'Mexico'],
    ['türk', 'Turkey'],
  ]) {
    await search(page).fill(query);
    await expect(listed(page).filter({ hasText: name }), query).toHaveCount(1);
  }
  await search(page).fill('atlantis');
  await expect(page.locator('.finder')).toContainText('No country fits “atlantis”.');
  await search(page).press('Enter'); // there is none to take
  await expect(h1(page)).toHaveText(/^Azerbaijan ranks/);
});

test('the order is by rank, by name or by region', async ({ page }) => {
  await summary(page).click();
  const order = page.locator('.finder select');
  await order.selectOption('by name');
  await expect(firstListed(page)).toContainText('Afghanistan');
  await order.selectOption('by region');
  const regions = await page.locator('.finder h3').allTextContents();
  expect(regions.length).toBeGreaterThan(3);
  expect(regions).toEqual([...regions].sort((a, b) => a.localeCompare(b)));
  await expect(listed(page)).toHaveCount(98);
  await page.setViewportSize({ width: 1280, height: 3000 }); // so that the bar covers none of them
  await nothingFound(page);
  await order.selectOption('by rank');
  await expect(firstListed(page)).toContainText('Pakistan');
});

test('changes stay when another country is shown, and count there', async ({ page }) => {
  await choose(page, ['media-03', 3]);
  await showCountry(page, 'Uruguay');
  await expect(page.locator('.bar .state')).toContainText('1 answer changed in Azerbaijan');
  await expect(page.locator('.sentence .yours')).toHaveText(
    /With 1 answer changed in other countries, it would rank .*, 1 place lower\./,
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.sentence .yours')).toHaveCount(0);
  await showCountry(page, 'Azerbaijan');
  await expect(h1(page)).toHaveText('Azerbaijan ranks 66th of 98');
});

test('of editions chosen right after each other, the last one is shown', async ({ page }) => {
  await openPage(page);
  await page
    .locator('.import input[type="file"]')
    .setInputFiles(
      ['index.json', 'standings.json', 'countries/IS.json'].map((name) => `${small}/${name}`),
    );
  await expect(page.locator('.import .done')).toContainText('is loaded');
  await page.evaluate(async () => {
    const select = /** @type {HTMLSelectElement} */ (document.querySelector('.chooser select'));
    const chosen = [0, 1, 0, 1, 0];
    for (const place of chosen) {
      select.selectedIndex = place;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      // Meanwhile the reader presses something else.
      for (let i = 0; i < 3; ++i) {
        /** @type {HTMLElement | null} */ (
          document.querySelector('fieldset.answer input:not(:checked)')
        )?.click();
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }));
        await new Promise((resolve) => setTimeout(resolve));
      }
    }
  });
  await expect(page.locator('h1')).toContainText('of 98');
  await expect(
    page.getByRole('combobox', { name: 'Edition' }).locator('option:checked'),
  ).toContainText('China Index 2024');
  // The address follows when the last country is shown.
  await expect(page).toHaveURL(/d=china-index-2024/);
  await page.reload();
  await expect(page.locator('h1')).toContainText('of 98');
});
