/** The strip of a card: every country as a line on one axis, by keyboard and by pointer. */
import { ordinal } from './support/figures.js';
import { choose, expect, ranking, strip, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const rows = ranking([]);
const azerbaijan = rows.findIndex((/** @type {any} */ r) => r.country === 'AZ');
const readout = (/** @type {Page} */ page) => page.locator('.readout');

/** The text for a position in a ranking. @param {any} row */
const said = (row) => `${row.name}, ${ordinal(row.rank)}, ${row.percent.toFixed(1)}%`;

/** @param {Page} page @param {any} row */
async function here(page, row) {
  await expect(strip(page)).toHaveAttribute('aria-valuetext', said(row));
  await expect(readout(page)).toHaveText(said(row));
}

/** The position of a percentage in the window. @param {Page} page @param {number} percent */
async function placeOf(page, percent) {
  const box = await strip(page).boundingBox();
  if (!box) throw new Error('the strip is not visible');
  const top = Math.ceil(rows[0].percent / 10) * 10;
  return { x: box.x + box.width * (0.02 + (0.96 * percent) / top), y: box.y + box.height * 0.6 };
}

test.beforeEach(async ({ page }) => {
  await page.goto('./embed.html?country=AZ&indicators=media-03');
  await expect(page.locator('.card fieldset')).toBeVisible();
});

test('the arrows step from country to country', async ({ page }) => {
  await strip(page).focus();
  await here(page, rows[azerbaijan]);
  await page.keyboard.press('ArrowRight'); // to the right: more points
  await here(page, rows[azerbaijan - 1]);
  await page.keyboard.press('End');
  await here(page, rows[0]);
  await page.keyboard.press('Home');
  await here(page, rows[rows.length - 1]);
});

test('the mouse names the nearest country, and leaving goes back to the shown one', async ({
  page,
}) => {
  for (const name of ['Pakistan', 'Nigeria', 'Paraguay']) {
    const row = rows.find((/** @type {any} */ r) => r.name === name);
    const { x, y } = await placeOf(page, row.percent);
    await page.mouse.move(x, y);
    await here(page, row);
  }
  await page.mouse.move(0, 0);
  await here(page, rows[azerbaijan]);
});

test('there is a line for every country, and with changes an arrow from published to yours', async ({
  page,
}) => {
  const drawing = strip(page).locator('svg').first();
  await expect(drawing.locator('rect.tick')).toHaveCount(97);
  await expect(drawing.locator('svg.published line')).toHaveCount(1);
  await expect(drawing.locator('svg.own, g.arrow')).toHaveCount(0);
  await choose(page, ['media-03', 3]);
  await expect(drawing.locator('rect.tick')).toHaveCount(97);
  await expect(drawing.locator('svg.own line')).toHaveCount(1);
  await expect(drawing.locator('g.arrow')).toHaveCount(1);
  const { x } = await placeOf(page, 29.0);
  const box = await drawing.locator('svg.own > line').boundingBox();
  expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - x)).toBeLessThan(2);
});
