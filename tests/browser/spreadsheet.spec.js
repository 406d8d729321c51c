/** An index of one's own from spreadsheets: dropped, checked, opened, asked. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { utils, write } from '@e965/xlsx';

import { root } from '../cli/support.mjs';
import { indices } from '../indices/tables.mjs';
import { rowsOf } from '../../web/src/features/spreadsheet/table-text.js';
import { nothingFound } from './support/axe.js';
import { chooseFiles, drop, panel, showCountry } from './support/own-files.js';
import { expect, openPage, test } from './support/page.js';

/** A search for the rule scores all units dozens of times. */
const SEARCH = { timeout: 20_000 };

const hdi = ['data', 'meta', 'published', 'about'].map((name) =>
  join(root, `docs/your-index/${name}.csv`),
);

/** @param {import('./support/page.js').Page} page */
const screen = (page) => page.locator('section.spreadsheet');

/** @param {import('./support/page.js').Page} page */
async function open(page) {
  await screen(page).getByRole('button', { name: 'Open the index' }).click();
  await expect(screen(page)).toHaveCount(0);
}

test('dropped tables say what they are, open as an index, and its numbers change ranks', async ({
  page,
}) => {
  await openPage(page);
  await drop(page, hdi);
  await expect(screen(page)).toContainText(
    'Human Development Index 2021: 191 countries, 4 indicators, 3 parts.',
    SEARCH,
  );
  await expect(screen(page)).toContainText('191 of 191 overall ranks', SEARCH);
  const best = screen(page).locator('.rule-fits tbody tr').first();
  await expect(best).toContainText('geometric mean of means');
  await expect(best.locator('td')).toHaveText(['191 of 191', '191 of 191']);
  await expect(screen(page).locator('.first-rows')).toContainText('Afghanistan');
  // Nothing is open before the reader says so.
  await expect(page.locator('h1')).toContainText('Azerbaijan');
  await open(page);
  await expect(page.locator('h1')).toContainText('of 191');
  await showCountry(page, 'Angola');
  await expect(page.locator('h1')).toContainText('148th of 191');
  await expect(page.locator('main')).not.toContainText(/\blayers?\b|\bdomains?\b|influence/);

  await page.getByRole('button', { name: 'Open all' }).click();
  const field = page.locator('#mys').getByRole('spinbutton', { name: 'In years' });
  await expect(field).toHaveValue('5.41739');
  await field.fill('8');
  await field.press('Enter');
  await expect(page.locator('.yours')).toContainText('it would rank 139th, 9 places higher');
  await expect(page.locator('.yours')).toContainText('a score of 0.616');
  await field.press('ArrowUp');
  await expect(field).toHaveValue('8.1');
  await page.locator('.bar .undo').click();
  await expect(field).toHaveValue('8');
  await expect(page).toHaveURL(/mys:8$/);
  await page.reload();
  await expect(page.locator('h1')).toContainText('Angola');
  await expect(page.locator('.yours')).toContainText('139th');
});

test('a broken table shows its place and loses nothing', async ({ page }) => {
  await openPage(page);
  const given = hdi.map((path) => ({
    name: basename(path),
    mimeType: 'text/csv',
    buffer: Buffer.from(readFileSync(path, 'utf8').replace('61.9824', 'about 5')),
  }));
  await chooseFiles(page, given);
  await expect(screen(page).locator('.faults')).toContainText(
    'Line 2, column le: expected a number, found "about 5".',
  );
  await expect(screen(page).getByRole('button', { name: 'Open the index' })).toHaveCount(0);
  await expect(page.locator('h1')).toContainText('Azerbaijan');
  await chooseFiles(page, hdi);
  await expect(screen(page)).toContainText('191 of 191 overall ranks', SEARCH);
});

test('roles of tables and columns can be corrected', async ({ page }) => {
  await openPage(page);
  await chooseFiles(page, [hdi[0]]);
  await expect(screen(page)).toContainText('191 countries, 4 indicators');
  const is = (/** @type {string} */ column) =>
    screen(page).getByRole('combobox', { name: `What the column ${column} is` });
  await is('eys').selectOption('left out');
  await expect(screen(page)).toContainText('191 countries, 3 indicators');
  await is('mys').selectOption('indicator, low counts more');
  await is('le').selectOption('printed score');
  await expect(screen(page)).toContainText('191 countries, 2 indicators');
  await screen(page).getByRole('button', { name: 'Discard the tables' }).click();
  await expect(screen(page)).toHaveCount(0);
});

test('part, weight and goalposts are corrected, and the rule is found again', async ({ page }) => {
  test.setTimeout(90_000);
  await openPage(page);
  await chooseFiles(page, hdi);
  await expect(screen(page)).toContainText('191 of 191 overall scores', SEARCH);
  const field = (/** @type {string} */ name) =>
    screen(page).getByRole('combobox', { name }).or(screen(page).getByRole('textbox', { name }));
  const lowest = field('Counts as nothing: le');
  await expect(lowest).toHaveValue('20');
  await lowest.fill('0');
  await lowest.press('Tab');
  await expect(screen(page)).not.toContainText('191 of 191 overall scores', SEARCH);
  await expect(screen(page)).toContainText(/rules were tried/, SEARCH);
  await lowest.fill('20');
  await lowest.press('Tab');
  await expect(screen(page)).toContainText('191 of 191 overall scores', SEARCH);
  await field('Weight: le').fill('three');
  await field('Weight: le').press('Tab');
  await expect(screen(page).locator('.faults')).toContainText('Weight', SEARCH);
  await field('Weight: le').fill('1');
  await field('Part: mys').fill('Learning');
  await field('Part: mys').press('Tab');
  await expect(screen(page)).toContainText('191 countries, 4 indicators, 4 parts', SEARCH);
  await nothingFound(screen(page).locator('.index-columns'));
});

test('cells that are pasted from a spreadsheet open like a file', async ({ page }) => {
  await openPage(page);
  await panel(page).getByText('Paste cells of a spreadsheet').click();
  await panel(page)
    .getByRole('textbox', { name: 'Cells of a spreadsheet' })
    .fill('City\tParks\tBuses\nAvon\t3\t4\nBath\t5\t1\nCork\t2\t2\n');
  await panel(page).getByRole('button', { name: 'Read the text' }).click();
  await expect(screen(page)).toContainText('3 units, 2 indicators');
  await open(page);
  await expect(page.locator('h1')).toContainText('of 3');
  await expect(page.locator('main')).toContainText('Where all 3 units stand');
});

test('a workbook opens by the names of its sheets, and is saved as tables', async ({ page }) => {
  const book = utils.book_new();
  for (const path of hdi) {
    const rows = rowsOf(readFileSync(path, 'utf8'));
    const cells = rows.map((row) =>
      row.map((cell) => (cell === '' || isNaN(+cell) ? cell : +cell)),
    );
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells), basename(path, '.csv'));
  }
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' });
  await openPage(page);
  await chooseFiles(page, { name: 'hdi.xlsx', mimeType: 'application/zip', buffer: bytes });
  await expect(screen(page)).toContainText('191 of 191 overall ranks', SEARCH);
  await expect(screen(page)).toContainText('hdi.xlsx, published');
  await open(page);
  await expect(page.locator('h1')).toContainText('of 191');
  for (const [button, name] of [
    ['Tables (ZIP)', 'human-development-index-2021-yours-tables.zip'],
    ['Folder (ZIP)', 'human-development-index-2021-yours.zip'],
  ]) {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      panel(page).getByRole('button', { name: button }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe(name);
    // Either opens again.
    await chooseFiles(page, await saved.path().then((path) => given(name, readFileSync(path))));
    if (button.startsWith('Tables')) {
      await expect(screen(page)).toContainText('191 of 191 overall ranks', SEARCH);
      await screen(page).getByRole('button', { name: 'Discard the tables' }).click();
    } else await expect(panel(page).locator('.done').first()).toContainText('is loaded');
  }
});

/** @param {string} name @param {Buffer} buffer */
const given = (name, buffer) => ({ name, mimeType: 'application/zip', buffer });

test('the screen and numbers as answers are accessible', async ({ page }) => {
  test.setTimeout(90_000);
  await openPage(page);
  await chooseFiles(page, hdi);
  await expect(screen(page)).toContainText('191 of 191 overall ranks', SEARCH);
  await expect(page.locator('#spreadsheet-title')).toBeFocused();
  await nothingFound(screen(page));
  await open(page);
  await page.getByRole('button', { name: 'Open all' }).click();
  await page.locator('#gnipc').scrollIntoViewIfNeeded();
  await nothingFound(page.locator('#gnipc'));
});

const { path: others, skip } = indices('What-ifs of other indices in the page');
/** @type {{ index: string, unit: string, changes: Record<string, string>, after: { rank: number } }[]} */
const expected = skip
  ? []
  : JSON.parse(readFileSync(join(others, 'expected-what-ifs.json'), 'utf8'));

for (const index of new Set(expected.map((one) => one.index))) {
  test(`${index}: changed answers give the ranks that a second scorer gives`, async ({ page }) => {
    test.skip(Boolean(skip), String(skip));
    const table = (/** @type {string} */ name) => join(others, index, `${name}.csv`);
    const [header, ...rows] = rowsOf(readFileSync(table('data'), 'utf8'));
    const columns = ['uCode', 'uName'].map((name) => header.indexOf(name));
    await openPage(page);
    await chooseFiles(page, ['data', 'meta', 'published'].map(table));
    await expect(screen(page)).toContainText(`${rows.length.toLocaleString('en-GB')} `);
    await open(page);
    await expect(page.locator('h1')).toContainText(/ of [\d,]+$/, { timeout: 20_000 });
    for (const { unit, changes, after } of expected.filter((one) => one.index === index)) {
      const row = rows.find((one) => one[columns[0]] === unit) ?? [];
      await showCountry(page, row[columns[1]]);
      await page.getByRole('button', { name: 'Open all' }).click();
      for (const [id, to] of Object.entries(changes))
        if (row[header.indexOf(id)] !== to) await answer(page, id, to);
      const overall = page.locator('.profile tbody tr').first();
      // The what-if's rank comes a frame after the answer; where it is as published, there is none.
      const shown = () =>
        overall.evaluate(
          (row) =>
            (row.querySelector('.figure.own .rank') ?? row.querySelector('.rank'))?.textContent,
        );
      await expect.poll(shown).toMatch(new RegExp(`^${after.rank}(st|nd|rd|th)$`));
      await page.getByRole('button', { name: 'Reset all' }).click();
    }
  });
}

/** @param {import('./support/page.js').Page} page @param {string} id @param {string} to */
async function answer(page, id, to) {
  const box = page.locator(`[id="${id}"]`);
  const label = to === '' ? 'Skipped, no data' : to;
  const field = box.getByRole('spinbutton');
  await box.scrollIntoViewIfNeeded();
  if ((await field.count()) > 0) {
    await field.fill(to);
    await field.press('Enter');
  } else
    await box
      .locator('.choice .label', { hasText: new RegExp(`^\\s*${label}\\b`) })
      .first()
      .click();
  await expect(box).toHaveClass(/changed/);
}
