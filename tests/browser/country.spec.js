/** The country behind the answers. */
import { expect, layOutAll, openPage, test } from './support/page.js';

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
