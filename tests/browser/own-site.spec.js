/** The site of an index of one's own, built as docs/your-index.md says. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { serve } from '../../tools/static-server.mjs';
import { rescore, root } from '../cli/support.mjs';
import { expect, test, wholePage } from './support/page.js';

test.describe.configure({ mode: 'serial' });

const guide = readFileSync(join(root, 'docs/your-index.md'), 'utf8');
const tmp = mkdtempSync(join(tmpdir(), 'rescore-own-site-'));
const out = join(tmp, 'hdi-site');
/** @type {Awaited<ReturnType<typeof serve>>} */
let host;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const table = (/** @type {string} */ name) => join(root, `docs/your-index/${name}.csv`);
  const more = ['meta', 'published', 'about'].flatMap((name) => [`--${name}`, table(name)]);
  const made = rescore('import', table('data'), ...more, '--out', join(tmp, 'hdi'));
  expect(made.status).toBe(0);
  for (const [, single, line] of guide.matchAll(/^npm run build(:single)? -- (.*)$/gm)) {
    const args = line.split(' ').map((arg) => (arg.startsWith('hdi') ? join(tmp, arg) : arg));
    const { status, stderr } = spawnSync(
      process.execPath,
      ['tools/build.mjs', ...(single ? ['--single'] : []), ...args],
      { cwd: root, encoding: 'utf8' },
    );
    expect([status, status ? stderr : '']).toEqual([0, '']);
  }
  const [snippet] = /<script type="module"[^]*?<\/rescore-index>/.exec(guide) ?? [''];
  const card = snippet.replace('https://example.org/hdi-site/', './');
  writeFileSync(join(out, 'host.html'), `<!doctype html><link rel="icon" href="data:,">${card}`);
  host = await serve(out);
});

test.afterAll(() => {
  host?.close();
  rmSync(tmp, { recursive: true, force: true });
});

test('it has a page for each unit, and nothing of the China Index', () => {
  expect(readdirSync(join(out, 'countries'))).toHaveLength(192);
  for (const name of ['data', 'article.html']) expect(existsSync(join(out, name))).toBe(false);
  const texts = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(html|js|json|webmanifest)$/.test(name),
  );
  const foreign = texts.flatMap((name) => {
    const text = readFileSync(join(out, name), 'utf8');
    return text.match(/influence|china index|doublethink|githubusercontent/gi) ?? [];
  });
  expect(foreign).toEqual([]);
});

test('front page, unit page and link use its numbers and its words', async ({ page }) => {
  await page.goto(host.url);
  await expect(page.locator('h1')).toHaveText('Afghanistan ranks 180th of 191');
  await wholePage(page);
  await expect(page.locator('.rank-range')).toContainText(/^In 90% of trials .* 178th and 181st\./);
  await expect(page.locator('.masthead .kicker')).toHaveText('Human Development Index 2021');
  await expect(page.locator('main')).not.toContainText(
    /\blayers?\b|\bdomains?\b|the publisher’s files/,
  );
  await page.goto(`${host.url}countries/AGO.html`);
  await expect(page.locator('h1')).toHaveText('Angola ranks 148th of 191');
  await page.getByRole('button', { name: 'Open all' }).click();
  const field = page.locator('#mys').getByRole('spinbutton');
  await field.fill('8');
  await field.press('Enter');
  await expect(page.locator('.yours')).toContainText('it would rank 139th');
  await expect(page).toHaveURL(/countries\/AGO\.html#v=1&d=human-development-index-2021.*mys:8$/);
  await page.reload();
  await expect(page.locator('.yours')).toContainText('it would rank 139th');
});

test('the single file has the index and its answers, and asks for nothing', async ({ page }) => {
  await page.goto(`${pathToFileURL(join(out, 'rescore.html'))}`);
  await expect(page.locator('h1')).toHaveText('Afghanistan ranks 180th of 191');
  await wholePage(page);
  await expect(page.locator('.rank-range')).toContainText('178th and 181st');
  await page.locator('.suggestion').getByRole('button', { name: 'Try it' }).click();
  await expect(page.locator('.yours')).toContainText('it would rank 179th');
});

test('a card in another page asks its question', async ({ page }) => {
  await page.goto(`${host.url}host.html`);
  const card = page.locator('rescore-index');
  await expect(card).toContainText('Angola ranks 148th of 191');
  const field = card.getByRole('spinbutton');
  await field.fill('8');
  await field.press('Enter');
  await expect(card).toContainText('139th');
  await page.goto(`${host.url}embed.html?country=AGO&indicators=mys`);
  await expect(page.locator('rescore-index')).toContainText('Angola ranks 148th of 191');
});

test('without JavaScript it lists all units by score', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${host.url}countries/index.html`);
  await expect(page.locator('thead th')).toHaveText(['Country', 'Rank', '90% of trials', 'Score']);
  await expect(page.locator('tbody tr')).toHaveCount(191);
  await context.close();
});
