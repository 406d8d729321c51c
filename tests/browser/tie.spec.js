/** Drawing level with other countries: shown at the beeswarm, and announced to screen readers. */
import {
  announcement,
  choose,
  expect,
  index,
  openPage,
  ranking,
  scoresOf,
  test,
} from './support/page.js';

/** @typedef {import('./support/page.js').Edit} Edit */

/** Each single change, and the countries that Azerbaijan would then be level with. */
function* ties() {
  const before = ranking([['media-03', 0]]); // the published answer
  const rank = (/** @type {any[]} */ rows, /** @type {string} */ code) =>
    rows.find((row) => row.country === code).rank;
  for (const { id } of index.indicators)
    for (const to of scoresOf(id)) {
      const edit = /** @type {Edit} */ ([id, to]);
      const after = ranking([edit]);
      const level = after.filter(
        (/** @type {any} */ row) =>
          row.country !== 'AZ' &&
          row.rank === rank(after, 'AZ') &&
          rank(before, row.country) !== rank(before, 'AZ'),
      );
      if (level.length > 0) yield { edit, names: level.map((/** @type {any} */ row) => row.name) };
    }
}

test('with whom a country draws level is said and heard, and forgotten with the change', async ({
  page,
}) => {
  const { value: tie } = ties().next();
  if (!tie) throw new Error('no single change makes a tie');
  await openPage(page);
  await choose(page, tie.edit);
  const passed = page.locator('.beeswarm .passed');
  for (const name of tie.names) {
    await expect(passed).toContainText(new RegExp(`It would draw level with .*${name}`));
    await expect(announcement(page)).toHaveText(new RegExp(`Level with .*${name}.*\\.$`));
  }
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(passed).toHaveText('');
  await expect(announcement(page)).not.toContainText('Level');
});
