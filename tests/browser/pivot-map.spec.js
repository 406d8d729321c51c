/** The pivot map: which single answers decide which ranks. */
import { json, rescore } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { forms, importedFolder, load, skip } from './support/own-files.js';
import { choose, expect, index, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const section = (/** @type {Page} */ page) =>
  page.getByRole('region', { name: 'Which answers matter most?' });
const plot = (/** @type {Page} */ page) =>
  section(page).getByRole('application', { name: 'Map of countries and answers' });
const readout = (/** @type {Page} */ page) => section(page).locator('.telling p');
const said = (/** @type {Page} */ page) => section(page).getByRole('status');

/** Loads all answers and draws the map. @param {Page} page */
async function draw(page) {
  await openPage(page);
  await load(page, forms.wide98(), 98);
  await section(page).getByRole('button', { name: 'Draw the map' }).click();
  await expect(plot(page)).toBeVisible();
}

/** Chooses a cell by its names. @param {Page} page @param {string} country @param {string} id */
async function pick(page, country, id) {
  await section(page)
    .getByRole('combobox', { name: 'Country', exact: true })
    .selectOption({ value: country });
  await section(page)
    .getByRole('combobox', { name: 'Answer', exact: true })
    .selectOption({ value: id });
}

/** The centre of the chosen cell. @param {Page} page */
async function cursor(page) {
  const box = await section(page).locator('.cursor').boundingBox();
  if (!box) throw new Error('there is no chosen cell');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** @param {string} id @param {number | null} score */
function label(id, score) {
  const { scale } = index.indicators.find((/** @type {any} */ i) => i.id === id);
  const options = index.scales.find((/** @type {any} */ s) => s.id === scale).options;
  return options.find((/** @type {any} */ o) => o.score === score)?.label ?? 'Skipped, no data';
}

test('without every country’s answers it says in a line what is missing', async ({ page }) => {
  await openPage(page);
  await expect(section(page)).toContainText(
    'This map needs every country’s answers. Those of one country are loaded.',
  );
  await expect(section(page).getByRole('link', { name: 'Load data' })).toHaveAttribute(
    'href',
    '#import-title',
  );
  await expect(section(page).getByRole('button')).toHaveCount(0);
});

test.describe('with every country’s answers', () => {
  test.skip(Boolean(skip), String(skip));
  test.slow();

  test('nothing of it is fetched before the map is asked for', async ({ page }) => {
    /** @type {string[]} */
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await openPage(page);
    await load(page, forms.wide98(), 98);
    await section(page).scrollIntoViewIfNeeded();
    await expect(section(page).getByRole('button', { name: 'Draw the map' })).toBeVisible();
    expect(asked.filter((url) => /pivot|everyone/.test(url))).toEqual([]);
  });

  for (const width of [390, 900, 1280]) {
    test(`the domains stand above the rows, which are all to be seen: ${width} pixels`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await draw(page);
      const box = async (/** @type {string} */ selector) => {
        const found = await section(page).locator(selector).first().boundingBox();
        if (!found) throw new Error(`${selector} is not there`);
        return found;
      };
      const [heads, name, cells] = [
        await box('.heads'),
        await box('.names li'),
        await box('.plot svg'),
      ];
      expect(heads.y + heads.height).toBeLessThanOrEqual(name.y + 0.5);
      expect(Math.abs(cells.y - name.y)).toBeLessThan(1);
    });
  }

  test('its numbers are those of the command, both ways, in every corner', async ({ page }) => {
    const folder = importedFolder('china-index-2024-98', '2024-98');
    const { countries } = json('pivots', folder);
    await draw(page);
    await expect(section(page).locator('.names li')).toHaveCount(98);
    for (const [place, code] of ['PK', 'AZ', 'BR', 'MM', 'MK', 'US'].entries()) {
      const country = countries.find((/** @type {any} */ c) => c.country === code);
      const { changes } = json('impact', folder, code);
      for (const id of [
        'media-01',
        'economy-04',
        'foreign-policy-11',
        index.indicators[7 * place + 11].id,
      ]) {
        const pivot = country.pivots.find((/** @type {any} */ p) => p.indicator === id) ?? {
          up: 0,
          down: 0,
        };
        await pick(page, code, id);
        for (const [name, n, to] of /** @type {const} */ ([
          ['higher', pivot.up, pivot.up_to],
          ['lower', pivot.down, pivot.down_to],
        ])) {
          await section(page).getByRole('radio', { name }).check();
          const title = index.indicators.find((/** @type {any} */ i) => i.id === id).title;
          await expect(readout(page)).toContainText(`${country.name}, ${country.rank}`);
          await expect(readout(page)).toContainText(title);
          if (n > 0)
            await expect(readout(page)).toContainText(
              `to “${label(id, to)}”: ${n} place${n === 1 ? '' : 's'} ${name}.`,
            );
          else await expect(readout(page)).toContainText(`would move it ${name}.`);
          const gains = changes
            .filter((/** @type {any} */ i) => i.indicator === id)
            .map((/** @type {any} */ i) => (name === 'higher' ? i.gained : -i.gained));
          expect(gains.length).toBeGreaterThan(0);
          expect(Math.max(0, ...gains)).toBe(n);
        }
      }
    }
    const list = section(page).getByRole('list', {
      name: 'The 10 countries that one answer would move furthest',
    });
    await section(page).getByRole('radio', { name: 'higher' }).check();
    await expect(list.getByRole('listitem')).toHaveCount(10);
    await expect(list.getByRole('listitem').first()).toContainText(
      /Brazil, 35th\s+6 places higher by any of 43 answers/,
    );
  });

  test('by keyboard it has one stop, arrows go from cell to cell, and Enter shows the answer', async ({
    page,
  }) => {
    await draw(page);
    await expect(plot(page)).toBeFocused();
    await expect(said(page)).toHaveText('The map is drawn.');
    await expect(readout(page)).toContainText('Azerbaijan, 66th');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(said(page)).toContainText(`Sri Lanka, 67th Media: ${index.indicators[2].title}`);
    await page.keyboard.press('End');
    await expect(said(page)).toContainText(index.indicators[98].title);
    await page.keyboard.press('PageUp');
    await expect(said(page)).toContainText('57th');
    await page.keyboard.press('Control+Home');
    await expect(said(page)).toContainText(`Pakistan, 1st Media: ${index.indicators[0].title}`);
    await page.keyboard.press('Control+End');
    await expect(said(page)).toContainText('North Macedonia, 98th');
    // The chosen cell is visible, below the sticky heading and above the bar.
    const { y } = await cursor(page);
    expect(y).toBeGreaterThan(100);
    expect(y).toBeLessThan(860);
    await page.keyboard.press('Tab');
    await expect(plot(page)).not.toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(plot(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('h1')).toContainText('North Macedonia');
    await expect(page.locator('#foreign-policy-11 input:checked')).toBeFocused();
    await expect(page.locator('#foreign-policy-11')).toBeInViewport();
    // The map stays, with the country now shown.
    await expect(section(page).locator('.names .self')).toContainText('North Macedonia');
  });

  test('the mouse names the cell under it, and a press chooses it', async ({ page }) => {
    await draw(page);
    await pick(page, 'BR', 'economy-04');
    await plot(page).press('ArrowDown');
    await page.keyboard.press('ArrowUp'); // a key brings the cell into sight
    const { x, y } = await cursor(page);
    await page.keyboard.press('ArrowDown');
    const chosen = await readout(page).textContent();
    await page.mouse.move(x, y);
    await expect(readout(page)).toContainText('Brazil, 35th');
    await expect(section(page).locator('.pointer')).toBeVisible();
    await expect(said(page)).toContainText('United States'); // a mouse that passes says nothing
    await page.mouse.move(5, 5);
    await expect(readout(page)).toHaveText(chosen ?? '');
    await page.mouse.click(x, y);
    await page.mouse.move(5, 5);
    await expect(readout(page)).toContainText('Brazil, 35th');
    await expect(said(page)).toContainText('Brazil');
    await section(page).getByRole('button', { name: 'Show answer' }).click();
    await expect(page.locator('h1')).toContainText('Brazil');
    await expect(page.locator('#economy-04 input:checked')).toBeFocused();
  });

  test('countries stand by rank, name or how far one answer moves them', async ({ page }) => {
    await draw(page);
    const names = section(page).locator('.names li');
    await expect(names.first()).toContainText('Pakistan');
    await section(page).getByLabel('Countries by').selectOption('name');
    await expect(names.first()).toContainText('Afghanistan');
    await section(page).getByLabel('Countries by').selectOption('most movable');
    await expect(names.first()).toContainText(/Brazil|United States/);
    await expect(section(page).locator('.cursor')).toBeVisible();
  });

  test('it is drawn anew for another scenario and another method, and goes with its edition', async ({
    page,
  }) => {
    await draw(page);
    const folder = importedFolder('china-index-2024-98', '2024-98');
    await choose(page, ['media-03', 3]);
    const { countries } = json('pivots', folder, '--set', 'AZ.media-03=3');
    const own = countries.find((/** @type {any} */ c) => c.country === 'AZ');
    await pick(page, 'AZ', 'media-01');
    const pivot = own.pivots.find((/** @type {any} */ p) => p.indicator === 'media-01');
    await expect(readout(page)).toContainText(`Azerbaijan, ${own.rank}th`);
    await expect(readout(page)).toContainText(`${pivot.up} place`);
    await pick(page, 'AZ', 'media-03');
    await expect(readout(page)).toContainText('“Few, but significant”');
    // Uses the keyboard: the figures below are still being recomputed, so a click target could
    // move.
    await page.getByRole('radio', { name: 'Exact ratios' }).press('Space');
    expect(rescore('pivots', folder, '--set', 'AZ.media-03=3', '--method', 'exact').status).toBe(0);
    await pick(page, 'EE', 'media-01');
    await expect(readout(page)).toContainText('Estonia, 76th');
    await page.locator('.kept button').first().click();
    await expect(section(page)).toContainText(
      'This map needs every country’s answers. Those of one country are loaded.',
    );
  });

  test('another edition has a map of its own', async ({ page }) => {
    await openPage(page);
    await load(page, forms.json2022(), 82);
    await section(page).getByRole('button', { name: 'Draw the map' }).click();
    await expect(section(page).locator('.names li')).toHaveCount(82);
    const { countries } = json('pivots', importedFolder('china-index-2022', '2022'));
    const least = countries.at(-1);
    const pivot = least.pivots[0];
    await pick(page, least.country, pivot.indicator);
    await expect(readout(page)).toContainText(least.name);
    await expect(readout(page)).toContainText(
      pivot.up > 0 ? `${pivot.up} place` : 'would move it higher',
    );
  });

  test('the page does not stand still while it is drawn', async ({ page }) => {
    await openPage(page);
    await load(page, forms.wide98(), 98);
    await page.evaluate(() => {
      const frames = /** @type {number[]} */ (Object.assign(window, { frames: [] }).frames);
      let last = performance.now();
      const frame = (/** @type {number} */ now) => {
        frames.push(now - last);
        last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    await page.evaluate(() =>
      Object.assign(window, { begun: /** @type {any} */ (window).frames.length }),
    );
    await section(page).getByRole('button', { name: 'Draw the map' }).click();
    await expect(plot(page)).toBeVisible();
    // A worker computes it and the page paints it in parts, so there are frames in between, even on
    // a busy machine.
    expect(
      await page.evaluate(
        () => /** @type {any} */ (window).frames.length - /** @type {any} */ (window).begun,
      ),
    ).toBeGreaterThan(5);
  });

  test('a press of a finger chooses a cell, and the page itself does not scroll sideways', async ({
    browser,
  }) => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 3,
      hasTouch: true,
      isMobile: true,
      locale: 'en-GB',
    });
    const page = await context.newPage();
    await draw(page);
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0);
    const box = section(page).locator('.box');
    expect(await box.evaluate((e) => e.scrollWidth > e.clientWidth)).toBe(true);
    await section(page).locator('.plot').scrollIntoViewIfNeeded();
    const seen = await box.boundingBox();
    await page.touchscreen.tap((seen?.x ?? 0) + 250, 500);
    const first = await readout(page).textContent();
    await box.evaluate((e) => (e.scrollLeft = 600));
    await page.touchscreen.tap((seen?.x ?? 0) + 250, 500);
    await expect(readout(page)).not.toHaveText(first ?? '');
    // The names stay visible.
    const name = await section(page).locator('.names').boundingBox();
    expect(name?.x).toBe(seen?.x);
    await nothingFound(section(page));
    await context.close();
  });

  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`it breaks no rule of accessibility, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await draw(page);
      // Not half behind the bar, which would make its controls smaller.
      await plot(page).scrollIntoViewIfNeeded();
      await nothingFound(section(page));
    });
  }

  test('it takes the colours of the other dress at once', async ({ page }) => {
    await draw(page);
    const picture = async () => (await plot(page).screenshot()).toString('base64');
    const light = await picture();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(picture).not.toBe(light);
    const dark = await picture();
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
    await expect.poll(picture).not.toBe(dark);
  });
});
