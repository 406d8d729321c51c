/** The address holds the scenario: reload, back and forward, two tabs, links that do not fit. */
import { firstListed, forms, load, showCountry, skip } from './support/own-files.js';
import { choose, expect, openPage, option, test, wholePage } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');
const notice = (/** @type {Page} */ page) =>
  page.getByRole('alert', { name: 'Part of this link no longer works' });

/**
 * Waits until the address holds these changes, as the link writes them.
 * @param {Page} page
 * @param {string} changes
 */
const holds = (page, changes) =>
  expect(page).toHaveURL(changes ? new RegExp(`[&#]e=${changes}$`) : /\/$/);

test('the page opens without a fragment, and goes back to that when nothing is changed', async ({
  page,
}) => {
  await openPage(page);
  await page.waitForTimeout(400);
  expect(new URL(page.url()).hash).toBe('');
  await choose(page, ['media-03', 3]);
  await holds(page, 'AZ.media-03:3');
  await page.getByRole('button', { name: 'Undo' }).click();
  await holds(page, '');
});

test('a reload keeps the scenario and the method', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 3]);
  await choose(page, ['media-05', null]);
  await page.getByRole('radio', { name: 'Exact ratios' }).check();
  const said = await yours(page).textContent();
  // At once: pending changes are written when the reader leaves the page.
  await page.reload();
  await expect(yours(page)).toHaveText(String(said));
  await expect(option(page, ['media-03', 3]).getByRole('radio')).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Exact ratios' })).toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(yours(page)).toHaveCount(0);
});

test('clicks are no steps of the history, and countries are', async ({ page }) => {
  await openPage(page);
  const before = await page.evaluate(() => history.length);
  for (const to of [1, 2, 3, 4]) await choose(page, ['media-03', to]);
  await holds(page, 'AZ.media-03:4');
  expect(await page.evaluate(() => history.length)).toBe(before);
  await showCountry(page, 'Mexico');
  await expect(page).toHaveURL(/c=MX/);
  await page.goBack();
  await expect(page.locator('h1')).toContainText('Azerbaijan');
  await expect(yours(page)).toContainText('With 1 answer changed');
  await page.goForward();
  await expect(page.locator('h1')).toContainText('Mexico');
  await expect(page).toHaveURL(/c=MX/);
});

test('two tabs keep their own scenarios', async ({ page, context }) => {
  await openPage(page);
  await choose(page, ['media-03', 3]);
  await holds(page, 'AZ.media-03:3');
  const other = await context.newPage();
  await openPage(other);
  await expect(yours(other)).toHaveCount(0);
  await choose(other, ['media-04', 4]);
  await holds(other, 'AZ.media-04:4');
  await Promise.all([page.reload(), other.reload()]);
  await expect(option(page, ['media-03', 3]).getByRole('radio')).toBeChecked();
  await expect(option(page, ['media-04', 0]).getByRole('radio')).toBeChecked();
  await expect(option(other, ['media-04', 4]).getByRole('radio')).toBeChecked();
});

test('a place that is typed behind the page leads there and keeps the scenario, also after a reload', async ({
  page,
}) => {
  await openPage(page);
  await choose(page, ['media-03', 3]);
  await holds(page, 'AZ.media-03:3');
  await page.evaluate(() => void (location.hash = 'economy-01'));
  await expect(page.locator('#economy-01')).toBeInViewport();
  await expect(page).toHaveURL(/e=AZ\.media-03:3&i=economy-01$/);
  await page.reload();
  await expect(yours(page)).toContainText('With 1 answer changed');
  await expect(page.locator('#economy-01')).toBeInViewport();
});

test('as many changes as a hand can make are in the address in the end', async ({ page }) => {
  test.slow();
  await openPage(page);
  await page.evaluate(async () => {
    const options = /** @type {HTMLInputElement[]} */ ([
      ...document.querySelectorAll('#media-03 input'),
    ]);
    for (let i = 0; i < 301; ++i) {
      options[(i % 4) + 1].click();
      await new Promise((done) => setTimeout(done, 20));
    }
  });
  await holds(page, 'AZ.media-03:1');
  await page.reload();
  await expect(option(page, ['media-03', 1]).getByRole('radio')).toBeChecked();
});

test('what was said of one country is not said of the next', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 3]);
  await expect(page.locator('.announcement')).toHaveText(/^Rank /);
  await showCountry(page, 'Mexico');
  await expect(page.locator('.announcement')).toHaveText('');
});

test('an indicator has a link, which brings the scenario along', async ({ page, context }) => {
  await openPage(page);
  await choose(page, ['media-03', 3]);
  await page.getByRole('button', { name: 'Open all' }).click();
  await page.locator('#economy-03 details.evidence summary').click();
  const link = page.locator('#economy-03').getByRole('link', { name: 'Link to this answer' });
  await link.focus();
  const href = String(await link.getAttribute('href'));
  expect(href).toContain('i=economy-03');
  const other = await context.newPage();
  await other.goto(href);
  await expect(yours(other)).toContainText('With 1 answer changed');
  await expect(other.locator('#economy-03')).toBeInViewport();
  await expect(other.locator('#economy-03 input:checked')).toBeFocused();
  await expect(other).toHaveURL(/i=economy-03/);
  await choose(other, ['economy-03', 4]);
  await expect(other).not.toHaveURL(/i=economy-03/);
});

test('a plain fragment is a place on the page', async ({ page }) => {
  await page.goto('/#economy-03');
  await expect(page.locator('#economy-03 input:checked')).toBeFocused();
  await expect(notice(page)).toHaveCount(0);
});

for (const fragment of ['xtor=RSS-1', 'amp=1', 'Echobox=1700000000', 'nonsense']) {
  test(`a fragment #${fragment} is no scenario`, async ({ page }) => {
    await page.goto(`/#${fragment}`);
    await expect(page.locator('h1')).toContainText('Azerbaijan ranks 66th of 98');
    await wholePage(page);
    await expect(notice(page)).toHaveCount(0);
    await expect(yours(page)).toHaveCount(0);
  });
}

const LINK = 'v=1&d=china-index-2024-98.6c764bd5&c=AZ&e=AZ.media-03:3~AZ.media-05:-';
for (const [name, fragment] of [
  ['escaped for HTML', LINK.replaceAll('&', '&amp;')],
  ['encoded as a whole', encodeURIComponent(LINK)],
  ['at the end of a sentence', `${LINK}).`],
  ['with parameters of a newsletter', `${LINK}?utm_source=mail&utm_medium=x`],
  ['with what a feed appends', `${LINK}#xtor=RSS-1`],
]) {
  test(`a link ${name} is read as it was`, async ({ page }) => {
    await page.goto(`/#${fragment}`);
    await expect(yours(page)).toContainText('With 2 answers changed');
    await expect(notice(page)).toHaveCount(0);
  });
}

for (const [name, fragment, said] of [
  ['no version', 'c=AZ&e=AZ.media-03:3', 'The link lacks its version'],
  ['a newer form', 'v=9&d=china-index-2024-98&c=AZ', 'newer'],
  ['an unknown edition', 'v=1&d=moon-index-2030.12345678&c=AZ&e=AZ.media-03:3', 'moon-index-2030'],
  ['an unknown indicator', 'v=1&d=china-index-2024-98.6c764bd5&c=AZ&e=AZ.media-99:3', 'media-99'],
  ['an unknown country', 'v=1&d=china-index-2024-98.6c764bd5&c=XX', 'XX'],
  ['markup', 'v=1&c=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', 'img'],
]) {
  test(`a link with ${name} shows what is published and says what is wrong`, async ({ page }) => {
    await page.goto(`/#${fragment}`);
    await expect(notice(page)).toContainText(said);
    await expect(page.locator('h1')).toContainText('Azerbaijan ranks 66th of 98');
    await expect(yours(page)).toHaveCount(0);
    // The reader may want to correct it.
    expect(new URL(page.url()).hash).toContain(fragment.slice(0, 5));
    await notice(page).getByRole('button', { name: 'Close' }).click();
    await expect(page.locator('.country-name')).toBeFocused();
    await expect(notice(page)).toHaveCount(0);
    await choose(page, ['media-03', 3]);
    await holds(page, 'AZ.media-03:3');
  });
}

test('what holds of a link is shown beside what does not, and keys of later versions stay', async ({
  page,
}) => {
  await page.goto('/#v=1&d=china-index-2024-98.6c764bd5&c=AZ&zoom=2&e=AZ.media-03:3~AZ.media-04:9');
  await expect(notice(page)).toContainText('media-04');
  await expect(notice(page)).toContainText('This version does not know "zoom" and ignores it.');
  await expect(yours(page)).toContainText('With 1 answer changed');
  await choose(page, ['media-05', 0]);
  await expect(page).toHaveURL(/e=AZ\.media-03:3~AZ\.media-05:0&zoom=2$|zoom=2&e=/);
});

test('a link for the full data opens another edition and country, and its answers', async ({
  page,
}) => {
  test.skip(Boolean(skip), String(skip));
  await openPage(page);
  await load(page, forms.site101(), 101);
  await page.locator('.country-name').click();
  const first = String((await firstListed(page).textContent())?.replace(/[\d\s]/g, '')).slice(0, 4);
  await firstListed(page).click();
  await expect(page.locator('h1')).toContainText(first);
  await choose(page, ['media-03', 0]);
  await choose(page, ['media-01', 0]);
  await expect(yours(page)).toBeVisible();
  await expect(page).toHaveURL(/d=china-index-2024-101/);
  const said = await yours(page).textContent();
  await page.reload();
  await expect(yours(page)).toHaveText(String(said));
});
