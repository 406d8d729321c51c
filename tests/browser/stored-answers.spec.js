/**
 * A host has once sent its front page in place of a file, with 200 and for a year, and the browser has
 * stored it. When the host has mended itself, the page works again.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../cli/support.mjs';
import { done, panel } from './support/own-files.js';
import { expect } from './support/page.js';
import { open, test } from './support/site-host.js';

/** @typedef {import('./support/page.js').Page} Page */
/** @typedef {import('./support/site-host.js').SiteHost} SiteHost */

test.use({
  meant: [/Failed to load|falling back|MIME|wasm|WebAssembly|importing a module script|Refused/i],
});

/**
 * Lets the host send a page in place of a file until it is mended.
 * @param {SiteHost} host @param {string} name in assets/, without its hash
 */
async function spoilt(host, name) {
  const [base, ending] = name.split('.');
  const pattern = new RegExp(`/assets/${base}-[\\w-]{8}\\.${ending}$`);
  const state = { wrong: true, asked: 0 };
  await host.becomes({
    frontPage: '/a/folder/404.html',
    fails: (path) => {
      if (!pattern.test(path)) return undefined;
      ++state.asked;
      return state.wrong ? 'page' : undefined;
    },
  });
  return state;
}

for (const name of ['index.js', 'shared.js', 'rescore.wasm', 'index.json', 'standings.json'])
  test(`${name}, which the page starts with`, async ({ page, host }) => {
    const state = await spoilt(host, name);
    await page.goto(host.site);
    await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 20_000 });
    const { asked } = state;
    expect(asked).toBeGreaterThan(0);
    state.wrong = false;
    // It is not asked for again by itself.
    await page.goto('about:blank');
    await open(page, host.site);
    expect(state.asked).toBeGreaterThan(asked);
    const after = state.asked;
    await page.goto('about:blank');
    await open(page, host.site);
    expect(state.asked).toBe(after);
  });

test('index.css, the style sheet', async ({ page, host }) => {
  const state = await spoilt(host, 'index.css');
  const body = page.locator('body');
  await open(page, host.site);
  await expect(body).toHaveCSS('margin-top', '8px');
  state.wrong = false;
  await page.goto('about:blank');
  await page.goto(host.site);
  await expect(body).toHaveCSS('margin-top', '0px');
  await expect(page.locator('.bar')).toBeVisible();
  const { asked } = state;
  await page.goto('about:blank');
  await open(page, host.site);
  expect(state.asked).toBe(asked);
});

for (const name of ['embed-page.css', 'shared.js'])
  test(`${name} of a frame`, async ({ page, host }) => {
    const state = await spoilt(host, name);
    const frame = `${host.site}embed.html?country=AZ`;
    await page.goto(frame);
    await expect.poll(() => state.asked).toBeGreaterThan(1); // it has looked past the cache
    state.wrong = false;
    await page.goto('about:blank');
    await page.goto(frame);
    await expect(page.locator('rescore-index .headline')).toContainText('Azerbaijan ranks 66th');
    await expect(page.locator('body')).toHaveCSS('margin-top', '0px');
  });

test('shared.js of an article, for its containers', async ({ page, host }) => {
  const state = await spoilt(host, 'shared.js');
  const article = `${host.origin}article-of-a-paper.html`;
  writeFileSync(
    join(host.folder, 'article-of-a-paper.html'),
    '<!doctype html><title>Paper</title><div data-rescore data-country="AZ"><p>Held</p></div>' +
      '<script src="/a/folder/embed.js"></script>',
  );
  await page.goto(article);
  await expect.poll(() => state.asked).toBeGreaterThan(1);
  await expect(page.locator('rescore-index')).toHaveCount(0);
  await expect(page.getByText('Held')).toBeVisible();
  state.wrong = false;
  await page.goto('about:blank');
  await page.goto(article);
  await expect(page.locator('rescore-index .headline')).toContainText('Azerbaijan ranks 66th');
});

test('“Try again” opens the page, too', async ({ page, host }) => {
  const state = await spoilt(host, 'rescore.wasm');
  await page.goto(host.site);
  const again = page.getByRole('alert').getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible({ timeout: 20_000 });
  state.wrong = false;
  await again.click();
  await expect(page.locator('.bar')).toBeVisible();
});

for (const name of ['question-worker.js', 'rescore-questions.wasm'])
  test(`${name}, for the questions`, async ({ page, host }) => {
    const state = await spoilt(host, name);
    await open(page, host.site);
    const section = page.locator('section.move');
    await page.locator('#move-title').first().scrollIntoViewIfNeeded();
    await expect(section).toContainText('could not work this out', { timeout: 20_000 });
    state.wrong = false;
    await section.getByRole('button', { name: 'Try again' }).first().click();
    await expect(section.locator('.movers li').first()).toBeVisible({ timeout: 20_000 });
  });

for (const name of ['import-worker.js', 'rescore-import.wasm'])
  test(`${name}, for files of one’s own`, async ({ page, host }) => {
    const state = await spoilt(host, name);
    await open(page, host.site);
    const file = join(root, 'tests/fixtures/raw/tea-and-cake.csv');
    const drop = () =>
      panel(page)
        .locator('input[type="file"]')
        .setInputFiles({
          name: 'tea-and-cake.csv',
          mimeType: 'text/csv',
          buffer: readFileSync(file),
        });
    await drop();
    await expect(page.locator('section.import')).toContainText('could not start', {
      timeout: 20_000,
    });
    state.wrong = false;
    await drop();
    await expect(done(page)).toBeVisible({ timeout: 20_000 });
  });
