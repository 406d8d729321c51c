/** The masthead leads from one index to another, and back to what the reader had changed. */
import { nothingFound } from './support/axe.js';
import { showCountry } from './support/own-files.js';
import { choose, expect, openPage, test } from './support/page.js';
import { offlineNoise, open, test as hosted, visited } from './support/site-host.js';

/** @typedef {import('./support/page.js').Page} Page */

const HDI = 'Human Development Index 2021';
const GODI = 'Global Open Data Index 2015';
const h1 = (/** @type {Page} */ page) => page.locator('h1');
const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');
const notice = (/** @type {Page} */ page) => page.locator('.bar .said');
const chooser = (/** @type {Page} */ page) =>
  page.getByRole('combobox', { name: 'Index and edition', exact: true });

test('every index is offered with its editions, and opens at the same country', async ({
  page,
}) => {
  await openPage(page);
  const groups = chooser(page).locator('optgroup');
  expect(await groups.evaluateAll((all) => all.map((one) => one.getAttribute('label')))).toEqual([
    'China Index',
    'Global Open Data Index',
    'Human Development Index',
  ]);
  await expect(groups.first().locator('option')).toHaveCount(4);
  await chooser(page).selectOption(HDI);
  await expect(h1(page)).toHaveText('Azerbaijan ranks 91st of 191');
  await expect(page).toHaveTitle(/Human Development Index 2021/);
  await expect(notice(page)).toHaveText('');
  await expect(page.locator('main')).not.toContainText(/influence|\blayers?\b/);
  await expect(page.locator('.rank-range')).toContainText('In 90% of trials');
  await chooser(page).selectOption(GODI);
  await expect(h1(page)).toHaveText(/^Azerbaijan ranks .* of 149$/);
  // Thirteen datasets have the same questions, so the question says which one it is about.
  await expect(page.locator('.suggestion strong')).toHaveText(/^[A-Z][A-Za-z ]+: /);
  await chooser(page).selectOption('China Index 2022');
  await expect(h1(page)).toHaveText('Azerbaijan ranks 67th of 82');
  await page.goBack();
  await expect(h1(page)).toContainText('of 149');
  await page.reload();
  await expect(h1(page)).toContainText('of 149');
  await expect(chooser(page).locator('option:checked')).toHaveText(GODI);
  await nothingFound(page.locator('.masthead'));
});

test('Back returns to the changes in the index that was left, by keyboard too', async ({
  page,
}) => {
  await page.goto('/countries/CL.html');
  await showCountry(page, 'Azerbaijan');
  await choose(page, ['media-03', 3]);
  await expect(yours(page)).toContainText('115 of 396');
  await chooser(page).focus();
  await page.keyboard.type('Human');
  await page.keyboard.press('Enter');
  await expect(h1(page)).toContainText('of 191');
  await expect(chooser(page)).toBeFocused();
  await expect(notice(page)).toContainText('Your what-if in the China Index 2024 is not lost');
  await page.goBack();
  await expect(h1(page)).toContainText('Azerbaijan');
  await expect(yours(page)).toContainText('115 of 396');
  await page.goForward();
  await expect(h1(page)).toContainText('of 191');
});

test('a country that the other index does not name is told', async ({ page }) => {
  await page.goto('/countries/TW.html');
  await chooser(page).selectOption(HDI);
  await expect(notice(page)).toHaveText(`The ${HDI} has no entry named “Taiwan”.`);
});

hosted.describe('offline', () => {
  hosted.use({ serviceWorkers: 'allow', meant: [offlineNoise] });
  hosted('the other indices open without a network', async ({ page, host }) => {
    await open(page, host.site);
    await visited(page);
    host.down();
    await chooser(page).selectOption(HDI);
    await expect(h1(page)).toHaveText('Azerbaijan ranks 91st of 191');
  });
});
