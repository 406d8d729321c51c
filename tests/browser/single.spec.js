/**
 * The page as a single file, opened from the disk without network: a user story, and what a file
 * may not do.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { root } from '../cli/support.mjs';
import { forms, load, skip } from './support/own-files.js';
import { choose, expect, openAll, test, whatIf, wholePage } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const file = join(root, 'dist/rescore.html');
const address = pathToFileURL(file).href;
const html = readFileSync(file, 'utf8');
const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');
const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole('button', { name, exact: true });

// Only the file itself, and the parts that it unpacked.
test.use({
  offline: true,
  permissions: ['clipboard-read', 'clipboard-write'],
  meant: [/^asked for (blob:null\/|data:|file:.*\/rescore\.html$)/],
});

/** @param {Page} page */
async function open(page, at = '') {
  await page.goto(address + at);
  await expect(page.locator('.bar')).toBeVisible();
  await wholePage(page);
}

/**
 * A file that the panel saves.
 * @param {Page} page
 * @param {string} part
 * @param {string} name
 */
async function saved(page, part, name) {
  await page.locator(`#panel-${part} summary`).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`#panel-${part}`).getByRole('button', { name }).click(),
  ]);
  return readFileSync(await download.path());
}

test('a reader changes answers, copies the link, and takes picture and table along', async ({
  page,
}) => {
  await open(page);
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

  await button(page, 'Copy link').click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());
  expect(link).toMatch(/^file:.*\/rescore\.html#v=1&d=.*e=AZ\.media-03:3~AZ\.media-04:4$/);

  await button(page, 'Share and save').click();
  const png = await saved(page, 'picture', 'Download PNG');
  expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
    'PNG',
    1200,
    630,
  ]);
  expect((await saved(page, 'files', 'Answers (CSV)')).toString()).toContain('media-03');
  await page.locator('#panel-snapshots summary').click();
  await page.locator('#panel-snapshots').getByRole('button', { name: 'Keep as A' }).click();
  await expect(page.locator('#panel-snapshots')).toContainText('A');
  await button(page, 'Close').click();

  // A reload keeps it, and Back steps through countries.
  await page.reload();
  await expect(yours(page)).toContainText('With 2 answers changed');
});

test('the other states are in it', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Edition' }).selectOption('China Index 2022');
  await expect(page.locator('h1')).toContainText('ranks 67th of 82');
});

test('the questions are answered, and every published figure is found again', async ({ page }) => {
  await open(page);
  await page.locator('.move').scrollIntoViewIfNeeded();
  await expect(page.locator('.movers li').first()).toBeVisible();
  await button(page, 'Find the fewest').click();
  await expect(page.locator('.goal .changes').first()).toBeVisible();
  await page
    .locator('.robustness')
    .getByRole('button', { name: /Test with/ })
    .click();
  await expect(page.locator('.robustness .result:not(.partial)')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('region', { name: 'Method and source' }).scrollIntoViewIfNeeded();
  await expect(page.getByText('Reproduces 98 of 98 published ranks.')).toBeVisible({
    timeout: 15_000,
  });
});

for (const [how, refuse] of /** @type {const} */ ([
  [
    'at once',
    () =>
      void (
        /** @type {any} */ (
          window.Worker = class {
            constructor() {
              throw new DOMException('refused', 'SecurityError');
            }
          }
        )
      ),
  ],
  [
    'later',
    () =>
      void (
        /** @type {any} */ (
          window.Worker = class extends EventTarget {
            constructor() {
              super();
              setTimeout(
                () => /** @type {any} */ (this).onerror(new Event('error', { cancelable: true })),
                50,
              );
            }
            postMessage() {}
            terminate() {}
          }
        )
      ),
  ],
])) {
  test(`where a worker is refused ${how}, the page answers by itself`, async ({ page }) => {
    await page.addInitScript(refuse);
    await open(page);
    await page.locator('.move').scrollIntoViewIfNeeded();
    await button(page, 'Find the fewest').click();
    await expect(page.locator('.goal .result .said')).toContainText(
      /needs at least \d+ changed answers/,
    );
    await page.getByRole('region', { name: 'Method and source' }).scrollIntoViewIfNeeded();
    await expect(page.getByText('Reproduces 98 of 98 published ranks.')).toBeVisible({
      timeout: 15_000,
    });
  });
}

test('raw data that is dropped on the file is imported', async ({ page }) => {
  test.skip(Boolean(skip), String(skip));
  await open(page);
  await load(page, forms.wide98(), 98);
  await page.goto(`${address}#v=1&c=CL`);
  await page.reload();
  await expect(page.locator('h1')).toContainText('Chile');
  await openAll(page);
  await choose(page, ['media-03', 1]);
  await expect(yours(page)).toContainText('With 1 answer changed');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the file is the published sentence, results and answers, in the page’s own style', async ({
    page,
  }) => {
    await page.goto(address);
    await expect(page.locator('h1')).toHaveText('Azerbaijan ranks 66th of 98');
    await expect(page.locator('table.plain tbody tr')).toHaveCount(13 + 99);
    expect(await page.locator('h1').evaluate((h1) => getComputedStyle(h1).fontFamily)).toContain(
      'Palatino',
    );
  });
});

test('a browser that cannot unpack it is told, and shows what is published', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'DecompressionStream'));
  await page.goto(address);
  await expect(page.locator('main')).toContainText(
    'It needs Chrome or Edge 111, Firefox 114, Safari 16.4, or a newer one',
    { useInnerText: true },
  );
  await expect(page.locator('table.plain tbody tr')).toHaveCount(13 + 99);
});

test.describe('the file', () => {
  test('has less than 1,200 kB and names nothing that would be fetched', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(1_200_000);
    expect(
      [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, where]) => where.slice(0, 5)),
    ).toEqual(['data:']);
  });

  test('permits its one script, its styles, and what it makes of itself', () => {
    const policy = String(
      /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1],
    );
    expect(policy.replace(/sha256-[\w+/=]{44}/g, 'HASH')).toBe(
      "default-src 'none'; script-src 'HASH' blob: 'wasm-unsafe-eval'; worker-src blob:; " +
        "style-src 'HASH'; img-src data:; font-src data:; connect-src blob: " +
        'https://raw.githubusercontent.com/doublethinklab/China-Index-raw-data/',
    );
    expect(html).not.toMatch(/<script(?! type="text\/plain"|>)|\sstyle=|\son[a-z]+=/);
  });
});
