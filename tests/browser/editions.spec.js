/** The four states of the China Index: built in as published figures, each loaded when chosen. */
import { join } from 'node:path';

import { json, root } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { ordinal } from './support/figures.js';
import {
  done,
  forms,
  load,
  panel,
  profileRows,
  reproduces,
  showCountry,
  skip,
} from './support/own-files.js';
import { EDITIONS, expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const STATES = [
  { name: 'China Index 2024, 101 countries', folder: 'china-index-2024-101', country: 'Ghana' },
  { name: 'China Index 2022', folder: 'china-index-2022', country: 'Azerbaijan' },
  { name: 'China Index 2021', folder: 'china-index-2021', country: 'Cambodia' },
];

const h1 = (/** @type {Page} */ page) => page.locator('h1');
const edition = (/** @type {Page} */ page) => page.getByRole('combobox', { name: 'Edition' });
const notice = (/** @type {Page} */ page) => page.locator('.bar .said');

/** A country's published rows, from the command. @param {string} folder @param {string} name */
function published(folder, name) {
  const data = join(root, 'data', folder);
  const { rows } = json('rank', data);
  const { country } = rows.find((/** @type {any} */ row) => row.name === name);
  return { of: rows.length, scopes: json('score', data, country).scopes };
}

test('the front page offers four states, and asks for the files of none but its own', async ({
  page,
}) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await openPage(page);
  await page.waitForLoadState('networkidle');
  await expect(edition(page).locator('optgroup').first().locator('option')).toHaveText([
    'China Index 2024, 98 countries',
    ...STATES.map(({ name }) => name),
  ]);
  await expect(edition(page).locator('option:checked')).toHaveText(/98 countries/);
  const others = () => asked.filter((path) => path.startsWith('/data/'));
  expect(others()).toEqual([]);
  await edition(page).selectOption('China Index 2022');
  await expect(h1(page)).toContainText('of 82');
  expect(others().sort()).toEqual([
    '/data/china-index-2022/index.json',
    '/data/china-index-2022/standings.json',
  ]);
});

for (const { name, folder, country } of STATES) {
  test(`${name}: published ranks and profile, and what the rest needs`, async ({ page }) => {
    await openPage(page);
    await edition(page).selectOption(name);
    const { of, scopes } = published(folder, country);
    await expect(h1(page)).toContainText(`of ${of}`);
    await showCountry(page, country);
    const [overall] = scopes;
    await expect(h1(page)).toHaveText(`${country} ranks ${ordinal(overall.rank)} of ${of}`);
    await expect(page.locator('.sentence')).toContainText(
      `${country} has ${overall.achieved} of ${overall.maximum} points`,
    );
    expect((await profileRows(page)).map(([, , score, rank]) => [score, rank])).toEqual(
      scopes.map((/** @type {any} */ row) => [`${row.achieved}/${row.maximum}`, ordinal(row.rank)]),
    );
    await reproduces(page, of);
    // No country has answers, so none is shown; the page says how to get them.
    await expect(page.locator('fieldset.answer')).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'What would change the rank?' })).toContainText(
      `${country}’s answers are not loaded yet.`,
    );
    await expect(page.getByRole('region', { name: 'Which answers matter most?' })).toContainText(
      'None are loaded.',
    );
    await expect(panel(page)).toContainText('No country’s answers are built in here.');
    await nothingFound(page);
  });
}

test('a country that the chosen state lacks is named', async ({ page }) => {
  await openPage(page);
  await edition(page).selectOption('China Index 2021');
  await expect(h1(page)).toContainText('Albania ranks');
  await expect(notice(page)).toHaveText('Azerbaijan is not in the China Index 2021.');
});

test('a link opens the state that it names', async ({ page }) => {
  await page.goto('./#v=1&d=china-index-2024-101&c=SL');
  await expect(h1(page)).toContainText('Sierra Leone ranks');
  await expect(h1(page)).toContainText('ranks 49th of 101');
  await expect(edition(page).locator('option:checked')).toHaveText(STATES[0].name);
});

test('a country is compared across all states without any file of the reader', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Show Azerbaijan in the other editions' }).click();
  const table = page.locator('.compare table').last();
  await expect(table.locator('thead th')).toHaveText([
    'Part of the index',
    'China Index 2024, 98 countries',
    'China Index 2024, 101 countries',
    'China Index 2022',
  ]);
  const cells = table.locator('tbody tr').first().locator('td .meta');
  await expect(cells).toHaveText(['66th of 98', '69th of 101', '67th of 82']);
});

test.describe('with the raw data', () => {
  test.skip(Boolean(skip), String(skip));

  test('answers join the built-in state; removed, its figures stay', async ({ page }) => {
    await openPage(page);
    await load(page, forms.json2022(), 82);
    await expect(edition(page).locator('option')).toHaveCount(EDITIONS);
    await expect(page.locator('fieldset.answer')).toHaveCount(99);
    await panel(page).getByRole('button', { name: 'Remove' }).click();
    await expect(done(page)).toHaveText('Removed from this device.');
    await expect(page.locator('fieldset.answer')).toHaveCount(0);
    await expect(h1(page)).toContainText('ranks 67th of 82');
  });
});

test('a link to another state asks for no file of the front page’s', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/#v=1&d=china-index-2022&c=DE');
  await expect(h1(page)).toContainText('of 82');
  expect(asked.filter((path) => /\/assets\/(index|standings)-[^/]*\.json$/.test(path))).toEqual([]);
  expect(asked.filter((path) => path.endsWith('/standings.json'))).toEqual([
    '/data/china-index-2022/standings.json',
  ]);
});

test('an older state says what the newest one says, why, and leads to it', async ({ page }) => {
  await openPage(page);
  const head = page.locator('header.sentence');
  const newest = json('rank', join(root, 'data/china-index-2024-101')).rows;
  const rank = newest.find((/** @type {any} */ row) => row.country === 'AZ').rank;
  await expect(head).toContainText(
    `This is the release with 98 countries. In the newest, with 101, it ranks ${ordinal(rank)}. ` +
      'Its score is the same; Ghana, Sierra Leone and Tanzania are new and rank higher.',
  );
  await page.getByRole('button', { name: 'Open that release' }).click();
  await expect(h1(page)).toHaveText('Azerbaijan ranks 69th of 101');
  await expect(page.locator('.country-name')).toBeFocused();
  await expect(head).not.toContainText('newest');
  await edition(page).selectOption('China Index 2022');
  await expect(head).toContainText(
    'In the publisher’s newest edition, the China Index 2024 with 101 countries, it ranks 69th.',
  );
});

test('a country above all newcomers keeps its rank, and none is named', async ({ page }) => {
  await page.goto('/countries/PK.html');
  const said = page.locator('header.sentence');
  await expect(said).toContainText('In the newest, with 101, it ranks 1st.');
  await expect(said).not.toContainText('Ghana');
});
