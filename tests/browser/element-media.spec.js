/** The element under the reader's system settings: forced colours, reduced motion. */
import { sentences, test } from './support/host.js';
import { choose, expect } from './support/page.js';

/** @typedef {import('@playwright/test').Page} Page */

const CARD = '<rescore-index indicators="media-03"><p>Fallback.</p></rescore-index>';

/** @param {Page} page @param {string} selector @param {string} property */
const style = (page, selector, property) =>
  page
    .locator(`rescore-index ${selector}`)
    .first()
    .evaluate((part, name) => getComputedStyle(part).getPropertyValue(name), property);

test.describe('with forced colours', () => {
  test.use({ forcedColors: 'active' });

  test('a card keeps what is yours apart from what is published', async ({ page, host }) => {
    await host.open(page, { body: CARD });
    await choose(page, ['media-03', 3]);
    await expect(sentences(page).yours).toBeVisible();
    expect(await style(page, '.choice.own rect', 'fill')).not.toBe(
      await style(page, '.choice.published rect', 'fill'),
    );
    expect(await style(page, '.strip .own line', 'stroke')).not.toBe(
      await style(page, '.strip .published line', 'stroke'),
    );
  });
});

test.describe('with less motion', () => {
  test.use({ reducedMotion: 'reduce' });

  test('nothing in a card moves by itself', async ({ page, host }) => {
    await host.open(page, { body: CARD });
    await choose(page, ['media-03', 3]);
    expect(
      await page.evaluate(
        () => document.querySelector('rescore-index')?.shadowRoot?.getAnimations().length,
      ),
    ).toBe(0);
    await expect(sentences(page).yours).toContainText('rank 65th');
  });
});

test('a dark card prints as ink on white', async ({ page, host }) => {
  await host.open(page, { body: CARD.replace('<rescore-index', '<rescore-index theme="dark"') });
  await expect(sentences(page).published).toBeVisible();
  const ink = () => style(page, '.headline', 'color');
  await expect.poll(ink).toBe('rgb(236, 233, 226)');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(ink).toBe('rgb(28, 27, 25)');
});
