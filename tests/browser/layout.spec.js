/** The page on narrow and wide screens. */
import { chooseFiles, forms, load, panel, skip } from './support/own-files.js';
import {
  addresses,
  choose,
  expect,
  layOutAll,
  openPage,
  test,
  unfoldEverything,
} from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

/**
 * Nothing extends beyond the window, and no part of the page needs horizontal scrolling.
 * @param {Page} page
 */
async function fits(page) {
  await layOutAll(page);
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const box = element.getBoundingClientRect();
      const seen = element.checkVisibility() && box.width > 1 && !element.closest('svg');
      const scrolls =
        element.scrollWidth > element.clientWidth &&
        /auto|scroll/.test(getComputedStyle(element).overflowX);
      return seen && (box.right > width + 0.5 || box.left < -0.5 || scrolls);
    });
    return {
      page: document.documentElement.scrollWidth - width,
      parts: out.map((e) => `${e.parentElement?.className} > ${e.tagName} ${e.className}`),
    };
  });
  expect(wide).toEqual({ page: 0, parts: [] });
}

test('nothing scrolls sideways, from 320 px to wide', async ({ page, isMobile }) => {
  const fitsAll = async () => {
    for (const width of isMobile ? [320, 390, 768] : [320, 390, 768, 1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await fits(page);
    }
  };
  await openPage(page);
  await fitsAll();
  for (const edit of /** @type {import('./support/page.js').Edit[]} */ ([
    ['media-01', 4],
    ['media-03', 4],
    ['media-04', 4],
    ['media-05', null],
  ])) {
    await choose(page, edit);
  }
  await unfoldEverything(page);
  await fitsAll();
});

test('nothing scrolls sideways with loaded data, a comparison and faults of a file', async ({
  page,
}) => {
  test.skip(Boolean(skip), String(skip));
  await openPage(page);
  await load(page, forms.wide98(), 98);
  await page.locator('.compare select').first().selectOption('Kazakhstan');
  await page.locator('.compare select').nth(1).selectOption('Georgia');
  await choose(page, ['media-03', 3]);
  await chooseFiles(page, {
    name: `${'a'.repeat(60)}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from('{}'),
  });
  await expect(panel(page).locator('.faults')).toBeVisible();
  await unfoldEverything(page);
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    // The tables of a comparison may be wider than a phone; they scroll, but the page does not.
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, `${width}`).toBe(0);
  }
});

test('a long name and a long word do not widen the page either', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  const long = 'Donaudampfschifffahrtsgesellschaftskapitaenswitwe';
  for (const [name, address] of Object.entries(addresses)) {
    await page.route(address, async (route) => {
      const data = await (await route.fetch()).json();
      if (name === 'index.json') {
        data.title = long;
        data.domains[0].name = long.slice(0, 40);
        data.layers[0].name = long.slice(0, 40);
        data.indicators[0].title = long;
        data.indicators[0].question = `${long}?`;
        data.scales[0].options[0].label = long.slice(0, 40);
      } else if (name === 'standings.json') {
        data.countries.find((/** @type {any} */ c) => c.code === 'AZ').name = long;
      } else {
        data.answers[0].evidence = long.repeat(3);
      }
      await route.fulfill({ json: data });
    });
  }
  await openPage(page);
  await choose(page, ['media-01', 4]);
  await unfoldEverything(page);
  await fits(page);
});

test('faults in the data do not widen the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.route(addresses['standings.json'], (route) =>
    route.fulfill({ body: JSON.stringify({ ['a'.repeat(300)]: 1 }) }),
  );
  await page.goto('/');
  await expect(page.getByRole('alert')).toBeVisible();
  await fits(page);
});

test('the bar covers nothing at the foot of the page', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 3]);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  const gap = await page.evaluate(() => {
    const last = /** @type {Element} */ (document.querySelector('.method')).getBoundingClientRect();
    const bar = /** @type {Element} */ (document.querySelector('.bar')).getBoundingClientRect();
    return bar.top - last.bottom;
  });
  expect(gap).toBeGreaterThanOrEqual(0);
});

test('at 400 %, the bar does not take the window with the head of the answers', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 225 });
  await openPage(page);
  await expect(page.locator('.bar')).toHaveCSS('position', 'static');
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(page.locator('.bar')).toHaveCSS('position', 'sticky');
});
