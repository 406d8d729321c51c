/** The page as a report. */
import { choose, expect, openPage, test } from './support/page.js';

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

test('on paper the changed answers are open, and what it is stands below', async ({ page }) => {
  await openPage(page);
  await page.locator('#economy > summary').click();
  await choose(page, ['economy-01', 4]);
  await page.locator('#economy > summary').click();
  await expect.poll(() => open(page)).toEqual(['media']);
  await tell(page, 'beforeprint');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => open(page)).toEqual(['economy']);
  await expect(page.locator('fieldset.answer:visible')).toHaveCount(1);
  await expect(page.locator('#media')).toBeHidden();
  for (const part of ['.bar', '.import', '.chooser summary', '.effect button'])
    await expect(page.locator(part).first()).toBeHidden();
  const below = page.locator('.printed');
  await expect(below).toContainText('What-if, not published');
  await expect(below).toContainText('1 answer is changed by the reader, not by the publisher. ');
  await expect(below).toContainText(
    /publisher\. The changes, on .*: http.*#v=1.*e=AZ\.economy-01:4/,
  );
  await page.emulateMedia({ media: 'screen' });
  await tell(page, 'afterprint');
  await expect.poll(() => open(page)).toEqual(['media']);
  await expect(below).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.dataset.print)).toBeUndefined();
});

test('nothing changed is printed as it is open, without a what-if', async ({ page }) => {
  await openPage(page);
  await tell(page, 'beforeprint');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.printed')).toContainText('Read in Rescore on');
  await expect(page.locator('.printed')).not.toContainText('What-if');
  await expect.poll(() => open(page)).toEqual(['media']);
  await expect(page.locator('fieldset.answer:visible')).toHaveCount(11);
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
  await page.locator('#media > summary').click();
  await tell(page, 'beforeprint');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('fieldset.answer:visible')).toHaveCount(1);
  await expect(page.locator('button:visible')).toHaveCount(0);
  await expect(page.locator('fieldset.answer:visible legend')).toBeVisible();
  const keys = page.locator('.profile .legend .key');
  await expect(keys).toHaveCount(3);
  for (const key of await keys.all()) {
    await expect(key).toBeVisible();
    expect(await key.evaluate((one) => getComputedStyle(one, '::before').printColorAdjust)).toBe(
      'exact',
    );
  }
});

test('on wide paper the answers take its width', async ({ page }) => {
  await openPage(page);
  await tell(page, 'beforeprint');
  await page.emulateMedia({ media: 'print' });
  const width = async (/** @type {string} */ part) =>
    (await page.locator(part).boundingBox())?.width ?? 0;
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
