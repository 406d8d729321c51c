/** How a card is laid out, and the weights that it may open with. */
import { nothingFound } from './support/axe.js';
import { listen, sentences, test, told } from './support/host.js';
import { expect, whatIf } from './support/page.js';

/** @typedef {import('@playwright/test').Page} Page */

const PUBLISHED = 'Azerbaijan ranks 66th of 98';
const NARROW = 'body{margin:0}h1,p{display:none}';

/** What users may set (WCAG 1.4.12). */
const SPACING =
  '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}' +
  'p{margin-block-end:2em!important}';

/** The card's height, and texts of its answers that do not fit. @param {Page} page */
const laidOut = (page) =>
  page.locator('rescore-index').evaluate((element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const beyond = [...root.querySelectorAll('.choice')].filter((pill) => {
      const [box, label] = [pill, /** @type {Element} */ (pill.querySelector('.label'))].map(
        (one) => one.getBoundingClientRect(),
      );
      return (
        label.top < box.top || label.bottom > box.bottom || pill.scrollWidth > pill.clientWidth
      );
    });
    return {
      height: element.getBoundingClientRect().height,
      beyond: beyond.map((pill) => pill.textContent?.trim()),
      sideways: document.documentElement.scrollWidth - innerWidth,
    };
  });

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`a card with one question is lower than 520 pixels on a phone, ${colorScheme}`, async ({
    page,
    host,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 800 });
    const css = `${NARROW}:root{color-scheme:light dark}`;
    await host.open(page, { body: '<rescore-index></rescore-index>', css });
    await expect(sentences(page).published).toHaveText(PUBLISHED);
    const pills = page.locator('rescore-index .choice');
    await expect(pills).toHaveCount(6);
    const before = await laidOut(page);
    expect(before.height).toBeLessThan(520);
    const [{ y }] = [await pills.first().boundingBox()].map((box) => box ?? { y: 0 });
    await pills.nth(3).click();
    await expect(sentences(page).yours).toHaveText(/115 of 396 points/);
    const after = await laidOut(page);
    expect(after).toEqual({ height: before.height, beyond: [], sideways: 0 });
    // The next press finds its answer where it was.
    expect((await pills.first().boundingBox())?.y).toBe(y);
    await nothingFound(page.locator('rescore-index'));
  });
}

test('text spacing, a large zoom and what is unfolded break nothing of it', async ({
  page,
  host,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await host.open(page, {
    body: '<rescore-index indicators="media-01 economy-01 foreign-policy-08"></rescore-index>',
    css: NARROW,
  });
  await expect(sentences(page).published).toHaveText(PUBLISHED);
  await page.locator('rescore-index .choice').nth(3).click();
  for (const summary of await page.locator('rescore-index summary').all()) await summary.click();
  await expect(page.locator('rescore-index .credit')).toContainText('Doublethink Lab');
  await expect(page.locator('rescore-index .evidence a').first()).toBeVisible();
  const fits = { beyond: [], sideways: 0 };
  expect(await laidOut(page)).toMatchObject(fits);
  await page.locator('rescore-index').evaluate((element, css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }, SPACING);
  expect(await laidOut(page)).toMatchObject(fits);
  await page.setViewportSize({ width: 320, height: 225 });
  expect(await laidOut(page)).toMatchObject(fits);
});

test('a card opens with the weights and the method that it is given, as a what-if', async ({
  page,
  host,
}) => {
  await host.open(page, {
    body: '<rescore-index weights="media:2,economy:0"><p>Fallback.</p></rescore-index>',
  });
  const { published, yours } = sentences(page);
  const rank = (/** @type {string} */ method) => whatIf([], method).after.scopes[0].rank;
  await expect(published).toHaveText(PUBLISHED);
  await expect(yours).toContainText('With other weights, it would rank');
  await expect(yours).toContainText(` ${rank('weight=media:2,weight=economy:0')}th`);
  await expect(yours).toContainText(
    'Media counts 2 times and Economy does not count; every other domain counts once.',
  );
  await expect(page.locator('rescore-index .kicker')).toContainText('What-if, not published');
  await listen(page);

  // What the reader changes is beside them; other weights begin anew.
  await page.locator('rescore-index .choice').nth(3).click();
  await expect(yours).toContainText('With 1 answer changed and with other weights');
  expect((await told(page))[0].method).toBe('weight=media:2,weight=economy:0');
  const set = (/** @type {Record<string, unknown>} */ values) =>
    page.evaluate(
      (all) => Object.assign(/** @type {Element} */ (document.querySelector('rescore-index')), all),
      values,
    );
  await set({ theme: 'dark', indicators: 'media-04' });
  await expect(page.locator('#media-04')).toBeVisible();
  await expect(yours).toContainText('With 1 answer changed and with other weights');
  await set({ weights: ['media:3'], method: 'mean' });
  await expect(yours).toContainText('Media counts 3 times; every other domain counts once.');
  await expect(yours).toContainText('The overall score is the mean of the domains’ scores.');
  await expect(yours).not.toContainText('answer changed');
  await set({ weights: null });
  await expect(yours).not.toContainText('Media counts');
  await expect(yours).toContainText(` ${rank('mean')}th`);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(yours).toHaveCount(0);
  await expect(published).toHaveText(PUBLISHED);
});
