/** The page offline, after one visit, and the switch to a newer version. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';

import { RETIRING } from '../../tools/site/retiring-worker.mjs';
import { forms, load, showCountry, skip } from './support/own-files.js';
import { choose, expect, openAll, whatIf } from './support/page.js';
import { lookForUpdate, offlineNoise, open, test, visited } from './support/site-host.js';

/** @typedef {import('./support/page.js').Page} Page */

const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');
const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole('button', { name, exact: true });
const notice = (/** @type {Page} */ page) => page.locator('.newer');

test.use({ serviceWorkers: 'allow', meant: [offlineNoise] });

test('after one visit a reader plays the whole story without a network', async ({ page, host }) => {
  await open(page, host.site);
  await visited(page);
  host.down();
  await open(page, host.site);
  await openAll(page);
  await choose(page, ['media-03', 3]);
  await choose(page, ['media-04', 4]);
  await choose(page, ['economy-01', 4]);
  await expect(yours(page)).toContainText('With 3 answers changed');
  await button(page, 'Undo').click();
  const [row] = whatIf([
    ['media-03', 3],
    ['media-04', 4],
  ]).after.scopes;
  await expect(yours(page)).toContainText(
    `${row.achieved} of ${row.maximum} points (${row.percent.toFixed(1)}`,
  );
  await page.locator('.move').scrollIntoViewIfNeeded();
  await button(page, 'Find the fewest').click();
  await expect(page.locator('.goal .changes').first()).toBeVisible();
  await button(page, 'Share and save').click();
  await page.locator('#panel-picture summary').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Download PNG').click(),
  ]);
  expect(
    readFileSync(await download.path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  await page.locator('dialog.panel .close').click();
  await page.reload();
  await expect(yours(page)).toContainText('With 2 answers changed');
});

test('without a network the other states open', async ({ page, host }) => {
  await open(page, host.site);
  await visited(page);
  host.down();
  await page.getByRole('combobox', { name: 'Edition' }).selectOption('China Index 2022');
  await expect(page.locator('h1')).toContainText('ranks 67th of 82');
});

test('without a network a country’s page opens, with the link’s changes', async ({
  page,
  host,
}) => {
  await open(page, host.site);
  await visited(page);
  host.down();
  await open(page, `${host.site}countries/CL.html`);
  await expect(page.locator('h1')).toContainText('Chile ranks 8th of 98');
  expect(page.url()).toBe(`${host.site}countries/CL.html`);
  await showCountry(page, 'Azerbaijan');
  await choose(page, ['media-03', 3]);
  await page.reload();
  await expect(yours(page)).toContainText('With 1 answer changed');
  await page.goto(`${host.site}countries/index.html`);
  await expect(page.locator('table.plain tbody tr')).toHaveCount(98);
});

test('without a network raw data is imported', async ({ page, host }) => {
  test.skip(Boolean(skip), String(skip));
  await open(page, host.site);
  await visited(page);
  host.down();
  await open(page, host.site);
  await load(page, forms.wide98(), 98);
});

test('a newer version waits until the reader asks for it, and keeps what is changed', async ({
  page,
  host,
}) => {
  await open(page, host.site);
  await visited(page);
  await expect(notice(page)).toBeEmpty();
  await choose(page, ['media-03', 3]);
  host.down();
  host.release();
  await host.up();
  await lookForUpdate(page);
  await expect(notice(page)).toContainText('A new version is ready.');
  const { violations } = await new AxeBuilder({ page }).include('.bar').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await button(page, 'Not now').click();
  await expect(notice(page)).toBeEmpty();
  await expect(page.locator('.bar .undo')).toBeFocused();

  // A reload shows the stored version, and offers the other one again.
  await page.reload();
  await expect(yours(page)).toContainText('With 1 answer changed');
  await expect(page.locator('[data-release="2"]')).toHaveCount(0);
  await expect(button(page, 'Show it')).toBeVisible();
  await button(page, 'Show it').click();
  await expect(page.locator('[data-release="2"]')).toHaveCount(1);
  await expect(yours(page)).toContainText('With 1 answer changed');
  await expect(notice(page)).toBeEmpty();
});

test('only the page’s own files are kept, and a worker that retires takes them away', async ({
  page,
  host,
}) => {
  await open(page, host.site);
  await visited(page);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return { names, files: requests.flat().map(({ url }) => url) };
  });
  expect(kept.names).toHaveLength(1);
  expect(kept.files.filter((url) => !url.startsWith(host.site))).toEqual([]);
  expect(kept.files.some((url) => /countries\/[A-Z]|pictures|en-XA/.test(url))).toBe(false);
  host.rewrite('sw.js', () => RETIRING);
  await lookForUpdate(page);
  await page.waitForFunction(
    async () =>
      (await caches.keys()).length === 0 &&
      (await navigator.serviceWorker.getRegistrations()).length === 0,
  );
});

for (const [name, change] of /** @type {const} */ ([
  ['is broken', () => 'throw new Error("broken")'],
  [
    'names a file that is not there',
    (/** @type {string} */ code) => code.replace('icon.svg', 'no-such-icon.svg'),
  ],
])) {
  test.describe(`a service worker that ${name}`, () => {
    test.use({ meant: [/.*/] });

    test('leaves the page as it is', async ({ page, host }) => {
      host.rewrite('sw.js', change);
      await open(page, host.site);
      await page.waitForTimeout(3500); // it has been tried
      await choose(page, ['media-03', 3]);
      await expect(yours(page)).toContainText('With 1 answer changed');
      await page.reload();
      await expect(yours(page)).toContainText('With 1 answer changed');
      expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
    });
  });
}

for (const [name, refuse] of /** @type {[string, () => void][]} */ ([
  [
    'refuses service workers',
    () =>
      (ServiceWorkerContainer.prototype.register = async () => {
        throw new DOMException('no', 'SecurityError');
      }),
  ],
  [
    'has none to ask for',
    () =>
      Object.defineProperty(Navigator.prototype, 'serviceWorker', {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      }),
  ],
  [
    'never answers',
    () => (ServiceWorkerContainer.prototype.register = () => new Promise(() => {})),
  ],
])) {
  test(`a browser that ${name} leaves the page as it is`, async ({ page, host }) => {
    await page.addInitScript(refuse);
    await open(page, host.site);
    await page.waitForTimeout(3000); // it has been tried
    await choose(page, ['media-03', 3]);
    await expect(yours(page)).toContainText('With 1 answer changed');
    await expect(notice(page)).toBeEmpty();
  });
}

test('the page can be installed', async ({ page, host }) => {
  await open(page, host.site);
  await visited(page);
  const client = await page.context().newCDPSession(page);
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  // Browsers offer no installation in a test window.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  const { data, errors } = await client.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { icons, start_url } = JSON.parse(String(data));
  expect(start_url).toBe('./');
  for (const { src, sizes, type } of icons) {
    const response = await page.request.get(new URL(src, host.site).href);
    expect(response.headers()['content-type'], src).toBe(type);
    if (type === 'image/png')
      expect(
        `${(await response.body()).readUInt32BE(16)}x${(await response.body()).readUInt32BE(20)}`,
      ).toBe(sizes);
  }
});
