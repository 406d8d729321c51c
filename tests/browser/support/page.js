/** Shared by the page's tests: a watched page, helpers to use it, and the core to compare with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';

import { index } from '../../cli/oracle.mjs';
import { china, json } from '../../cli/support.mjs';

export { expect, index };

/** What Playwright says in the place of a service worker. */
const BLOCKED = /Service Worker registration blocked by Playwright/;

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {[indicator: string, to: number | null]} Edit */

/**
 * @typedef {import('@playwright/test').PlaywrightTestArgs &
 *   import('@playwright/test').PlaywrightTestOptions} Given
 */
/** @type {import('@playwright/test').Fixtures<{ meant: RegExp[] }, {}, Given>} */
const watched = {
  meant: [[], { option: true }],
  page: async ({ page, meant }, use) => {
    /** @type {string[]} */
    const faults = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`not caught: ${error}`));
    page.on('request', (request) => {
      // Addresses that the page made itself have no host.
      if (!['127.0.0.1', ''].includes(new URL(request.url()).hostname))
        faults.push(`asked for ${request.url()}`);
    });
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    await use(page);
    expect(
      faults.filter((fault) => ![...meant, BLOCKED].some((pattern) => pattern.test(fault))),
    ).toEqual([]);
  },
};

/**
 * A test whose page must log nothing and request nothing from other servers. Errors that the test
 * causes on purpose are named with `test.use({ meant: [...] })`.
 */
export const test = base.extend(watched);

/** How many editions the page has without any file of the reader: four states of the China Index. */
export const EDITIONS = 6;

/** Opens the page and waits until answers can be changed. @param {Page} page */
export async function openPage(page) {
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Your scenario' })).toBeVisible();
  await wholePage(page);
}

/**
 * Waits until everything is on the page: parts below the first screen come later.
 * @param {Page} page
 */
export const wholePage = (page) =>
  page.waitForFunction(() => {
    const domains = [...document.querySelectorAll('details.domain')];
    return (
      document.querySelector('section.method') !== null &&
      domains.every((domain) => domain.querySelector('fieldset'))
    );
  });

/**
 * Also lays out what is out of sight, for tests that measure it; the browser would skip it.
 * @param {Page} page
 */
export const layOutAll = (page) =>
  page.evaluate(() => {
    const [sheet] = document.styleSheets;
    sheet.insertRule(
      '[data-measured] { content-visibility: visible !important }',
      sheet.cssRules.length,
    );
  });

/** Unfolds every domain. @param {Page} page */
export async function openAll(page) {
  await page.getByRole('button', { name: 'Open all' }).click();
  await expect(page.locator('details.domain:not([open])')).toHaveCount(0);
}

/** Unfolds everything: every domain, all evidence, the timeline. @param {Page} page */
export async function unfoldEverything(page) {
  await openAll(page);
  await page.evaluate(() =>
    document.querySelectorAll('details').forEach((details) => (details.open = true)),
  );
}

/** Unfolds everything but the later domains, which are made as the first is. @param {Page} page */
export const unfoldExample = (page) =>
  page.evaluate(() =>
    document
      .querySelectorAll('details:not(.domain)')
      .forEach((details) => details.setAttribute('open', '')),
  );

/**
 * The options of an indicator with the skip as the last.
 * @param {string} id
 * @returns {(number | null)[]}
 */
export function scoresOf(id) {
  const indicator = index.indicators.find((/** @type {any} */ i) => i.id === id);
  const scale = index.scales.find((/** @type {any} */ s) => s.id === indicator.scale);
  return [...scale.options.map((/** @type {any} */ o) => o.score), null];
}

/** The line of one option, with its radio button in it. @param {Page} page @param {Edit} edit */
export const option = (page, [id, to]) =>
  page.locator(`#${id} .choice`).nth(scoresOf(id).indexOf(to));

/**
 * Chooses an answer, and waits for the frames that render everything about it.
 * @param {Page} page
 * @param {Edit} edit
 */
export async function choose(page, edit) {
  await option(page, edit).click();
  await nextFrames(page);
}

/** Waits for the frames that render what was done. @param {Page} page */
export const nextFrames = (page) =>
  page.evaluate(async () => {
    for (let frames = 0; frames < 3; ++frames)
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  });

/** Reverts all changes; on a phone the button is in the panel. @param {Page} page */
export async function resetAll(page) {
  if (!(await page.locator('.bar .reset').isVisible()))
    await page.getByRole('button', { name: 'Share and save' }).click();
  await page.getByRole('button', { name: 'Reset all' }).click();
}

/**
 * The result of `what-if` for these changes.
 * @param {Iterable<Edit>} edits
 * @param {string} [method]
 */
export function whatIf(edits, method = 'publisher') {
  const sets = [...edits].map(([id, to]) => `${id}=${to ?? 'skip'}`);
  if (sets.length === 0) sets.push('media-03=0'); // the published answer: no change
  return json('what-if', china, 'AZ', '--method', method, ...sets.flatMap((set) => ['--set', set]));
}

/**
 * The result of `rank` for these changes. @param {Iterable<Edit>} edits @param {string} [method]
 */
export function ranking(edits, method = 'publisher') {
  const sets = [...edits].map(([id, to]) => `AZ.${id}=${to ?? 'skip'}`);
  return json('rank', china, '--method', method, ...sets.flatMap((set) => ['--set', set])).rows;
}

/** A data file of the China Index 2024. @param {string} name */
export const dataText = (name) => readFileSync(join(china, name), 'utf8');

/** The addresses of the built page's data files, by their name in messages. */
export const addresses = {
  'index.json': '**/assets/index-*.json',
  'standings.json': '**/assets/standings-*.json',
  'countries/AZ.json': '**/assets/AZ-*.json',
};

/** The text for screen readers. @param {Page} page */
export const announcement = (page) => page.locator('.announcement');

/**
 * All text in the page's main part, and every chosen answer. It leaves out empty nodes (comments of
 * the renderer), the part that is computed only when the reader scrolls near, and the mark of the
 * domain being read.
 * @param {Page} page
 */
export function content(page) {
  return page.evaluate(() => {
    const main = /** @type {HTMLElement} */ (document.querySelector('main'));
    const radios = [...main.querySelectorAll('input')].map((input) => input.checked);
    const lasting = /** @type {HTMLElement} */ (main.cloneNode(true));
    for (const late of lasting.querySelectorAll('.move, .any-weights')) late.remove();
    for (const mark of lasting.querySelectorAll('.domains [aria-current]'))
      mark.removeAttribute('aria-current');
    lasting.querySelector('.domains .read')?.replaceChildren();
    lasting.querySelector('.domains button')?.removeAttribute('class');
    for (const part of lasting.querySelectorAll('[data-measured]'))
      part.removeAttribute('data-measured');
    return { html: lasting.outerHTML.replace(/<!--.*?-->/g, '').replace(/\s+/g, ' '), radios };
  });
}

/** The country with the focus or the pointer on the strip. @param {Page} page */
export const strip = (page) => page.getByRole('slider', { name: 'Countries by score' });
