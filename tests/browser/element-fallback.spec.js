/** The element's fallback when something is missing, and containers that a script upgrades. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../cli/support.mjs';
import { sentences, strict, test } from './support/host.js';
import { dataText, expect } from './support/page.js';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const PUBLISHED = 'Azerbaijan ranks 66th of 98';
const CARD = '<rescore-index><p>Fallback.</p></rescore-index>';

/** @param {import('./support/page.js').Page} page */
async function fallsBack(page) {
  await expect(page.getByText('Fallback.')).toBeVisible();
  await expect(page.locator('rescore-index .frame')).toHaveCount(0);
}

test.describe('what is in it stays', () => {
  test.use({
    meant: [
      /rescore-index|wasm|WebAssembly|ArrayBuffer instantiation|Failed to load|blocked by CORS|ERR_FAILED/i,
    ],
  });

  test('where WebAssembly is forbidden', async ({ page, host }) => {
    await host.open(page, {
      body: CARD,
      policy: (origin, hashes) => strict(origin, hashes).replace("'wasm-unsafe-eval'", ''),
    });
    await page.waitForEvent('console', (message) => /<rescore-index>/.test(message.text()));
    await fallsBack(page);
  });

  test('where WebAssembly is missing', async ({ page, host }) => {
    await page.addInitScript(() => {
      // @ts-ignore: that is the point
      delete window.WebAssembly;
    });
    await host.open(page, { body: CARD });
    await fallsBack(page);
  });

  for (const file of ['*.wasm', 'standings-*.json', 'shared-*.js']) {
    test(`where ${file} is missing, and it comes when the file does`, async ({ page, host }) => {
      await page.route(`**/assets/${file}`, (route) => route.abort());
      await host.open(page, { body: CARD });
      await page.waitForTimeout(500);
      await fallsBack(page);
      if (file.endsWith('.js')) return;
      await page.unroute(`**/assets/${file}`);
      await page
        .locator('rescore-index')
        .evaluate((element) => element.setAttribute('country', 'AZ'));
      await expect(sentences(page).published).toHaveText(PUBLISHED);
    });
  }

  const long = 'x'.repeat(3000);
  /** @type {[attribute: string, said: RegExp][]} */
  const bad = [
    ['country="Azerbaijan"', /country="AZERBAIJAN": two letters/],
    ['country="XX"', /country="XX": it is not in this edition\./],
    ['view="small"', /view="small": one of card, full is needed\./],
    ['theme="blue"', /theme="blue": one of auto, light, dark/],
    ['indicators="media-03 media-99"', /indicators="media-99": there is no such one\./],
    ['indicators="a b c d e f"', /indicators="a b c d e f": at most 5/],
    [
      'indicators="media-03" country="KZ"',
      /indicators="media-03": the answers of KZ are not there\./,
    ],
    ['src="javascript:alert(1)"', /src="javascript:alert\(1\)": the address of a folder/],
    [`src="${long}"`, /src="x{80}…": the address of a folder/],
    ['fingerprint="00000000"', /fingerprint="00000000": the data has [0-9a-f]{8}\./],
    ['fingerprint="none"', /fingerprint="none": eight hexadecimal digits/],
    [
      'scenario="v=1&e=AZ.media-99:3"',
      /scenario="v=1&e=AZ\.media-99:3": There is no indicator "media-99"/,
    ],
    [
      'scenario="v=1&m=drop=media&e=AZ.media-03:3"',
      /scenario="v=1&m=drop=media&e=AZ\.media-03:3": There is no method “drop=media”/,
    ],
    ['weights="media:2,economy"', /weights="economy": domains with whole numbers/],
    ['weights="tea:2"', /weights="tea:2": there is no such domain\./],
    ['method="best"', /method="best": one of publisher, exact, mean is needed\./],
    ['scenario="nonsense"', /scenario="nonsense": The link lacks its version/],
  ];
  test('where an attribute cannot be followed, with one line that names it', async ({
    page,
    host,
  }) => {
    await host.open(page, { body: CARD });
    await expect(sentences(page).published).toHaveText(PUBLISHED);
    for (const [attributes, said] of bad) {
      const lines = /** @type {string[]} */ ([]);
      const note = (/** @type {import('@playwright/test').ConsoleMessage} */ message) =>
        message.text().includes('<rescore-index>') && lines.push(message.text());
      page.on('console', note);
      await page.evaluate((given) => {
        const place = document.createElement('div');
        place.innerHTML = `<rescore-index ${given}><p>Fallback.</p></rescore-index>`;
        document
          .querySelector('rescore-index')
          ?.replaceWith(/** @type {Element} */ (place.firstChild));
      }, attributes);
      await expect.poll(() => lines.length, attributes).toBe(1);
      expect(lines[0]).toMatch(said);
      await fallsBack(page);
      page.off('console', note);
    }
  });

  test('and where there is nothing in it, one line says so', async ({ page, host }) => {
    await host.open(page, { body: '<rescore-index country="XX">\n</rescore-index>' });
    await expect(
      page.getByText('The interactive part of this article could not be shown here.'),
    ).toBeVisible();
  });

  test('and a folder with broken data is refused as a whole', async ({ page, host }) => {
    for (const [name, text] of [
      ['standings.json', '{}'],
      ['index.json', '['],
      ['countries/AZ.json', dataText('countries/AZ.json').replace('"media-01"', '"media-99"')],
    ]) {
      await page.route('**/folder/**', (route) => {
        const file = new URL(route.request().url()).pathname.replace('/folder/', '');
        return route.fulfill({ body: file === name ? text : dataText(file) });
      });
      await host.open(page, {
        body: '<rescore-index src="/folder/"><p>Fallback.</p></rescore-index>',
      });
      const line = await page.waitForEvent('console', (message) =>
        /<rescore-index>/.test(message.text()),
      );
      expect(line.text()).toContain(name);
      await fallsBack(page);
      await page.unroute('**/folder/**');
    }
  });

  test('of a container its noscript, when the element fails or its script does', async ({
    page,
    host,
  }) => {
    const body = '<div data-rescore data-country="XX"><noscript><p>Fallback.</p></noscript></div>';
    await host.open(page, { body, script: 'embed.js' });
    await fallsBack(page);
    await page.route('**/rescore-index.js', (route) => route.abort());
    await host.open(page, { body: body.replace('XX', 'AZ'), script: 'embed.js' });
    await fallsBack(page);
  });
});

for (const [name, script] of [
  ['the script', 'embed.js'],
  ['the script of one version', `embed-${version}.js`],
]) {
  test(`${name} upgrades each container, under a strict policy`, async ({ page, host }) => {
    /** @type {string[]} */
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const body =
      '<div id="a" data-rescore data-country="AZ" data-indicators="media-03">' +
      '<noscript><p>Fallback.</p></noscript></div>' +
      '<div id="b" data-rescore data-view="full" data-readonly></div>';
    await host.open(page, { body, script, policy: strict });
    await expect(sentences(page, '#a rescore-index').published).toHaveText(PUBLISHED);
    await expect(sentences(page, '#b rescore-index').published).toHaveText(PUBLISHED);
    await page.locator('#a #media-03 .choice').nth(3).click();
    await expect(sentences(page, '#a rescore-index').yours).toHaveText(/115 of 396 points/);
    await expect(page.locator('#b #media-03 input:enabled')).toHaveCount(0);
    expect(asked.filter((path) => /^\/rescore-index/.test(path))).toEqual([
      script === 'embed.js' ? '/rescore-index.js' : `/rescore-index-${version}.js`,
    ]);
  });
}

test('a container is one element, however many scripts there are, and whenever it comes', async ({
  page,
  host,
}) => {
  const container = '<div data-rescore data-country="AZ"></div>';
  const script = '<script defer src="ORIGIN/embed.js"></script>';
  await host.open(page, { body: (container + script).repeat(2), script: 'embed.js' });
  // Of those within another as well: what a second script makes takes the first one's in.
  const elements = page.locator('rescore-index');
  await expect(elements).toHaveCount(2);
  await expect(page.locator('rescore-index .headline')).toHaveCount(2);
  await expect(elements).toHaveCount(2);
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), container);
  await expect(elements).toHaveCount(3);
  await expect(sentences(page, '[data-rescore]:last-child rescore-index').published).toHaveText(
    PUBLISHED,
  );
  await expect(elements).toHaveCount(3);
});

test('a container that a framework uses again shows what it asks for now', async ({
  page,
  host,
}) => {
  const body = '<div id="again" data-rescore data-country="AZ" data-indicators="media-03"></div>';
  await host.open(page, { body, script: 'embed.js' });
  const container = page.locator('#again');
  const card = sentences(page, '#again > rescore-index').published;
  await expect(card).toHaveText(PUBLISHED);
  await container.evaluate((one) => {
    one.dataset.country = 'CL';
    delete one.dataset.indicators;
  });
  await expect(card).toContainText('Chile');
  await container.evaluate((one) => (one.dataset.readonly = ''));
  await expect(page.locator('#again input:enabled')).toHaveCount(0);
  await container.evaluate((one) => delete one.dataset.rescore);
  await expect(page.locator('#again > rescore-index')).toHaveCount(0);
  await container.evaluate((one) => (one.dataset.rescore = ''));
  await expect(card).toContainText('Chile');
});

test.describe('the script does not know its own address', () => {
  test.use({ meant: [/Failed to load|404|CORS|ERR_/] });
  test('as a module, and another company’s has its name', async ({ page, host }) => {
    const body =
      '<div data-rescore data-country="AZ"></div><script defer src="/embed.js"></script>' +
      '<script type="module" src="ORIGIN/embed.js"></script>';
    await page.route(
      (url) => url.href === new URL('/embed.js', host.url).href,
      (route) => route.fulfill({ contentType: 'text/javascript', body: '' }),
    );
    await host.open(page, { body, script: '' });
    await expect(sentences(page).published).toHaveText(PUBLISHED);
  });

  test('inline, and has a mark', async ({ page, host }) => {
    const code = readFileSync(join(root, 'dist/embed.js'), 'utf8');
    const body =
      '<div data-rescore data-country="AZ"></div>' +
      `<script data-rescore-src="ORIGIN/embed.js">${code}</script>`;
    await host.open(page, { body, script: '' });
    await expect(sentences(page).published).toHaveText(PUBLISHED);
  });

  test('inline without one, and shows the noscript', async ({ page, host }) => {
    const code = readFileSync(join(root, 'dist/embed.js'), 'utf8');
    const body =
      '<div data-rescore data-country="AZ"><noscript><p>Fallback.</p></noscript></div>' +
      `<script>${code}</script>`;
    await host.open(page, { body, script: '' });
    await fallsBack(page);
  });
});

test('a fingerprint holds the data, which is the one that links have', async ({ page, host }) => {
  await host.open(page, { body: '<rescore-index></rescore-index>' });
  await expect(sentences(page).published).toHaveText(PUBLISHED);
  const { fingerprint, link } = await page
    .locator('rescore-index')
    .evaluate((element) => /** @type {any} */ (element).result);
  expect(link).toContain(`china-index-2024-98.${fingerprint}`);
  await page
    .locator('rescore-index')
    .evaluate((element, value) => Object.assign(element, { fingerprint: value }), fingerprint);
  await page.waitForTimeout(300);
  await expect(sentences(page).published).toHaveText(PUBLISHED);
});

test('a scenario with other data or unknown keys is shown as far as it fits, with a word', async ({
  page,
  host,
}) => {
  await host.open(page, {
    body:
      '<rescore-index scenario="v=1&amp;' +
      'd=china-index-2024-98.00000000&amp;c=AZ&amp;e=AZ.media-03:3&amp;zoom=2"></rescore-index>',
  });
  await expect(sentences(page).yours).toHaveText(/115 of 396 points/);
  const notice = page.locator('rescore-index .notice');
  await expect(notice).toContainText('Part of this link no longer works');
  await expect(notice).toContainText('does not know "zoom"');
  await expect(notice).toContainText('made with other data');
});
