/** Scenarios saved as A, B and C: saved, restored, replaced, compared. */
import { choose, expect, openPage, option, test, whatIf } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */
/** @typedef {import('./support/page.js').Edit} Edit */

const panel = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Share and save' });
const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  panel(page).getByRole('button', { name, exact: true });
const said = (/** @type {Page} */ page) => panel(page).locator('.said');

/** @param {Page} page */
async function open(page) {
  await page.getByRole('button', { name: 'Share and save' }).click();
  await page.locator('#panel-snapshots summary').click();
}

const close = (/** @type {Page} */ page) => page.keyboard.press('Escape');

/** The table by lines: version, how many changed, score, share, rank. @param {Page} page */
const rows = (page) =>
  panel(page)
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) =>
        [...row.children].map((cell) => cell.textContent?.trim().replace(/\s+/g, ' ')),
      ),
    );

/** A line of the table, from the command. @param {string} name @param {Edit[]} edits */
function line(name, edits) {
  const result = whatIf(edits);
  const row = (edits.length > 0 ? result.after : result.before).scopes[0];
  const rank = `${row.rank}${['th', 'st', 'nd', 'rd'][row.rank % 10] ?? 'th'}`;
  const gained = result.before.scopes[0].rank - row.rank;
  const moved =
    edits.length === 0
      ? ''
      : gained === 0
        ? ' same rank'
        : ` ${Math.abs(gained)} ${gained > 0 ? 'higher' : 'lower'}`;
  return [
    name,
    String(edits.length),
    `${row.achieved}/${row.maximum}`,
    `${row.percent.toFixed(1)}%`,
    `${rank}${moved}`,
  ];
}

test('three scenarios are kept and stand side by side with what is published and now', async ({
  page,
}) => {
  await openPage(page);
  /** @type {Edit[]} */
  const edits = [
    ['media-03', 4],
    ['media-05', null],
    ['media-04', 3],
  ];
  for (const [i, name] of ['A', 'B', 'C'].entries()) {
    await choose(page, edits[i]);
    await open(page);
    await button(page, `Keep as ${name}`).click();
    await expect(said(page)).toHaveText(`Kept as ${name}`);
    await expect(button(page, `Bring ${name} back`)).toBeFocused();
    await close(page);
  }
  await page.getByRole('button', { name: 'Undo' }).click();
  await open(page);
  const expected = [
    line('Published', []),
    line('A', edits.slice(0, 1)),
    line('B', edits.slice(0, 2)),
    line('C', edits),
    line('Now', edits.slice(0, 2)),
  ];
  await expect.poll(() => rows(page)).toEqual(expected);
  const differing = panel(page).locator('dl');
  await expect(differing.locator('dt')).toHaveCount(3);
  await expect(differing).toContainText(/Published and A: .*\s*B, C and Now: Skipped, no data/);
});

test('one is brought back as one step, which undo takes away', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 4]);
  await choose(page, ['media-05', null]);
  await open(page);
  await button(page, 'Keep as A').click();
  await close(page);
  await page.getByRole('button', { name: 'Reset all' }).click();
  await choose(page, ['media-01', 2]);
  await open(page);
  await button(page, 'Bring A back').click();
  await expect(said(page)).toHaveText('A is back');
  await close(page);
  await expect(page.locator('.bar .state')).toContainText('2 answers changed');
  await expect(option(page, ['media-03', 4]).getByRole('radio')).toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.bar .state')).toContainText('1 answer changed');
  await expect(option(page, ['media-01', 2]).getByRole('radio')).toBeChecked();
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(page.locator('.bar .state')).toContainText('2 answers changed');
});

test('comparing leaves what can be redone alone', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 4]);
  await choose(page, ['media-05', null]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await open(page);
  await button(page, 'Keep as A').click();
  await expect(panel(page).getByRole('table')).toBeVisible();
  await close(page);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(page.locator('.bar .state')).toContainText('2 answers changed');
});

test('one is replaced, and forgotten, and the focus is never lost', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 4]);
  await open(page);
  await button(page, 'Keep as B').focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Bring B back')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await rows(page)).map((row) => row[1])).toEqual(['0', '1', '0']);
  await button(page, 'Replace B with the scenario of now').focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await rows(page)).map((row) => row[1])).toEqual(['0', '0', '0']);
  await expect(panel(page)).toContainText('In no version an answer is changed.');
  await page.keyboard.press('Tab');
  await expect(button(page, 'Forget B')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Keep as B')).toBeFocused();
  await expect(panel(page).getByRole('table')).toHaveCount(0);
});
