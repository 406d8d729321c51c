/**
 * With the browser's storage full, forbidden or broken, everything works until the page is closed,
 * and the reader is told.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { china, json, small } from '../cli/support.mjs';
import { ordinal } from './support/figures.js';
import { chooseFiles, done, panel, showCountry } from './support/own-files.js';
import { EDITIONS, choose, dataText, expect, openPage } from './support/page.js';
import { open, test } from './support/site-host.js';

/** @typedef {import('./support/page.js').Page} Page */

const files = [
  'index.json',
  'standings.json',
  ...readdirSync(join(small, 'countries')).map((name) => `countries/${name}`),
].map((name) => join(small, name));
const LOADED = /is loaded: the answers of 3 countries\./;
const NOT_KEPT = 'it is here until this page is closed';

const edition = (/** @type {Page} */ page) => page.getByRole('combobox', { name: 'Edition' });
const button = (/** @type {Page} */ page, /** @type {string | RegExp} */ name) =>
  page.getByRole('button', { name, exact: true });

/** A reader's own index loads, and lasts as long as the page. @param {Page} page */
async function lastsAsLongAsThePage(page) {
  await chooseFiles(page, files);
  await expect(done(page)).toHaveText(LOADED, { timeout: 20_000 });
  await expect(done(page)).toContainText(NOT_KEPT);
  await expect(panel(page)).not.toContainText('Kept on this device');
  // The reader can switch between it and the page's own editions.
  const shown = String(await edition(page).locator('option:checked').textContent()).trim();
  const [first] = await edition(page).locator('option').allTextContents();
  await edition(page).selectOption(first.trim());
  await expect(page.locator('h1')).toContainText('of 98');
  await showCountry(page, 'Azerbaijan');
  await choose(page, ['media-03', 3]);
  await expect(page.locator('.sentence .yours')).toContainText('115 of 396');
  await edition(page).selectOption(shown);
  await expect(page.locator('h1')).not.toContainText('Azerbaijan');
  await panel(page).getByRole('button', { name: 'Remove' }).click();
  await expect(page.locator('h1')).toContainText('of 98');
  await expect(edition(page).locator('option')).toHaveCount(EDITIONS);
}

test('a full disk', async ({ page }) => {
  await openPage(page);
  const client = await page.context().newCDPSession(page);
  await client.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(page.url()).origin,
    quotaSize: 1,
  });
  await lastsAsLongAsThePage(page);
});

for (const [name, spoil] of /** @type {[string, () => void][]} */ ([
  [
    'is forbidden',
    () =>
      Object.defineProperty(window, 'indexedDB', {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      }),
  ],
  [
    'cannot be opened',
    () =>
      (IDBFactory.prototype.open = () => {
        throw new DOMException('no', 'InvalidStateError');
      }),
  ],
  [
    'is broken',
    () =>
      (IDBDatabase.prototype.transaction = () => {
        throw new DOMException('no', 'UnknownError');
      }),
  ],
])) {
  test(`IndexedDB that ${name}`, async ({ page }) => {
    await page.addInitScript(spoil);
    await openPage(page);
    await lastsAsLongAsThePage(page);
  });
}

for (const [name, spoil] of /** @type {[string, () => void][]} */ ([
  [
    'never answers',
    () => {
      IDBFactory.prototype.databases = () => new Promise(() => {});
      IDBFactory.prototype.open = () => /** @type {any} */ (new EventTarget());
    },
  ],
  [
    'is blocked by another tab',
    () => {
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (/** @type {string} */ database) {
        // A tab with an older version that keeps its connection: the newer one gets "blocked", and
        // waits.
        const older = open.call(this, database, 1);
        // Keeps a reference: an unreachable connection would be closed, and would not block.
        older.onsuccess = () => Object.assign(globalThis, { older: older.result });
        return open.call(this, database, 2);
      };
    },
  ],
])) {
  test(`IndexedDB that ${name} keeps nobody waiting`, async ({ page }) => {
    await page.addInitScript(spoil);
    const begun = Date.now();
    await openPage(page);
    expect(Date.now() - begun).toBeLessThan(8000);
    await choose(page, ['media-03', 3]);
    await expect(page.locator('.sentence .yours')).toContainText('With 1 answer changed');
    test.setTimeout(90_000);
    await chooseFiles(page, files);
    await expect(done(page)).toContainText(NOT_KEPT, { timeout: 45_000 });
    await expect(edition(page).locator('option')).toHaveCount(EDITIONS + 1);
  });
}

test('a browser without a list of its databases keeps what is loaded', async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(IDBFactory.prototype, 'databases', { value: undefined }),
  );
  await openPage(page);
  await chooseFiles(page, files);
  await expect(done(page)).toHaveText(LOADED);
  await expect(done(page)).not.toContainText(NOT_KEPT);
  await page.reload();
  await expect(panel(page)).toContainText('Kept on this device');
  await panel(page).getByRole('button', { name: 'Remove' }).click();
  await expect(done(page)).toHaveText('Removed from this device.');
});

test('an open page keeps no other from changing the form of what is kept', async ({ page }) => {
  await openPage(page);
  await chooseFiles(page, files);
  await expect(done(page)).toHaveText(LOADED);
  const how = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open('rescore /', 7);
        request.onblocked = () => resolve('blocked');
        request.onsuccess = () => {
          request.result.close();
          resolve('upgraded');
        };
      }),
  );
  expect(how).toBe('upgraded');
  await page.reload();
  await expect(panel(page)).toContainText('Kept on this device');
});

test('what another program keeps under the same name is passed over', async ({ page }) => {
  await openPage(page);
  await chooseFiles(page, files);
  await expect(done(page)).toHaveText(LOADED);
  await expect(page).toHaveURL(/d=tea-and-cake-2030/);
  await page.evaluate(async () => {
    const database = await new Promise(
      (resolve) =>
        (indexedDB.open('rescore /').onsuccess = (event) =>
          resolve(/** @type {any} */ (event.target).result)),
    );
    const store = database.transaction('editions', 'readwrite').objectStore('editions');
    for (const [i, junk] of [
      {},
      null,
      'x',
      7,
      [],
      { edition: 'e', title: 't' },
      { edition: 'e', title: 't', index: '', standings: '', sheets: null },
    ].entries())
      store.put(junk, `junk-${i}`);
    await new Promise((resolve) => (store.transaction.oncomplete = resolve));
    database.close();
  });
  await page.reload();
  await expect(page.locator('h1')).toContainText('Iceland ranks');
  await expect(edition(page).locator('option')).toHaveCount(EDITIONS + 1);
});

test('kept answers that contradict the published figures are not used, and it is said', async ({
  page,
}) => {
  const forged = (/** @type {string} */ code) =>
    dataText('countries/AZ.json')
      .replace('"country": "AZ"', `"country": "${code}"`)
      .replace(/("indicator": "media-03",\s*"answer": )0/, '$13');
  await openPage(page);
  await page.evaluate(
    async (kept) => {
      const request = indexedDB.open('rescore /');
      request.onupgradeneeded = () => request.result.createObjectStore('editions');
      await new Promise((resolve) => (request.onsuccess = resolve));
      const { transaction } = request.result
        .transaction('editions', 'readwrite')
        .objectStore('editions');
      transaction.objectStore('editions').put(kept, kept.edition);
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      request.result.close();
    },
    {
      edition: 'china-index-2024-98',
      title: 'China Index 2024',
      index: dataText('index.json'),
      standings: dataText('standings.json'),
      sheets: { AZ: forged('AZ'), DE: forged('DE') },
      pasted: ['AZ'],
    },
  );
  const alert = page.getByRole('alert');
  const [az, de] = ['AZ', 'DE'].map((code) => `countries/${code}.json (kept on this device)`);
  await page.reload();
  // The page has answers of its own for one country, and for the other the way to load them.
  await expect(page.locator('h1')).toContainText('Azerbaijan ranks 66th of 98');
  await expect(page.locator('fieldset.answer')).toHaveCount(99);
  await expect(alert).toContainText(`${az}: These answers do not come to the figures`);
  await showCountry(page, 'Germany');
  const { rank } = json('score', china, 'DE').scopes[0];
  await expect(page.locator('h1')).toHaveText(`Germany ranks ${ordinal(rank)} of 98`);
  await expect(alert).toContainText(`${de}: These answers do not come to the figures`);
  await expect(page.locator('fieldset.answer')).toHaveCount(0);
  await expect(button(page, /^Load the answers of all 98 countries/)).toBeVisible();
  await panel(page).getByRole('button', { name: 'Remove' }).click();
  await expect(panel(page)).not.toContainText('Kept on this device');
});

test('what is kept comes late, and the page waits for it', async ({ page }) => {
  await openPage(page);
  await chooseFiles(page, files);
  await expect(done(page)).toHaveText(LOADED);
  await page.locator('#tea-01 .choice').last().click(); // skipped
  await expect(page).toHaveURL(/d=tea-and-cake-2030/);
  const { hash } = new URL(page.url());
  await page.addInitScript(() => {
    const { databases } = IDBFactory.prototype;
    IDBFactory.prototype.databases = async function () {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return databases.call(this);
    };
  });
  await page.goto('about:blank');
  await page.goto(`/${hash}`);
  await expect(page.locator('.sentence .yours')).toContainText('With 1 answer changed');
  await expect(page.locator('h1')).not.toContainText('Azerbaijan');
  await expect(edition(page).locator('option')).toHaveCount(EDITIONS + 1);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('where the storage is full, scenarios last as long as the page, and it says so', async ({
  page,
  context,
}) => {
  await openPage(page);
  await page.evaluate(() => {
    for (let size = 2 ** 22, at = 0; size > 0;) {
      try {
        localStorage.setItem(`full-${at}`, 'x'.repeat(size));
        ++at;
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
  await choose(page, ['media-03', 3]);
  await button(page, 'Share and save').click();
  await page.locator('#panel-snapshots summary').click();
  await button(page, 'Keep as A').click();
  await expect(page.locator('dialog.panel')).toContainText(
    'Kept as A, but only until this page is closed',
  );
  await button(page, 'Keep as B').click();
  await expect(button(page, 'Bring A back')).toBeVisible();
  await expect(button(page, 'Bring B back')).toBeVisible();
  // Scenarios that another tab saves later, when there is room, are added to them.
  const other = await context.newPage();
  await openPage(other);
  await other.evaluate(() => localStorage.clear());
  await button(other, 'Share and save').click();
  await other.locator('#panel-snapshots summary').click();
  await button(other, 'Keep as C').click();
  for (const name of ['A', 'B', 'C'])
    await expect(button(page, `Bring ${name} back`)).toBeVisible();
  await button(page, 'Replace A with the scenario of now').click();
  await expect(button(other, 'Bring A back')).toBeVisible();
  await expect(button(other, 'Bring B back')).toBeVisible();
});

test('two sites of one host keep their readers’ own things apart', async ({ page, host }) => {
  host.deploy('a');
  await open(page, host.site);
  await choose(page, ['media-03', 3]);
  await button(page, 'Share and save').click();
  await page.locator('#panel-snapshots summary').click();
  await button(page, 'Keep as A').click();
  await page.locator('dialog.panel .close').click();
  await chooseFiles(page, files);
  await expect(done(page)).toHaveText(LOADED, { timeout: 20_000 });
  await page.goto('about:blank');
  await open(page, `${host.origin}a/`);
  await expect(edition(page).locator('option')).toHaveCount(EDITIONS);
  await choose(page, ['media-03', 3]);
  await button(page, 'Share and save').click();
  await page.locator('#panel-snapshots summary').click();
  await expect(button(page, 'Keep as A')).toBeVisible();
  await page.goto('about:blank');
  await open(page, host.site);
  await expect(edition(page)).toBeVisible();
});

test('two single files of one host keep their readers’ own things apart', async ({
  page,
  host,
}) => {
  const [one, other] = ['a/folder', 'b'].map((folder) => `${host.origin}${folder}/rescore.html`);
  host.deploy('b');
  await open(page, host.site);
  // As an earlier version kept it: all of them under one name.
  const text = (/** @type {string} */ name) => readFileSync(join(small, name), 'utf8');
  await page.evaluate(
    async (kept) => {
      localStorage.setItem('rescore snapshots', '{"A":"v=1&c=AZ&e=AZ.media-03:3"}');
      const request = indexedDB.open('rescore');
      request.onupgradeneeded = () => request.result.createObjectStore('editions');
      await new Promise((resolve) => (request.onsuccess = resolve));
      const { transaction } = request.result
        .transaction('editions', 'readwrite')
        .objectStore('editions');
      transaction.objectStore('editions').put(kept, kept.edition);
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      request.result.close();
    },
    {
      edition: JSON.parse(text('index.json')).edition,
      title: JSON.parse(text('index.json')).title,
      index: text('index.json'),
      standings: text('standings.json'),
      sheets: { IS: text('countries/IS.json') },
    },
  );
  const keptThere = async (/** @type {string} */ address) => {
    await page.goto('about:blank');
    await open(page, address);
    await expect(edition(page)).toBeVisible();
    const editions = await edition(page).locator('option').count();
    await choose(page, ['media-03', 1]);
    await button(page, 'Share and save').click();
    await page.locator('#panel-snapshots summary').click();
    const isEmpty = await button(page, 'Keep as A').isVisible();
    return [editions - EDITIONS, isEmpty ? '' : 'A'];
  };
  expect(await keptThere(`${one}?x=1`)).toEqual([1, 'A']);
  expect(await keptThere(other)).toEqual([0, '']);
  expect(await keptThere(`${one}#v=1&c=AZ`)).toEqual([1, 'A']);
  const names = async () => (await indexedDB.databases()).map(({ name }) => name).sort();
  expect(await page.evaluate(names)).toEqual(['rescore /a/folder/rescore.html']);
});
