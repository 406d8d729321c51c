/**
 * What is kept for the time without a network, on hosts that answer with the wrong thing, rewrite
 * addresses or hold more than one site.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

import { RETIRING } from '../../tools/site/retiring-worker.mjs';
import { expect } from './support/page.js';
import { lookForUpdate, offlineNoise, open, test, visited } from './support/site-host.js';

/** @typedef {import('./support/page.js').Page} Page */

test.use({ serviceWorkers: 'allow', meant: [offlineNoise] });

const FRONT = { frontPage: '/a/folder/index.html' };

/** The first bytes of a file as the page gets it. @param {Page} page @param {string} url */
const beginning = (page, url) =>
  page.evaluate(async (address) => (await (await fetch(address)).text()).slice(0, 15), url);

/** @param {Page} page @returns {Promise<string[]>} */
const caches = (page) => page.evaluate(() => window.caches.keys());

/** Looks for a newer version, and waits until it is installed or has failed. @param {Page} page */
async function settled(page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => {});
  });
  await page.waitForFunction(
    async () => !(await navigator.serviceWorker.getRegistration())?.installing,
  );
}

test('each file is kept with exactly the bytes that the build made', async ({ page, host }) => {
  await open(page, host.site);
  await visited(page);
  const [, list] = /** @type {string[]} */ (
    /'([^']* =\w{16} [^']*)'/.exec(readFileSync(host.path('sw.js'), 'utf8'))
  );
  const entries = list.split(' ').map((entry) => entry.split('='));
  expect(entries.length).toBeGreaterThan(30);
  for (const [file, hash] of entries)
    expect(
      createHash('sha256')
        .update(readFileSync(host.path(file || 'index.html')))
        .digest('hex')
        .slice(0, 16),
      file,
    ).toBe(hash);
});

test('a host’s front page in place of a missing file is not kept', async ({ page, host }) => {
  rmSync(host.path(host.asset('pivot-map')));
  await host.becomes(FRONT);
  await open(page, host.site);
  await page.waitForTimeout(3500); // it has been tried
  await expect.poll(() => caches(page)).toEqual([]);
});

test('where a host changes files on the way, the page works, and is not kept', async ({
  page,
  host,
}) => {
  // As services do that measure readers, or make scripts smaller.
  host.rewrite('index.html', (html) => html.replace('</body>', '<!-- measured --></body>'));
  host.rewrite(host.asset('pivot-map'), (code) => `/* smaller */${code}`);
  await open(page, host.site);
  await page.waitForTimeout(3500); // it has been tried
  await expect.poll(() => caches(page)).toEqual([]);
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.locator('.sentence .yours')).toContainText('With 1 answer changed');
});

test('what the browser stored of a wrong answer is read anew', async ({ page, host }) => {
  const file = host.asset('pivot-map');
  const script = readFileSync(host.path(file));
  rmSync(host.path(file));
  await host.becomes(FRONT);
  await open(page, host.site);
  expect(await beginning(page, host.site + file)).toBe('<!doctype html>');
  writeFileSync(host.path(file), script);
  await host.becomes({});
  await visited(page);
  host.down();
  expect(await beginning(page, host.site + file)).toBe(script.toString().slice(0, 15));
});

test('a page among the kept scripts is replaced', async ({ page, host }) => {
  await open(page, host.site);
  await visited(page);
  const file = host.asset('pivot-map');
  await page.evaluate(async (url) => {
    const [name] = await window.caches.keys();
    const headers = { 'content-type': 'text/html' };
    await (await window.caches.open(name)).put(url, new Response('<!doctype html>', { headers }));
  }, host.site + file);
  const script = readFileSync(host.path(file), 'utf8').slice(0, 15);
  expect(await beginning(page, host.site + file)).toBe(script);
  host.down();
  expect(await beginning(page, host.site + file)).toBe(script);
});

test('a newer version that is not all there leaves the kept one as it is', async ({
  page,
  host,
}) => {
  await open(page, host.site);
  await visited(page);
  const before = await caches(page);
  // The same files, another worker: as when only its own code has changed.
  rmSync(host.path('icon.svg'));
  host.rewrite('sw.js', (code) => `${code}// another\n`);
  await settled(page);
  expect(await caches(page)).toEqual(before);
  host.down();
  await open(page, host.site);
});

test('an open page of an earlier version gets its files, however many versions wait', async ({
  page,
  host,
  context,
}) => {
  await open(page, host.site);
  await visited(page);
  const file = host.asset('pivot-map');
  const script = readFileSync(host.path(file), 'utf8').slice(0, 15);
  for (const version of ['2', '3']) {
    host.release(version);
    // Neither has that file any longer.
    host.rewrite('sw.js', (code) => code.replace(new RegExp(` ${file}(=\\w+)?`), ''));
    await settled(page);
  }
  const other = await context.newPage();
  await open(other, host.site);
  await other.getByRole('button', { name: 'Show it' }).click();
  await expect(other.locator('[data-release="3"]')).toHaveCount(1);
  const client = await context.newCDPSession(page);
  await client.send('Network.clearBrowserCache');
  host.down();
  expect(await beginning(page, host.site + file)).toBe(script);
});

test('a worker that retires at the root leaves other folders their files', async ({
  page,
  host,
}) => {
  await open(page, host.site);
  await visited(page);
  const before = await caches(page);
  expect(before).toHaveLength(1);
  writeFileSync(`${host.folder}/sw.js`, RETIRING);
  writeFileSync(`${host.folder}/index.html`, '<!doctype html><title>Another site</title>');
  await page.goto(host.origin);
  await page.evaluate(async () => {
    await window.caches.open(`rescore ${location.href} 1`);
    await navigator.serviceWorker.register('/sw.js');
  });
  await expect.poll(() => caches(page)).toEqual(before);
});

test('on a host that shortens addresses every page opens again without a network', async ({
  page,
  host,
}) => {
  await host.becomes({ shortens: true });
  await open(page, `${host.site}countries/CL.html`);
  expect(page.url()).toBe(`${host.site}countries/CL`);
  await visited(page);
  host.down();
  await page.reload();
  await expect(page.locator('h1')).toContainText('Chile ranks 8th of 98');
  for (const address of ['countries/CL', 'countries/CL/', 'countries/CL.html']) {
    await open(page, host.site + address);
    await expect(page.locator('h1')).toContainText('Chile ranks 8th of 98');
  }
  for (const address of ['countries', 'countries/', 'countries/index.html']) {
    await page.goto(host.site + address);
    await expect(page.locator('table.plain tbody tr')).toHaveCount(98);
    await expect(page.locator('link[rel=stylesheet]').first()).toHaveJSProperty(
      'sheet.disabled',
      false,
    );
  }
  await open(page, `${host.site}index.html`);
});

test('two sites of one host keep their files apart', async ({ page, host }) => {
  host.deploy('a');
  await open(page, `${host.origin}a/`);
  await visited(page);
  await open(page, host.site);
  // Until then the worker of the outer site is in charge.
  await page.waitForFunction(
    () => navigator.serviceWorker.controller?.scriptURL.endsWith('/a/folder/sw.js'),
    undefined,
    { timeout: 20_000 },
  );
  expect(await caches(page)).toHaveLength(2);
  await expect(page.getByRole('button', { name: 'Show it' })).toHaveCount(0);
  host.release();
  await settled(page);
  await lookForUpdate(page);
  await expect(page.getByRole('button', { name: 'Show it' })).toBeVisible();
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.locator('[data-release="2"]')).toHaveCount(1);
  await open(page, `${host.origin}a/`);
  await expect(page.locator('[data-release="2"]')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Show it' })).toHaveCount(0);
  host.down();
  await open(page, `${host.origin}a/`);
  await open(page, host.site);
});
