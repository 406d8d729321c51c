/** How robust a rank is: under other weights, and with other answers in place of skips. */
import { china, json } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { shareOf } from './support/beeswarm.js';
import { forms, load, showCountry, skip } from './support/own-files.js';
import { list, openSection, section } from './support/impact-section.js';
import { choose, expect, nextFrames, openPage, ranking, test, wholePage } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

/**
 * The longest time between two frames, in milliseconds.
 * @param {Page} page
 * @param {number} during
 */
const longestFrame = (page, during) =>
  page.evaluate(
    (time) =>
      new Promise((resolve) => {
        const begin = performance.now();
        let [last, most] = [begin, 0];
        const frame = (/** @type {number} */ now) => {
          most = Math.max(most, now - last);
          last = now;
          now - begin > time ? resolve(most) : requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    during,
  );

test('the firmness of the rank is tested on demand and ends with an interval', async ({ page }) => {
  // What is cheap enough to be tested again by itself is measured; a busy machine is no reason.
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() / 100;
  });
  await openSection(page);
  const start = section(page).getByRole('button', { name: 'Test with 10,000 trials' });
  await start.focus();
  await page.keyboard.press('Enter');
  await expect(section(page).locator('.robustness .said')).toHaveText(
    'In 90% of trials, Azerbaijan ranks between 64th and 70th. ' +
      'Its median rank is 66th, over 10,000 trials.',
  );
  await expect(section(page).locator('.robustness')).toContainText(
    /Too close to call: .* and 2 more\./,
  );
  await expect(section(page).getByRole('status')).toContainText('Its median rank is 66th');
  await expect(section(page).locator('.robustness .result')).toBeFocused();
  // A bar for each rank that comes up; the published one is marked, and nine in ten are shaded.
  const chart = section(page).getByRole('img', { name: /How often each rank comes up/ });
  await expect(chart.locator('.mark')).toHaveText(['published']);
  const { countries } = json('robust', china, '--weights', 'noise', '--noise', '25');
  const own = countries.find((/** @type {any} */ { country }) => country === 'AZ');
  const ranks = own.acceptability.flatMap((/** @type {number} */ n, /** @type {number} */ i) =>
    n > 0 ? [`${i + 1}`] : [],
  );
  await expect(chart.locator('.rank')).toHaveText(ranks);
  await expect(chart.locator('.within, .published.column')).toHaveCount(70 - 64 + 1);
  await section(page).getByText('The same as a table').click();
  const rows = section(page).locator('.rank-histogram tbody tr');
  await expect(rows).toHaveCount(ranks.length);
  const share = (own.acceptability[65] / 100).toFixed(1);
  await expect(rows.filter({ hasText: 'published' })).toHaveText(`66th published ${share}%`);
  // The beeswarm has the interval from the country that ranks 70th to the one that ranks 64th.
  const bracket = page.locator('.beeswarm .interval');
  await expect(bracket.locator('text')).toHaveText('64th to 70th in 90% of trials');
  const [from, to] = await Promise.all(
    ['x1', 'x2'].map((end) => shareOf(bracket.locator('line').first(), end)),
  );
  const places = ranking([]);
  const percent = (/** @type {number} */ rank) =>
    places.find((/** @type {any} */ row) => row.rank === rank).percent;
  expect(from).toBeCloseTo(percent(70), 1);
  expect(to).toBeCloseTo(percent(64), 1);
  await expect(section(page).locator('.robustness')).toContainText(
    'To see what skipped answers could change, load every country’s answers. Load data',
  );
  await nothingFound(section(page));
  // Once asked for, and cheap, it is tested again after each change, wherever the reader is by then.
  await page.locator('#media-01').scrollIntoViewIfNeeded();
  await expect(section(page)).not.toBeInViewport();
  await nextFrames(page);
  await choose(page, ['media-01', 4]);
  await expect(section(page).locator('.robustness .said')).toContainText('between 60th and 67th');
  await expect(chart.locator('.mark')).toHaveText(['yours', 'published']);
  await expect(bracket.locator('text')).toHaveText('60th to 67th in 90% of trials');
});

test('how firm the rank is stands below the headline, and is never that of a what-if', async ({
  page,
}) => {
  await openPage(page);
  const line = page.locator('.rank-range');
  await expect(line).toHaveText(
    'In 90% of trials with slightly different weights, it ranks between 64th and 70th. How sure is that?',
  );
  // On one line, whatever it says, so that nothing below moves.
  const onOneLine = async () => expect((await line.boundingBox())?.height).toBeLessThan(30);
  await onOneLine();
  await line.getByRole('link').press('Enter');
  await expect(page.locator('#robustness-title')).toBeFocused();
  await choose(page, ['media-01', 4]);
  await expect(line).toHaveText(
    'Without your changes: between 64th and 70th in 90% of trials. Test your what-if',
  );
  await onOneLine();
  await expect(page.locator('.beeswarm .interval')).toHaveCount(0);
  await nothingFound(line);
  await line.getByRole('button').press('Enter');
  const yours = 'With your changes: between 60th and 67th in 90% of trials';
  await expect(line.locator('.own')).toContainText(yours);
  await expect(line.getByRole('link')).toBeFocused();
  await onOneLine();
  await expect(page.locator('.beeswarm .interval text')).toHaveText(
    '60th to 67th in 90% of trials',
  );
  await nothingFound(line);
  // From now on it is about each scenario as it stands.
  await choose(page, ['media-03', 4]);
  await expect(line.locator('.own')).not.toContainText('60th and 67th');
  await expect(line.locator('.own')).toContainText('With your changes');
  await page.getByRole('button', { name: 'Reset all' }).click();
  await expect(line).toContainText('it ranks between 64th and 70th');
});

test('a country whose answers are not there has its range, and its test', async ({ page }) => {
  await page.goto('/countries/CL.html');
  await wholePage(page);
  await expect(page.locator('.rank-range')).toContainText('it ranks between 7th and 9th');
  await section(page).scrollIntoViewIfNeeded();
  await section(page).getByRole('button', { name: 'Test with 10,000 trials' }).click();
  await expect(section(page).locator('.robustness .said')).toContainText(
    'In 90% of trials, Chile ranks between 7th and 9th.',
  );
  await nothingFound(section(page));
});

test('with every country’s answers it tells what skips leave open', async ({ page }) => {
  test.skip(Boolean(skip), String(skip));
  await openPage(page);
  await load(page, forms.wide98(), 98);
  const bounds = async (/** @type {string} */ name) => {
    await showCountry(page, name);
    await section(page).scrollIntoViewIfNeeded();
    await section(page).getByRole('button', { name: 'Test with 10,000 trials' }).click();
    return section(page).locator('.robustness .result:not(.partial)');
  };
  // As `rescore bounds` prints them.
  await expect(await bounds('Myanmar')).toContainText(
    '6 answers of Myanmar are skipped. ' +
      'With any answers in their place it could rank anywhere from 16th to 35th. ' +
      'Had no country skipped an answer, it could rank anywhere from 15th to 37th.',
  );
  await expect(await bounds('Azerbaijan')).toContainText(
    'No answer of Azerbaijan is skipped. ' +
      'Had no country skipped an answer, it could rank anywhere from 66th to 70th.',
  );
});

test('a test under way shows its progress and can be cancelled', async ({ page }) => {
  // The core is fast, so it gets more to do.
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (/** @type {any} */ message) {
      if (message.ask === 'robustness') message.with[0].draws = 10_000_000;
      post.call(this, message);
    };
  });
  await openSection(page);
  const start = section(page).getByRole('button', { name: 'Test with 10,000 trials' });
  await start.focus();
  await page.keyboard.press('Enter');
  const progress = section(page).getByRole('progressbar');
  await expect(progress).toBeVisible();
  await expect(section(page).locator('.robustness .partial')).toContainText('Its median rank is');
  await expect
    .poll(() => progress.evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).value))
    .toBeGreaterThan(0);
  await nothingFound(section(page));
  // The best of three, because other programs may use the processor for a moment.
  const longest = [];
  for (let i = 0; i < 3; ++i) longest.push(await longestFrame(page, 400));
  expect(Math.min(...longest)).toBeLessThan(100);
  await expect(section(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(start).toBeFocused();
  await expect(progress).toHaveCount(0);
  await expect(section(page).locator('.robustness .said')).toHaveCount(0);
  await expect(section(page).getByRole('status')).toHaveText('The test was cancelled.');
});

test('a change of the scenario starts a test under way anew', async ({ page }) => {
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    let runs = 0;
    Worker.prototype.postMessage = function (/** @type {any} */ message) {
      if (message.ask === 'robustness' && ++runs === 1) message.with[0].draws = 10_000_000;
      post.call(this, message);
    };
  });
  await openSection(page);
  await section(page).getByRole('button', { name: 'Test with 10,000 trials' }).click();
  await expect(section(page).getByRole('progressbar')).toBeVisible();
  await list(page, 'higher').getByRole('button').first().click();
  await expect(section(page).locator('.robustness .result:not(.partial)')).toContainText(
    'over 10,000 trials',
  );
  await expect(section(page).locator('.robustness .said')).not.toContainText('is 66th');
});
