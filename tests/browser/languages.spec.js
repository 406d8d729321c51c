/**
 * The page in other languages: longer words, letters from right to left, nothing left in English.
 */
import { nothingFound } from './support/axe.js';
import { choose, dataText, expect, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

test.slow(); // everything on the page is open

/**
 * Opens the page in a language, with everything open and two answers changed.
 * @param {Page} page
 * @param {string} language
 */
async function open(page, language) {
  await page.goto(`/?lang=${language}`);
  await expect(page.locator('.bar')).toBeVisible();
  await page.locator('.answers .actions button').first().click();
  await expect(page.locator('details.domain:not([open])')).toHaveCount(0);
  await choose(page, ['media-01', 4]);
  await choose(page, ['media-03', null]);
  await page.locator('.compare select').first().selectOption('UY');
  await expect(page.locator('.compare table').first()).toBeVisible();
  await page.evaluate(() =>
    document.querySelectorAll('details').forEach((details) => (details.open = true)),
  );
}

/** Strings of the data, which is not translated. */
const data = (() => {
  /** @type {Set<string>} */
  const found = new Set();
  const walk = (/** @type {any} */ part) => {
    if (typeof part === 'string') found.add(part.replace(/\s+/g, ' ').trim());
    else if (part && typeof part === 'object') Object.values(part).forEach(walk);
  };
  for (const name of ['index.json', 'standings.json', 'countries/AZ.json'])
    walk(JSON.parse(dataText(name)));
  return found;
})();

/** All visible and spoken text on the page, in its smallest pieces. @param {Page} page */
const pieces = (page) =>
  page.evaluate(() => {
    /** @type {string[]} */
    const found = [document.title];
    const walker = document.createTreeWalker(
      document.body,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    );
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Element) {
        for (const name of ['aria-label', 'aria-valuetext', 'placeholder', 'title', 'alt'])
          found.push(node.getAttribute(name) ?? '');
      } else {
        // The country's name in the headline is a button, and the rest around it is one message.
        // Examples of claims are English on every page, and say so.
        if (!node.parentElement?.closest('h1, .claim [lang="en"]'))
          found.push(node.textContent ?? '');
      }
    }
    found.push(document.querySelector('h1')?.textContent ?? '');
    return found
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => /\p{L}/u.test(text));
  });

/** Pieces without brackets around them that are not from the data. @param {string[]} all */
const unsaid = (all) =>
  all.filter(
    (text) =>
      !/^,? ?\[.*\][.,]?( \(.*\))?$/.test(text) &&
      !data.has(text) &&
      ![...data].some((value) => value.length > 12 && text.includes(value)),
  );

for (const [language, dir] of [
  ['en-XA', 'ltr'],
  ['ar-XB', 'rtl'],
]) {
  test.describe(language, () => {
    test('says everything in its own words', async ({ page }) => {
      await open(page, language);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('html')).toHaveAttribute('dir', dir);
      const all = await pieces(page);
      expect(all.length).toBeGreaterThan(500);
      // Addresses, dates and titles of sources are data, in other forms.
      const rest = unsaid(all).filter(
        (text) => !/^[\w.-]+\.\w{2,}(\/|$)|…$|\d{4}|[٠-٩]{4}/.test(text),
      );
      expect(rest).toEqual([]);
      await nothingFound(page, [
        'html-has-lang',
        'html-lang-valid',
        'button-name',
        'link-name',
        'label',
        'select-name',
        'summary-name',
      ]);
    });

    test('fits a phone and a wide screen', async ({ page }) => {
      await open(page, language);
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(beyond, `${width}`).toBe(0);
      }
    });
  });
}

test('English is not made to wait for another language', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/?lang=xx');
  await expect(page.locator('.bar')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(page.locator('h1')).toHaveText('Azerbaijan ranks 66th of 98');
  expect(asked.filter((url) => /en-XA|ar-XB/.test(url))).toEqual([]);
});
