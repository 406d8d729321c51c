/** Best and worst ranks under all weights, compared with the command. */
import { china, json } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { ordinal } from './support/figures.js';
import { openHdi, showCountry } from './support/own-files.js';
import { choose, expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const section = (/** @type {Page} */ page) =>
  page.getByRole('region', { name: 'Whatever the weights' });
const said = (/** @type {Page} */ page) => section(page).locator('.said:not(.waiting)');
const start = (/** @type {Page} */ page) =>
  section(page).getByRole('button', { name: 'Find the ranks of all 98 countries' });

/** Opens the page at the part. @param {Page} page */
async function openSection(page) {
  await openPage(page);
  await section(page).scrollIntoViewIfNeeded();
  await expect(said(page)).toBeVisible();
}

/** Ranks the countries by the mean of the domains, for which all ranges take seconds. @param {Page} page */
async function byMean(page) {
  await page
    .getByRole('region', { name: 'Your weights' })
    .getByRole('radio', { name: /mean of the 9 domains/ })
    .check();
  await section(page).scrollIntoViewIfNeeded();
  await expect(section(page)).toContainText(
    'The overall score is the mean of the domains’ scores.',
  );
  await expect(said(page)).toBeVisible();
}

/** The country's ends as the page says them. @param {any} answer of the command */
const sentence = ({ countries: [{ best, worst }] }, name = 'Azerbaijan') =>
  `By weights alone, ${name} can rank as high as ${ordinal(best.rank)} and as low as ${ordinal(worst.rank)}.`;

test('the best and the worst rank of the country are those of the command', async ({ page }) => {
  await openSection(page);
  const pooled = json('weights', china, 'AZ');
  await expect(said(page)).toContainText(sentence(pooled));
  await expect(said(page)).toContainText('No weights put it first.');
  await expect(section(page).locator('dd').first()).toHaveText('18th, if only Technology counts.');
  await expect(section(page).locator('dd').last()).toHaveText(
    '90th, with Law Enforcement 37.5%, Society 25.0%, Military 25.0% and Domestic Politics 12.5%.',
  );
  const { n, of } = pooled.decided_pairs;
  await expect(section(page)).toContainText(
    `${n} of the ${of} other countries are above or below it whatever the weights.`,
  );
  await nothingFound(section(page));

  await byMean(page);
  const mean = json('weights', china, 'AZ', '--method', 'mean');
  await expect(said(page)).toContainText(sentence(mean));
  await expect(section(page)).toContainText('(rounded)');

  await showCountry(page, 'Zimbabwe');
  await section(page).scrollIntoViewIfNeeded();
  await expect(said(page)).toContainText(
    sentence(json('weights', china, 'ZW', '--method', 'mean'), 'Zimbabwe'),
  );
  await expect(said(page)).toContainText('It can be first only with some weights, such as these.');
});

test('changed answers count, and the reader’s own weights do not', async ({ page }) => {
  await openSection(page);
  await choose(page, ['media-03', 4]);
  await section(page).scrollIntoViewIfNeeded();
  const changed = json('weights', china, 'AZ', '--set', 'AZ.media-03=4');
  await expect(said(page)).toContainText(sentence(changed));
  await page
    .getByRole('region', { name: 'Your weights' })
    .getByRole('slider', { name: 'Media' })
    .fill('6');
  await section(page).scrollIntoViewIfNeeded();
  await expect(said(page)).toContainText(sentence(changed));
});

test('where the search ends early, what is known is said', async ({ page }) => {
  await openPage(page);
  await showCountry(page, 'Costa Rica');
  await section(page).scrollIntoViewIfNeeded();
  const { worst } = json('weights', china, 'CR').countries[0];
  expect(worst.exact).toBe(false);
  await expect(section(page).locator('dd').last()).toContainText(
    `It may reach ${ordinal(worst.limit)}, which is not ruled out; no weights take it further.`,
    { timeout: 20_000 },
  );
});

test('all countries are looked at on demand, as a table with bars', async ({ page }) => {
  test.slow();
  await openSection(page);
  await expect(section(page)).toContainText('This can take a minute or two.');
  await byMean(page);
  await start(page).focus();
  await page.keyboard.press('Enter');
  const found = section(page).locator('.found');
  const all = json('weights', china, '--method', 'mean');
  await expect(found).toContainText(`${all.can_be_first.length} countries can be first: `, {
    timeout: 60_000,
  });
  const { n, of } = all.decided_pairs;
  await expect(found).toContainText(
    `Of the ${of.toLocaleString('en')} pairs of countries, ${n} are decided`,
  );
  await expect(found).toBeFocused();
  await expect(section(page).getByRole('status').last()).toContainText('countries can be first');
  const rows = json('rank', china, '--method', 'mean').rows;
  const expected = rows.map((/** @type {any} */ row) => {
    const { best, worst } = all.countries.find((/** @type {any} */ c) => c.country === row.country);
    return [row.name, ordinal(row.rank), `${best.rank}–${worst.rank}`];
  });
  const shown = () =>
    section(page)
      .locator('tbody tr')
      .evaluateAll((lines) =>
        lines.map((line) =>
          [...line.querySelectorAll('th, .figure')].map((cell) => cell.textContent?.trim() ?? ''),
        ),
      );
  const byName = (/** @type {string[]} */ a, /** @type {string[]} */ b) => a[0].localeCompare(b[0]);
  expect((await shown()).sort(byName)).toEqual(expected.sort(byName));
  await nothingFound(section(page));
  await section(page).getByLabel('Sort by').selectOption('best rank');
  const best = (await shown()).map(([, , range]) => Number(range.split('–')[0]));
  expect(best).toEqual([...best].sort((a, b) => a - b));
  // Another country has its own sentence; the table stays.
  await showCountry(page, 'Germany');
  await expect(section(page).locator('tbody tr')).toHaveCount(98);
  await expect(section(page).locator('tr.self th')).toHaveText('Germany');
});

test('the search can be cancelled, and what is changed ends it', async ({ page }) => {
  await openSection(page);
  await start(page).focus();
  await page.keyboard.press('Enter');
  await expect(section(page).getByRole('progressbar')).toBeVisible();
  await expect(section(page).locator('.figure').first()).toContainText(/[1-9]\d* of 98 countries/);
  await expect(section(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await nothingFound(section(page));
  await page.keyboard.press('Enter');
  await expect(start(page)).toBeFocused();
  await expect(section(page).getByRole('progressbar')).toHaveCount(0);
  await expect(section(page).locator('table')).toHaveCount(0);
  await expect(section(page).getByRole('status').last()).toHaveText('The search was cancelled.');
  await page.keyboard.press('Enter');
  await expect(section(page).getByRole('progressbar')).toBeVisible();
  await choose(page, ['media-03', 4]);
  await expect(start(page)).toBeVisible();
});

test('on paper stands what was asked for, without what is pressed', async ({ page }) => {
  test.slow();
  await openSection(page);
  await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(section(page)).toBeHidden();
  await expect(page.locator('.compare')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => void dispatchEvent(new Event('afterprint')));
  await byMean(page);
  await start(page).click();
  await expect(section(page).locator('.found')).toBeVisible({ timeout: 60_000 });
  await page.locator('.compare .actions select').first().selectOption('Chile');
  await expect(page.locator('.pair .said')).toBeVisible();
  await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(said(page)).toBeVisible();
  await expect(section(page).locator('tbody tr').last()).toBeVisible();
  await expect(page.locator('.pair .said')).toBeVisible();
  await expect(page.locator('.pair .gaps')).toBeVisible();
  await expect(page.locator('.compare .actions').first()).toBeHidden();
  await expect(section(page).locator('select')).toBeHidden();
});

test('an index whose weights cannot be examined says so, in its own words', async ({ page }) => {
  await openHdi(page);
  await section(page).scrollIntoViewIfNeeded();
  await expect(said(page)).toHaveText(
    'The overall score is no sum or mean, so its ranks under all weights are not computed.',
  );
  await expect(section(page).getByRole('button')).toHaveCount(0);
  await expect(section(page)).not.toContainText(/domain/);
});
