/**
 * Malicious data and links: every text in every file contains markup, scripts, characters that
 * change the text direction, or has the maximum length. Nothing runs, nothing leaves the page, and
 * the layout does not break.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../cli/support.mjs';
import { done, panel } from './support/own-files.js';
import { expect, openAll, openPage, test } from './support/page.js';

const folder = join(root, 'tests/fixtures/twelve');
const names = ['index.json', 'standings.json', 'countries/EE.json'];
const texts = names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));

/** The free texts; everything else must keep its form. */
const WORDS = new Set(
  (
    'title name about label question publisher citation caveat ' +
    'evidence note text summary takeaways events event answered_by'
  ).split(' '),
);

/**
 * Changes every free text.
 * @param {any} node
 * @param {(text: string) => string} change
 * @param {string} [key]
 * @returns {any}
 */
function changed(node, change, key = '') {
  if (typeof node === 'string') return WORDS.has(key) ? change(node) : node;
  if (Array.isArray(node)) return node.map((one) => changed(one, change, key));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, changed(value, change, name)]),
  );
}

/** @param {import('./support/page.js').Page} page @param {(text: string) => string} change */
async function dropChanged(page, change) {
  const files = texts.map((text, i) => ({
    name: names[i].split('/').at(-1) ?? '',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(changed(text, change))),
  }));
  await panel(page).locator('input[type=file]').setInputFiles(files);
}

/**
 * Nothing has run or been requested, and nothing is wider than the page.
 * @param {import('./support/page.js').Page} page
 * @param {string[]} asked
 */
async function unharmed(page) {
  expect(
    await page.evaluate(() => Object.keys(window).filter((name) => name.startsWith('hacked'))),
  ).toEqual([]);
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
  ).toBe(0);
  const links = await page.locator('a[href]').evaluateAll((all) =>
    all
      .map((a) => /** @type {HTMLAnchorElement} */ (a))
      .filter((a) => a.origin !== location.origin)
      .map((a) => [a.protocol, a.rel]),
  );
  for (const [protocol, rel] of links) {
    expect(protocol).toMatch(/^https?:$/);
    expect(rel).toContain('noopener');
    expect(rel).toContain('noreferrer');
  }
}

const HARM = {
  'markup and script': '<img src=x onerror="window.hacked=1"><script>window.hacked2=1</script>',
  'template and entity': '${window.hacked=1}{{hacked}}&lt;svg/onload=hacked()&gt;',
  'an end of what surrounds it': '"\'></span><svg onload=window.hacked=1>',
  'in two directions': '\u200fdrawkcab \u05d0\u05d1\u200e',
  'names of every object': '__proto__',
};

for (const [what, harm] of Object.entries(HARM)) {
  test(`an index whose texts are ${what}`, async ({ page }) => {
    await openPage(page);
    // As much of it as the shortest text may contain.
    await dropChanged(page, (text) => `${text} ${harm}`.slice(0, 60));
    await expect(done(page)).toBeVisible();
    await openAll(page);
    await page.locator('.choice').first().click();
    await expect(page.locator('h1')).toContainText(harm.slice(0, 8));
    await unharmed(page);
    expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  });
}

test('texts that would turn the sentence around them are refused with their place', async ({
  page,
}) => {
  await openPage(page);
  const title = await page.locator('h1').textContent();
  await dropChanged(page, (text) => (text === texts[0].title ? `${text} \u202edrawkcab` : text));
  await expect(panel(page).locator('> [role="status"]')).toContainText('index.json');
  await expect(panel(page).locator('> [role="status"]')).toContainText('control character');
  await expect(page.locator('h1')).toHaveText(title ?? '');
});

test('texts of a megabyte are refused with their place, and the page stays as it was', async ({
  page,
}) => {
  await openPage(page);
  const title = await page.locator('h1').textContent();
  await dropChanged(page, (text) => (text === texts[0].title ? text + 'x'.repeat(2 ** 20) : text));
  await expect(panel(page).locator('> [role="status"]')).toContainText('index.json');
  await expect(page.locator('h1')).toHaveText(title ?? '');
  await unharmed(page);
});

for (const url of [
  'javascript:window.hacked=1',
  'data:text/html,<script>hacked=1</script>',
  'JaVaScRiPt://%0awindow.hacked=1',
  'vbscript:x',
  'file:///etc/passwd',
]) {
  test(`a source at ${url.slice(0, 12)} is refused`, async ({ page }) => {
    await openPage(page);
    const sheet = structuredClone(texts[2]);
    sheet.answers[0].links = [{ url }];
    const files = [texts[0], texts[1], sheet].map((text, i) => ({
      name: names[i].split('/').at(-1) ?? '',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(text)),
    }));
    await panel(page).locator('input[type=file]').setInputFiles(files);
    await expect(panel(page).locator('> [role="status"]')).toContainText('EE.json');
    await unharmed(page);
  });
}

test('links that mean harm are told as text', async ({ page }) => {
  for (const link of [
    'v=1&c=<img src=x onerror=hacked=1>',
    'v=1&c=AZ&i=%22%3E%3Cscript%3Ehacked=1%3C/script%3E',
    'v=1&c=__proto__',
    `v=1&c=AZ&${'x'.repeat(2 ** 20)}`,
    'javascript:hacked=1',
    'v=1&c=%E2%80%AEZA',
  ]) {
    await page.goto('about:blank');
    await page.goto(`/#${link}`);
    await expect(page.locator('.bar')).toBeVisible();
    await expect(page.locator('h1')).toContainText('Azerbaijan ranks 66th of 98');
    await unharmed(page);
  }
});

test.describe('the policy', () => {
  test.use({ meant: [/Trusted|Content Security Policy|blocked/i] });

  test('lets no text become markup or script', async ({ page }) => {
    await openPage(page);
    const outcomes = await page.evaluate(() => {
      const tried = [
        () => (document.body.innerHTML += '<b>x</b>'),
        () => document.createElement('div').insertAdjacentHTML('beforeend', '<b>x</b>'),
        () => document.createElement('script').setAttribute('src', 'https://example.org/x.js'),
        () => new Worker('https://example.org/x.js'),
        () => new Worker('data:text/javascript,postMessage(1)'),
      ];
      return tried.map((one) => {
        try {
          one();
          return 'done';
        } catch {
          return 'refused';
        }
      });
    });
    expect(new Set(outcomes)).toEqual(new Set(['refused']));
  });
});
