/** The reader's weights: every country ranked again, as a what-if like any other. */
import { china, json } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { HDI, openHdi, showCountry } from './support/own-files.js';
import { choose, expect, openPage, test } from './support/page.js';

/** @import { Page } from '@playwright/test' */

const HERE = '#v=1&d=china-index-2024-98&c=';
const section = (/** @type {Page} */ page) => page.getByRole('region', { name: 'Your weights' });
const slider = (/** @type {Page} */ page, /** @type {string} */ name) =>
  section(page).getByRole('slider', { name });
const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');
const bar = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.locator('.bar').getByRole('button', { name, exact: true });

/** The rank of a country by the command. @param {string} method @param {string} code */
function rankBy(method, code) {
  const { rows } = json('rank', china, '--method', method);
  return rows.find((/** @type {any} */ row) => row.country === code).rank;
}

test('a slider ranks every country again, and one press undoes a whole move', async ({ page }) => {
  await openPage(page);
  const media = slider(page, 'Media');
  await media.focus();
  for (let i = 0; i < 4; ++i) await media.press('ArrowRight');
  await expect(media).toHaveAttribute('aria-valuetext', 'counts 3 times, 27% of the overall score');
  await expect(page.locator('h1')).toHaveText('Azerbaijan ranks 66th of 98');
  const rank = rankBy('weight=media:3', 'AZ');
  await expect(yours(page)).toContainText(`With other weights, it would rank ${rank}th`);
  await expect(yours(page)).toContainText('Media counts 3 times; every other domain counts once');
  await expect(section(page)).toContainText(/\d+ countries change rank, of 98\.\s+Furthest: /);
  await expect(page).toHaveURL(/m=weight=media:3/);
  await bar(page, 'Undo').click();
  await expect(yours(page)).toHaveCount(0);
  await expect(media).toHaveValue('2');
  await expect(bar(page, 'Undo')).toHaveAttribute('aria-disabled', 'true');
  await bar(page, 'Redo').click();
  await expect(media).toHaveValue('6');
});

test('the mean of the domains, and a domain that is left out, for a country without answers', async ({
  page,
}) => {
  await openPage(page);
  await showCountry(page, 'Germany');
  await section(page)
    .getByRole('radio', { name: /mean of the 9 domains/ })
    .check();
  await slider(page, 'Technology').fill('0');
  const rank = rankBy('mean,weight=technology:0', 'DE');
  await expect(yours(page)).toContainText(`it would rank ${rank}`);
  await expect(yours(page)).toContainText('Technology does not count');
  await expect(yours(page)).toContainText('The overall score is the mean of the domains’ scores.');
  await section(page).getByRole('button', { name: 'Back to the publisher’s weights' }).click();
  await expect(yours(page)).toHaveCount(0);
  await expect(slider(page, 'Technology')).toHaveValue('2');
});

test('one domain goes on to count', async ({ page }) => {
  await openPage(page);
  const names = await section(page).getByRole('slider').all();
  for (const one of names) await one.fill('0');
  await expect(section(page).getByRole('slider').last()).toHaveValue('1');
  await expect(yours(page)).toContainText('With other weights');
});

test('weights are in link, copied sentence and reset, beside changed answers', async ({ page }) => {
  await page.goto(`./${HERE}AZ&m=mean,weight=media:3,weight=economy:0`);
  await expect(slider(page, 'Media')).toHaveValue('6');
  await expect(slider(page, 'Economy')).toHaveValue('0');
  const rank = rankBy('mean,weight=media:3,weight=economy:0', 'AZ');
  await expect(yours(page)).toContainText(`it would rank ${rank}th`);
  await choose(page, ['media-03', 4]);
  await expect(yours(page)).toContainText('With 1 answer changed and with other weights');
  await expect(page.locator('.bar .state')).toContainText('1 answer changed and other weights');
  await nothingFound(section(page));
  await bar(page, 'Reset all').click();
  await expect(yours(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/m=/);
  await bar(page, 'Undo').click();
  await expect(yours(page)).toContainText('With 1 answer changed and with other weights');
});

test('another method of the index takes their place, as a step', async ({ page }) => {
  await page.goto(`./${HERE}JO&m=weight=media:2`);
  await expect(page.locator('h1')).toContainText('72nd of 98');
  await page.getByRole('radio', { name: /Exact ratios/ }).check();
  await expect(page.locator('h1')).toContainText('73rd of 98');
  await expect(yours(page)).toHaveCount(0);
  await bar(page, 'Undo').click();
  await expect(yours(page)).toContainText('With other weights');
  await expect(page.locator('h1')).toContainText('72nd of 98');
});

test('the smallest shift of weights to a rank is found, and used', async ({ page }) => {
  await openPage(page);
  const { shift } = json('weights', china, 'AZ', '--rank', '50');
  const field = section(page).getByLabel(/bring Azerbaijan to rank/);
  await field.fill('50');
  await field.press('Enter');
  const points = (Math.ceil(shift * 1000) / 10).toString();
  await expect(section(page)).toContainText(
    `Azerbaijan reaches rank 50 or higher if no weight shifts by more than ${points} points of 100.`,
    { timeout: 20_000 },
  );
  await expect(section(page)).toContainText('No smaller shift does it.');
  await section(page).getByRole('button', { name: 'Use these weights' }).click();
  await expect(yours(page)).toContainText('With other weights, it would rank');
  const [, rank] = /rank (\d+)/.exec((await yours(page).textContent()) ?? '') ?? [];
  expect(Number(rank)).toBeLessThanOrEqual(50);
  await field.fill('1');
  await field.press('Enter');
  await expect(section(page)).toContainText('No weights of the domains bring Azerbaijan to 1', {
    timeout: 20_000,
  });
});

test('the parts of another index are weighed by its own rule', async ({ page }) => {
  await openHdi(page);
  await showCountry(page, 'Angola');
  await expect(section(page).getByRole('radio')).toHaveCount(0);
  await slider(page, 'Education').fill('0');
  const { rows } = json('rank', HDI, '--method', 'weight=education:0');
  const { rank } = rows.find((/** @type {any} */ row) => row.name === 'Angola');
  await expect(yours(page)).toContainText(`it would rank ${rank}`);
  await expect(yours(page)).toContainText('Education does not count');
  await expect(section(page)).not.toContainText(/domain/);
});
