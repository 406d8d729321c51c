/** Why one country is above another, compared with the command. */
import { basename, join } from 'node:path';

import { china, json, root } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { forms, importedFolder, load, showCountry, skip } from './support/own-files.js';
import { choose, expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const chooser = (/** @type {Page} */ page, place = 0) =>
  page.locator('.compare .actions select').nth(place);
const pair = (/** @type {Page} */ page, place = 0) => page.locator('.pair').nth(place);
const said = (/** @type {Page} */ page, place = 0) => pair(page, place).locator('.said');

/** Numbers of the table by part, and the total. @param {Page} page */
const gaps = (page) =>
  pair(page)
    .locator('.gaps :is(tbody, tfoot) tr')
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.querySelector('th')?.textContent?.trim(),
        Number(row.querySelector('.figure')?.textContent?.trim().replace('−', '-')),
      ]),
    );

/** The same from the command, in percentage points. @param {any} answer @param {any} index */
const gapsOf = ({ parts, gap, denominator }, index) =>
  [...parts, { scope: 'Together', gap }].map((part) => [
    index.domains.find((/** @type {any} */ d) => `domain:${d.id}` === part.scope)?.name ??
      'Together',
    (part.gap / denominator) * 100,
  ]);

/** @param {Page} page @param {any} answer of the command */
async function expectGaps(page, answer) {
  const { index } = await import('./support/page.js');
  const [shown, exact] = [await gaps(page), gapsOf(answer, index)];
  expect(shown.map(([name]) => name)).toEqual(exact.map(([name]) => name));
  shown.forEach(([, points], i) =>
    expect(Math.abs(Number(points) - Number(exact[i][1]))).toBeLessThan(0.01),
  );
  const sum = shown.slice(0, -1).reduce((all, [, points]) => all + Number(points), 0);
  expect(sum).toBeCloseTo(Number(shown.at(-1)?.[1]), 6);
}

test('the gap is split by domain, and the fewest answers turn the order with one press', async ({
  page,
}) => {
  await openPage(page);
  await chooser(page).selectOption('Chile');
  await expect(said(page)).toHaveText(
    'Chile is above Azerbaijan mainly by Society, Media and Domestic Politics; it would take ' +
      '29 changed answers of Azerbaijan to turn them around, or a change of weights.',
  );
  const answer = json('pair', china, 'AZ', 'CL');
  expect(answer.turn.of_a.changes).toBe(29);
  await expectGaps(page, answer);
  await expect(pair(page)).toContainText('Azerbaijan is above Chile if only Technology counts.');
  await expect(pair(page)).toContainText(
    'Why not fewer? 28 changes can make up at most 28.28 percentage points, and it takes more than 28.86.',
  );
  await expect(pair(page)).toContainText(
    'The gap is split by answer once the answers of Chile are loaded.',
  );
  await expect(pair(page).getByRole('link', { name: 'Load data' })).toHaveAttribute(
    'href',
    '#import-title',
  );
  await pair(page).getByText('Which answers').click();
  await expect(pair(page).getByRole('list', { name: 'Changes' }).getByRole('listitem')).toHaveCount(
    29,
  );
  await nothingFound(pair(page));

  const apply = pair(page).getByRole('button', { name: 'Apply all 29 changes' });
  await apply.focus();
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('Azerbaijan is above Chile');
  await expect(said(page)).toBeFocused();
  await expect(pair(page).getByRole('heading', { level: 3 })).toHaveText(
    'Why is Azerbaijan above Chile? What if',
  );
  const sets = answer.turn.of_a.edits.flatMap((/** @type {any} */ e) => [
    '--set',
    `AZ.${e.indicator}=${e.to}`,
  ]);
  const turned = json('pair', china, 'AZ', 'CL', ...sets);
  expect(turned.gap).toBeGreaterThan(0);
  await expectGaps(page, turned);
  await page.locator('.bar').getByRole('button', { name: 'Undo' }).click();
  await expect(said(page)).toContainText('Chile is above Azerbaijan');
});

test('it follows the scenario, the method, and who is compared', async ({ page }) => {
  await openPage(page);
  await chooser(page).selectOption('Chile');
  await chooser(page, 1).selectOption('Germany');
  await expect(said(page, 1)).toContainText('Germany is above Azerbaijan');
  await choose(page, ['media-03', 4]);
  await expect(pair(page)).toHaveAttribute('aria-busy', 'false');
  await expect.poll(async () => (await gaps(page)).at(-1)?.[1]).toBe(-27.85);
  await expectGaps(page, json('pair', china, 'AZ', 'CL', '--set', 'AZ.media-03=4'));
  await page
    .getByRole('region', { name: 'Your weights' })
    .getByRole('radio', { name: /mean of the 9 domains/ })
    .check();
  const byMean = json('pair', china, 'AZ', 'CL', '--set', 'AZ.media-03=4', '--method', 'mean');
  await expect
    .poll(async () => (await gaps(page)).at(-1)?.[1])
    .toBe(Math.round((byMean.gap / byMean.denominator) * 10_000) / 100);
  await expectGaps(page, byMean);
  await showCountry(page, 'Germany');
  await expect(page.locator('.pair')).toHaveCount(1);
  await expect(pair(page).getByRole('heading', { level: 3 })).toContainText('Germany');
  await expect(pair(page)).toContainText('Chile');
  await expect(pair(page)).toContainText('The answers of Germany are not loaded.');
  await expect(pair(page).getByRole('button')).toHaveCount(0);
});

test('two that are level say so', async ({ page }) => {
  await openPage(page);
  await showCountry(page, 'Canada');
  const level = json('rank', china).rows.find(
    (/** @type {any} */ row) => row.rank === 18 && row.country !== 'CA',
  );
  const { gap } = json('pair', china, 'CA', level.country);
  await chooser(page).selectOption(level.name);
  await expect(said(page)).toContainText(
    gap === 0 ? 'have exactly the same score' : 'by less than the printed scores show',
  );
});

test('what the core refuses is said in its place', async ({ page }) => {
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (/** @type {any} */ message) {
      if (message.ask === 'pair') message.with[1] = 'XX';
      post.call(this, message);
    };
  });
  await openPage(page);
  await chooser(page).selectOption('Chile');
  await expect(said(page)).toContainText('"XX"');
});

test('of another index, in its own words, answers of either can turn it', async ({ page }) => {
  const folder = join(root, 'data/global-open-data-index-2015');
  await openPage(page);
  await page.getByRole('combobox', { name: 'Index and edition' }).selectOption(basename(folder));
  await expect(page.locator('h1')).toContainText('of 149');
  await showCountry(page, 'Denmark');
  await chooser(page).selectOption('Colombia');
  const answer = json('pair', folder, 'dk', 'co');
  const [own, other] = [answer.turn.of_a.changes, answer.turn.of_b.changes];
  await expect(said(page)).toContainText(
    `it would take ${own} changed answers of Denmark to turn them around`,
  );
  await expect(pair(page)).toContainText(`${other} answers of Colombia`);
  await expect(pair(page)).toContainText('The gap by part');
  await expect(pair(page)).not.toContainText(/domain|countr/i);
  const total = (answer.gap / answer.denominator) * 100;
  expect((await gaps(page)).at(-1)?.[1]).toBe(Math.round(total * 100) / 100);
  await pair(page)
    .getByRole('button', { name: /^Apply/ })
    .click();
  await expect(said(page)).toContainText('Colombia is above Denmark');
});

test.describe('with the publisher’s data', () => {
  test.skip(Boolean(skip), String(skip));

  test('the gap is split by answer too, and answers of either turn it', async ({ page }) => {
    const folder = importedFolder('china-index-2024-98', '2024-98/website_json_file');
    await openPage(page);
    await chooser(page).selectOption('Kazakhstan');
    await expect(pair(page)).toContainText('The answers of Kazakhstan are not loaded.');
    await load(page, forms.wide98(), 98);
    // Who was compared before is compared with the answers.
    await expect(chooser(page).locator('option:checked')).toHaveText('Kazakhstan');
    const answer = json('pair', folder, 'AZ', 'KZ');
    const making = answer.answers.filter((/** @type {any} */ a) => a.gap !== 0);
    const summary = pair(page).getByText(`By answer: ${making.length} answers make the difference`);
    await summary.click();
    await expectGaps(page, answer);
    await pair(page)
      .getByText(/^\d+ more$/)
      .click();
    const figures = await pair(page)
      .locator('details .wide .figure')
      .evaluateAll((all) => all.map((each) => Number(each.textContent?.replace('−', '-'))));
    expect(figures).toHaveLength(making.length);
    const total = (answer.gap / answer.denominator) * 100;
    expect(figures.reduce((sum, each) => sum + each, 0)).toBeCloseTo(
      Math.round(total * 100) / 100,
      6,
    );
    const { of_a: own, of_b: theirs } = answer.turn;
    await expect(pair(page)).toContainText(new RegExp(`${own.changes} answers? of Azerbaijan`));
    await expect(pair(page)).toContainText(new RegExp(`${theirs.changes} answers? of Kazakhstan`));
    await expect(pair(page).getByRole('button', { name: /^Apply/ })).toHaveCount(1);
    await nothingFound(pair(page));
  });
});
