/** The built page: very many answers chosen in it, and one edition opened after the other. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../tools/steps.mjs';
import { course } from './course.mjs';
import { generator } from './generator.mjs';
import { accountOf } from './held.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const small = join(root, 'tests/fixtures/small');
/** The list below the answers varies by some lines with the last change. */
const ROOM = { nodes: 200, listeners: 20 };
/** The number of answers chosen between two frames. */
const AT_ONCE = 50;

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {{ edits: number, opened: number, say: (line: string) => void }} how
 */
export async function pageCourses(browser, url, { edits, opened, say }) {
  const { page, held } = await opening(browser, url);
  await page.evaluate(`Object.assign(window, { soak: (${generator})(1) })`);
  const changed = await course(
    `${edits.toLocaleString('en')} answers chosen on one page, in Chromium`,
    edits,
    {
      say,
      room: ROOM,
      held: async () => {
        await asPublished(page);
        return held();
      },
      run: (rounds) => page.evaluate(chooseMany, { rounds, atOnce: AT_ONCE }),
    },
  );
  await page.close();

  const { page: other, held: heldThere } = await opening(browser, url);
  await other
    .locator('.import input[type="file"]')
    .setInputFiles(
      [
        'index.json',
        'standings.json',
        ...readdirSync(join(small, 'countries')).map((name) => `countries/${name}`),
      ].map((name) => join(small, name)),
    );
  await other.locator('.import .done').waitFor();
  const editions = await course(
    `${opened.toLocaleString('en')} switches to another edition and back on one page, ` +
      'in Chromium',
    opened,
    {
      say,
      held: heldThere,
      run: (rounds) => other.evaluate(openMany, rounds),
    },
  );
  await other.close();
  return [changed, editions];
}

/** @param {import('@playwright/test').Browser} browser @param {string} url */
async function opening(browser, url) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const held = await accountOf(page);
  page.on('pageerror', (fault) => {
    throw fault;
  });
  await page.goto(url);
  await page.locator('.bar').waitFor();
  await page.waitForFunction(
    () =>
      document.querySelectorAll('fieldset.answer').length === 99 &&
      document.querySelector('section.method'),
  );
  return { page, held };
}

/** Resets everything, and waits until the page shows the published results. @param {Page} page */
async function asPublished(page) {
  await page.evaluate(() =>
    /** @type {HTMLElement} */ (document.querySelector('.bar .reset')).click(),
  );
  await page.waitForFunction(() => !document.querySelector('.sentence .yours'));
  await page.waitForTimeout(1000); // wait for deferred work
}

/**
 * In the page: presses radio buttons, and sometimes undo, redo and reset.
 * @param {{ rounds: number, atOnce: number }} how
 */
async function chooseMany({ rounds, atOnce }) {
  const next = /** @type {(below: number) => number} */ (/** @type {any} */ (window).soak);
  const press = (/** @type {string} */ selector) =>
    /** @type {HTMLElement | null} */ (document.querySelector(selector))?.click();
  const answers = [...document.querySelectorAll('fieldset.answer')].map((field) => [
    ...field.querySelectorAll('input'),
  ]);
  for (let done = 0; done < rounds;) {
    for (let i = 0; i < atOnce && done < rounds; ++i, ++done) {
      const radios = answers[next(answers.length)].filter((radio) => !radio.checked);
      radios[next(radios.length)].click();
    }
    const chance = next(20);
    if (chance === 0) press('.bar .reset');
    else if (chance < 3) press('.bar .redo');
    else if (chance < 8) press('.bar .undo');
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  // The page must still respond to changes; a press may revert the only change.
  for (let i = 0; i < 100 && !document.querySelector('.sentence .yours'); ++i) {
    if (i % 30 === 0) answers[i / 30].find((radio) => !radio.checked)?.click();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  if (!document.querySelector('.sentence .yours')) throw new Error('Nothing is changed.');
}

/**
 * In the page: chooses the other edition, waits until it is shown, and goes back, so that each
 * count finds the same one.
 * @param {number} rounds
 */
async function openMany(rounds) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const title = () => document.querySelector('h1')?.textContent;
  for (let i = 0; i < 2 * rounds; ++i) {
    const select = /** @type {HTMLSelectElement} */ (document.querySelector('.chooser select'));
    const before = title();
    select.selectedIndex = 1 - select.selectedIndex;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    const begun = performance.now();
    while (title() === before) {
      if (performance.now() - begun > 10_000) throw new Error('The other edition is not shown.');
      await frame();
    }
  }
  // Waits until idle callbacks have run.
  await new Promise((resolve) => setTimeout(resolve, 3000));
}
