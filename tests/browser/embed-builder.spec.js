/** "Embed" in the panel: the snippet matches the choices, and works on a page of another origin. */
import { nothingFound } from './support/axe.js';
import { test, visit } from './support/other-pages.js';
import { forms, load, showCountry, skip } from './support/own-files.js';
import { choose, expect } from './support/page.js';

/** @typedef {import('@playwright/test').Page} Page */

test.use({
  permissions: ['clipboard-read', 'clipboard-write'],
  meant: [/Unrecognized feature: 'web-share'/],
});

const part = (/** @type {Page} */ page) => page.locator('#panel-embed');
const code = (/** @type {Page} */ page) =>
  part(page).getByRole('textbox', { name: 'HTML to paste' });
const preview = (/** @type {Page} */ page) => page.frameLocator('#panel-embed iframe');
const radio = (/** @type {Page} */ page, /** @type {string} */ name) =>
  part(page).getByRole('radio', { name, exact: true }).check();

/** @param {Page} page @param {string} address @param {import('./support/page.js').Edit[]} [edits] */
async function openBuilder(page, address, edits = []) {
  await page.goto(address);
  await expect(page.getByRole('region', { name: 'Your scenario' })).toBeVisible();
  for (const edit of edits) await choose(page, edit);
  await page.getByRole('button', { name: 'Share and save' }).click();
  await part(page).getByText('Embed', { exact: true }).click();
  await expect(code(page)).toBeVisible();
}

/**
 * The copied snippet, on a page of another origin.
 * @param {Page} page
 * @param {import('./support/host.js').Host} host
 */
async function pasted(page, host) {
  await part(page).getByRole('button', { name: 'Copy snippet' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Snippet copied');
  await expect(part(page).getByRole('button', { name: 'Snippet copied' })).toBeVisible();
  const html = await page.evaluate(() => navigator.clipboard.readText());
  await visit(page, host, html);
  return html;
}

const yours = '119 of 396 points';
const changes = /** @type {import('./support/page.js').Edit[]} */ ([
  ['media-01', 3],
  ['media-03', 4],
]);

for (const updates of ['Follow updates', 'Stay as it is now']) {
  for (const kind of ['Script', 'Iframe', 'Element']) {
    test(`what is copied works on another site: ${kind}, ${updates}`, async ({
      page,
      host,
      site,
    }) => {
      await openBuilder(page, site, changes);
      await radio(page, kind);
      await radio(page, updates);
      if (updates === 'Stay as it is now') {
        await expect(code(page)).toHaveValue(/integrity="sha384-[^"]{64}"/);
        await expect(code(page)).toHaveValue(/-0\.1\.0\.js/);
        await expect(code(page)).toHaveValue(/fingerprint="?=?[0-9a-f]{8}/);
      }
      await pasted(page, host);
      const card = kind === 'Iframe' ? page.frameLocator('iframe') : page.locator('rescore-index');
      await expect(card.locator('.yours', { hasText: yours })).toBeVisible();
      await expect(card.locator('.answer')).toHaveCount(2);
      await card.locator('.answer .choice').first().click();
      await expect(card.locator('.yours', { hasText: yours })).toHaveCount(0);
    });
  }
}

test('a card has the changed answers, and those that are chosen, up to five', async ({
  page,
  site,
}) => {
  await openBuilder(page, site, changes);
  const list = part(page).locator('.in-card li');
  await expect(list).toHaveCount(2);
  const add = part(page).getByRole('button', { name: 'Add', exact: true });
  for (const id of ['economy-01', 'society-08', 'military-02']) {
    await part(page).getByLabel('One more answer').selectOption(id);
    await add.click();
  }
  await expect(list).toHaveCount(5);
  await expect(add).toHaveCount(0);
  await expect(list.last().getByRole('button')).toBeFocused();
  await expect(code(page)).toHaveValue(
    /indicators="media-01 media-03 economy-01 society-08 military-02"/,
  );
  await expect(preview(page).locator('.answer')).toHaveCount(5);
  await list
    .first()
    .getByRole('button', { name: /^Leave out / })
    .press('Enter');
  await expect(list).toHaveCount(4);
  await expect(list.first().getByRole('button')).toBeFocused();
  for (let left = 4; left > 0; --left) await list.first().getByRole('button').click();
  await expect(part(page).getByLabel('One more answer')).toBeFocused();
  await expect(code(page)).not.toHaveValue(/indicators/);
});

test('the preview goes under the panel’s head, and shows on no side of it', async ({
  page,
  site,
}) => {
  await openBuilder(page, site);
  const frame = part(page).locator('.preview');
  await frame.scrollIntoViewIfNeeded();
  const [head, shown, panel] = [
    await page.getByRole('dialog').locator('header').boundingBox(),
    await frame.boundingBox(),
    await page.getByRole('dialog').evaluate((dialog) => dialog.clientWidth),
  ];
  if (!head || !shown) throw new Error('nothing is there');
  expect(head.x).toBeLessThanOrEqual(shown.x - 2);
  expect(head.width).toBeGreaterThanOrEqual(panel - 1);
});

test('every choice is in the snippet and in the preview, which keeps the size that is asked for', async ({
  page,
  site,
}) => {
  await openBuilder(page, site, changes);
  await part(page).getByLabel('Colours').selectOption('dark');
  await part(page)
    .getByRole('checkbox', { name: /Read-only/ })
    .check();
  await expect(code(page)).toHaveValue(/data-theme="dark" data-readonly style="min-height:\d+px">/);
  await expect(preview(page).getByText(yours)).toBeVisible();
  await expect(preview(page).getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await part(page).getByRole('checkbox', { name: 'Begin with my changes' }).uncheck();
  await expect(code(page)).not.toHaveValue(/data-scenario|119 of 396/);
  await expect(preview(page).getByText(yours)).toHaveCount(0);
  for (const [name, width] of /** @type {const} */ ([
    ['320 pixels', 320],
    ['600 pixels', 600],
    ['1,000 pixels', 1000],
  ])) {
    await radio(page, name);
    const frame = part(page).locator('iframe');
    await expect(frame).toHaveAttribute('width', String(width));
    const [box, place] = [
      await frame.boundingBox(),
      await part(page).locator('.preview').boundingBox(),
    ];
    expect(box && place && box.width <= place.width + 1).toBe(true);
    await expect
      .poll(async () => {
        const element = await (await frame.elementHandle())?.contentFrame();
        return element?.evaluate(
          () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
        );
      })
      .toBe(0);
  }
  await radio(page, 'The whole explorer');
  await expect(code(page)).toHaveValue(/data-view="full"/);
  await expect(preview(page).getByRole('region', { name: 'Your scenario' })).toBeVisible();
});

test('where nobody else reaches the page, it asks where the site is', async ({ page, site }) => {
  await openBuilder(page, site);
  const field = part(page).getByLabel('Where the site is');
  await expect(field).toHaveAccessibleDescription(/This copy is not online/);
  await expect(code(page)).toHaveValue(new RegExp(site));
  await field.fill('https://example.org/rescore');
  await field.press('Tab');
  await expect(code(page)).not.toHaveValue(new RegExp(site));
  await expect(code(page)).toHaveValue(/src="https:\/\/example\.org\/rescore\/embed\.js"/);
  await field.fill('http://localhost/');
  await field.press('Tab');
  await expect(field).toHaveAccessibleDescription(/begins with https/);
});

test('a country whose answers are not there has a card without them', async ({ page, site }) => {
  await openBuilder(page, `${site}countries/BR.html`);
  await expect(part(page)).toContainText('The answers of this country are not on the site');
  await expect(code(page)).toHaveValue(/data-country="BR"[^]*countries\/BR\.html">/);
  await expect(preview(page).getByText('Brazil ranks 35th of 98')).toBeVisible();
});

test.describe('in another state', () => {
  // Its folder has no answers; the browser reports that it looked for them.
  test.use({
    meant: [/Unrecognized feature: 'web-share'|Failed to load resource|Access to fetch at/],
  });

  test('a country has a card that leads back to that state', async ({ page, site, host }) => {
    await openBuilder(page, `${site}#v=1&d=china-index-2022&c=AZ`);
    await expect(code(page)).toHaveValue(new RegExp(`data-src="${site}data/china-index-2022/"`));
    await expect(preview(page).getByText('Azerbaijan ranks 67th of 82')).toBeVisible();
    await pasted(page, host);
    const card = page.locator('rescore-index');
    await expect(card.locator('.headline')).toContainText('ranks 67th of 82');
    await expect(card.locator('a[href*="d=china-index-2022"]').last()).toBeVisible();
  });
});

test('changes of a country whose answers are not there do not go along, and it says so', async ({
  page,
  site,
}) => {
  test.skip(Boolean(skip), String(skip));
  await page.goto(site);
  await load(page, forms.wide98(), 98);
  await showCountry(page, 'Mexico');
  await openBuilder(page, page.url(), [['media-01', 3]]);
  await expect(part(page)).toContainText(
    'Your changes do not go along: the site has no answers of Mexico.',
  );
  await expect(part(page).getByRole('checkbox', { name: 'Begin with my changes' })).toHaveCount(0);
  await expect(code(page)).toHaveValue(/data-country="MX"/);
  await expect(code(page)).not.toHaveValue(/data-scenario/);
  await expect(preview(page).getByText('Mexico ranks')).toBeVisible();
});

for (const [width, colorScheme] of /** @type {const} */ ([
  [1280, 'light'],
  [390, 'dark'],
])) {
  test.describe(`at ${width} pixels, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 800 }, colorScheme });
    test('nothing of it breaks a rule or scrolls sideways', async ({ page, site }) => {
      await openBuilder(page, `${site}#v=1&d=china-index-2024-98.6c764bd5&c=AZ&e=AZ.media-01:3`);
      await expect(preview(page).getByRole('article')).toBeVisible();
      await nothingFound(page.locator('#panel-embed'));
      const over = await page
        .locator('dialog.panel')
        .evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
      expect(over).toBe(0);
      // Beside the choices where there is room, and below them on a phone; the snippet is under it.
      const [chosen, shown, snippet] = await Promise.all(
        [part(page).locator('.builder'), part(page).locator('.preview'), code(page)].map(
          async (one) => (await one.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 },
        ),
      );
      if (width < 900) expect(shown.y).toBeGreaterThan(chosen.y + chosen.height);
      else expect(shown.x).toBeGreaterThan(chosen.x + chosen.width);
      expect(snippet.y).toBeGreaterThan(shown.y + shown.height);
      expect(snippet.x).toBe(shown.x);
    });
  });
}
