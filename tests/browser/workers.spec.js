/**
 * Workers that a browser silently ends, for example when memory is short: the page asks again and,
 * if that does not help, tells the reader.
 */
import { join } from 'node:path';

import { root } from '../cli/support.mjs';
import { chooseFiles, done, panel } from './support/own-files.js';
import { list, openSection, reach, result, section, yours } from './support/impact-section.js';
import { choose, expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

/** Longer than a busy worker may stay silent, in milliseconds. */
const SILENT = 12_000;
/** The same, until it has read its data. */
const LOADING = 125_000;

const sample = join(root, 'tests/fixtures/raw/tea-and-cake.csv');

/**
 * Ends the first workers that get a matching request, a moment later.
 * @param {Page} page @param {{ key: string, value?: string, times?: number }} order
 */
async function endWorkers(page, order) {
  await page.clock.install();
  await page.addInitScript(({ key, value, times = 1 }) => {
    const seen = Object.assign(window, { ended: 0 });
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (/** @type {any} */ message) {
      const meant = value === undefined ? key in message : message[key] === value;
      if (!meant || seen.ended >= times) return post.call(this, message);
      ++seen.ended;
      // The run has so many draws that the worker is still busy.
      const longer =
        value === 'robustness'
          ? { ...message, with: [{ ...message.with[0], draws: 10_000_000 }] }
          : message;
      post.call(this, longer);
      // Not before the first progress message.
      if (value === 'robustness')
        this.addEventListener('message', ({ data }) => data.progress > 0 && this.terminate());
      else this.terminate();
    };
  }, order);
}

const ended = (/** @type {Page} */ page) => page.evaluate(() => /** @type {any} */ (window).ended);

test('a rank that is being reached is reached by the next worker', async ({ page }) => {
  await endWorkers(page, { key: 'ask', value: 'goal' });
  await openSection(page);
  await choose(page, ['media-03', 3]);
  await section(page).scrollIntoViewIfNeeded();
  await expect(list(page, 'higher').getByRole('listitem')).toHaveCount(5);
  await reach(page, 50);
  await expect.poll(() => ended(page)).toBe(1);
  await expect(result(page)).toHaveCount(0);
  await page.clock.fastForward(SILENT);
  await expect(result(page)).toHaveText(
    /needs at least \d changed answers to reach 50th or higher/,
  );
  await expect(yours(page)).toContainText('With 1 answer changed');
  // And the next question is answered at once.
  await section(page).getByRole('button', { name: 'Apply all' }).click();
  await expect(yours(page)).toContainText('places higher');
  await expect(list(page, 'higher').getByRole('listitem')).toHaveCount(5);
});

test('draws that are half made are made anew, to the same result', async ({ page }) => {
  await endWorkers(page, { key: 'ask', value: 'robustness' });
  await openSection(page);
  await section(page).getByRole('button', { name: 'Test with 10,000 trials' }).click();
  await expect.poll(() => ended(page)).toBe(1);
  await expect(section(page).getByRole('progressbar')).toBeVisible();
  await page.clock.fastForward(SILENT);
  await expect(section(page).locator('.robustness .said')).toHaveText(
    'In 90% of trials, Azerbaijan ranks between 64th and 70th. ' +
      'Its median rank is 66th, over 10,000 trials.',
  );
});

test('a worker that is ended again and again is told, everything else works, and Try again does', async ({
  page,
}) => {
  await endWorkers(page, { key: 'ask', value: 'goal', times: 2 });
  await openSection(page);
  await reach(page, 50);
  await page.clock.fastForward(SILENT);
  await expect.poll(() => ended(page)).toBe(2);
  await page.clock.fastForward(LOADING); // it did not get to read its data
  await expect(section(page)).toContainText('could not work this out');
  await choose(page, ['media-01', 4]);
  await expect(yours(page)).toContainText('rank 64th');
  await section(page).getByRole('button', { name: 'Try again' }).click();
  await expect(list(page, 'higher').getByRole('listitem')).toHaveCount(5);
  await reach(page, 50);
  await expect(result(page)).toHaveText(
    /needs at least \d changed answers to reach 50th or higher/,
  );
});

test('files whose importer is ended are read by another one', async ({ page }) => {
  await endWorkers(page, { key: 'ask', value: 'import' });
  await openPage(page);
  await chooseFiles(page, sample);
  await expect.poll(() => ended(page)).toBe(1);
  await expect(panel(page).locator('progress')).toBeVisible();
  await page.clock.fastForward(LOADING);
  await expect(done(page)).toContainText('is loaded: the answers of 2 countries.');
  await expect(panel(page).locator('progress')).toHaveCount(0);
});

test('an importer that is ended twice is told, and nothing changes', async ({ page }) => {
  await endWorkers(page, { key: 'ask', value: 'import', times: 2 });
  await openPage(page);
  await choose(page, ['media-03', 3]);
  await chooseFiles(page, sample);
  for (const times of [1, 2]) {
    await expect.poll(() => ended(page)).toBe(times);
    await page.clock.fastForward(LOADING);
  }
  await expect(panel(page).locator('.faults')).toContainText('The importer stopped twice');
  await expect(yours(page)).toContainText('With 1 answer changed');
  await chooseFiles(page, sample);
  await expect(done(page)).toContainText('is loaded: the answers of 2 countries.');
});

test.describe('when the importer cannot start', () => {
  test.use({
    meant: [/wasm|WebAssembly|ArrayBuffer|Failed to load resource|Aborted|dynamically imported/i],
  });

  for (const [what, address] of [
    ['its module', '**/assets/rescore-import-*.wasm'],
    ['its script', '**/assets/import-worker-*.js'],
    ['the part that asks it', '**/assets/import-client-*.js*'],
  ]) {
    test(`without ${what}, the panel says so`, async ({ page }) => {
      await page.route(address, (route) => route.fulfill({ status: 404 }));
      await openPage(page);
      await chooseFiles(page, sample);
      await expect(panel(page).locator('.faults')).toContainText(
        /The importer could not start. Check the connection|Reading stopped early/,
      );
      await expect(panel(page).locator('progress')).toHaveCount(0);
      await choose(page, ['media-03', 3]);
      await expect(yours(page)).toContainText('With 1 answer changed');
    });
  }
});
