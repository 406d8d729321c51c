/** What the page shows if the browser lacks a feature. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../cli/support.mjs';
import { expect, test } from './support/page.js';

const sentence = 'Azerbaijan ranks 66th of 98';

test.describe('without WebAssembly', () => {
  // The module logs the missing feature before it gives up.
  test.use({ meant: [/wasm|WebAssembly|Failed to load resource/i] });

  test('the page says so, and the published sentence stays', async ({ page }) => {
    await page.addInitScript(() => {
      // @ts-ignore: that is the point
      delete window.WebAssembly;
    });
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('The scoring engine could not start');
    await expect(page.getByRole('alert')).toContainText('WebAssembly');
    await expect(page.locator('h1')).toHaveText(sentence);
    await expect(page.locator('table.plain tbody tr')).toHaveCount(13 + 99);
    await expect(page.getByText('Loading')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  test('or with its file out of reach, too', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('The scoring engine could not start');
    await expect(page.getByRole('alert')).toContainText('Check the connection and try again');
    await expect(page.getByRole('alert')).not.toContainText('WebAssembly');
    await expect(page.locator('h1')).toHaveText(sentence);
    await page.unroute('**/*.wasm');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('region', { name: 'Your scenario' })).toBeVisible();
  });
});

test.describe('a browser that is too old', () => {
  test.use({
    meant: [
      /SyntaxError|CompileError|falling back|replaceChildren|wasm|Failed to load resource|MIME/i,
    ],
  });

  const said = (/** @type {import('./support/page.js').Page} */ page) => page.getByRole('alert');
  const NEEDS = /It needs Chrome or Edge \d+, Firefox \d+, Safari [\d.]+, or a newer one/;

  /** @type {[string, (page: import('./support/page.js').Page) => Promise<unknown>][]} */
  const lacking = [
    [
      'for the script’s words',
      (page) =>
        page.route('**/assets/index-*.js', (route) =>
          route.fulfill({ contentType: 'text/javascript', body: 'class A { §field }' }),
        ),
    ],
    [
      'to be given the script',
      (page) => page.route('**/assets/index-*.js', (route) => route.fulfill({ status: 404 })),
    ],
    [
      'for something the script asks for',
      (page) =>
        page.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'replaceChildren')),
    ],
    [
      'for SIMD in WebAssembly',
      (page) =>
        page.addInitScript(() => {
          const refuse = async () => {
            throw new WebAssembly.CompileError('invalid value type 0x7b');
          };
          Object.assign(WebAssembly, {
            compile: refuse,
            instantiate: refuse,
            instantiateStreaming: refuse,
          });
        }),
    ],
  ];
  for (const [what, spoil] of lacking) {
    test(`${what} says what it needs, and what is published stays`, async ({ page }) => {
      await spoil(page);
      await page.goto('/');
      await expect(said(page)).toContainText(NEEDS);
      await expect(page.locator('h1')).toHaveText(sentence);
      await expect(page.locator('table.plain tbody tr')).toHaveCount(13 + 99);
      await expect(page.getByText('Loading')).toHaveCount(0);
    });
  }

  test('is said nothing where it is not', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('region', { name: 'Your scenario' })).toBeVisible();
    await expect(said(page)).toHaveCount(0);
  });
});

test.describe('when the module comes without its media type', () => {
  test.use({ meant: [/wasm|WebAssembly|MIME|ArrayBuffer instantiation/i] });

  test('the page works all the same', async ({ page }) => {
    await page.route('**/*.wasm', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'content-type': 'application/octet-stream' },
      });
    });
    await page.goto('/');
    await expect(page.getByRole('region', { name: 'Your scenario' })).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page is what is published, and says what it would need', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('h1')).toHaveText(sentence);
    // The rendered text: Playwright ignores the text of a noscript element.
    const seen = { useInnerText: true };
    await expect(page.locator('main')).toContainText(
      'this page needs JavaScript and WebAssembly',
      seen,
    );
    await expect(page.locator('main')).toContainText('China Index 2024, Doublethink Lab');
    const rows = page.locator('table.plain tbody tr');
    await expect(rows).toHaveCount(13 + 99);
    await expect(rows.first()).toHaveText(/Overall\s*112\/396\s*28\.3%\s*66th/);
    await expect(rows.filter({ hasText: 'Technology' }).first()).toHaveText(
      /28\/44\s*63\.6%\s*18th/,
    );
  });

  test('nothing pretends to load', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.getByText('Loading')).toHaveCount(0);
  });
});

test('the site works from any folder of a host', async ({ page }) => {
  const folder = '/articles/2024/china-index/';
  await page.route(`**${folder}**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(folder.length) || 'index.html';
    const types = {
      html: 'text/html',
      js: 'text/javascript',
      css: 'text/css',
      json: 'application/json',
      wasm: 'application/wasm',
      svg: 'image/svg+xml',
    };
    const contentType = types[/** @type {keyof typeof types} */ (path.split('.').at(-1))];
    return route.fulfill({ body: readFileSync(join(root, 'dist', path)), contentType });
  });
  await page.goto(folder);
  await expect(page.getByRole('region', { name: 'Your scenario' })).toBeVisible();
});
