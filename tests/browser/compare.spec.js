/** Two and three countries side by side. */
import { readFileSync } from 'node:fs';

import { china, json } from '../cli/support.mjs';
import { ordinal } from './support/figures.js';
import { forms, importedFolder, load, showCountry, skip } from './support/own-files.js';
import { choose, expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const picker = (/** @type {Page} */ page, /** @type {number} */ place) =>
  page.locator('.compare .actions select').nth(place);
const table = (/** @type {Page} */ page) => page.locator('.compare table').first();

/** The columns of the table: a name, then percentage and rank of every scope. @param {Page} page */
async function columns(page) {
  const rows = await table(page)
    .locator('tr')
    .evaluateAll((all) =>
      all.map((row) =>
        [...row.children]
          .slice(1)
          .map((cell) => (cell.textContent ?? '').replace(/[ \n]+/g, ' ').trim()),
      ),
    );
  return rows[0].map((name, i) => [name, ...rows.slice(1).map((row) => row[i])]);
}

/** The expected column of a country, from the command. @param {any} scopes @param {string} name */
function column(scopes, name) {
  return [
    name,
    ...scopes.map(
      (/** @type {any} */ s) =>
        `${s.percent.toFixed(s.scope.startsWith('layer') ? 0 : 1)}% ${ordinal(s.rank)}`,
    ),
  ];
}

test('results are compared of any countries, answers of those that have some', async ({ page }) => {
  await openPage(page);
  await picker(page, 0).selectOption('Kazakhstan');
  await expect(page.locator('.compare')).toContainText(
    'The answers of Kazakhstan are not loaded, so only results are compared.',
  );
  const published = (/** @type {string} */ code, /** @type {string} */ name) =>
    column(json('score', china, code).scopes, name);
  expect(await columns(page)).toEqual([
    published('AZ', 'Azerbaijan'),
    published('KZ', 'Kazakhstan'),
  ]);
  await picker(page, 1).selectOption('Georgia');
  expect(await columns(page)).toEqual([
    published('AZ', 'Azerbaijan'),
    published('KZ', 'Kazakhstan'),
    published('GE', 'Georgia'),
  ]);
  await choose(page, ['media-03', 3]);
  const { before, after } = json('what-if', china, 'AZ', '--set', 'media-03=3');
  expect((await columns(page))[0]).toEqual(column(after.scopes, 'Azerbaijan What if'));
  // Only values that the change has moved are marked.
  const moved = after.scopes.map(
    (/** @type {any} */ row, /** @type {number} */ i) =>
      row.percent !== before.scopes[i].percent || row.rank !== before.scopes[i].rank,
  );
  expect(
    await table(page)
      .locator('tbody tr td:nth-of-type(1)')
      .evaluateAll((all) => all.map((cell) => cell.classList.contains('own'))),
  ).toEqual(moved);
  await expect(table(page).locator('tbody td.own').first()).toHaveCSS(
    'color',
    await page.locator('.sentence .yours').evaluate((yours) => getComputedStyle(yours).color),
  );
  await picker(page, 0).selectOption('');
  await expect(table(page).locator('thead th')).toHaveText([
    'Part of the index',
    'Azerbaijan What if',
    // Azerbaijan has overtaken it.
    'Georgia What if',
  ]);
  await expect(picker(page, 0).locator('option:checked')).toHaveText('Georgia');
});

test('a country is never compared with itself, whoever is shown', async ({ page }) => {
  await openPage(page);
  await picker(page, 0).selectOption('Kazakhstan');
  await picker(page, 1).selectOption('Georgia');
  await showCountry(page, 'Kazakhstan');
  await expect(table(page).locator('thead th')).toHaveText([
    'Part of the index',
    'Kazakhstan',
    'Georgia',
  ]);
  await expect(picker(page, 0).locator('option:checked')).toHaveText('Georgia');
  await expect(picker(page, 0).locator('option', { hasText: 'Kazakhstan' })).toHaveCount(0);
  await showCountry(page, 'Chile');
  await expect(table(page).locator('thead th')).toHaveText([
    'Part of the index',
    'Chile',
    'Georgia',
  ]);
  await expect(picker(page, 0).locator('option:checked')).toHaveText('Georgia');
});

test.describe('with the publisher’s data', () => {
  test.skip(Boolean(skip), String(skip));

  test('the answers that differ are listed, those of the scenario included', async ({ page }) => {
    const folder = importedFolder('china-index-2024-98', '2024-98/website_json_file');
    /** @param {string} code @returns {Map<string, number | null>} */
    const answers = (code) =>
      new Map(
        JSON.parse(readFileSync(`${folder}/countries/${code}.json`, 'utf8')).answers.map(
          (/** @type {any} */ a) => [a.indicator, a.answer],
        ),
      );
    const [az, kz] = [answers('AZ'), answers('KZ')];
    const differ = () => [...az].filter(([id, answer]) => kz.get(id) !== answer).length;

    await openPage(page);
    await load(page, forms.wide98(), 98);
    await picker(page, 0).selectOption('Kazakhstan');
    const summary = page.locator('.compare > details summary');
    await expect(summary).toHaveText(`${differ()} of 99 answers differ`);
    await summary.click();
    await expect(page.locator('.compare > details tbody tr')).toHaveCount(differ());
    const same =
      [...az].find(
        ([id, answer]) => id.startsWith('media-') && kz.get(id) === answer && answer === 0,
      )?.[0] ?? '';
    await choose(page, [same, 4]);
    az.set(same, 4);
    await expect(summary).toHaveText(`${differ()} of 99 answers differ`);
    await expect(page.locator('.compare > details td.own')).toHaveText(/ yours\s*$/);
  });
});
