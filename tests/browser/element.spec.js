/** The element in pages of another origin: what it shows, reports and leaves alone. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { small } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { PLAIN, listen, sentences, strict, test, told } from './support/host.js';
import { choose, expect, openPage, option, whatIf } from './support/page.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./support/page.js').Edit} Edit */

const PUBLISHED = 'Azerbaijan ranks 66th of 98';
const CARD = '<rescore-index indicators="media-03 economy-01"><p>Fallback.</p></rescore-index>';
const FULL = '<rescore-index view="full"><p>Fallback.</p></rescore-index>';

/** A result in the command's form. @param {any} detail */
const rows = (detail) => ({
  edits: detail.edits,
  before: detail.before.map((/** @type {any} */ { decimals, ...row }) => row),
  after: detail.after.map((/** @type {any} */ { decimals, ...row }) => row),
});
/** @param {Edit[]} edits */
const native = (edits) => {
  const { edits: list, before, after } = whatIf(edits);
  return { edits: list, before: before.scopes, after: after.scopes };
};

test('a card works under a strict policy, and tells what the command computes', async ({
  page,
  host,
}) => {
  await host.open(page, { body: CARD, policy: strict });
  const { published, yours } = sentences(page);
  await expect(published).toHaveText(PUBLISHED);
  await expect(page.getByText('Fallback.')).not.toBeVisible();
  await listen(page);
  await choose(page, ['media-03', 3]);
  await expect(yours).toHaveText(/115 of 396 points/);
  await expect(page.locator('rescore-index .kicker')).toContainText('What-if, not published');
  await choose(page, ['economy-01', null]);
  await page.getByRole('button', { name: 'Undo' }).click();
  const steps = /** @type {Edit[][]} */ ([
    [['media-03', 3]],
    [
      ['media-03', 3],
      ['economy-01', null],
    ],
    [['media-03', 3]],
  ]);
  await expect.poll(async () => (await told(page)).map(rows)).toEqual(steps.map(native));
  const details = await told(page);
  expect(details[0]).toMatchObject({
    country: 'AZ',
    name: 'Azerbaijan',
    method: 'publisher',
    edition: 'china-index-2024-98',
    url: `${host.origin}/#${details[0].link}`,
  });
  expect(
    await page.evaluate(() => /** @type {any} */ (document.querySelector('rescore-index')).result),
  ).toEqual(details[2]);
  await expect(page.locator('rescore-index .announcement')).toHaveText(/^Rank 65, 1 higher/);

  // The link opens the whole page with the same scenario.
  const address = await page.getByRole('link', { name: 'All 99 answers' }).getAttribute('href');
  await page.goto(address ?? '');
  await expect(page.locator('.sentence .yours')).toHaveText(/115 of 396 points/);
});

test('the explorer works under the same policy, questions included, and leaves the page alone', async ({
  page,
  context,
  host,
}) => {
  await host.open(page, { body: FULL, policy: strict, script: '' });
  // Only the two names of the element may be new.
  const state = () =>
    page.evaluate(async () => ({
      names: Object.getOwnPropertyNames(window).filter((name) => !/^\d+$/.test(name)),
      head: document.head.childElementCount,
      styles: document.adoptedStyleSheets.length,
      root: document.documentElement.getAttributeNames(),
      title: document.title,
      address: location.href,
      steps: history.length,
      kept: [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
        document.cookie,
      ],
    }));
  const before = await state();
  await host.open(page, { body: FULL, policy: strict });
  await expect(sentences(page).published).toHaveText(PUBLISHED);
  await listen(page);
  await choose(page, ['media-03', 3]);
  await expect(sentences(page).yours).toBeVisible();
  await page.locator('.move').scrollIntoViewIfNeeded();
  await expect(page.locator('.movers li').first()).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Share and save' }).click();
  await page
    .getByText('Kept scenarios')
    .or(page.locator('#panel-snapshots summary'))
    .first()
    .click();
  await page.locator('dialog.panel .kept-as button').first().click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // The loader's own script is the one element more.
  expect(await state()).toEqual({ ...before, head: before.head + 1 });
  expect(await context.cookies()).toEqual([]);
  expect((await told(page)).map(rows)).toEqual([native([['media-03', 3]])]);
});

test('without a change nothing is kept, and only its own files are asked for', async ({
  page,
  host,
}) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await host.open(page, { body: CARD });
  await expect(sentences(page).published).toBeVisible();
  await page.waitForLoadState('networkidle');
  const own = asked.filter((url) => url !== host.url && !url.startsWith('data:'));
  expect(own.filter((url) => !url.startsWith(host.origin))).toEqual([]);
  expect(own.filter((url) => /worker|questions|import|open-full|AZ-/.test(url))).toEqual([]);
  expect(new Set(own).size).toBe(own.length);
  // The texts of the evidence load on demand.
  await page.locator('#media-03 .evidence summary').click();
  await expect(page.locator('#media-03 .evidence li a').first()).toBeVisible();
  expect(asked.filter((url) => /AZ-[^/]*\.json$/.test(url))).toHaveLength(1);
});

test('two cards and an explorer on one page are independent, and share one module', async ({
  page,
  host,
}) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const body =
    '<rescore-index id="a"></rescore-index><rescore-index id="b" indicators="media-03">' +
    '</rescore-index><rescore-index id="c" view="full"></rescore-index>';
  await host.open(page, { body });
  for (const id of ['#a', '#b', '#c'])
    await expect(sentences(page, id).published).toHaveText(PUBLISHED);
  await page.locator('#b .choice').nth(3).click();
  await expect(sentences(page, '#b').yours).toHaveText(/115 of 396 points/);
  await page.locator('#c #media-04 .choice').nth(2).click();
  await expect(sentences(page, '#c').yours).toBeVisible();
  await expect(sentences(page, '#a').yours).toHaveCount(0);
  await expect(sentences(page, '#b').yours).toHaveText(/115 of 396 points/);
  // A key undoes only in the element that has the focus.
  await page.locator('#b input:checked').first().focus();
  await page.keyboard.press('Control+z');
  await expect(sentences(page, '#b').yours).toHaveCount(0);
  await expect(sentences(page, '#c').yours).toBeVisible();
  await page
    .locator('body')
    .evaluate(
      () => /** @type {HTMLElement} */ (/** @type {any} */ (document.activeElement).blur()),
    );
  await page.keyboard.press('Control+z');
  await expect(sentences(page, '#c').yours).toBeVisible();
  expect(asked.filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
  expect(asked.filter((path) => /standings/.test(path))).toHaveLength(1);
});

test('moved within the page it keeps its scenario; removed and put back it begins anew', async ({
  page,
  host,
}) => {
  await host.open(page, { body: FULL });
  await choose(page, ['media-03', 3]);
  await expect(sentences(page).yours).toBeVisible();
  await page.locator('.move').scrollIntoViewIfNeeded();
  await expect(page.locator('.movers li').first()).toBeVisible({ timeout: 15_000 });
  expect(page.workers()).not.toHaveLength(0);
  await page.evaluate(() =>
    document
      .querySelector('main')
      ?.prepend(/** @type {Element} */ (document.querySelector('rescore-index'))),
  );
  await expect(sentences(page).yours).toBeVisible();
  await page.evaluate(() => {
    const element = /** @type {Element} */ (document.querySelector('rescore-index'));
    Object.assign(document, { element });
    element.remove();
  });
  await expect.poll(() => page.workers().length).toBe(0);
  expect(await page.evaluate(() => /** @type {any} */ (document).element.result)).toBe(null);
  await page.evaluate(() => document.body.append(/** @type {any} */ (document).element));
  await expect(sentences(page).published).toHaveText(PUBLISHED);
  await expect(sentences(page).yours).toHaveCount(0);
  await choose(page, ['media-03', 3]);
  await expect(sentences(page).yours).toBeVisible();
});

test('its attributes and properties can change later, and what the reader changed stays', async ({
  page,
  host,
}) => {
  await host.open(page, { body: CARD });
  await choose(page, ['media-03', 3]);
  const { published, yours } = sentences(page);
  const set = (/** @type {Record<string, unknown>} */ values) =>
    page.evaluate(
      (all) => Object.assign(/** @type {Element} */ (document.querySelector('rescore-index')), all),
      values,
    );
  const paper = () =>
    page
      .locator('rescore-index .frame')
      .evaluate((frame) => getComputedStyle(frame).backgroundColor);
  const light = await paper();
  await page.locator('#media-03 input:checked').focus();
  await set({ theme: 'dark' });
  await expect.poll(paper).not.toBe(light);
  // Only the appearance changes; even the focus stays.
  await expect(page.locator('#media-03 input:checked')).toBeFocused();
  await expect(yours).toHaveText(/115 of 396 points/);
  await set({ indicators: ['media-04'] });
  await expect(page.locator('#media-04')).toBeVisible();
  await expect(yours).toHaveText(/115 of 396 points/);
  await set({ view: 'full' });
  await expect(page.locator('rescore-index .bar')).toBeVisible();
  await expect(yours).toHaveText(/115 of 396 points/);
  await set({ view: 'card', country: 'KZ', indicators: null });
  await expect(published).toHaveText(/^Kazakhstan ranks/);
  await expect(yours).toHaveCount(0);
  await set({ country: 'AZ', scenario: '#v=1&d=china-index-2024-98&c=AZ&e=AZ.media-03:3' });
  await expect(published).toHaveText(PUBLISHED);
  await expect(yours).toHaveText(/115 of 396 points/);
  await set({ lang: 'ar-XB' });
  await expect(page.locator('rescore-index .frame')).toHaveAttribute('dir', 'rtl');
  expect(
    await page.locator('rescore-index').evaluate((element) => /** @type {any} */ (element).view),
  ).toBe('card');
});

test('a card that is read only shows a scenario, and nothing of it can be changed', async ({
  page,
  host,
}) => {
  await host.open(page, {
    body:
      '<rescore-index readonly indicators="media-03" scenario="v=1&amp;' +
      'd=china-index-2024-98&amp;c=AZ&amp;e=AZ.media-03:3"></rescore-index>',
  });
  await expect(sentences(page).yours).toHaveText(/115 of 396 points/);
  await expect(page.locator('#media-03 input:enabled')).toHaveCount(0);
  await expect(page.locator('rescore-index button')).toHaveCount(0);
  await page.locator('#media-03 summary').focus();
  await page.keyboard.press('Control+z');
  await expect(sentences(page).yours).toBeVisible();
});

test('a card is used with the keyboard alone', async ({ page, host }) => {
  await host.open(page, { body: '<rescore-index></rescore-index>' });
  await expect(sentences(page).published).toHaveText(PUBLISHED);
  const focused = (/** @type {string} */ selector) =>
    expect(page.locator(`rescore-index ${selector}`)).toBeFocused();
  await page.keyboard.press('Tab');
  await focused('[role="slider"]');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('rescore-index .readout')).toHaveText(/^\s*Uruguay, 65th/);
  await page.keyboard.press('Tab');
  await focused('.answer input:checked');
  await page.keyboard.press('ArrowDown');
  await expect(sentences(page).yours).toHaveText(/113 of 396 points/);
  await focused('.answer input:checked');
  await page.keyboard.press('Tab');
  await focused('.undo');
  await page.keyboard.press('Enter');
  await expect(sentences(page).yours).toHaveCount(0);
  await page.locator('rescore-index .choice input:checked').focus();
  await page.keyboard.press('Control+Shift+z');
  await expect(sentences(page).yours).toHaveText(/113 of 396 points/);
  await page.locator('rescore-index .reset').focus();
  await page.keyboard.press('Space');
  await expect(sentences(page).yours).toHaveCount(0);
  await focused('.undo');
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing in a card and an explorer, ${colorScheme}`, async ({ page, host }) => {
    await page.emulateMedia({ colorScheme });
    await host.open(page, {
      body: `${CARD}${FULL}`,
      css: `${PLAIN}:root{color-scheme:light dark}`,
    });
    await page.locator('rescore-index .choice').nth(3).click();
    await expect(sentences(page).yours.first()).toBeVisible();
    await expect(page.locator('rescore-index .bar')).toBeVisible();
    await nothingFound(page);
  });
}

test('the page’s own data is shown from a folder of its own', async ({ page, host }) => {
  await openPage(page);
  test.info().annotations.push({ type: 'note', description: 'the folder is the test’s' });
  await page.route('**/folder/**', async (route) => {
    const { dataText } = await import('./support/page.js');
    await route.fulfill({
      body: dataText(new URL(route.request().url()).pathname.replace('/folder/', '')),
      headers: { 'access-control-allow-origin': '*' },
    });
  });
  await host.open(page, {
    body: '<rescore-index src="./folder" indicators="media-03"></rescore-index>',
  });
  await expect(sentences(page).published).toHaveText(PUBLISHED);
  await expect(option(page, ['media-03', 0]).getByRole('radio')).toBeChecked();
  await page.locator('#media-03 .evidence summary').click();
  await expect(page.locator('#media-03 .evidence li a').first()).toBeVisible();
});

test.describe('a folder that has not every country', () => {
  test.use({ meant: [/404/] });

  test('a packed link to a folder’s data changes countries beside the one that is shown', async ({
    page,
    host,
  }) => {
    await page.route('**/small/**', async (route) => {
      const path = join(small, new URL(route.request().url()).pathname.replace('/small/', ''));
      const headers = { 'access-control-allow-origin': '*' };
      await (existsSync(path)
        ? route.fulfill({ path, headers })
        : route.fulfill({ status: 404, headers, body: '' }));
    });
    await host.open(page, {
      body:
        '<rescore-index src="./small" country="IS" view="full" scenario="v=1&amp;' +
        'd=tea-and-cake-2030.3ae96513&amp;c=IS&amp;x=G3aEyD-mLLw"></rescore-index>',
    });
    await expect(sentences(page).yours).toContainText(
      'With 2 answers changed, 1 of them in other countries',
    );
  });
});

test('a card of an index from elsewhere leads to no page that has it not', async ({
  page,
  host,
}) => {
  await page.route('**/small/**', async (route) => {
    const path = join(small, new URL(route.request().url()).pathname.replace('/small/', ''));
    await route.fulfill({ path, headers: { 'access-control-allow-origin': '*' } });
  });
  await host.open(page, {
    body: `<rescore-index src="./small" country="IS" indicators="tea-01"></rescore-index>${CARD}`,
  });
  const [own, builtIn] = [
    page.locator('rescore-index').first(),
    page.locator('rescore-index').nth(1),
  ];
  await expect(own.locator('.choice').first()).toBeVisible();
  await expect(builtIn.locator('a.whole')).toHaveAttribute('href', new RegExp(`^${host.origin}/`));
  await expect(own.locator('a.whole')).toHaveCount(0);
  await own.locator('.evidence summary').click();
  await expect(own.getByRole('link', { name: 'Link to this answer' })).toHaveCount(0);
  expect(await own.evaluate((element) => /** @type {any} */ (element).result.url)).toBe('');
});

test('its result is the one after the change, as soon as that is made', async ({ page, host }) => {
  await host.open(page, { body: CARD });
  await expect(sentences(page).published).toHaveText(PUBLISHED);
  const result = await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('rescore-index'));
    element.shadowRoot.querySelectorAll('#media-03 input')[3].click();
    return element.result;
  });
  expect(result.edits).toHaveLength(1);
  expect(result.after[0]).toMatchObject({ achieved: 115, rank: 65 });
  expect(result.link).toContain('AZ.media-03:3');
});

test('a card of a state without answers asks for none', async ({ page, host }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const src = 'data/china-index-2024-101/';
  await host.open(page, {
    body: `<rescore-index src="${host.origin}/${src}"><p>Fallback.</p></rescore-index>`,
  });
  await expect(sentences(page).published).toContainText('of 101');
  expect(asked.filter((path) => path.includes(src)).map((path) => path.split(src)[1])).toEqual([
    'index.json',
    'standings.json',
  ]);
});

test('a card mentions the publisher’s newer release, unless it is frozen', async ({
  page,
  host,
}) => {
  await host.open(page, { body: CARD });
  const newer = page.getByText(
    'This is the release with 98 countries. In the newest, with 101, it ranks 69th.',
  );
  await expect(sentences(page).published).toHaveText(PUBLISHED);
  await expect(newer).toBeHidden();
  await page.getByText('Source', { exact: true }).click();
  await expect(newer).toBeVisible();
  const fingerprint = await page
    .locator('rescore-index')
    .evaluate((element) => /** @type {any} */ (element).result.fingerprint);
  await host.open(page, {
    body: CARD.replace('<rescore-index', `<rescore-index fingerprint="${fingerprint}"`),
  });
  await expect(sentences(page).published).toHaveText(PUBLISHED);
  await expect(newer).toHaveCount(0);
});
