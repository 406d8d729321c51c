/**
 * Every file that the page loads late, failing in every way: it says so where the reader looks, and
 * trying again works without a reload.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../cli/support.mjs';
import { done, forms, load, panel, skip } from './support/own-files.js';
import { choose, expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */
/** @typedef {'500' | 'html' | 'nothing' | 'never'} Failure */

test.use({
  meant: [
    /Failed to load|falling back|MIME|wasm|WebAssembly|ERR_|importing a module script|Refused/i,
  ],
});

/** @param {string} name */
const file = (name) => join(root, 'tests/fixtures', name);
const OWN = ['index', 'standings', 'countries/EE', 'countries/IE', 'countries/TO'].map((name) =>
  file(`twelve/${name}.json`),
);
const TABLES = ['data', 'meta'].map((name) => join(root, `docs/your-index/${name}.csv`));
const scenario = JSON.stringify({
  rescore: 'scenario',
  version: 1,
  edition: 'china-index-2024-98',
  country: 'AZ',
  method: 'publisher',
  link: 'v=1&c=AZ&e=AZ.media-03:3',
});

/**
 * What needs a file: what the reader does, where they look, what it says there and what comes in the
 * end.
 * @typedef {object} Use
 * @property {(page: Page) => Promise<unknown>} act the same to try again
 * @property {string} place
 * @property {RegExp} says
 * @property {(page: Page) => import('@playwright/test').Locator} comes
 * @property {(page: Page) => Promise<unknown>} [before] before the file fails
 * @property {boolean} [awaited] whether it is also tried what happens if nothing comes at all, which
 *   takes its time: once for each kind of file
 */

const press = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole('button', { name }).first().click();
const drop = (/** @type {string[]} */ files) => (/** @type {Page} */ page) =>
  panel(page).locator('input[type="file"]').setInputFiles(files);
const LOST = new RegExp(
  'could not|stopped early|not there|takes longer|has sent nothing|' +
    'not valid JSON|could not start',
);

/** @type {Use} */
const share = {
  // What came late may have opened it.
  act: (page) =>
    page
      .getByRole('button', { name: 'Share and save' })
      .click({ timeout: 2000 })
      .catch(() => {}),
  place: '.bar .said',
  says: /This part could not be loaded\. Try again/,
  comes: (page) => page.locator('dialog[open]'),
};
/** @type {Use} */
const questions = {
  act: async (page) => {
    await page.locator('#move-title').first().scrollIntoViewIfNeeded();
    const again = page.locator('section.move').getByRole('button', { name: 'Try again' });
    if (await again.count()) await again.first().click();
  },
  place: 'section.move',
  says: /could not work this out|takes longer than usual/,
  comes: (page) => page.locator('section.move .movers li').first(),
};
/** @param {string[]} files @returns {Use} */
const importing = (files) => ({
  act: drop(files),
  place: 'section.import',
  says: LOST,
  comes: done,
});
/** @type {Use} */
const map = {
  before: (page) => load(page, forms.wide98(), 98),
  act: async (page) => {
    await page.locator('.pivots').scrollIntoViewIfNeeded();
    await page.locator('.pivots button').first().click();
  },
  place: '.pivots',
  says: LOST,
  comes: (page) => page.locator('.pivots .plot'),
};

/** By the name of the file in dist/assets, without its hash. @type {Record<string, Use>} */
const USES = {
  'share-view.js': { ...share, awaited: true },
  'snapshot-comparison.js': share,
  'client.js': questions,
  'cross-origin-worker.js': questions,
  'question-worker.js': questions,
  'rescore-questions.wasm': { ...questions, awaited: true },
  'import-client.js': importing(OWN),
  'import-worker.js': importing(OWN),
  'rescore-import.wasm': importing([file('raw/tea-and-cake.csv')]),
  'editions.json': { ...importing(OWN), awaited: true },
  'china-index-rules.json': importing([file('raw/tea-and-cake.csv')]),
  'open-scenario-file.js': {
    act: (page) =>
      panel(page)
        .locator('input[type="file"]')
        .setInputFiles({
          name: 'scenario.json',
          mimeType: 'application/json',
          buffer: Buffer.from(scenario),
        }),
    place: 'section.import',
    says: LOST,
    comes: (page) => panel(page).locator('.done, .faults').filter({ hasNotText: 'stopped' }),
  },
  'page-reader.js': {
    act: async (page) => {
      const details = panel(page).locator('details');
      if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
      await panel(page).locator('textarea').fill('Nothing that is understood.');
      await press(page, 'Read the text');
    },
    place: 'section.import',
    says: LOST,
    comes: (page) => panel(page).locator('.faults').getByText('pasted page').first(),
  },
  'spreadsheet-view.js': importing(TABLES),
  'workbook.js': importing([file('towns.xlsx')]),
  'pivot-map.js': map,
  'all-countries-client.js': map,
};

/** Files that are there from the start (broken.spec.js, fallback.spec.js), or that nobody waits for. */
const OTHERS = [
  'index.js',
  'index.json', // also of known states, without which other files load
  'shared.js',
  'index.css',
  'article.css',
  'article.js', // the example article's story, without which it is an article (article.spec.js)
  'embed-page.css',
  'standings.json',
  'AZ.json',
  'rescore.wasm',
  'open-full.js', // the element's (element-fallback.spec.js)
  'offline.js',
  'raw-files.json', // the publisher's (import-publisher.spec.js)
  'read-answers.js', // answers of two states (rank-change.spec.js)
  'china-index-crosswalk.json',
  'libre-franklin-latin-wght-normal.woff2', // without them the device's faces stand in
  'newsreader-latin-500-normal.woff2',
  'browser.js', // what unpacks archives, a part of import-client.js and workbook.js
  'rolldown-runtime.js', // a part of workbook.js
  'no-formula.js', // a part of what saves tables
  'save-index.js', // an index of another kind must be open (spreadsheet.spec.js)
  'ar-XB.js', // languages for tests
  'en-XA.js',
];

const stem = (/** @type {string} */ name) => name.replace(/-.{8}(?=\.\w+$)/, '');

test('the table has every file of the built site', () => {
  const files = [...new Set(readdirSync(join(root, 'dist/assets')).map(stem))].sort();
  expect([...Object.keys(USES), ...OTHERS].sort()).toEqual(files);
});

/**
 * The page gives up waiting after 4 seconds, not after the 10 or 15 that it says. What does come needs
 * less.
 * @param {Page} page
 */
const impatient = (page) =>
  page.addInitScript(() => {
    const { setTimeout } = window;
    // @ts-ignore: all that the page calls it with
    window.setTimeout = (run, delay, ...args) =>
      setTimeout(run, delay >= 10_000 ? 4000 : delay, ...args);
  });

for (const [name, { before, awaited, act, place, says, comes }] of Object.entries(USES))
  test(`${name} fails in every way, and then comes`, async ({ page }) => {
    const needsRaw = before !== undefined;
    test.skip(needsRaw && Boolean(skip), String(skip));
    test.setTimeout(150_000);
    /** @type {Failure | ''} */
    let how = '';
    let asked = 0;
    /** @type {(() => void)[]} */
    const held = [];
    const [base, ending] = name.split(/\.(?=\w+$)/);
    await impatient(page);
    await openPage(page);
    await choose(page, ['media-05', 1]);
    if (before) await before(page);
    await page.route(new RegExp(`/assets/${base}-[\\w-]{8}\\.${ending}(\\?|$)`), async (route) => {
      ++asked;
      if (how === '500') return route.fulfill({ status: 500, body: 'Sorry' });
      if (how === 'html')
        return route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><title>Hi</title>',
        });
      if (how === 'nothing') return route.abort();
      // It answers in the end.
      if (how === 'never') await new Promise((resolve) => held.push(() => resolve(undefined)));
      return route.continue();
    });
    /** @type {Failure[]} */
    const failures = [
      '500',
      'html',
      'nothing',
      ...(awaited ? [/** @type {const} */ ('never')] : []),
    ];
    for (const failure of failures) {
      how = failure;
      const were = asked;
      await act(page);
      if (failure !== '500')
        await expect.poll(() => asked, { message: failure }).toBeGreaterThan(were);
      await expect(page.locator(place), failure).toContainText(says, { timeout: 40_000 });
      await expect(page.locator('h1')).toContainText('Azerbaijan ranks 66th');
    }
    expect(asked).toBeGreaterThan(failures.length - 1);
    how = '';
    for (const answer of held) answer();
    await act(page);
    await expect(comes(page)).toBeVisible({ timeout: 40_000 });
  });

test('what the page starts with does not keep the reader waiting', async ({ page }) => {
  await impatient(page);
  const text = readFileSync(join(root, 'dist/index.html'), 'utf8');
  for (const [name, says] of /** @type {[string, RegExp][]} */ ([
    ['rescore-[\\w-]{8}\\.wasm', /has not come yet/],
    ['standings-[\\w-]{8}\\.json', /has sent nothing for 15 seconds/],
    ['index-[\\w-]{8}\\.json', /has sent nothing for 15 seconds/],
  ])) {
    await page.route(new RegExp(`/assets/${name}`), () => {});
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText(says, { timeout: 30_000 });
    await expect(page.getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible();
    const said = String(await page.locator('h1').textContent()).trim();
    expect(said).toBe('Azerbaijan ranks 66th of 98');
    expect(text).toContain(said);
    await page.unroute(new RegExp(`/assets/${name}`));
    await page.goto('about:blank');
  }
});
