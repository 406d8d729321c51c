/**
 * A reader's own index, the Night Sky Index of tests/fixtures/twelve: everything on the page must
 * come from its files, nothing from the China Index.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { json, root } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { ordinal } from './support/figures.js';
import {
  chooseFiles,
  done,
  drop,
  listedRanks,
  panel,
  profileRows,
  ranks,
  reproduces,
  showCountry,
} from './support/own-files.js';
import { EDITIONS, choose, expect, openAll, openPage, strip, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const folder = join(root, 'tests/fixtures/twelve');
const files = [
  'index.json',
  'standings.json',
  'countries/EE.json',
  'countries/IE.json',
  'countries/TO.json',
].map((name) => join(folder, name));
const index = JSON.parse(readFileSync(files[0], 'utf8'));

/** Opens the page and drops the index there. @param {Page} page */
async function openTwelve(page) {
  await openPage(page);
  await drop(page, files);
  await expect(done(page)).toHaveText(
    'Night Sky Index 2041 is loaded: the answers of 3 countries.',
  );
}

/** The profile agrees with the command. @param {Page} page @param {any[]} scopes */
async function profileIs(page, scopes) {
  const rows = await profileRows(page);
  expect(rows.map(([, ...figures]) => figures)).toEqual(
    scopes.map((s) => [`${s.percent}%`, `${s.achieved}/${s.maximum}`, ordinal(s.rank)]),
  );
}

/**
 * Chooses an answer by the label of its option.
 * @param {Page} page
 * @param {string} id
 * @param {string} label
 */
const answer = (page, id, label) => page.locator(`#${id} .choice`, { hasText: label }).click();

test('title, counts, options and ranks are those of its files', async ({ page }) => {
  await openTwelve(page);
  await showCountry(page, 'Ireland');
  await expect(page.locator('h1')).toHaveText('Ireland ranks 6th of 12');
  await expect(page).toHaveTitle(/^Ireland in the Night Sky Index 2041/);
  await expect(page.locator('.chooser select option:checked').first()).toHaveText(
    'Night Sky Index 2041, from your file',
  );
  await expect(page.getByRole('heading', { name: 'The 10 answers', exact: true })).toBeVisible();
  await expect(page.locator('details.domain')).toHaveCount(4);
  const shown = await page
    .locator('details.domain')
    .evaluateAll((all) => all.map((domain) => domain.querySelectorAll('fieldset').length));
  expect(shown).toEqual([3, 2, 4, 1]);
  for (const indicator of index.indicators) {
    const scale = index.scales.find((/** @type {any} */ s) => s.id === indicator.scale);
    await expect(page.locator(`#${indicator.id} .points`)).toHaveText([
      ...scale.options.map((/** @type {any} */ o) => String(o.score)),
      '–',
    ]);
    await expect(page.locator(`#${indicator.id} .count`)).toHaveText(
      [...indicator.chosen, indicator.skipped].map(String),
    );
  }
  await profileIs(page, json('score', folder, 'IE').scopes);
  expect(await listedRanks(page)).toEqual(ranks(folder));
});

test('the beeswarm has its 12 countries, in whole per cent', async ({ page }) => {
  await openTwelve(page);
  await showCountry(page, 'Estonia');
  await expect(strip(page)).toHaveAttribute('aria-valuemax', '12');
  await expect(strip(page)).toHaveAttribute('aria-valuetext', 'Estonia, 4th, 63%');
  await strip(page).press('End');
  await expect(page.locator('.readout')).toContainText('Chile, 1st, 85%');
  await expect(page.locator('.beeswarm')).toContainText('all 12 countries');
});

test('the method is told by its own data, for either method', async ({ page }) => {
  await openTwelve(page);
  const method = page.locator('.method');
  await expect(method).toContainText('Every answer is worth 0 to 2, 3 or 10 points');
  await expect(method).toContainText('A skipped answer stays in every maximum, without points.');
  await expect(method).toContainText(
    'ranked by the exact ratio, and equal ones share a rank: 1, 2, 3, 3, 4.',
  );
  await reproduces(page, 12);
  await expect(page.locator('.tallies .wrong')).toHaveCount(0);
  await page.getByRole('radio', { name: 'Lenient counting' }).check();
  await expect(method).toContainText('A skipped answer leaves every maximum.');
  await expect(method).toContainText(
    'ranked by the rounded percentage, and equal ones share a rank: 1, 2, 3, 3, 5.',
  );
});

test('what-if: score, rank and the line beside an answer follow its rules', async ({ page }) => {
  await openTwelve(page);
  await showCountry(page, 'Ireland');
  await openAll(page);
  await answer(page, 'city-01', 'Black as ink');
  await expect(page.locator('#city-01 .effect .own')).toHaveText('+8');
  await answer(page, 'coast-01', 'Everybody asks');
  // The skip stayed in the maximum, so the maximum does not change.
  await expect(page.locator('#coast-01 .effect .own')).toHaveText('+3');
  await expect(page.locator('.sentence .yours')).toContainText(
    'With 2 answers changed, it would rank 5th, 1 place higher. It would have 29 of 48 points (60%).',
  );
  await answer(page, 'city-03', 'Skipped');
  await expect(page.locator('#city-03 .effect .own')).toHaveText('−2');
  const sets = ['IE.city-01=10', 'IE.coast-01=3', 'IE.city-03=skip'];
  expect(await listedRanks(page)).toEqual(ranks(folder, sets));
  await showCountry(page, 'Tonga');
  await openAll(page);
  await answer(page, 'attic-01', 'Everybody asks');
  await showCountry(page, 'Estonia');
  await openAll(page);
  await answer(page, 'hills-03', 'Glaring');
  expect(await listedRanks(page)).toEqual(
    ranks(folder, [...sets, 'TO.attic-01=3', 'EE.hills-03=0']),
  );
  await expect(page.locator('.sentence .yours')).toContainText('20 of 48 points');
});

test('nothing on the page is left of the China Index', async ({ page }) => {
  await openTwelve(page);
  await showCountry(page, 'Ireland');
  await openAll(page);
  await answer(page, 'city-01', 'Dusky');
  await page.locator('.compare select').first().selectOption('Tonga');
  const text = await page.evaluate(() => {
    const main = /** @type {HTMLElement} */ (document.querySelector('main')).cloneNode(true);
    // The data panel lists other editions by name; that does not concern this index.
    /** @type {HTMLElement} */ (main).querySelectorAll('.chooser').forEach((nav) => nav.remove());
    return (main.textContent ?? '').replace(/\s+/g, ' ');
  });
  for (const foreign of [
    /\b9[89]\b/,
    /\b4 points\b/,
    /\b(9|11) (domains?|indicators?)\b/,
    /\/(44|396)\b/,
    /China|Doublethink|Azerbaijan/,
  ]) {
    expect(text.match(foreign)?.[0]).toBeUndefined();
  }
  await nothingFound(page);
});

test('what a higher rank means is said where the index says so, and nowhere else', async ({
  page,
}) => {
  await openPage(page);
  const about = page.locator('.sentence .aside').first();
  await expect(about).toContainText(
    'Rank 1 means the most influence as the index defines it, not the best.',
  );
  await drop(page, files);
  await expect(about).toContainText('Night Sky Index 2041');
  await expect(about).not.toContainText('influence');
  await expect(about).not.toContainText('igher rank');
});

test('points of two and three digits stay in one line, with the labels in line', async ({
  page,
}) => {
  const given = files.map((path) => ({
    name: path.split('/').at(-1) ?? '',
    mimeType: 'application/json',
    buffer: readFileSync(path),
  }));
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  await chooseFiles(page, given);
  await expect(page.locator('#city-01')).toBeVisible();
  /** The size of the points, and where the labels begin. */
  const measured = () =>
    page.locator('#city-01 .choice').evaluateAll((all) =>
      all.map((choice) => {
        const [points, label] = ['.points', '.label'].map((part) =>
          /** @type {Element} */ (choice.querySelector(part)).getBoundingClientRect(),
        );
        return { height: points.height, end: points.right, label: label.left };
      }),
    );
  for (const most of ['10', '100']) {
    await page.locator('#city-01').evaluate((answer, text) => {
      const options = /** @type {Element} */ (answer.querySelector('.options'));
      options.classList.toggle('large', text.length > 2);
      /** @type {Element} */ (options.querySelectorAll('.points')[3]).textContent = text;
    }, most);
    const rows = await measured();
    expect(new Set(rows.map(({ height }) => Math.round(height))).size).toBe(1);
    expect(new Set(rows.map(({ label }) => Math.round(label))).size).toBe(1);
    for (const { end, label } of rows) expect(end).toBeLessThanOrEqual(label);
  }
});

test('a country of which nothing but answers is there has no empty part about it', async ({
  page,
}) => {
  await openPage(page);
  await expect(page.getByRole('heading', { name: 'About Azerbaijan' })).toBeVisible();
  await drop(page, files);
  await expect(page.locator('h1')).toContainText('of 12');
  await showCountry(page, 'Ireland');
  await expect(page.getByRole('heading', { name: 'The 10 answers', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^About / })).toHaveCount(0);
});

test('a reload keeps it; Remove leaves the page as it was', async ({ page }) => {
  await openTwelve(page);
  await page.reload();
  await page
    .getByRole('combobox', { name: 'Edition' })
    .selectOption('Night Sky Index 2041, from your file');
  // The first that has answers, since Azerbaijan is not in this index.
  await expect(page.locator('h1')).toHaveText('Estonia ranks 4th of 12');
  await panel(page).getByRole('button', { name: 'Remove' }).click();
  await expect(page.locator('h1')).toContainText(/^Estonia ranks .* of 98$/);
  await expect(page.getByRole('combobox', { name: 'Edition' }).locator('option')).toHaveCount(
    EDITIONS,
  );
  await expect(panel(page).locator('input[type=file]')).toBeFocused();
});

test('Remove leaves the page alone where another edition is open', async ({ page }) => {
  await openTwelve(page);
  await page.getByRole('combobox', { name: 'Edition' }).selectOption({ index: 0 });
  await showCountry(page, 'Azerbaijan');
  await choose(page, ['media-03', 3]);
  await panel(page).getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('combobox', { name: 'Edition' }).locator('option')).toHaveCount(
    EDITIONS,
  );
  await expect(page.locator('.sentence .yours')).toContainText('115 of 396');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.sentence .yours')).toHaveCount(0);
});

test('a link that names no edition is read for the open one, and Undo takes it back', async ({
  page,
}) => {
  await openTwelve(page);
  await page.locator('#city-02 .choice').first().click();
  const yours = page.locator('.sentence .yours');
  await expect(yours).toContainText('With 1 answer changed');
  const before = await yours.textContent();
  for (const link of ['v=1&c=EE&e=EE.city-01:10', 'v=1&d=moon-index-2030.12345678&c=AZ']) {
    await page.evaluate((fragment) => void (location.hash = fragment), link);
    await expect.poll(async () => (await yours.allTextContents()).join()).not.toBe(before);
    await expect(page.locator('h1')).toContainText('of 12');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(yours).toHaveText(before ?? '');
  }
  // What is no link takes nothing away.
  await page.evaluate(() => void (location.hash = 'nowhere'));
  await expect(page).toHaveURL(/#v=1/);
  await expect(yours).toHaveText(before ?? '');
  await expect(page.locator('h1')).toContainText('of 12');
});

test.describe('an index with a fault is refused, with the place', () => {
  /** @type {[string, number, (data: any) => void, RegExp][]} */
  const cases = [
    [
      'a rank that is wrong',
      1,
      (data) => (data.countries[0].scopes.overall[3] = 2),
      /standings\.json \/countries\/0\/scopes\/overall\/3: .*rank-mismatch/,
    ],
    [
      'an answer that no scale has',
      3,
      (data) => (data.answers[0].answer = 4),
      /countries\/IE\.json \/answers\/0\/answer: .*no-such-score/,
    ],
    [
      'answers that do not come to the totals, in the last of the sheets',
      4,
      (data) => (data.answers[0].answer = 5),
      /TO\.json.*(sheet|totals)-mismatch/,
    ],
  ];
  for (const [what, at, change, said] of cases) {
    test(what, async ({ page }) => {
      const data = JSON.parse(readFileSync(files[at], 'utf8'));
      change(data);
      const given = files.map((path, i) => ({
        name: path.split('/').at(-1) ?? '',
        mimeType: 'application/json',
        buffer: i === at ? Buffer.from(JSON.stringify(data)) : readFileSync(path),
      }));
      await openPage(page);
      await chooseFiles(page, given);
      await expect(panel(page).locator('.faults li').first()).toBeVisible();
      const faults = await panel(page).locator('.faults li').allTextContents();
      expect(faults.join(' ').replace(/\s+/g, ' ')).toMatch(said);
      await expect(page.locator('h1')).toContainText('Azerbaijan ranks 66th');
      await expect(panel(page)).not.toContainText('Kept on this device');
    });
  }

  for (const [what, name, bytes, said] of /** @type {[string, string, Buffer, RegExp][]} */ ([
    [
      'a sheet that is cut off',
      'IE.json',
      readFileSync(files[3]).subarray(0, 90),
      /IE\.json.*broken-json/,
    ],
    ['a sheet that is empty', 'IE.json', Buffer.alloc(0), /IE\.json.*broken-json/],
    [
      'a sheet without its country',
      'IE.json',
      Buffer.from(readFileSync(files[3], 'utf8').replace('"country": "IE",', '')),
      /IE\.json.*missing-key/,
    ],
    [
      'names in Latin-1',
      'standings.json',
      Buffer.from(readFileSync(files[1], 'utf8').replace('Estonia', 'Est\u00f3nia'), 'latin1'),
      /standings\.json.*broken-json/,
    ],
    [
      'an object where the title belongs',
      'index.json',
      Buffer.from(
        // One that no program can make a text of.
        readFileSync(files[0], 'utf8').replace('"Night Sky Index 2041"', '{"toString": 1}'),
      ),
      /index\.json \/title: .*wrong-type/,
    ],
    ['a file that is too large', 'IE.json', Buffer.alloc(2 ** 24 + 1, ' '), /IE\.json: .*17 MB/],
  ]))
    test(`${what}: nothing of it is taken`, async ({ page }) => {
      await openPage(page);
      await chooseFiles(
        page,
        files.map((path) => {
          const own = String(path.split('/').at(-1));
          const buffer = own === name ? bytes : readFileSync(path);
          return { name: own, mimeType: 'application/json', buffer };
        }),
      );
      await expect(panel(page).locator('.faults li').first()).toBeVisible({ timeout: 15_000 });
      const faults = await panel(page).locator('.faults li').allTextContents();
      expect(faults.join(' ').replace(/\s+/g, ' ')).toMatch(said);
      await expect(panel(page)).not.toContainText('Kept on this device');
      await expect(panel(page)).not.toContainText('browser');
      await expect(page.getByRole('combobox', { name: 'Edition' }).locator('option')).toHaveCount(
        EDITIONS,
      );
    });

  test('the page of a country in Latin-1', async ({ page }) => {
    await openPage(page);
    await chooseFiles(page, {
      name: 'page.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Est\u00f3nia\n\nMedia', 'latin1'),
    });
    await expect(panel(page).locator('.faults li').first()).toContainText(
      'Line 1: this is not text in UTF-8.',
    );
  });

  test('no standings beside it', async ({ page }) => {
    await openPage(page);
    await chooseFiles(page, [files[0], files[2]]);
    await expect(panel(page).locator('.faults li')).toContainText(
      'An index of your own needs its standings.json beside index.json.',
    );
  });
});
