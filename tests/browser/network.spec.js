/** The page's network requests, its storage, and its policy. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../cli/support.mjs';
import { forms, load, skip } from './support/own-files.js';
import { announcement, choose, expect, openAll, openPage, strip, test } from './support/page.js';

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "img-src 'self' data:; font-src 'self'; connect-src 'self' " +
  'https://raw.githubusercontent.com/doublethinklab/China-Index-raw-data/; ' +
  "manifest-src 'self'; frame-src 'self'; " +
  "base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types rescore";
const dist = join(root, 'dist');
const built = readdirSync(dist, { recursive: true, encoding: 'utf8' });
const html = readFileSync(join(dist, 'index.html'), 'utf8');

test('the page asks for its own files, each once, and after that for those of its questions alone', async ({
  page,
}) => {
  /** @type {string[]} */
  const asked = [];
  // The browser requests the icon again whenever the address changes; the service worker starts
  // later.
  page.on(
    'request',
    (request) =>
      /\/icon\.svg$|\/offline-[^/]*\.js$/.test(request.url()) ||
      asked.push(new URL(request.url()).pathname),
  );
  await openPage(page);
  await page.waitForLoadState('networkidle');
  const before = asked.slice().sort();
  const files = before.map((path) => path.slice(1) || 'index.html');
  expect(new Set(files).size).toBe(files.length);
  expect(files.filter((file) => !built.includes(file))).toEqual([]);
  for (const kind of [
    /^index\.html$/,
    /^started\.js$/,
    /index-.*\.js$/,
    /\.css$/,
    /\.wasm$/,
    /standings-.*\.json$/,
    /AZ-.*\.json$/,
    /index-.*\.json$/,
  ]) {
    expect(files.filter((file) => kind.test(file))).toHaveLength(1);
  }
  // Also the code that the page's script shares with lazy parts.
  expect(files.filter((file) => file.endsWith('.js')).length).toBeLessThanOrEqual(3);

  await openAll(page);
  await choose(page, ['media-03', 3]);
  await choose(page, ['foreign-policy-08', null]);
  await page.getByRole('radio', { name: 'Exact ratios' }).check();
  await strip(page).press('ArrowLeft');
  await page.locator('#media-03 details.evidence summary').click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Reset all' }).click();
  await expect(announcement(page)).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  const later = asked.filter((path) => !before.includes(path)).map((path) => path.slice(1));
  const names = later.map((file) => file.replace(/^assets\/|-.{8}\.\w+$/g, ''));
  // Why the rank changed since the state before is asked if that part came near.
  const compared = /^(data\/china-index-2024-101\/|read-answers$)/;
  expect([...new Set(names)].filter((name) => !compared.test(name)).sort()).toEqual([
    'client',
    'cross-origin-worker',
    'question-worker',
    'rescore-questions',
  ]);
  // The questions, the check of the published figures and the ranks under any weights each have a
  // worker. What is fetched before it is imported comes from the browser's cache the second time.
  for (const file of later)
    expect(later.filter((other) => other === file).length, file).toBeLessThanOrEqual(
      file.startsWith('assets/client-') ? 2 : 3,
    );
  expect(asked.length).toBe(before.length + later.length);
});

test('files of the reader’s own are read with the page’s own files, and sent nowhere', async ({
  page,
}) => {
  test.skip(Boolean(skip), String(skip));
  /** @type {import('@playwright/test').Request[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request));
  await openPage(page);
  await load(page, forms.wide98(), 98);
  await page.reload();
  await expect(page.locator('.kept')).toBeVisible();
  const paths = asked.map((request) => new URL(request.url()).pathname.slice(1) || 'index.html');
  expect(paths.filter((path) => !built.includes(path))).toEqual([]);
  expect(paths).toContainEqual(expect.stringMatching(/rescore-import-.*\.wasm$/));
  expect(
    asked.filter((request) => request.method() !== 'GET' || request.postData() !== null),
  ).toEqual([]);
});

test('nothing is kept in the browser', async ({ page, context }) => {
  await openPage(page);
  await choose(page, ['media-03', 3]);
  expect(await context.cookies()).toEqual([]);
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
  ]);
  expect(kept).toEqual([0, 0, 0, 0]);
});

test('the policy in the page is exactly the promised one, before anything it governs', () => {
  const metas = [
    ...html.matchAll(/<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"\s*\/?>/g),
  ];
  expect(metas.map((meta) => meta[1].replace(/\s+/g, ' ').trim())).toEqual([policy]);
  expect(html.search(/<(script|link|style|img)\b/)).toBeGreaterThan(metas[0].index);
});

test('the page has no script and no style in the HTML itself', () => {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)];
  expect(scripts.map(([, attributes]) => /\bsrc="\.\/([a-z]+)/.exec(attributes)?.[1])).toEqual([
    'started',
    'assets',
  ]);
  expect(scripts.map(([, , text]) => text)).toEqual(['', '']);
  expect(html).not.toMatch(/<style\b|\sstyle=|\son[a-z]+=|javascript:/i);
});

test('every address in the page is relative, so that any folder can hold it', () => {
  const addresses = [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map((match) => match[1]);
  expect(addresses.length).toBeGreaterThan(2);
  expect(addresses.filter((address) => !address.startsWith('./'))).toEqual([]);
});

test('the built JavaScript makes no code from text', () => {
  const scripts = built.filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  for (const file of scripts) {
    const code = readFileSync(join(dist, file), 'utf8');
    expect(code.match(/\bnew Function\b|\bFunction\(|(?<![.\w])eval\(/g), file).toBeNull();
  }
});

test.describe('the policy', () => {
  test.use({ meant: [/Content Security Policy|Trusted/] });

  test('stops a script, a style and a request that do not belong to the page', async ({ page }) => {
    await openPage(page);
    const stopped = await page.evaluate(async () => {
      const told = new Promise((resolve) => {
        /** @type {string[]} */
        const directives = [];
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          directives.push(effectiveDirective);
          if (directives.length === 3) resolve(directives.sort());
        });
      });
      const script = document.createElement('script');
      try {
        script.textContent = 'window.ran = true'; // no text becomes script
      } catch {
        // The page's policy may forbid the assignment itself.
      }
      const style = document.createElement('style');
      style.textContent = 'main { display: none }';
      document.body.append(script, style);
      const elsewhere = await fetch('https://example.org/').catch(() => 'stopped');
      return { directives: await told, elsewhere, ran: 'ran' in window };
    });
    const directives = ['connect-src', 'require-trusted-types-for', 'style-src-elem'];
    expect(stopped).toEqual({ directives, elsewhere: 'stopped', ran: false });
    await expect(page.locator('main')).toBeVisible();
  });
});
