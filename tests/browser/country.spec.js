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
  await page
    .getByRole('combobox', { name: 'Show' })
    .selectOption({ label: 'with supporting evidence' });
  await expect(page.locator('fieldset.answer').first()).toBeVisible();
});

test('facts say of what kind they are, who tells them, and which answers rest on them', async ({
  page,
}) => {
  await openPage(page);
  await layOutAll(page);
  const about = page.getByRole('region', { name: 'About Azerbaijan' });
  await about.getByRole('heading', { name: 'Without a date' }).click();
  const accord = about.getByRole('listitem').filter({ hasText: 'Qingdao' });
  await expect(accord.first()).toContainText('Transport');
  await expect(accord.first().getByRole('link', { name: 'Technology 9' })).toHaveAttribute(
    'href',
    '#technology-09',
  );
  await expect(about.locator('#source-deputy-minister')).toContainText(
    'The deputy minister. Elnur Mammadov, deputy foreign minister of Azerbaijan',
  );
  await expect(about.locator('.facts')).toContainText('Press freedom (Reporters Without Borders)');
  await expect(about.locator('.facts')).toContainText('Population, 2023');
});

test('an answer parts evidence, note and remark, each with its own links', async ({ page }) => {
  await openPage(page);
  await layOutAll(page);
  const both = page.locator('#media-10');
  await both.locator('summary').click();
  await expect(both.getByRole('list', { name: 'Links of the evidence' })).toBeVisible();
  await expect(both.getByRole('list', { name: 'Links of the evidence' }).locator('li')).toHaveCount(
    2,
  );
  await expect(both.getByRole('list', { name: 'Links of the note' }).locator('li')).toHaveCount(4);
  await expect(both).toContainText('Media 10; no. 10 in the publisher’s raw data.');
  const none = page.locator('#media-04');
  await none.locator('summary').click();
  await expect(none).toContainText('marks this “Not Found”: it lists no supporting evidence.');
  await expect(none).toContainText('Remark by Rescore. This sits uneasily with the “No”.');
});

test('the words in the questions are explained where the questions begin', async ({ page }) => {
  await openPage(page);
  await page.getByText('What “China-linked” and “Layer” mean here').click();
  await expect(page.locator('.glossary')).toContainText('The publisher writes “PRC-connected”.');
  await expect(page.locator('.glossary dt')).toHaveText(['China-linked', 'Layer']);
});
