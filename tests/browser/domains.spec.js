/** The list of domains beside the answers; on a phone, one line above them that unfolds. */
import { expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const list = (/** @type {Page} */ page) => page.getByRole('navigation', { name: 'Domains' });
const current = (/** @type {Page} */ page) => list(page).locator('[aria-current] > span').first();

/** Scrolls a domain to the reading position. @param {Page} page @param {string} id */
const read = (page, id) =>
  page.locator(`details#${id}`).evaluate((domain) => domain.scrollIntoView());

test('the domain that is read is marked, also after a filter has come and gone', async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Open all' }).click();
  await read(page, 'economy');
  await expect(current(page)).toHaveText('Economy');

  await page.getByRole('combobox', { name: 'Domain', exact: true }).selectOption('Media');
  await expect(list(page).locator('a')).toHaveCount(1);
  await read(page, 'media');
  await expect(current(page)).toHaveText('Media');

  await page.getByRole('searchbox', { name: 'Search' }).fill('nothing is like this');
  await expect(list(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  await page.getByRole('button', { name: 'Open all' }).click();
  for (const [id, name] of [
    ['economy', 'Economy'],
    ['media', 'Media'],
    ['society', 'Society'],
  ]) {
    await read(page, id);
    await expect(current(page)).toHaveText(name);
    await expect(list(page).locator('[aria-current]')).toHaveCount(1);
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the line says what it unfolds before a domain is read, then which one is', async ({
    page,
  }) => {
    await openPage(page);
    const line = list(page).getByRole('button');
    await expect(line).toHaveText('Domains');
    const word = line.locator('.name');
    expect((await word.boundingBox())?.width).toBeGreaterThan(30);
    await page.getByRole('button', { name: 'Open all' }).click();
    await read(page, 'economy');
    await expect(line.locator('.read')).toHaveText('Economy');
    // The word is still there for screen readers.
    await expect(line).toHaveAccessibleName(/^Domains Economy/);
    expect((await word.boundingBox())?.width).toBeLessThan(2);

    await page.getByRole('combobox', { name: 'Domain', exact: true }).selectOption('Media');
    await expect(line.locator('.read')).not.toHaveText('Economy');
  });
});
