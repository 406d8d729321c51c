/** The same with a finger, on a phone. */
import { nothingFound } from './support/axe.js';
import { dotOf } from './support/beeswarm.js';
import { expected, ordinal, shown } from './support/figures.js';
import { expect, openPage, option, ranking, test, unfoldExample, whatIf } from './support/page.js';

test.beforeEach(({ page }) => openPage(page));

test('answers are changed, undone and reset by tapping', async ({ page }) => {
  const agree = async (/** @type {import('./support/page.js').Edit[]} */ ...edits) => {
    await expect
      .poll(() => shown(page))
      .toEqual(expected(whatIf(edits), ranking([]), ranking(edits)));
  };
  await option(page, ['media-03', 3]).tap();
  await agree(['media-03', 3]);
  await page.locator('#academia > summary').tap();
  await option(page, ['academia-01', null]).tap();
  await agree(['media-03', 3], ['academia-01', null]);
  await page.getByRole('button', { name: 'Undo' }).tap();
  await agree(['media-03', 3]);
  await page.getByRole('button', { name: 'Redo' }).tap();
  await page
    .locator('#media-03')
    .getByRole('button', { name: 'Back to the published answer' })
    .tap();
  await agree(['academia-01', null]);
  await page.getByRole('button', { name: 'Share and save' }).tap();
  await page.getByRole('button', { name: 'Reset all' }).tap();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await agree();
});

test('the whole line of an answer can be tapped, from end to end', async ({ page }) => {
  for (const [i, at] of [0.02, 0.5, 0.98].entries()) {
    const line = option(page, ['media-03', i + 1]);
    await line.scrollIntoViewIfNeeded();
    const box = await line.boundingBox();
    if (!box) throw new Error('the line is not visible');
    await line.tap({ position: { x: box.width * at, y: box.height / 2 } });
    await expect(line.getByRole('radio')).toBeChecked();
  }
});

test('what can be tapped is large enough', async ({ page }) => {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, summary, .choice')]
      .filter((element) => element.checkVisibility())
      .map((element) => ({
        name: element.textContent?.trim(),
        box: element.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ name }) => name),
  );
  expect(small).toEqual([]);
});

test('another country is found and taken by tapping, and the keyboard of the phone has its field', async ({
  page,
}) => {
  await page.locator('.country-name').tap();
  await expect(page.getByRole('searchbox', { name: 'Search by name or code' })).toBeFocused();
  await page.keyboard.type('mex');
  await page.locator('.finder li button').first().tap();
  await expect(page.locator('h1')).toContainText('Mexico ranks');
  await expect(page.locator('.finder')).toHaveCount(0);
  await page.getByText('Paste cells of a spreadsheet, or a country page').tap();
  await expect(
    page.getByRole('textbox', {
      name: 'Cells of a spreadsheet, or the text of a published country page',
    }),
  ).toBeVisible();
});

test('nothing is found by the rules of accessibility, with changes and a domain opened', async ({
  page,
}) => {
  await option(page, ['media-01', 4]).tap();
  await unfoldExample(page);
  await nothingFound(page);
});

test('a tap on a dot names its country, and another one shows it', async ({ page }) => {
  const rows = ranking([]);
  const readout = page.locator('.readout');
  for (const name of ['Pakistan', 'Nigeria', 'Paraguay']) {
    const row = rows.find((/** @type {any} */ r) => r.name === name);
    const { x, y } = await dotOf(page, rows, name);
    await page.touchscreen.tap(x, y);
    await expect(readout).toContainText(
      `${name}, ${ordinal(row.rank)}, ${row.percent.toFixed(1)}%`,
    );
    await expect(page.locator('h1')).toContainText('Azerbaijan');
  }
  const { x, y } = await dotOf(page, rows, 'Paraguay');
  await page.touchscreen.tap(x, y);
  await expect(page.locator('h1')).toContainText('Paraguay');
  const other = await dotOf(page, rows, 'Nigeria');
  await page.touchscreen.tap(other.x, other.y);
  await readout.getByRole('button', { name: 'Show Nigeria' }).tap();
  await expect(page.locator('h1')).toContainText('Nigeria');
});
