/** The page as a report. */
import { choose, expect, openPage, test, wholePage } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

/**
 * What the browser does around printing.
 * @param {Page} page
 * @param {'beforeprint' | 'afterprint'} when
 */
const tell = (page, when) => page.evaluate((name) => void dispatchEvent(new Event(name)), when);

const open = (/** @type {Page} */ page) =>
  page
    .locator('details.domain')
    .evaluateAll((all) =>
      all.filter((d) => /** @type {HTMLDetailsElement} */ (d).open).map((d) => d.id),
    );

/** How many pages the browser prints. @param {Page} page */
async function pagesOf(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
}

test('a result is a report of two pages: the rank and how firm it is, the domains, the source', async ({
  page,
}) => {
  await openPage(page);
  expect(await pagesOf(page)).toBe(2);
  await tell(page, 'beforeprint');
  await page.emulateMedia({ media: 'print' });
  for (const part of ['h1', '.rank-range', '.beeswarm', '.ranking', '.answer-grid', '.profile'])
    await expect(page.locator(part)).toBeVisible();
  await expect(page.locator('.rank-range')).toContainText('between 64th and 70th');
  await expect(page.locator('.answer-squares button:visible')).toHaveCount(99);
  for (const part of ['.bar', '.import', '.masthead nav', '.answers', '.move', '.compare'])
    await expect(page.locator(part).first()).toBeHidden();
  const below = page.locator('.printed');
  await expect(below).toContainText('Countries are ranked by the rounded percentage');
  await expect(below).toContainText('Read in Rescore on');
  await expect(below).not.toContainText('What-if');
});

test('what is changed is a table, and whose it is stands below', async ({ page }) => {
  await openPage(page);
  await page.locator('#economy > summary').click();
  await choose(page, ['economy-01', 4]);
  await choose(page, ['media-03', null]);
  expect(await pagesOf(page)).toBe(2);
  await tell(page, 'beforeprint');
  await page.emulateMedia({ media: 'print' });
  const below = page.locator('.printed');
  await expect(below.getByRole('heading', { name: 'Your changes' })).toBeVisible();
  await expect(below.getByRole('row')).toHaveCount(3);
  await expect(below.getByRole('row').filter({ hasText: 'Skipped' })).toHaveCount(1);
  await expect(below).toContainText('What-if, not published');
  await expect(below).toContainText('2 answers are changed by the reader, not by the publisher. ');
  await expect(below).toContainText(
    /publisher\. The changes, on .*: http.*#v=1.*e=AZ\.media-03:s?.*economy-01:4/,
  );
  await page.emulateMedia({ media: 'screen' });
  await tell(page, 'afterprint');
  await expect(below).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.dataset.print)).toBeUndefined();
});

test('from a phone, of a country without answers, and with the whole ranking open it is the same', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/countries/CL.html');
  await wholePage(page);
  await page.getByRole('button', { name: 'Show all 98' }).click();
  expect(await pagesOf(page)).toBe(2);
  await tell(page, 'beforeprint');
  await expect(page.locator('.ranking li')).toHaveCount(9);
  await tell(page, 'afterprint');
  await expect(page.locator('.ranking li')).toHaveCount(98);
});

test('the panel prints all answers, and gives the page back as it was', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      dispatchEvent(new Event('beforeprint'));
      Object.assign(window, {
        printed: [
          document.querySelectorAll('details.domain[open]').length,
          document.querySelector('.printed')?.textContent,
          document.querySelector('dialog[open]'),
          document.documentElement.dataset.print,
        ],
      });
      dispatchEvent(new Event('afterprint'));
    };
  });
  await openPage(page);
  await choose(page, ['media-03', 4]);
  await page.getByRole('button', { name: 'Share and save' }).click();
  await page.locator('#panel-print summary').click();
  await page.getByRole('button', { name: 'Print with all answers' }).click();
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (window).printed?.[0])).toBe(9);
  const [, text, dialog, kind] = await page.evaluate(() => /** @type {any} */ (window).printed);
  expect(text).toContain('What-if, not published');
  expect(dialog).toBeNull();
  expect(kind).toBe('all');
  await expect.poll(() => open(page)).toEqual(['media']);
});

test('on paper there is nothing to press, and colours that mean something are printed', async ({
  page,
}) => {
  await openPage(page);
  await choose(page, ['media-03', 4]);
  await tell(page, 'beforeprint');
  await page.emulateMedia({ media: 'print' });
  const pressed = page.locator('button:not(.country-name, .answer-squares *, .ranking li *)');
  await expect(pressed.filter({ visible: true })).toHaveCount(0);
  const keys = page.locator('.profile .legend .key');
  await expect(keys).toHaveCount(4);
  for (const key of await keys.all()) {
    await expect(key).toBeVisible();
    expect(await key.evaluate((one) => getComputedStyle(one, '::before').printColorAdjust)).toBe(
      'exact',
    );
  }
  const square = page.locator('.answer-squares button').first();
  expect(await square.evaluate((one) => getComputedStyle(one, '::before').printColorAdjust)).toBe(
    'exact',
  );
});

test('with all answers these take the width of the paper', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {};
  });
  await openPage(page);
  await page.getByRole('button', { name: 'Share and save' }).click();
  await page.locator('#panel-print summary').click();
  await page.getByRole('button', { name: 'Print with all answers' }).click();
  await page.emulateMedia({ media: 'print' });
  const width = async (/** @type {string} */ part) =>
    (await page.locator(part).boundingBox())?.width ?? 0;
  await expect(page.locator('#media')).toBeVisible();
  expect(await width('#media')).toBeGreaterThan(0.9 * (await width('main')));
});

test('on paper nothing is cut off at the side', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 4]);
  await page.setViewportSize({ width: 700, height: 1000 }); // A4 within its margins
  await tell(page, 'beforeprint');
  await page.emulateMedia({ media: 'print' });
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
  ).toBe(0);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});
