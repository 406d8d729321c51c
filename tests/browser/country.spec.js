/** The country behind the answers. */
import { showCountry } from './support/own-files.js';
import { expect, layOutAll, openPage, test, wholePage } from './support/page.js';

test('the numbers of the sources stand within their part, which cuts off what is beyond', async ({
  page,
}) => {
  await openPage(page);
  await layOutAll(page);
  const room = await page.locator('.country .sources').evaluate((list) => {
    const text = getComputedStyle(list);
    const pen = /** @type {CanvasRenderingContext2D} */ (
      document.createElement('canvas').getContext('2d')
    );
    pen.font = `${text.fontSize} ${text.fontFamily}`;
    return parseFloat(text.paddingInlineStart) - pen.measureText('99. ').width;
  });
  expect(room).toBeGreaterThanOrEqual(-1);
});

test('a country that is chosen later has its evidence and its history, too', async ({ page }) => {
  await page.goto('/countries/CL.html');
  await wholePage(page);
  await expect(page.locator('.country')).toHaveCount(0);
  await showCountry(page, 'Azerbaijan');
  await expect(page.getByRole('region', { name: 'About Azerbaijan' })).toBeAttached();
  await page.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'with evidence' });
  await expect(page.locator('fieldset.answer').first()).toBeVisible();
});
