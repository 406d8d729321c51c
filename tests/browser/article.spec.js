/**
 * The example article: a card, a frame and the explorer in a page of text, with and without
 * JavaScript.
 */
import { nothingFound } from './support/axe.js';
import { test } from './support/other-pages.js';
import { expect } from './support/page.js';

const ARTICLE = 'article.html';

test('its card says what the caption says, its frame fits, its explorer opens', async ({
  page,
  site,
}) => {
  await page.goto(site + ARTICLE);
  const card = page.locator('article rescore-index');
  await card.getByRole('radio', { name: 'Few, but significant' }).click();
  await expect(card.locator('.yours')).toContainText('115 of 396 points');
  await expect(card.locator('.yours')).toContainText('rank 65th');
  await card.getByRole('radio', { name: 'More than a few, and significant' }).click();
  await expect(card.locator('.yours')).toContainText('116 of 396 points');
  await expect(card.locator('.yours')).toContainText('rank 64th');
  const frame = page.locator('iframe');
  await frame.scrollIntoViewIfNeeded();
  await expect(page.frameLocator('iframe').getByRole('article')).toContainText(
    'Democratic Republic of the Congo ranks 57th of 98',
  );
  await expect
    .poll(async () => {
      const content = await (await frame.elementHandle())?.contentFrame();
      return content?.evaluate(
        () =>
          document.documentElement.scrollHeight -
          Math.ceil(document.body.getBoundingClientRect().height),
      );
    })
    .toBe(0);
  await expect(
    page.locator('.explorer').getByRole('region', { name: 'Your scenario' }),
  ).toBeAttached();
});

test('it breaks no rule and does not scroll sideways, on a phone and a desk, light and dark', async ({
  page,
  site,
}) => {
  test.slow();
  await page.goto(site + ARTICLE);
  await expect(page.locator('article rescore-index').getByRole('article')).toBeVisible();
  for (const [width, colorScheme] of /** @type {const} */ ([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ])) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await nothingFound(page.locator('article').first());
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('it is a whole article with its figures and the ways to them', async ({ page, site }) => {
    await page.goto(site + ARTICLE);
    await expect(page.locator('.instead')).toHaveText([
      /Azerbaijan ranks 66th of 98, with 112 of 396 points \(28\.3%\)\./,
      /Every answer, who passes whom/,
    ]);
    await expect(page.locator('.instead a').first()).toBeVisible();
    await expect(
      page
        .frameLocator('iframe')
        .getByRole('row', { name: /Democratic Republic of the Congo 57th/ }),
    ).toBeAttached();
  });
});
