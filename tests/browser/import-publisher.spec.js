/** All answers with one press: fetched from the publisher, checked, kept; and whatever can fail. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readJson } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { importedFolder, raw, skip } from './support/own-files.js';
import { expect, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const { address, editions } = readJson('data/raw-files.json');
const { commit, answers } = editions['china-index-2024-98'];
const file = `${address}/${commit}/${answers[0]}`;

test.use({
  meant: [
    [
      /^asked for https:\/\/raw\.githubusercontent\.com\//,
      /ERR_|Security Policy|status of \d|blocked by CORS/,
    ],
    {},
  ],
});
test.skip(Boolean(skip), String(skip));

const pressOf = (/** @type {Page} */ page) =>
  page.getByRole('button', { name: /^Load the answers of all 98 countries/ });
const status = (/** @type {Page} */ page) => page.locator('.from-publisher [role="status"]');
const h1 = (/** @type {Page} */ page) => page.locator('h1');

/**
 * The publisher's host answers from the raw data beside the project.
 * @param {Page} page
 * @returns {Promise<string[]>} what was asked for, address by address
 */
async function publisher(page, body = readFileSync(join(raw, '2024-98/china_index_2024.csv'))) {
  /** @type {string[]} */
  const asked = [];
  await page.context().route('https://raw.githubusercontent.com/**', (route) => {
    const url = route.request().url();
    asked.push(url);
    expect(route.request().headers().referer).toBeUndefined();
    expect(route.request().headers().cookie).toBeUndefined();
    const country = /\/website_json_file\/(country\/[A-Z]{2}\.json)$/.exec(url)?.[1];
    return route.fulfill({
      body: country ? readFileSync(join(raw, '2024-98/website_json_file', country)) : body,
      headers: { 'access-control-allow-origin': '*', 'content-type': 'text/plain; charset=utf-8' },
    });
  });
  return asked;
}

/** Opens Germany, whose answers are not built in. @param {Page} page */
async function openGermany(page) {
  await page.goto('/countries/DE.html');
  await expect(pressOf(page)).toBeVisible();
}

test('one press, and a country without answers can be changed, kept, and sent to others', async ({
  page,
  browser,
}) => {
  const asked = await publisher(page);
  await openGermany(page);
  const published = await h1(page).textContent();
  expect(asked).toEqual([]);
  await expect(page.locator('.from-publisher')).toContainText('22');
  await pressOf(page).click();
  await expect(page.locator('.suggestion button')).toBeFocused();
  expect(asked).toEqual([file]);
  await expect(h1(page)).toHaveText(String(published));
  await expect(page.locator('fieldset.answer')).toHaveCount(99);
  await expect(pressOf(page)).toHaveCount(0);

  for (const id of ['media-01', 'media-04', 'media-07'])
    await page.locator(`#${id} .choice:not(:has(input:checked))`).first().click();
  await expect(page.locator('.sentence .yours')).toBeVisible();
  const yours = await page.locator('.sentence .yours').textContent();
  await expect(page).toHaveURL(/#v=1/);
  const link = page.url();

  // It is kept on the device.
  await page.reload();
  await expect(page.locator('.sentence .yours')).toHaveText(String(yours));
  expect(asked.length).toBe(1);

  // Someone else opens the link, and is told what to press.
  const other = await (await browser.newContext()).newPage();
  const theirs = await publisher(other);
  await other.goto(link);
  await expect(other.getByRole('alert')).toBeVisible();
  await pressOf(other).click();
  await expect(other.locator('.sentence .yours')).toHaveText(String(yours));
  await expect(other.getByRole('alert')).toHaveCount(0);
  expect(theirs).toEqual([file]);
  await other.context().close();
});

test('with the answers of the shown country there, the press stands with the other files', async ({
  page,
}) => {
  await publisher(page);
  await page.goto('/');
  await expect(
    page.locator('.import').getByRole('button', { name: /^Load the answers/ }),
  ).toBeVisible();
  await expect(pressOf(page)).toHaveCount(1);
  await page.locator('.suggestion button').click();
  const yours = await page.locator('.sentence .yours').textContent();
  await pressOf(page).click();
  await expect(page.locator('.import .done')).toHaveText(
    'China Index 2024 is loaded: the answers of 98 countries.',
  );
  await expect(page.locator('.sentence .yours')).toHaveText(String(yours));
  await page.locator('.import').getByRole('button', { name: 'Remove' }).click();
  await expect(pressOf(page)).toBeVisible();
});

test('a second press brings the evidence of the shown country', async ({ page }) => {
  const asked = await publisher(page);
  await openGermany(page);
  await pressOf(page).click();
  const answer = page.locator('#media-02');
  await answer.locator('details.evidence summary').click();
  await expect(answer).toContainText('No evidence is loaded.');
  await answer.locator('.choice:not(:has(input:checked))').first().click();
  const yours = await page.locator('.sentence .yours').textContent();
  const press = page.getByRole('button', { name: /^Load it \(up to 144 kB/ });
  await press.click();
  await expect(press).toHaveCount(0);
  const { answers: inFile } = JSON.parse(
    readFileSync(
      join(importedFolder('china-index-2024-98', '2024-98/website_json_file'), 'countries/DE.json'),
      'utf8',
    ),
  );
  const { evidence } = inFile.find((/** @type {any} */ a) => a.indicator === 'media-02');
  await expect(answer.locator('.evidence')).toContainText(evidence);
  await expect(page.locator('.sentence .yours')).toHaveText(String(yours));
  expect(asked.at(-1)).toMatch(/\/2024\/website_json_file\/country\/DE\.json$/);
  await page.reload();
  await answer.locator('details.evidence summary').click();
  await expect(answer.locator('.evidence')).toContainText(evidence);
});

test('nothing is found by axe before, while it fails, and after', async ({ page }) => {
  await publisher(page, Buffer.from('<!doctype html><title>Not here</title>'));
  await openGermany(page);
  await nothingFound(page);
  await pressOf(page).click();
  await expect(status(page)).toContainText('not the file that the page knows');
  await nothingFound(page);
});

test.describe('what cannot be had says why, and changes nothing', () => {
  const whole = skip ? Buffer.alloc(0) : readFileSync(join(raw, '2024-98/china_index_2024.csv'));
  const changed = Buffer.from(whole);
  if (changed.length > 0) changed[changed.length - 3] ^= 1;

  /** @type {Record<string, [Parameters<import('@playwright/test').Route['fulfill']>[0] | string, RegExp]>} */
  const failures = {
    'another content of the same length': [{ body: changed }, /not the file that the page knows/],
    'a shorter file': [{ body: whole.subarray(0, 1000) }, /not the file that the page knows/],
    'a longer file': [{ body: Buffer.concat([whole, whole]) }, /not the file that the page knows/],
    'a missing file': [{ status: 404, body: '' }, /answered with status 404/],
    'too many requests': [{ status: 429, body: '' }, /answered with status 429/],
    'no connection': ['connectionrefused', /could not be reached/],
    'no permission from the host': [
      { body: whole, headers: { 'access-control-allow-origin': 'https://example.org' } },
      /could not be reached/,
    ],
  };
  for (const [name, [answer, sentence]] of Object.entries(failures))
    test(name, async ({ page }) => {
      await page
        .context()
        .route('https://raw.githubusercontent.com/**', (route) =>
          typeof answer === 'string'
            ? route.abort(answer)
            : route.fulfill({ headers: { 'access-control-allow-origin': '*' }, ...answer }),
        );
      await openGermany(page);
      const published = await h1(page).textContent();
      await pressOf(page).click();
      await expect(status(page)).toContainText('The publisher’s file could not be loaded.');
      await expect(status(page)).toContainText(sentence);
      await expect(pressOf(page)).toBeEnabled();
      await expect(h1(page)).toHaveText(String(published));
      expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    });

  test('a host that says nothing', async ({ page }) => {
    await page.clock.install();
    await page.context().route('https://raw.githubusercontent.com/**', () => {});
    await openGermany(page);
    await pressOf(page).click();
    await expect(page.locator('.from-publisher progress')).toBeVisible();
    await page.clock.runFor(21_000);
    await expect(status(page)).toContainText('sent nothing for 20 seconds');
  });

  test('a site whose policy forbids it', async ({ page }) => {
    await publisher(page);
    await page.route('**/countries/DE.html', async (route) => {
      const html = await (await route.fetch()).text();
      expect(html).toContain(`connect-src 'self' ${address}/;`);
      await route.fulfill({ body: html.replace(` ${address}/;`, ';'), contentType: 'text/html' });
    });
    await openGermany(page);
    await pressOf(page).click();
    await expect(status(page)).toContainText(
      'This site does not allow the page to fetch from raw.githubusercontent.com.',
    );
    await expect(page.getByRole('link', { name: 'Open the file' })).toHaveAttribute('href', file);
  });

  test('no network', async ({ page }) => {
    await openGermany(page);
    await page.context().setOffline(true);
    await pressOf(page).click();
    await expect(status(page)).toContainText('There is no network connection.');
    await page.context().setOffline(false);
    await publisher(page);
    await pressOf(page).click();
    await expect(page.locator('fieldset.answer')).toHaveCount(99);
  });
});
