/**
 * Files that claim to be the publisher's: whatever shows their figures says that nobody has checked
 * them, and the publisher's name and “Published” stay away.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { china, small } from '../cli/support.mjs';
import { test as hosts } from './support/host.js';
import { chooseFiles, done, panel, reproduces } from './support/own-files.js';
import { expect, openPage, test } from './support/page.js';

const { source, title } = JSON.parse(readFileSync(join(china, 'index.json'), 'utf8'));
const MARK = 'From a file, not checked against the publisher.';
const CARD = '<rescore-index country="AZ"></rescore-index>';
/** What only the publisher's own figures may say. */
const CLAIMS = /Doublethink|2d164cb|\bPublished \d|Published:/;

/**
 * An index that exists nowhere, as if it were a state of the China Index.
 * @param {string} edition
 */
function forged(edition) {
  const names = readdirSync(join(small, 'countries')).map((name) => `countries/${name}`);
  return ['index.json', 'standings.json', ...names].map((name) => {
    const file = { ...JSON.parse(readFileSync(join(small, name), 'utf8')), edition };
    const text = JSON.stringify(name === 'index.json' ? { ...file, title, source } : file);
    return { path: name, name: String(name.split('/').at(-1)), buffer: Buffer.from(text) };
  });
}

/** @param {string} edition */
const given = (edition) =>
  forged(edition).map(({ name, buffer }) => ({ name, mimeType: 'application/json', buffer }));

test('a state with the publisher’s name and commit, dropped on the page', async ({ page }) => {
  await openPage(page);
  await chooseFiles(page, given('china-index-2025'));
  await expect(done(page)).toContainText('is loaded: the answers of 3 countries.');
  await expect(page.locator('h1')).toContainText('Iceland ranks');
  await expect(page.locator('header.sentence')).toContainText(MARK);
  await expect(
    page.getByRole('combobox', { name: 'Edition' }).locator('option:checked'),
  ).toHaveText(`${title}, from your file`);
  await expect(page.locator('.beeswarm')).toContainText(/, \d+(st|nd|rd|th)/);
  await expect(page.locator('section.method')).toContainText(MARK);
  await reproduces(page, 4);
  // Other editions are offered by name, in the panel of files.
  const shown = async () =>
    (await page.locator('main > :not(section.import), dialog').allInnerTexts()).join('\n');
  expect(await shown()).not.toMatch(CLAIMS);

  await page.getByRole('button', { name: 'Share and save' }).click();
  const dialog = page.locator('dialog.panel');
  const saved = async (/** @type {string} */ part, /** @type {string} */ name) => {
    const place = dialog.locator(`#panel-${part}`);
    if ((await place.getAttribute('open')) === null) await place.locator('> summary').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name }).click(),
    ]);
    return {
      name: download.suggestedFilename(),
      text: readFileSync(await download.path(), 'utf8'),
    };
  };
  for (const [part, kind] of [
    ['picture', 'Download SVG'],
    ['files', 'Answers (CSV)'],
    ['files', 'Results of all countries (CSV)'],
    ['files', 'Scenario (JSON)'],
  ]) {
    const { name, text } = await saved(part, kind);
    expect(text, kind).toMatch(/not checked against the publisher/);
    expect(text, kind).not.toMatch(CLAIMS);
    expect(text, kind).not.toMatch(/published_rank|,published,/);
    expect(name, kind).not.toContain('published');
  }
  expect(await shown()).not.toMatch(CLAIMS);
  // After a reload it is no more than it was.
  await page.reload();
  await expect(page.locator('header.sentence')).toContainText(MARK);
});

test('a published id', async ({ page }) => {
  await openPage(page);
  for (const id of ['china-index-2024-98', 'china-index-2022']) {
    await chooseFiles(page, given(id));
    await expect(panel(page).locator('.faults')).toContainText(
      `The id ${id} belongs to a published edition`,
    );
    await expect(page.locator('h1')).toContainText('Azerbaijan ranks');
  }
});

hosts('a folder that an article names', async ({ page, host }) => {
  for (const edition of ['china-index-2024-98', 'china-index-2025']) {
    const files = new Map(forged(edition).map(({ path, buffer }) => [path, buffer]));
    await page.route('**/forged/**', async (route) => {
      const body = files.get(new URL(route.request().url()).pathname.replace('/forged/', ''));
      await route.fulfill({ body, headers: { 'access-control-allow-origin': '*' } });
    });
    await host.open(page, {
      body: `<rescore-index src="./forged" country="IS" indicators="tea-01"></rescore-index>${CARD}`,
    });
    const [card, real] = [0, 1].map((at) =>
      page.locator('rescore-index').nth(at).locator('article'),
    );
    await expect(card).toContainText('Iceland ranks');
    await expect(card).toContainText(MARK);
    await expect(card).toContainText(/In the file \d/);
    expect(await card.innerText()).not.toMatch(CLAIMS);
    await expect(real).toContainText('Doublethink Lab');
    await expect(real).not.toContainText(MARK);
    await page.unroute('**/forged/**');
  }
});
