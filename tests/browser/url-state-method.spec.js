/**
 * A link's method: the page accepts only named methods and weights of the domains, and marks every
 * figure of a method other than the publisher's.
 */
import { choose, expect, openPage, option, test } from './support/page.js';

const DATA = '#v=1&d=china-index-2024-98&c=';
const PUBLISHED = 'Azerbaijan ranks 66th of 98';
const made = [
  'drop=media,drop=academia,drop=economy,drop=society,' +
    'drop=military,drop=law-enforcement,drop=domestic-politics,drop=foreign-policy',
  'drop=media-03',
  'weight=exposure:3',
  'exact,weight=media:1000',
];

for (const method of made) {
  test(`what is made up is told, and the published figures stay: ${method.slice(0, 40)}`, async ({
    page,
  }) => {
    await page.goto(`./${DATA}AZ&m=${method}&e=AZ.media-03:3`);
    await expect(page.locator('h1')).toHaveText(PUBLISHED);
    await expect(page.locator('.sentence .yours')).toContainText('115 of 396');
    await expect(page.getByText('There is no method')).toBeVisible();
    await expect(page.getByRole('radio', { name: /publisher’s rule/ })).toBeChecked();
    await choose(page, ['media-01', 4]);
    await expect.poll(() => page.url()).toContain('media-01:4');
    expect(page.url()).not.toContain('m=');
  });
}

test('weights, however far they go, leave the published figures as they are', async ({ page }) => {
  await page.goto(`./${DATA}AZ&m=weight=media:1000`);
  await expect(page.locator('h1')).toHaveText(PUBLISHED);
  await expect(page.locator('.sentence')).toContainText('Azerbaijan has 112 of 396 points');
  await expect(page.locator('.sentence .yours')).toContainText('With other weights');
  await expect(page.locator('.sentence .yours')).toContainText('Media counts 1,000 times');
});

test('the other method is named beside every figure of it', async ({ page }) => {
  await page.goto(`./${DATA}CR&m=exact`);
  await expect(page.locator('h1')).toContainText('44th of 98');
  await expect(page.locator('.sentence')).toContainText('not by the publisher’s method');
});

test('after a link that cannot be followed the next one is', async ({ page }) => {
  await openPage(page);
  await page.evaluate((hash) => (location.hash = hash), `${DATA}AZ&m=drop=media-03`);
  await expect(page.getByText('There is no method')).toBeVisible();
  await page.evaluate((hash) => (location.hash = hash), `${DATA}AZ&e=AZ.media-03:4`);
  await expect(page.locator('.sentence .yours')).toContainText('116 of 396');
  await expect(option(page, ['media-03', 4]).locator('input')).toBeChecked();
});
