/** Shared by the tests of the part "What would change the rank?". */
import { expect, openPage } from './page.js';

/** @typedef {import('./page.js').Page} Page */

export const section = (/** @type {Page} */ page) =>
  page.getByRole('region', { name: 'What would change the rank?' });
export const list = (/** @type {Page} */ page, /** @type {'higher' | 'lower'} */ way) =>
  section(page).getByRole('list', {
    name: `One answer that would ${way === 'higher' ? 'raise' : 'lower'} it`,
  });
export const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');
export const result = (/** @type {Page} */ page) => section(page).locator('.goal .result .said');

/** Scrolls to the section and waits for its lists. @param {Page} page */
export async function openSection(page) {
  await openPage(page);
  await section(page).scrollIntoViewIfNeeded();
  await expect(list(page, 'higher').getByRole('listitem')).toHaveCount(5);
}

/** @param {Page} page @param {number} rank @param {string} [domain] */
export async function reach(page, rank, domain) {
  await section(page).getByLabel('To reach rank').fill(String(rank));
  if (domain) await section(page).getByLabel('change answers in').selectOption(domain);
  await section(page).getByRole('button', { name: 'Find the fewest' }).click();
}
