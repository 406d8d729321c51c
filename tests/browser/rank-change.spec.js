/** Why the rank changed: between two states of the index, cause by cause, with names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { json, readJson, root } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { importedFolder, raw, skip } from './support/own-files.js';
import { expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const { address, editions } = readJson('data/raw-files.json');

test.use({ meant: [[/^asked for https:\/\/raw\.githubusercontent\.com\//, /ERR_FAILED/], {}] });

const section = (/** @type {Page} */ page) => page.locator('section.rank-change');
const chooser = (/** @type {Page} */ page) => section(page).getByRole('combobox');
const said = (/** @type {Page} */ page) => section(page).locator('.said');
const press = (/** @type {Page} */ page) =>
  section(page).getByRole('button', { name: /^Load the answers/ });
const come = (/** @type {Page} */ page) => section(page).scrollIntoViewIfNeeded();

/** "−3½" as sixths. @param {string} text */
function sixthsOf(text) {
  const [, sign, whole, part] = /^([+−±])(\d*)([⅙⅓½⅔⅚]?)$/.exec(text) ?? [];
  const all = Number(whole || 0) * 6 + Math.max(0, ' ⅙⅓½⅔⅚'.indexOf(part || ' '));
  return sign === '−' ? -all : all;
}

/** The parts on the page: cause and sixths of a place. @param {Page} page */
const partsOn = async (page) =>
  (await section(page).locator('.cause .figure').allTextContents()).map(sixthsOf);

/** The same from the command. @param {string[]} args */
function partsOf(...args) {
  const [{ parts }] = json('changes', ...args).countries;
  return parts.map((/** @type {any} */ { places }) => {
    const [over, under = 1] = String(places).split('/').map(Number);
    return (over * 6) / under;
  });
}

/** The publisher's host answers from the raw data beside the project. @param {Page} page */
async function publisher(page) {
  /** @type {string[]} */
  const asked = [];
  const folders = Object.fromEntries(
    Object.entries(editions).map(([edition, { commit, answers }]) => [
      `${address}/${commit}/${answers[0]}`,
      join(raw, edition.replace('china-index-', ''), answers[0].split('/').at(-1)),
    ]),
  );
  await page.context().route('https://raw.githubusercontent.com/**', (route) => {
    const url = route.request().url();
    asked.push(url);
    return route.fulfill({
      body: readFileSync(folders[url]),
      headers: { 'access-control-allow-origin': '*' },
    });
  });
  return asked;
}

test('published figures alone say why: newcomers rank higher', async ({ page }) => {
  /** @type {string[]} */
  const files = [];
  page.on('request', (request) => files.push(new URL(request.url()).pathname));
  await openPage(page);
  const others = () => files.filter((path) => path.startsWith('/data/'));
  expect(others()).toEqual([]);
  await come(page);
  await expect(said(page)).toHaveText(
    'Azerbaijan fell from 66th to 69th: the newcomers Ghana, Sierra Leone and Tanzania rank ' +
      'higher. Its score did not change.',
  );
  expect(others().sort()).toEqual([
    '/data/china-index-2024-101/index.json',
    '/data/china-index-2024-101/standings.json',
  ]);
  const [from, to] = ['china-index-2024', 'china-index-2024-101'].map((name) =>
    join(root, 'data', name),
  );
  expect(await partsOn(page)).toEqual(partsOf(from, to, 'AZ'));
  await section(page).getByText('Countries that came or left').click();
  await expect(section(page)).toContainText(
    '3 newcomers rank above it: Ghana, Sierra Leone and Tanzania.',
  );
  await expect(press(page)).toHaveCount(0);
  const ranks = '67th of 82 in 2022, 66th of 98 and 69th of 101 in 2024';
  await expect(section(page)).toContainText(`Azerbaijan ranked ${ranks}.`);
  await expect(page.locator('.country .facts dd').first()).toHaveText(ranks);
  await nothingFound(section(page));
});

test('a what-if changes nothing of it', async ({ page }) => {
  await openPage(page);
  await page.locator('.suggestion button').click();
  await come(page);
  await expect(said(page)).toContainText('fell from 66th to 69th');
  await expect(section(page).locator('.own')).toHaveCount(0);
});

test('between other questions it says what it can, and takes the answers of both states', async ({
  page,
}) => {
  test.skip(Boolean(skip), String(skip));
  test.slow(); // two imports
  const asked = await publisher(page);
  await openPage(page);
  await chooser(page).selectOption('China Index 2022');
  await expect(said(page)).toHaveText(
    'Azerbaijan ranked 67th of 82 in the China Index 2022 and 66th of 98 in the China Index 2024.',
  );
  await expect(section(page).locator('.way')).toHaveCount(0);
  expect(asked).toEqual([]);
  await press(page).click();
  await expect(said(page)).toContainText('Azerbaijan rose from 67th to 66th.', { timeout: 30_000 });
  await expect(said(page)).toBeFocused();
  await expect(press(page)).toHaveCount(0);
  expect(asked).toHaveLength(2);

  const folder = importedFolder('china-index-2022', '2022');
  const later = importedFolder('china-index-2024-98', '2024-98');
  const crosswalk = join(root, 'data/china-index-crosswalk.json');
  const args = [folder, later, 'AZ', '--crosswalk', crosswalk];
  expect(await partsOn(page)).toEqual(partsOf(...args));
  const [{ parts }] = json('changes', ...args).countries;
  await section(page).getByText('Changed answers', { exact: true }).click();
  const own = section(page).locator('.cause', { hasText: 'Changed answers' });
  await expect(own).toContainText(`Its own: ${parts[1].detail.length} answers changed`);
  await expect(own.locator('li')).toHaveCount(parts[1].detail.length);
  await section(page).getByText('Changed rule').click();
  await expect(section(page)).toContainText('Countries are ranked by the rounded percentage.');
  // The answers are the page's now, too.
  await expect(page.locator('.import').getByRole('button', { name: 'Remove' })).toHaveCount(2);
  await nothingFound(section(page));
});

test('a state that lacks the country is not offered, and one country has no other', async ({
  page,
}) => {
  await page.goto('/#v=1&d=china-index-2024-101&c=GH');
  await expect(page.locator('h1')).toContainText('Ghana');
  await come(page);
  await expect(chooser(page).locator('option')).toHaveText(['China Index 2022']);
});

test('what cannot be loaded is said, and can be tried again', async ({ page }) => {
  await openPage(page);
  await page.route('**/data/china-index-2024-101/**', (route) => route.abort());
  await come(page);
  await expect(said(page)).toContainText('This could not be worked out just now.');
  await page.unroute('**/data/china-index-2024-101/**');
  await section(page).getByRole('button', { name: 'Try again' }).click();
  await expect(said(page)).toContainText('fell from 66th to 69th');
});
