/**
 * A page translator repeatedly replaces texts by its own elements. Scripts imitate it but keep
 * every word, so the page must read the same as without a translator.
 */
import { showCountry } from './support/own-files.js';
import { choose, expect, openPage, strip, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const kinds = {
  replaces: 'texts by elements with copies, as Google and Edge do',
  wraps: 'texts into elements',
  splits: 'texts into words, each in an element',
  rebuilds: 'what is in an element, without comments, as Firefox does',
};

/** Runs in the page. @param {string} kind */
function translate(kind) {
  const foreign = new WeakSet();
  const made = (/** @type {Node[]} */ nodes) => {
    const inner = document.createElement('font');
    const outer = document.createElement('font');
    foreign.add(inner).add(outer);
    inner.append(...nodes);
    outer.append(inner);
    return outer;
  };
  const copy = (/** @type {string} */ text) => document.createTextNode(text);
  const left = 'svg, script, style, textarea, option';

  const mend = (/** @type {Text} */ text) => {
    const place = text.parentElement;
    if (!place || foreign.has(place) || place.closest(left) || !text.data.trim()) return;
    if (kind === 'replaces') text.replaceWith(made([copy(text.data)]));
    if (kind === 'splits')
      text.replaceWith(...text.data.split(/(?= )/).map((word) => made([copy(word)])));
    if (kind === 'wraps') {
      const font = made([]);
      text.before(font);
      font.firstChild?.appendChild(text);
    }
    if (kind === 'rebuilds') {
      const all = [...place.childNodes];
      if (!all.some((node) => node.nodeType === Node.COMMENT_NODE)) return;
      all.forEach((node) => node.remove());
      for (const node of all) if (node.nodeType !== Node.COMMENT_NODE) place.append(node);
    }
  };
  const all = (/** @type {Node} */ root) => {
    const texts = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node);
    for (const text of texts) mend(/** @type {Text} */ (text));
  };
  const watch = { subtree: true, childList: true, characterData: true };
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      for (const node of type === 'childList' ? addedNodes : [target])
        if (node instanceof Text) mend(node);
        else all(node);
    observer.takeRecords();
  });
  all(document.body);
  observer.observe(document.body, watch);
}

/**
 * Every word and chosen answer of the page, except in the part that is still working. @param {Page}
 * page
 */
const read = (page) =>
  page.evaluate(() => {
    const copy = /** @type {HTMLElement} */ (document.body.cloneNode(true));
    for (const part of copy.querySelectorAll('.move, .domains .read, script')) part.remove();
    const radios = [...document.querySelectorAll('input')].map((input) => input.checked);
    return JSON.stringify({ text: copy.textContent?.replace(/\s+/g, ' '), radios });
  });

/**
 * The same after everything is rendered: nothing has changed for some frames. @param {Page} page
 */
async function settled(page) {
  for (let before = ''; ;) {
    const now = await read(page);
    if (now === before) return now;
    before = now;
    await page.evaluate(async () => {
      for (let frames = 0; frames < 6; ++frames)
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    });
  }
}

/** Places with texts that the translator would still translate. @param {Page} page */
const untranslated = (page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('main :is(h1, h2, p, td, span)')].filter((e) =>
        [...e.childNodes].some((n) => n instanceof Text && n.data.trim()),
      ).length,
  );

const steps = [
  (/** @type {Page} */ page) => choose(page, ['media-03', 3]),
  (/** @type {Page} */ page) => choose(page, ['media-01', null]),
  (/** @type {Page} */ page) => choose(page, ['media-03', 1]),
  (/** @type {Page} */ page) => showCountry(page, 'France'),
  (/** @type {Page} */ page) => page.keyboard.press('Control+z'),
  (/** @type {Page} */ page) => showCountry(page, 'Azerbaijan'),
  (/** @type {Page} */ page) => page.keyboard.press('Control+z'),
  async (/** @type {Page} */ page) => {
    await strip(page).focus();
    await page.keyboard.press('ArrowRight');
  },
  (/** @type {Page} */ page) => page.locator('.bar .reset').click(),
];

/** The text of a page without a translator after each step. @type {string[]} */
const expected = [];

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await openPage(page);
  for (const step of steps) {
    await step(page);
    await page.mouse.move(2, 2); // at no dot
    expected.push(await settled(page));
  }
  await page.close();
});

for (const [kind, what] of Object.entries(kinds)) {
  test(`figures stay right when a translator puts ${what}`, async ({ page }) => {
    test.slow(); // every text of the page, at every step
    await openPage(page);
    await page.evaluate(translate, kind);
    for (const [i, step] of steps.entries()) {
      await step(page);
      await page.mouse.move(2, 2); // at no dot
      await expect.poll(() => read(page), `step ${i}`).toBe(expected[i]);
      if (kind === 'replaces') await expect.poll(() => untranslated(page)).toBe(0);
    }
  });
}

test('what has the focus keeps it when everything around is rebuilt', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 2]);
  await page.locator('#media-03 details.evidence summary').click();
  await page.evaluate(translate, 'rebuilds');
  const link = page.locator('#media-03 .evidence .meta a');
  await link.focus();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.sentence .yours')).toHaveCount(0);
  await settled(page);
  await expect(link).toBeFocused();
});

test('what a change leaves as it was need not be translated again', async ({ page }) => {
  await openPage(page);
  await page.evaluate(translate, 'replaces');
  const kept = await page.locator('#media-05 legend font').first().elementHandle();
  await choose(page, ['media-03', 2]);
  await settled(page);
  expect(await kept?.evaluate((font) => font.isConnected)).toBe(true);
});
