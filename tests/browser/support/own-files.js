/**
 * Shared by the tests of readers' own files: the publisher's files, the ways to load them, and the
 * command to compare with.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { json, rescore, root } from '../../cli/support.mjs';
import { rawData } from '../../data/files.mjs';
import { expect, openPage } from './page.js';

/** @typedef {import('./page.js').Page} Page */

export const { path: raw, skip } = rawData('Loading of the publisher’s raw data in the page');

/** Files of the raw data, by form. */
export const forms = {
  site98: () => siteFiles('2024-98/website_json_file'),
  site101: () => siteFiles('2024-101/website_json_file'),
  wide98: () => [join(raw, '2024-98/china_index_2024.csv')],
  long98: () => [join(raw, '2024-98/china_index_2024_indicator_by_country.csv')],
  json2022: () => jsonIn(join(raw, '2022/country_json')),
};

const jsonIn = (/** @type {string} */ folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(folder, entry.name));

/**
 * The files that a reader would choose from the website's folder: the lists and the countries.
 * @param {string} place
 */
const siteFiles = (place) => [...jsonIn(join(raw, place)), ...jsonIn(join(raw, place, 'country'))];

/** The panel that accepts files. @param {Page} page */
export const panel = (page) => page.locator('section.import');

/** The panel's final message. @param {Page} page */
export const done = (page) => panel(page).locator('.done');

/**
 * Chooses files in the file field.
 * @param {Page} page
 * @param {Parameters<import('@playwright/test').Locator['setInputFiles']>[0]} files
 */
export const chooseFiles = (page, files) =>
  panel(page).locator('input[type="file"]').setInputFiles(files);

/**
 * Loads files that make an edition, and waits until it is open.
 * @param {Page} page
 * @param {string[]} files
 * @param {number} countries
 */
export async function load(page, files, countries) {
  await chooseFiles(page, files);
  await expect(done(page)).toContainText(`is loaded: the answers of ${countries} countries.`, {
    timeout: 30_000,
  });
}

/**
 * Drops files on the panel, as if from another program.
 * @param {Page} page
 * @param {string[]} paths
 */
export async function drop(page, paths) {
  const files = paths.map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, text } of list) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  const zone = panel(page).locator('.drop');
  await zone.dispatchEvent('dragover', { dataTransfer });
  await expect(zone).toHaveClass(/over/);
  await zone.dispatchEvent('drop', { dataTransfer });
  await expect(zone).not.toHaveClass(/over/);
}

/** The Human Development Index 2021, which comes with Rescore: another kind of index. */
export const HDI = join(root, 'data/human-development-index-2021');

/** Opens the page, and in it that index. @param {Page} page */
export async function openHdi(page) {
  await openPage(page);
  await page.getByRole('combobox', { name: 'Index and edition' }).selectOption(basename(HDI));
  await expect(page.locator('h1')).toContainText('of 191');
}

/**
 * The command's import of raw data, in a folder that lasts as long as the worker.
 * @param {string} edition @param {string} place below the raw data
 */
export function importedFolder(edition, place) {
  const folder = join(mkdtempSync(join(tmpdir(), 'rescore-')), 'data');
  process.on('exit', () => rmSync(join(folder, '..'), { recursive: true, force: true }));
  const { status, stderr } = rescore(
    'import',
    join(raw, place),
    '--edition',
    edition,
    '--out',
    folder,
  );
  if (status !== 0) throw new Error(stderr);
  return folder;
}

/** The rows of the profile: name, percentage, points, rank. @param {Page} page */
export function profileRows(page) {
  return page
    .locator('.profile tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        ['th', '.percent', 'td.figure .score', 'td.figure .rank'].map((part) =>
          row.querySelector(part)?.textContent?.trim(),
        ),
      ),
    );
}

/**
 * Every country's rank in the chooser.
 * @param {Page} page
 * @returns {Promise<Record<string, string>>}
 */
export async function listedRanks(page) {
  const chooser = page.locator('.finder');
  const closed = (await chooser.count()) === 0;
  if (closed) await page.locator('.country-name').click();
  await firstListed(page).waitFor();
  const ranks = await page.locator('.finder li button').evaluateAll((all) =>
    Object.fromEntries(
      all.map((button) => {
        const rank = button.querySelector('.rank')?.textContent ?? '';
        const rest = [...button.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.textContent);
        return [rest.join('').trim(), rank.trim()];
      }),
    ),
  );
  if (closed) await page.locator('.country-name').click();
  return ranks;
}

/** Every country's rank from the command. @param {string} folder @param {string[]} sets */
export function ranks(folder, sets = []) {
  const { rows } = json('rank', folder, ...sets.flatMap((set) => ['--set', set]));
  return Object.fromEntries(
    rows
      .filter((/** @type {any} */ r) => r.rank !== null)
      .map((/** @type {any} */ r) => [r.name, String(r.rank)]),
  );
}

/**
 * Scrolls near the method section, which starts the check of all published figures.
 * @param {Page} page
 * @param {number} ranks
 */
export async function reproduces(page, ranks) {
  await page.getByRole('region', { name: 'Method and source' }).scrollIntoViewIfNeeded();
  const said = new RegExp(`Reproduces ${ranks} of ${ranks} (published ranks|ranks in the file)\\.`);
  await expect(page.getByText(said)).toBeVisible({ timeout: 15_000 });
}

/** Shows a country through the chooser. @param {Page} page @param {string} name */
export async function showCountry(page, name) {
  const chooser = page.locator('.finder');
  if ((await chooser.count()) === 0) await page.locator('.country-name').click();
  await chooser.getByRole('searchbox').fill(name);
  await chooser.locator('li button', { hasText: name }).first().click();
  await expect(page.locator('h1')).toContainText(name);
}

/** The first country in the chooser's list. @param {Page} page */
export const firstListed = (page) => page.locator('.finder li button').first();
