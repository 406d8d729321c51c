/** All countries on one axis: by keyboard, by pointer, and for screen readers. */
import { ordinal } from './support/figures.js';
import { choose, expect, openPage, ranking, strip, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const rows = ranking([]);
const azerbaijan = rows.findIndex((/** @type {any} */ r) => r.country === 'AZ');
const readout = (/** @type {Page} */ page) => page.locator('.readout');

/** The text for a position in a ranking. @param {any} row */
const said = (row) => `${row.name}, ${ordinal(row.rank)}, ${row.percent.toFixed(1)}\u202f%`;

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

test.beforeEach(({ page }) => openPage(page));

test('the arrows step from country to country', async ({ page }) => {
  await strip(page).focus();
  await here(page, rows[azerbaijan]);
  const steps = [
    ['ArrowRight', azerbaijan - 1], // to the right: more points
    ['ArrowUp', azerbaijan - 2],
    ['ArrowLeft', azerbaijan - 1],
    ['ArrowDown', azerbaijan],
    ['ArrowLeft', azerbaijan + 1],
    ['End', 0],
    ['ArrowRight', 0], // there is none beyond
    ['Home', rows.length - 1],
    ['ArrowLeft', rows.length - 1],
  ];
  for (const [key, place] of /** @type {[string, number][]} */ (steps)) {
    await page.keyboard.press(key);
    await here(page, rows[place]);
    await expect(strip(page)).toBeFocused();
    // The value of a slider grows to the right.
    await expect(strip(page)).toHaveAttribute('aria-valuenow', String(rows.length - place));
  }
});

test('all 98 countries can be reached with the arrows', async ({ page }) => {
  await strip(page).focus();
  await page.keyboard.press('End');
  const seen = new Set();
  for (let i = 0; i < 98; ++i) {
    seen.add(await strip(page).getAttribute('aria-valuetext'));
    await page.keyboard.press('ArrowLeft');
  }
  expect(seen.size).toBe(98);
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

test('the ranking that is stepped through is the one with the changes', async ({ page }) => {
  const changed = ranking([['media-03', 3]]);
  await choose(page, ['media-03', 3]);
  await strip(page).focus();
  const at = changed.findIndex((/** @type {any} */ r) => r.country === 'AZ');
  await here(page, changed[at]);
  await page.keyboard.press('ArrowLeft');
  await here(page, changed[at + 1]);
  expect(changed[at + 1].name).toBe('Uruguay');
});

test('its values stay within its limits, even when the shown country is not ranked', async ({
  page,
}) => {
  await page.evaluate(() => {
    for (const group of document.querySelectorAll('fieldset.answer')) {
      /** @type {HTMLInputElement} */ (group.querySelector('.choice:last-child input')).click();
    }
  });
  await expect(page.locator('.sentence .yours')).toContainText(
    'With 99 answers changed it would have no score',
  );
  const [least, now, most] = await Promise.all(
    ['aria-valuemin', 'aria-valuenow', 'aria-valuemax'].map((name) =>
      strip(page).getAttribute(name),
    ),
  );
  expect(Number(most)).toBe(97);
  expect(Number(now)).toBeGreaterThanOrEqual(Number(least));
  expect(Number(now)).toBeLessThanOrEqual(Number(most));
  await expect(readout(page)).toHaveText('Azerbaijan, not ranked, –');
  await strip(page).press('ArrowLeft');
  await expect(readout(page)).not.toContainText('Azerbaijan');
});
