/** Saved scenarios outlive the page, and all tabs have the same ones. */
import { choose, expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole('button', { name, exact: true });

/** @param {Page} page */
async function openSnapshots(page) {
  await button(page, 'Share and save').click();
  await page.locator('#panel-snapshots summary').click();
}

test('a kept scenario is there after a reload and in another tab', async ({ page, context }) => {
  await openPage(page);
  const other = await context.newPage();
  await openPage(other);
  await openSnapshots(other);
  await choose(page, ['media-03', 3]);
  await openSnapshots(page);
  await button(page, 'Keep as A').click();
  await expect(button(other, 'Bring A back')).toBeVisible();
  await page.goto('/');
  await openSnapshots(page);
  await button(page, 'Bring A back').click();
  await expect(page.locator('.sentence .yours')).toContainText('With 1 answer changed');
});

test('what a tab has not heard of is not lost when it keeps something itself', async ({
  page,
  context,
}) => {
  await openPage(page);
  const deaf = await context.newPage();
  await deaf.addInitScript(() =>
    addEventListener('storage', (event) => event.stopImmediatePropagation()),
  );
  await openPage(deaf);
  await choose(page, ['media-03', 3]);
  await openSnapshots(page);
  await button(page, 'Keep as A').click();
  await openSnapshots(deaf);
  await expect(button(deaf, 'Keep as A')).toBeVisible();
  await button(deaf, 'Keep as B').click();
  await expect(button(deaf, 'Bring A back')).toBeVisible();
  await expect(button(page, 'Bring B back')).toBeVisible();
  await expect(button(page, 'Bring A back')).toBeVisible();
});

for (const [name, spoil] of /** @type {[string, () => void][]} */ ([
  [
    'holds nonsense',
    () =>
      localStorage.setItem(
        'rescore / snapshots',
        '{"A": 7, "B": "<b>", "__proto__": {"C": "v=1"}, "C": ["v=1"]}',
      ),
  ],
  ['holds no JSON', () => localStorage.setItem('rescore / snapshots', 'kept')],
  [
    'is forbidden',
    () =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      }),
  ],
])) {
  test(`where storage ${name}, keeping works as long as the page lasts`, async ({ page }) => {
    await page.addInitScript(spoil);
    await openPage(page);
    await choose(page, ['media-03', 3]);
    await openSnapshots(page);
    await expect(button(page, 'Keep as A')).toBeVisible();
    await button(page, 'Keep as A').click();
    await expect(button(page, 'Bring A back')).toBeVisible();
  });
}
