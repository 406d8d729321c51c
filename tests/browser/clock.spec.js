/** A device with a wrong clock: no result depends on it. */
import { choose, expect, openPage, test, whatIf } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole('button', { name, exact: true });
const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');

/** Another date for this page only. @param {Page} page @param {string} date */
const setClock = (page, date) =>
  page.addInitScript((start) => {
    const off = new Date(start).getTime() - Date.now();
    const { now } = Date;
    Date.now = () => now() + off;
    const Real = Date;
    // @ts-ignore: only what a page asks a clock for
    window.Date = class extends Real {
      constructor(/** @type {[]} */ ...given) {
        // @ts-ignore
        super(...(given.length > 0 ? given : [Real.now()]));
      }
    };
  }, date);

for (const date of ['1970-01-01T00:00:01Z', '2100-02-28T23:59:59Z']) {
  test(`in ${date.slice(0, 4)} changes, links, files and kept scenarios are what they are today`, async ({
    page,
  }) => {
    await setClock(page, date);
    await openPage(page);
    expect(await page.evaluate(() => new Date().getUTCFullYear())).toBe(Number(date.slice(0, 4)));
    await choose(page, ['media-03', 3]);
    await choose(page, ['media-04', 4]);
    const [row] = whatIf([
      ['media-03', 3],
      ['media-04', 4],
    ]).after.scopes;
    await expect(yours(page)).toContainText(
      `${row.achieved} of ${row.maximum} points (${row.percent.toFixed(1)}`,
    );
    await button(page, 'Undo').click();
    await expect(yours(page)).toContainText('With 1 answer changed');
    await button(page, 'Redo').click();
    await button(page, 'Share and save').click();
    await page.locator('#panel-snapshots summary').click();
    await button(page, 'Keep as A').click();
    await page.locator('#panel-files summary').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'Answers (CSV)').click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    await page.reload();
    await expect(yours(page)).toContainText('With 2 answers changed');
    await button(page, 'Share and save').click();
    await page.locator('#panel-snapshots summary').click();
    await expect(button(page, 'Bring A back')).toBeVisible();
  });
}

test('of two tabs with different clocks the one that keeps last counts', async ({
  page,
  context,
}) => {
  const later = await context.newPage();
  await setClock(page, '2100-01-01T00:00:00Z');
  await setClock(later, '1970-01-01T00:00:01Z');
  for (const [tab, to] of /** @type {[Page, number][]} */ ([
    [page, 3],
    [later, 4],
  ])) {
    await openPage(tab);
    await choose(tab, ['media-03', to]);
    await button(tab, 'Share and save').click();
    await tab.locator('#panel-snapshots summary').click();
    const keep = tab
      .locator('.kept-as li')
      .first()
      .getByRole('button', { name: to === 3 ? 'Keep as A' : 'Replace A with the scenario of now' });
    await keep.click();
  }
  await button(page, 'Bring A back').click();
  const [row] = whatIf([['media-03', 4]]).after.scopes;
  await expect(yours(page)).toContainText(`${row.achieved} of ${row.maximum}`);
});
