/** A page for every country: its content without JavaScript, and the app that opens there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { showCountry } from './support/own-files.js';
import { choose, expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const CHILE = 'Chile ranks 8th of 98';
const path = (/** @type {Page} */ page) => new URL(page.url()).pathname;
/** The copied link. @param {Page} page */
async function copied(page) {
  await page.getByRole('button', { name: 'Copy link' }).first().click();
  return new URL(await page.evaluate(() => navigator.clipboard.readText()));
}
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a country’s page has its sentence and results, and leads to all others', async ({
    page,
  }) => {
    await page.goto('/countries/CL.html');
    await expect(page.locator('h1')).toHaveText(CHILE);
    await expect(page.locator('table.plain tbody tr')).toHaveCount(13);
    // It is styled: its own files are found.
    expect(await page.locator('h1').evaluate((h1) => getComputedStyle(h1).fontFamily)).toContain(
      'Palatino',
    );
    await page.getByRole('link', { name: 'All 98 countries' }).click();
    await expect(page.locator('table.plain tbody tr')).toHaveCount(98);
    await expect(page.locator('table.plain tbody tr').nth(0)).toContainText('1st');
    await page.getByRole('link', { name: 'Azerbaijan' }).click();
    await expect(page.locator('table.plain tbody tr')).toHaveCount(13 + 99);
  });
});

test('an address that does not exist is a page that says so, or none', async ({ request }) => {
  for (const lost of ['/countries/XX.html', '/no/such/page'])
    expect((await request.get(lost)).status(), lost).toBe(404);
  const page = await request.get('/404.html');
  expect(await page.text()).toContain('There is no page at this address.');
});

test('the list of countries breaks no rule of accessibility, and fits a phone', async ({
  page,
}) => {
  await page.goto('/countries/index.html');
  await nothingFound(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('the app opens at the page’s country, and the address stays the page’s own', async ({
  page,
}) => {
  await page.goto('/countries/CL.html');
  await expect(page.locator('.bar')).toBeVisible();
  await expect(page.locator('h1')).toHaveText(CHILE);
  await page.waitForTimeout(400);
  expect(page.url()).toMatch(/\/countries\/CL\.html$/);
  await showCountry(page, 'Azerbaijan');
  await expect(page).toHaveURL(/\/countries\/CL\.html#v=1&d=china-index-2024-98\.\w+&c=AZ$/);
  await choose(page, ['media-03', 3]);
  await expect(page.locator('.sentence .yours')).toContainText('With 1 answer changed');
  await page.reload();
  await expect(page.locator('.sentence .yours')).toContainText('With 1 answer changed');
  await page.getByRole('button', { name: 'Undo' }).click();
  await showCountry(page, 'Chile');
  await expect(page).toHaveURL(/\/countries\/CL\.html$/);
});

test('no country’s answers are fetched that the page is not about', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/countries/CL.html');
  await expect(page.locator('.bar')).toBeVisible();
  expect(asked.filter((file) => /assets\/[A-Z]{2}-/.test(file))).toEqual([]);
});

test('a link that is handed on leads to the page of the country that is shown', async ({
  page,
}) => {
  await openPage(page);
  await showCountry(page, 'Chile');
  expect(path(page)).toBe('/');
  const other = await copied(page);
  expect(other.pathname).toBe('/countries/CL.html');
  expect(other.hash).toContain('c=CL');
  await showCountry(page, 'Azerbaijan');
  expect((await copied(page)).pathname).toBe('/');
  await page.goto(other.href);
  await expect(page.locator('h1')).toHaveText(CHILE);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('pages and pictures are whole in any folder of a host', async ({ page }) => {
  const folder = '/articles/2024/china-index/';
  await page.route(`**${folder}**`, (route) => {
    const file = new URL(route.request().url()).pathname.slice(folder.length) || 'index.html';
    const types = {
      html: 'text/html',
      js: 'text/javascript',
      css: 'text/css',
      json: 'application/json',
      wasm: 'application/wasm',
      svg: 'image/svg+xml',
      png: 'image/png',
    };
    const contentType = types[/** @type {keyof typeof types} */ (file.split('.').at(-1))];
    return route.fulfill({ body: readFileSync(join(root, 'dist', file)), contentType });
  });
  await page.goto(`${folder}countries/CL.html`);
  await expect(page.locator('.bar')).toBeVisible();
  const image = await page.locator('meta[property="og:image"]').evaluate(async (meta) => {
    const picture = new Image();
    picture.src = new URL(/** @type {HTMLMetaElement} */ (meta).content, document.baseURI).href;
    await picture.decode();
    return [picture.naturalWidth, picture.naturalHeight];
  });
  expect(image).toEqual([1200, 630]);
  await showCountry(page, 'Mexico');
  expect((await copied(page)).pathname).toBe(`${folder}countries/MX.html`);
});
