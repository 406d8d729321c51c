/**
 * What a reader does while something is still loading or running: nothing is lost, and no result of
 * an earlier state is shown as the current one.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { json, root } from '../cli/support.mjs';
import {
  chooseFiles,
  done,
  forms,
  importedFolder,
  load,
  showCountry,
  skip,
} from './support/own-files.js';
import {
  choose,
  dataText,
  expect,
  index,
  openPage,
  option,
  scoresOf,
  test,
  whatIf,
  wholePage,
} from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */
/** @typedef {import('./support/page.js').Edit} Edit */

const twelve = join(root, 'tests/fixtures/twelve');
const files = [
  'index.json',
  'standings.json',
  'countries/EE.json',
  'countries/IE.json',
  'countries/TO.json',
].map((name) => join(twelve, name));
const h1 = (/** @type {Page} */ page) => page.locator('h1');
const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');
const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole('button', { name, exact: true });
const edition = (/** @type {Page} */ page) => page.locator('.chooser select').first();

test('by another method what is published counts the answers that came since', async ({ page }) => {
  await openPage(page);
  await load(page, files, 3);
  const method = (/** @type {string} */ name) =>
    page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  await showCountry(page, 'Estonia');
  await method('Lenient');
  await expect(h1(page)).toContainText('ranks 1st of 1');
  await method('Plain');
  await showCountry(page, 'Ireland');
  await showCountry(page, 'Estonia');
  await method('Lenient');
  await expect(h1(page)).toContainText(`ranks 1st of 2`);
  await expect(page.locator('.beeswarm .name.self')).toHaveText('Estonia, 1st');
});

test('by another method nothing is called published, but for what is', async ({ page }) => {
  await page.goto('./#v=1&d=china-index-2024-98&c=EE&m=exact');
  await expect(h1(page)).toContainText('ranks 76th of 98');
  await expect(page.locator('.profile thead')).toContainText('Other method');
  await expect(page.locator('.profile thead')).not.toContainText('Published');
  await button(page, 'Share and save').click();
  await page.locator('#panel-files summary').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Results of all countries (CSV)').click(),
  ]);
  const [header] = readFileSync(await download.path(), 'utf8').split('\r\n');
  expect(header).toContain('unchanged_rank');
  expect(header).not.toContain('published_rank');
});

test('while another edition comes, the one before stays as it is, whole', async ({ page }) => {
  await page.goto('/countries/CL.html');
  await wholePage(page);
  await load(page, files, 3);
  await showCountry(page, 'Tonga');
  const said = await h1(page).textContent();
  /** @type {() => void} */
  let letGo = () => {};
  const held = new Promise((resolve) => (letGo = () => resolve(undefined)));
  await page.route('**/standings-*.json', async (route) => {
    await held;
    await route.continue();
  });
  // The page opens the reader's own edition, while the built-in one is still on its way.
  await expect(page).toHaveURL(/c=TO/);
  await page.reload();
  await expect(h1(page)).toHaveText(String(said));
  await wholePage(page);
  await edition(page).selectOption({ index: 0 });
  await page.locator('.beeswarm .plot').hover({ position: { x: 300, y: 110 } });
  await page.locator('.beeswarm .plot').hover({ position: { x: 400, y: 110 } });
  await expect(h1(page)).toHaveText(String(said));
  await page.locator('#city-01 .choice:not(:has(:checked))').first().click();
  await expect(yours(page)).toContainText('With 1 answer changed');
  letGo();
  await expect(h1(page)).toContainText('Azerbaijan ranks 66th of 98');
  await expect(yours(page)).toHaveCount(0);
});

test.describe('with every country’s answers', () => {
  test.skip(Boolean(skip), String(skip));
  test.slow();

  test('answers chosen while files are read and kept are all there in the end', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const { put } = IDBObjectStore.prototype;
      // A slow disk.
      IDBObjectStore.prototype.put = function (/** @type {any[]} */ ...given) {
        const until = performance.now() + 300;
        while (performance.now() < until);
        return put.apply(this, /** @type {any} */ (given));
      };
    });
    await openPage(page);
    await load(page, forms.wide98(), 98);
    await chooseFiles(page, forms.wide98());
    const published = new Map(
      JSON.parse(dataText('countries/AZ.json')).answers.map((/** @type {any} */ a) => [
        a.indicator,
        a.answer,
      ]),
    );
    /** @type {Edit[]} */
    const edits = index.indicators
      .slice(0, 11)
      .map(({ id }) => [id, scoresOf(id).find((score) => score !== published.get(id)) ?? null]);
    for (const edit of edits) {
      await option(page, edit).click();
      await page.waitForTimeout(60);
    }
    await expect(done(page)).toContainText('is loaded', { timeout: 30_000 });
    const { achieved, maximum } = whatIf(edits).after.scopes[0];
    await expect(yours(page)).toContainText(`${achieved} of ${maximum} points`);
  });

  test('the pivot map is about the answers as they are when it stands', async ({ page }) => {
    await openPage(page);
    await load(page, forms.wide98(), 98);
    const section = page.getByRole('region', { name: 'Which answers matter most?' });
    await section.getByRole('button', { name: 'Draw the map' }).click();
    await expect(section.getByRole('progressbar')).toBeVisible();
    for (const id of ['media-01', 'media-03', 'media-05'])
      await option(page, /** @type {Edit} */ ([id, 4])).click();
    await expect(section.locator('.stale')).toHaveCount(0, { timeout: 20_000 });
    await expect(section.getByRole('application')).toBeVisible();
    const sets = ['media-01', 'media-03', 'media-05'].flatMap((id) => ['--set', `${id}=4`]);
    const folder = importedFolder('china-index-2024-98', '2024-98/china_index_2024.csv');
    const [first] = json('impact', folder, 'AZ', ...sets).changes.sort(
      (/** @type {any} */ a, /** @type {any} */ b) => b.gained - a.gained,
    );
    await section
      .getByRole('combobox', { name: 'Country', exact: true })
      .selectOption({ value: 'AZ' });
    await section
      .getByRole('combobox', { name: 'Answer', exact: true })
      .selectOption({ value: first.indicator });
    await expect(section.locator('.telling')).toContainText(`${first.gained} place`);
  });

  test('a snippet that stays as it is fits the data, whatever countries were looked at', async ({
    page,
  }) => {
    await openPage(page);
    await load(page, forms.wide98(), 98);
    await showCountry(page, 'France');
    await showCountry(page, 'Azerbaijan');
    await choose(page, ['media-03', 4]);
    await expect.poll(() => page.url()).toContain('6c764bd5');
    await expect(page.locator('.method')).toContainText('6c764bd5');
  });
});
