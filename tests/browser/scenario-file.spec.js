/** Scenarios and tables as files, and scenario files that are opened again. */
import { readFileSync } from 'node:fs';

import { choose, expect, openPage, option, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const panel = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Share and save' });
const imports = (/** @type {Page} */ page) => page.locator('section.import');
const state = (/** @type {Page} */ page) => page.locator('.bar .state');
const result = (/** @type {Page} */ page) => panel(page).locator('#panel-files [role="status"]');

/** @param {Page} page */
async function open(page) {
  await page.getByRole('button', { name: 'Share and save' }).click();
  await page.locator('#panel-files summary').click();
}

/** @param {Page} page @param {string} button */
async function saved(page, button) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    panel(page).getByRole('button', { name: button }).click(),
  ]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** @param {unknown} value @param {string} [name] */
const file = (value, name = 'a.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});

/** @param {Page} page @param {ReturnType<typeof file>} one */
const chooseFile = (page, one) => panel(page).locator('input[type="file"]').setInputFiles(one);

/** The smallest valid file. @param {Record<string, unknown>} [more] */
const plain = (more) => ({
  rescore: 'scenario',
  version: 1,
  edition: 'china-index-2024-98',
  edits: [
    { country: 'AZ', indicator: 'media-03', to: 4 },
    { country: 'AZ', indicator: 'media-05', to: null },
  ],
  ...more,
});

test('a scenario is saved, and opens again as one step', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 4]);
  await choose(page, ['media-05', null]);
  await open(page);
  const { name, text } = await saved(page, 'Scenario (JSON)');
  expect(name).toBe('rescore-china-index-2024-AZ-what-if-scenario.json');
  const value = JSON.parse(text);
  expect(value.about).toMatchObject({
    status: 'what-if, not published',
    commit: '2d164cb',
    fingerprint: '6c764bd5',
  });
  expect(value.edits).toHaveLength(2);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Reset all' }).click();
  await choose(page, ['media-01', 2]);
  await open(page);
  await chooseFile(page, file(text));
  await expect(result(page)).toHaveText('The scenario is open: 2 answers changed.');
  await page.keyboard.press('Escape');
  await expect(state(page)).toContainText('2 answers changed');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(state(page)).toContainText('1 answer changed');
  await expect(option(page, ['media-01', 2]).getByRole('radio')).toBeChecked();
});

test('snapshots come with it where their name is free', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 4]);
  await page.getByRole('button', { name: 'Share and save' }).click();
  await page.locator('#panel-snapshots summary').click();
  await panel(page).getByRole('button', { name: 'Keep as A' }).click();
  await page.locator('#panel-files summary').click();
  const link = (/** @type {number} */ n) => `v=1&d=china-index-2024-98&c=AZ&e=AZ.media-01:${n}`;
  await chooseFile(page, file(plain({ snapshots: { A: link(1), B: link(2) } })));
  await expect(result(page)).toContainText('The scenario is open');
  await page.locator('#panel-snapshots summary').click();
  await expect(panel(page).locator('tbody tr')).toHaveCount(4);
  await expect(panel(page).locator('dl')).toContainText('Now');
  const changed = await panel(page).locator('tbody td:nth-child(2)').allTextContents();
  expect(changed.map((cell) => cell.trim())).toEqual(['0', '1', '1', '2']);
  await expect(panel(page).getByRole('button', { name: 'Bring B back' })).toBeVisible();
});

test('it is read where other files are dropped, chosen and pasted as well', async ({ page }) => {
  await openPage(page);
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'mine.json'));
    return transfer;
  }, JSON.stringify(plain()));
  await imports(page).locator('.drop').dispatchEvent('drop', { dataTransfer });
  await expect(imports(page).locator('.done')).toHaveText(
    'The scenario is open: 2 answers changed.',
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(state(page)).toContainText('No changes yet');
  await imports(page).locator('input[type="file"]').setInputFiles(file(plain()));
  await expect(state(page)).toContainText('2 answers changed');
  await page.getByRole('button', { name: 'Undo' }).click();
  await imports(page).getByText('Paste cells of a spreadsheet, or a country page').click();
  await imports(page).getByRole('textbox').fill(JSON.stringify(plain()));
  await imports(page).getByRole('button', { name: 'Read the text' }).click();
  await expect(state(page)).toContainText('2 answers changed');
});

test('and pasted into the panel, by keyboard alone', async ({ page }) => {
  await openPage(page);
  await open(page);
  const field = panel(page).getByRole('textbox', { name: 'Or paste its text' });
  await field.fill(JSON.stringify(plain()));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(result(page)).toHaveText('The scenario is open: 2 answers changed.');
  await expect(field).toHaveValue('');
});

test('what is wrong is told with its place, and nothing changes', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-01', 2]);
  await open(page);
  const edit = { country: 'AZ', indicator: 'media-03', to: 4 };
  const wrong = {
    '': /a\.json: The file is not JSON\. broken-json/,
    [JSON.stringify(plain({ edition: 'china-index-2022' }))]: new RegExp(
      '/edition: The scenario is for China Index 2022, but China Index 2024 is open here\\. ' +
        'Open that edition first\\. wrong-edition',
    ),
    [JSON.stringify(plain({ version: 2 }))]:
      /\/version: The file has version 2; this page knows version 1\. newer-link/,
    [JSON.stringify(plain({ edits: [edit, { ...edit, indicator: 'tea-01' }] }))]:
      /\/edits\/1: There is no indicator "tea-01"\. unknown-indicator/,
    [JSON.stringify(plain({ edits: [{ ...edit, country: 'MX' }] }))]:
      /\/edits\/0: The answers of Mexico are not loaded.* needs-sheet/,
    [JSON.stringify(plain({ method: 'mine' }))]:
      /\/method: There is no method “mine” here\. unknown-method/,
    [JSON.stringify(plain({ link: 'v=1&d=china-index-2024-98&c=AZ&e=AZ.media-03:1' }))]:
      /\/edits\/0: The link and the list of changes do not say the same\. disagreement/,
    [JSON.stringify(plain({ edition: '<img src=x onerror=alert(1)>' }))]:
      /\/edition: The edition is an id/,
    [' '.repeat(2 * 1024 * 1024 + 10)]:
      /The file has more than 2 MB; a scenario has less\. file-too-large/,
  };
  for (const [text, fault] of Object.entries(wrong)) {
    await chooseFile(page, file(text || '{'));
    await expect(result(page)).toContainText('This scenario cannot be opened. What is wrong:');
    await expect
      .poll(async () => (await result(page).textContent())?.replace(/\s+/g, ' '))
      .toMatch(fault);
    await expect(panel(page).locator('blockquote')).toContainText('With 1 answer changed');
  }
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(state(page)).toContainText('No changes yet');
});

test('one made with other data opens, and says so', async ({ page }) => {
  await openPage(page);
  await open(page);
  await chooseFile(
    page,
    file(
      plain({ edits: undefined, link: 'v=1&d=china-index-2024-98.00000000&c=AZ&e=AZ.media-03:4' }),
    ),
  );
  await expect(result(page)).toHaveText(
    'The scenario is open: 1 answer changed. ' +
      'It was made with other data of this edition, so results may differ.',
  );
});

test('country and method come with it', async ({ page }) => {
  await openPage(page);
  await open(page);
  await chooseFile(page, file(plain({ country: 'MX', method: 'exact' })));
  await expect(result(page)).toContainText('2 answers changed');
  await page.keyboard.press('Escape');
  await expect(page.locator('h1')).toContainText('Mexico ranks');
  await expect(page.getByRole('radio', { name: 'Exact ratios' })).toBeChecked();
  await expect(state(page)).toContainText('2 answers changed in Azerbaijan');
});

test('answers and results are saved as CSV that a spreadsheet reads', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 4]);
  await open(page);
  const answers = await saved(page, 'Answers (CSV)');
  expect(answers.name).toBe('rescore-china-index-2024-AZ-what-if-answers.csv');
  expect(answers.text.startsWith('\ufeffcountry,name,indicator,')).toBe(true);
  expect(answers.text.split('\r\n')).toHaveLength(1 + 99 + 1);
  const results = await saved(page, 'Results of all countries (CSV)');
  expect(results.name).toBe('rescore-china-index-2024-AZ-what-if-results.csv');
  expect(results.text.split('\r\n')).toHaveLength(1 + 98 * 13 + 1);
  expect(results.text).toContain('"what-if, not published",china-index-2024-98,2d164cb,6c764bd5,');
});
