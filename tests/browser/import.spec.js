/** The publisher's raw data, imported by the reader: loaded, stored, removed. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { zipSync } from 'fflate';

import { json } from '../cli/support.mjs';
import { seeds } from '../data/files.mjs';
import { nothingFound } from './support/axe.js';
import {
  chooseFiles,
  done,
  drop,
  forms,
  importedFolder,
  listedRanks,
  load,
  panel,
  profileRows,
  ranks,
  raw,
  reproduces,
  showCountry,
  skip,
} from './support/own-files.js';
import { choose, expect, openPage, test } from './support/page.js';

const page66 = 'Azerbaijan ranks 66th of 98';
const h1 = (/** @type {import('./support/page.js').Page} */ page) => page.locator('h1');
const edition = (/** @type {import('./support/page.js').Page} */ page) =>
  page.getByRole('combobox', { name: 'Edition' });

test.beforeEach(({ page }) => openPage(page));

test.describe('the raw data', () => {
  test.skip(Boolean(skip), String(skip));

  for (const [form, files] of Object.entries({
    'the website’s JSON': forms.site98,
    'the wide CSV alone': forms.wide98,
    'the long CSV alone': forms.long98,
  })) {
    test(`${form}: all answers can be changed, and every published rank is found again`, async ({
      page,
    }) => {
      await load(page, files(), 98);
      await expect(h1(page)).toHaveText(page66);
      await reproduces(page, 98);
      await expect(page.locator('.tallies .wrong')).toHaveCount(0);
      await showCountry(page, 'France');
      await expect(page.locator('fieldset.answer')).toHaveCount(99);
      await expect(page.locator('#media-01 input').first()).toBeEnabled();
    });
  }

  test('the 101 countries are an edition of their own: there Azerbaijan ranks 69th', async ({
    page,
  }) => {
    await load(page, forms.site101(), 101);
    await expect(h1(page)).toHaveText('Azerbaijan ranks 69th of 101');
    await reproduces(page, 101);
    await expect(edition(page).locator('option:checked')).toHaveText(
      'China Index 2024, 101 countries',
    );
    await edition(page).selectOption('China Index 2024, 98 countries');
    await expect(h1(page)).toHaveText(page66);
    await edition(page).selectOption('China Index 2024, 101 countries');
    await panel(page).getByRole('button', { name: 'Remove' }).click();
    // Its published figures are built in.
    await expect(page.locator('fieldset.answer')).toHaveCount(0);
    await expect(h1(page)).toContainText('ranks 69th of 101');
  });

  test('2022: other indicators, another method, and the comparison across editions', async ({
    page,
  }) => {
    await load(page, forms.json2022(), 82);
    await expect(h1(page)).toContainText('of 82');
    await expect(page.locator('.chooser')).toContainText('China Index 2022');
    await reproduces(page, 82);
    await page.getByRole('button', { name: 'Show Azerbaijan in the other editions' }).click();
    const rows = page.locator('.compare table').last().locator('tbody tr');
    await expect(rows).toHaveCount(10); // overall and the domains, no layers
    await expect(rows.first()).toContainText('66th of 98');
    await expect(page.locator('.compare')).toContainText(
      'A difference need not mean that the country changed',
    );
  });

  test('a reload keeps what was loaded, and Remove takes it away for good', async ({ page }) => {
    await load(page, forms.long98(), 98);
    await page.reload();
    await expect(panel(page)).toContainText('Kept on this device');
    await showCountry(page, 'Chile');
    await expect(page.locator('fieldset.answer')).toHaveCount(99);
    await panel(page).getByRole('button', { name: 'Remove' }).click();
    await expect(done(page)).toHaveText('Removed from this device.');
    await expect(page.getByRole('heading', { name: 'Load Chile’s answers' })).toBeVisible();
    await page.reload();
    // The address keeps the country, which shows its published results.
    await expect(h1(page)).toHaveText('Chile ranks 8th of 98');
    await expect(page.getByRole('heading', { name: 'Load Chile’s answers' })).toBeVisible();
    await expect(panel(page)).not.toContainText('Kept on this device');
    await expect(page.locator('fieldset.answer')).toHaveCount(0);
  });

  test('while files are read there is progress, and the page answers', async ({ page }) => {
    // The page records the order in which it shows things.
    await page.evaluate(() => {
      /** @type {string[]} */
      const seen = [];
      const shares = new Set();
      const note = (/** @type {string} */ what) => seen.at(-1) !== what && seen.push(what);
      new MutationObserver(() => {
        const progress = document.querySelector('progress');
        if (progress) {
          if (!seen.includes('progress'))
            /** @type {HTMLElement} */ (
              document.querySelector('#media-03 .choice:nth-child(4) input')
            ).click();
          shares.add(progress.value);
          note(document.querySelector('.sentence .yours') ? 'answered' : 'progress');
        } else if (document.querySelector('.import .done')) note('done');
      }).observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      Object.assign(window, { watched: () => ({ seen, shares: shares.size }) });
    });
    await load(page, forms.site98(), 98);
    // @ts-ignore: put there above
    const { seen, shares } = await page.evaluate(() => window.watched());
    expect(seen.filter((/** @type {string} */ what) => what !== 'progress')).toEqual([
      'answered',
      'done',
    ]);
    expect(seen[0]).toBe('progress');
    expect(shares).toBeGreaterThan(2);
  });

  test('the figures of other countries are those of the command, also with changes in three of them', async ({
    page,
  }) => {
    const folder = importedFolder('china-index-2024-98', '2024-98/website_json_file');
    await load(page, forms.site98(), 98);
    expect(await listedRanks(page)).toEqual(ranks(folder));
    const names = {
      ZA: 'South Africa',
      PH: 'Philippines',
      DE: 'Germany',
      PE: 'Peru',
      KH: 'Cambodia',
    };
    for (const [code, name] of Object.entries(names)) {
      await showCountry(page, name);
      const { scopes } = json('score', folder, code);
      const rows = await profileRows(page);
      expect(
        rows.map(([, percent, points, rank]) => [percent, points, rank && parseInt(rank, 10)]),
      ).toEqual(
        scopes.map((/** @type {any} */ s) => [
          `${s.percent.toFixed(s.scope.startsWith('layer') ? 0 : 1)}%`,
          `${s.achieved}/${s.maximum}`,
          s.rank,
        ]),
      );
    }
    /** @type {string[]} */
    const sets = [];
    for (const [code, name] of Object.entries(names).slice(0, 3)) {
      await showCountry(page, name);
      for (const id of ['media-01', 'media-02', 'media-04']) {
        const now = await page
          .locator(`#${id} .choice`)
          .evaluateAll((all) => all.findIndex((c) => c.querySelector('input')?.checked));
        const to = (now + 2) % 5;
        await choose(page, [id, to]);
        sets.push(`${code}.${id}=${to}`);
      }
    }
    await expect(page.locator('.bar .state')).toContainText(
      '9 answers changed in Germany, Philippines and South Africa',
    );
    expect(await listedRanks(page)).toEqual(ranks(folder, sets));
    await page.getByRole('button', { name: 'Reset all' }).click();
    expect(await listedRanks(page)).toEqual(ranks(folder));
  });

  test('loaded data, comparison and chooser opened break no rule of accessibility, light and dark', async ({
    page,
  }) => {
    test.setTimeout(90_000);
    await load(page, forms.wide98(), 98);
    await page.locator('.compare select').first().selectOption('Kazakhstan');
    await page.locator('.compare select').nth(1).selectOption('Georgia');
    await choose(page, ['media-03', 3]);
    // accessibility.spec.js checks the 99 answers with their evidence.
    await page.locator('.compare details, .import details').evaluateAll((all) => {
      for (const details of all) /** @type {HTMLDetailsElement} */ (details).open = true;
    });
    const parts = [page.locator('.compare'), panel(page)];
    for (const part of parts) await nothingFound(part);
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const part of parts) await nothingFound(part, ['color-contrast', 'link-in-text-block']);
  });

  test('a dropped CSV is taken as a chosen one', async ({ page }) => {
    await drop(page, forms.wide98());
    await expect(done(page)).toHaveText(
      'China Index 2024 is loaded: the answers of 98 countries.',
      { timeout: 20_000 },
    );
  });

  test('GitHub’s ZIP of the repository gives every year, and names what it passes over', async ({
    page,
  }) => {
    test.slow();
    const folders = { 2021: '2021', 2022: '2022', 2024: '2024-101-whole' };
    /** @type {Record<string, Uint8Array>} */
    const files = { 'China-Index-raw-data-main/README.md': Buffer.from('# Data') };
    for (const [year, folder] of Object.entries(folders)) {
      const place = join(raw, folder);
      files[`China-Index-raw-data-main/${year}/notes.md`] = Buffer.from('Notes');
      for (const entry of readdirSync(place, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        files[`China-Index-raw-data-main/${year}/${relative(place, path)}`] = readFileSync(path);
      }
    }
    const buffer = Buffer.from(zipSync(files, { level: 1 }));
    await chooseFiles(page, { name: 'main.zip', mimeType: 'application/zip', buffer });
    await expect(done(page)).toContainText(
      'China Index 2024 is loaded: the answers of 101 countries.',
      { timeout: 120_000 },
    );
    await expect(done(page)).toContainText('China Index 2021 is loaded');
    await expect(done(page)).toContainText('China Index 2022 is loaded');
    await expect(done(page)).toContainText('3 files were passed over');
    await expect(panel(page).getByRole('button', { name: 'Remove' })).toHaveCount(3);
    await reproduces(page, 101);
  });

  test('a state that the page does not know is loaded with a report', async ({ page }) => {
    const wide = readFileSync(join(raw, '2024-101/china_index_2024.csv'), 'utf8');
    const newer = wide.replace(/\r?\n/g, ',0$&').replace(',0', ',Laos');
    await chooseFiles(page, {
      name: 'china_index_2024.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(newer),
    });
    await expect(done(page)).toHaveText(
      'China Index 2024 is loaded: the answers of 102 countries. ' +
        'This state of the index is not one that the page knows. ' +
        'Compared with the China Index 2024 with 101 countries: Laos is new. ' +
        'The scores of all countries in both are the same.',
      { timeout: 30_000 },
    );
    await expect(h1(page)).toContainText('of 102');
    await panel(page).getByRole('button', { name: 'Remove' }).click();
    await expect(h1(page)).toHaveText(page66);
  });

  /**
   * Files that are not the publisher's.
   * @type {[string, () => { name: string, mimeType: string, buffer: Buffer }, RegExp][]}
   */
  const wrong = [
    [
      'an image renamed to .csv',
      () =>
        given(
          'photo.csv',
          Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex'),
        ),
      /photo\.csv: Line 1: this is not text in UTF-8\./,
    ],
    [
      'any JSON',
      () =>
        given('package.json', Buffer.from('{"name": "something", "list": [1, 2, {"a": null}]}')),
      /package\.json/,
    ],
    [
      'a CSV in UTF-16 that ends within a character',
      () => given('wide.csv', Buffer.from(firstOf('wide98'), 'utf16le').subarray(0, 9001)),
      /wide\.csv: The file is in UTF-16 and damaged; save it as UTF-8 and try again\./,
    ],
    [
      'a ZIP file that is none',
      () => given('data.zip', Buffer.from('PK')),
      /data\.zip: The archive is damaged, or is no ZIP file\./,
    ],
    [
      'a CSV that ends half-way',
      () => given('wide.csv', Buffer.from(firstOf('wide98').slice(0, 9000))),
      /wide\.csv|countr|indicator/,
    ],
    [
      'a CSV with a wrong score',
      () =>
        given(
          'wide.csv',
          Buffer.from(firstOf('wide98').replace(/(\n"?\d+"?,"?\d"?,[^,]*,)\d/, '$17')),
        ),
      /wide\.csv/,
    ],
    [
      'a file of 17 MB',
      () => given('large.csv', Buffer.alloc(17 * 2 ** 20, 'a')),
      /The file has 17 MB; at most 16 MB are read\./,
    ],
  ];
  const given = (/** @type {string} */ name, /** @type {Buffer} */ buffer) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer,
  });
  const firstOf = (/** @type {keyof typeof forms} */ form) =>
    readFileSync(forms[form]()[0], 'utf8');

  for (const [what, file, said] of wrong) {
    test(`${what} is refused with its reason, and nothing changes`, async ({ page }) => {
      await choose(page, ['media-03', 3]);
      await chooseFiles(page, file());
      const faults = panel(page).locator('.faults li');
      await expect(faults.first()).toBeVisible({ timeout: 20_000 });
      expect((await faults.allTextContents()).join(' ')).toMatch(said);
      await expect(panel(page).locator('progress')).toHaveCount(0);
      await expect(done(page)).toHaveCount(0);
      await expect(panel(page)).not.toContainText('Kept on this device');
      await expect(page.locator('.sentence .yours')).toContainText('115 of 396 points');
    });
  }
});

test.describe('a pasted country page', () => {
  const { path: folder, skip: without } = seeds('Pasting of a country page');
  test.skip(Boolean(without), String(without));
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const text = () =>
    readFileSync(
      join(folder, readdirSync(folder).filter((name) => name.startsWith('000_'))[0]),
      'utf8',
    );

  /** @param {import('./support/page.js').Page} page @param {string} value */
  async function paste(page, value) {
    await panel(page).locator('summary').click();
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), value);
    await panel(page)
      .getByRole('textbox', {
        name: 'Cells of a spreadsheet, or the text of a published country page',
      })
      .press('Control+v');
    await panel(page).getByRole('button', { name: 'Read the text' }).click();
  }

  test('gives Azerbaijan’s answers, and the published result stays', async ({ page }) => {
    await choose(page, ['media-03', 3]);
    await paste(page, text());
    await expect(done(page)).toHaveText('The page of Azerbaijan is read: 99 answers.');
    await expect(h1(page)).toHaveText(page66);
    await expect(page.locator('.sentence .yours')).toContainText('115 of 396'); // what the reader had changed
    await expect(page.locator('fieldset.answer')).toHaveCount(99);
    await expect(page.locator('.tallies .wrong')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.locator('.sentence .yours')).toHaveCount(0);
  });

  test('that has an answer changed is refused, and told where it does not add up', async ({
    page,
  }) => {
    await choose(page, ['media-03', 3]);
    await paste(page, text().replace('Answer ( 3 / 4 )', 'Answer ( 4 / 4 )'));
    await expect(panel(page).locator('.faults li').first()).toContainText('113');
    await expect(page.locator('.sentence .yours')).toContainText('115 of 396');
    await page.reload();
    await expect(h1(page)).toHaveText(page66);
  });

  test('that is another text is refused, and the text stays to be mended', async ({ page }) => {
    await paste(page, 'Not a page.');
    await expect(panel(page).locator('.faults li')).toContainText(
      'This is not the text of a country page',
    );
    await expect(panel(page).getByRole('textbox')).toHaveValue('Not a page.');
    await expect(page.locator('fieldset.answer')).toHaveCount(99);
  });
});

test('a table that the page has saved leads to the scenario file', async ({ page }) => {
  await choose(page, ['media-03', 3]);
  await page.getByRole('button', { name: 'Share and save' }).click();
  await page.locator('#panel-files > summary').click();
  for (const name of ['Answers (CSV)', 'Results of all countries (CSV)']) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('dialog.panel').getByRole('button', { name }).click(),
    ]);
    await chooseFiles(page, await download.path());
    await expect(panel(page).locator('.faults')).toContainText('a table that Rescore has saved');
    await expect(panel(page).locator('.faults')).toContainText('“Scenario (JSON)”');
  }
  await expect(page.locator('.sentence .yours')).toContainText('115 of 396');
});
