/** Whether a sentence about the ranking is right, compared with the command. */
import { join } from 'node:path';

import { china, json, root } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const section = (/** @type {Page} */ page) => page.locator('section.claim');
const said = (/** @type {Page} */ page) => section(page).locator('.said');
const instead = (/** @type {Page} */ page) => section(page).locator('blockquote');

/** The first claim starts the worker. */
const FIRST = { timeout: 30_000 };

/** @param {Page} page @param {string} claim */
async function check(page, claim) {
  const field = section(page).getByRole('textbox', { name: 'Claim' });
  await field.fill(claim);
  await field.press('Enter');
  await expect(said(page)).toContainText(claim, FIRST);
}

test('a claim is refuted, too close or not understood, in the words of the command', async ({
  page,
  context,
}) => {
  await openPage(page);
  const wrong = 'Azerbaijan ranks 20th';
  await check(page, wrong);
  await expect(said(page)).toContainText('Refuted.');
  await expect(instead(page)).toHaveText(json('claim', china, wrong).sentence);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await section(page).getByRole('button', { name: 'Copy this sentence' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(json('claim', china, wrong).sentence);

  const close = 'Germany is ahead of the UK';
  await check(page, close);
  const answer = json('claim', china, close);
  await expect(said(page)).toContainText('Too close to call.');
  await expect(instead(page)).toHaveText(answer.sentence);
  await expect(section(page)).toContainText(answer.reason);

  await check(page, 'Germany ranks <b>very</b> high');
  await expect(said(page)).toContainText('Not understood.');
  await expect(section(page)).toContainText('“<b>very</b> high”');
  await expect(instead(page)).toHaveCount(0);
  await nothingFound(page.locator('section.claim'));
});

test('an example is checked with one press, and a change with the built-in editions', async ({
  page,
}) => {
  await openPage(page);
  await section(page).getByRole('button', { name: 'Azerbaijan is in the top half' }).press('Enter');
  await expect(said(page)).toContainText('Refuted.', FIRST);
  const changed = 'Germany fell four places since 2022';
  await check(page, changed);
  const since = ['--since', join(root, 'data/china-index-2022')];
  await expect(instead(page)).toHaveText(json('claim', china, changed, ...since).sentence);
});
