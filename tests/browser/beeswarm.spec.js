/** Every country as a dot: by keyboard, by pointer, for screen readers, and with changes. */
import { nothingFound } from './support/axe.js';
import { dotOf, shareOf } from './support/beeswarm.js';
import { ordinal } from './support/figures.js';
import { choose, expect, layOutAll, openPage, ranking, strip, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const rows = ranking([]);
const azerbaijan = rows.findIndex((/** @type {any} */ r) => r.country === 'AZ');
const readout = (/** @type {Page} */ page) => page.locator('.beeswarm .readout');
const names = (/** @type {Page} */ page, kind = '') => page.locator(`.beeswarm .name${kind}`);
const h1 = (/** @type {Page} */ page) => page.locator('h1');

/** The text for a place in a ranking. @param {any} row */
const said = (row) => `${row.name}, ${ordinal(row.rank)}, ${row.percent.toFixed(1)}%`;

/** @param {Page} page @param {any} row */
async function here(page, row) {
  await expect(strip(page)).toHaveAttribute('aria-valuetext', said(row));
  await expect(readout(page)).toContainText(said(row));
}

/** The boxes of all names, in the window. @param {Page} page */
const boxes = (page) =>
  names(page).evaluateAll((all) =>
    all.map((name) => {
      const { left, right, top, bottom } = name.getBoundingClientRect();
      return { text: name.textContent ?? '', left, right, top, bottom };
    }),
  );

test.beforeEach(({ page }) => openPage(page));

test('the arrows step from country to country, and Enter shows the one', async ({ page }) => {
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
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(h1(page)).toContainText(rows[0].name);
  await expect(strip(page)).toBeFocused();
  await here(page, rows[0]);
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

test('the mouse names the dot that it is at, and a click shows the country', async ({ page }) => {
  for (const name of ['Pakistan', 'Nigeria', 'Paraguay']) {
    const { x, y } = await dotOf(page, rows, name);
    await page.mouse.move(x, y);
    await here(
      page,
      rows.find((/** @type {any} */ r) => r.name === name),
    );
    await expect(page.locator('.beeswarm .tip')).toContainText(name);
  }
  await page.mouse.move(0, 0);
  await here(page, rows[azerbaijan]);
  await expect(page.locator('.beeswarm .tip')).toHaveCount(0);
  const { x, y } = await dotOf(page, rows, 'Nigeria');
  await page.mouse.click(x, y);
  await expect(h1(page)).toContainText('Nigeria');
  await expect(names(page, '.self')).toContainText('Nigeria');
});

test('every country has a dot at its share, and none overlaps another', async ({ page }) => {
  const dots = await page.locator('.beeswarm .dots').evaluate((path) => ({
    size: Number(path.getAttribute('stroke-width')),
    at: [...(path.getAttribute('d') ?? '').matchAll(/M([\d.]+) ([\d.]+)h0/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]),
  }));
  expect(dots.at).toHaveLength(98);
  for (const [i, [x, y]] of dots.at.entries())
    for (const [otherX, otherY] of dots.at.slice(0, i))
      expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThanOrEqual(dots.size);
  expect(await shareOf(page.locator('.beeswarm circle.published'))).toBeCloseTo(28.3, 1);
});

test('with a change the country has a dot of its own, and the passed ones are named', async ({
  page,
}) => {
  await expect(names(page, '.self')).toHaveText('Azerbaijan, 66th');
  await expect(page.locator('.beeswarm circle:is(.own:not(.waits), .crossed)')).toHaveCount(0);
  await choose(page, ['media-03', 4]);
  await expect(names(page, '.own')).toHaveText('64th with your change');
  await expect(names(page, '.self')).toHaveText('Azerbaijan, 66th');
  expect(await shareOf(page.locator('.beeswarm circle.published'))).toBeCloseTo(28.3, 1);
  expect(await shareOf(page.locator('.beeswarm circle.own'))).toBeCloseTo(29.3, 1);
  await expect(page.locator('.beeswarm circle.crossed')).toHaveCount(2);
  await expect(names(page, '.crossed')).toContainText(['Uruguay', 'Timor-Leste']);
  await expect(page.locator('.beeswarm .passed')).toHaveText(
    'It would move above Uruguay and Timor-Leste.',
  );
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(names(page, '.own')).toHaveCount(0);
  await expect(page.locator('.beeswarm circle.own.waits')).toHaveCount(1);
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

for (const width of [320, 390, 768, 1280, 1600])
  test(`names cover neither each other nor the edge at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await choose(page, ['media-03', 4]);
    await choose(page, ['media-01', 4]);
    await expect(names(page, '.own')).toHaveCount(1);
    await layOutAll(page);
    await strip(page).scrollIntoViewIfNeeded();
    const all = await boxes(page);
    expect(all.length).toBeGreaterThan(width < 480 ? 4 : 8);
    for (const [i, a] of all.entries()) {
      expect(a.left, a.text).toBeGreaterThanOrEqual(0);
      expect(a.right, a.text).toBeLessThanOrEqual(width);
      for (const b of all.slice(0, i))
        expect(
          a.left < b.right && b.left < a.right && a.top < b.bottom - 3 && b.top < a.bottom - 3,
          `${a.text} and ${b.text}`,
        ).toBe(false);
    }
  });

test('its values stay within its limits, even when the shown country is not ranked', async ({
  page,
}) => {
  await page.evaluate(() => {
    for (const group of document.querySelectorAll('fieldset.answer')) {
      /** @type {HTMLInputElement} */ (group.querySelector('.choice:last-child input')).click();
    }
  });
  await expect(page.locator('.sentence .yours')).toContainText('no score');
  const [least, now, most] = await Promise.all(
    ['aria-valuemin', 'aria-valuenow', 'aria-valuemax'].map((name) =>
      strip(page).getAttribute(name),
    ),
  );
  expect(Number(most)).toBe(97);
  expect(Number(now)).toBeGreaterThanOrEqual(Number(least));
  expect(Number(now)).toBeLessThanOrEqual(Number(most));
  await expect(readout(page)).toHaveText('Azerbaijan, not ranked, –');
  await expect(names(page, '.own')).toHaveCount(0);
  await strip(page).press('ArrowLeft');
  await expect(readout(page)).not.toContainText('Azerbaijan');
});

test('what the drawing shows is said, and axe finds nothing', async ({ page }) => {
  await expect(strip(page)).toHaveAccessibleDescription(
    /^From .* \(North Macedonia\) to .* \(Pakistan\)\. Half of the countries have .* or more\.$/,
  );
  await nothingFound(page.locator('.beeswarm'));
  await choose(page, ['media-03', 4]);
  await strip(page).press('ArrowRight');
  await nothingFound(page.locator('.beeswarm'));
});

test.describe('with forced colours', () => {
  test.use({ forcedColors: 'active' });

  test('what is yours stays apart from what is published', async ({ page }) => {
    await choose(page, ['media-03', 4]);
    const fill = (/** @type {string} */ part) =>
      page
        .locator(`.beeswarm ${part}`)
        .first()
        .evaluate((element) => getComputedStyle(element).fill);
    expect(await fill('circle.own')).not.toBe(await fill('circle.published'));
    expect(await fill('circle.own')).not.toBe(await fill('circle.crossed'));
  });
});
