/**
 * npm run shots: takes a screenshot of every state of the page at 390, 768, 1280 and 1600 px, light
 * and dark, into build/shots/, for people to look at. `-- start panel` takes only these states. `--
 * --readme` also renews the three pictures in the README. States that need the publisher's raw data
 * are skipped, and named, if the data is missing.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { buildSite } from './site/build.mjs';
import { hasRaw, load, states } from './screenshot-states.mjs';
import { root, say, setUp } from './steps.mjs';

setUp('test');
await buildSite();

const { chromium } = await import('@playwright/test');
const { whole } = await import('../tests/browser/support/chromium.js');
const { serve } = await import('./static-server.mjs');

/** @typedef {import('./screenshot-states.mjs').State} State */

const folder = join(root, 'build/shots');
const WIDTHS = [390, 768, 1280, 1600];
/** The requested states; all if none are named. */
const only = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));

const of = (/** @type {string} */ name) =>
  /** @type {State} */ (states.find((state) => state.name === name));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const site = await serve(join(root, 'dist'));
const browser = await chromium.launch(whole);
try {
  for (const state of states.filter(({ name }) => only.length === 0 || only.includes(name))) {
    if (state.full && !hasRaw()) {
      say(`Skipped: ${state.name}, because there is no raw data.`);
      continue;
    }
    for (const width of WIDTHS) {
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await take(
          state,
          width,
          colorScheme,
          join(folder, `${state.name}-${width}-${colorScheme}.png`),
        );
      }
    }
    say(state.name);
  }
  if (process.argv.includes('--readme')) {
    const images = join(root, 'docs/images');
    mkdirSync(images, { recursive: true });
    await take(of('changed'), 1280, 'light', join(images, 'what-if.png'));
    await take(of('changed'), 390, 'dark', join(images, 'phone.png'));
    await take(of('answers'), 1280, 'light', join(images, 'answers.png'), 800);
  }
} finally {
  await browser.close();
  site.close();
}
say(`${readdirSync(folder).length} pictures are in build/shots/.`);

/**
 * @param {State} state
 * @param {number} width
 * @param {'light' | 'dark'} colorScheme
 * @param {string} path
 * @param {number} [height] of the part, at most
 */
async function take(
  { at = '', part, script = true, ready = '.bar', full, paper, make },
  width,
  colorScheme,
  path,
  height,
) {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    deviceScaleFactor: 1,
    colorScheme,
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(site.url + at);
  if (script) await page.locator(ready).waitFor();
  if (full) await load(page);
  await make?.(page);
  if (paper) await page.emulateMedia({ media: 'print' });
  await page.waitForTimeout(200);
  const place = part && part !== 'page' ? page.locator(part).first() : null;
  if (!place) {
    await page.screenshot({ path, fullPage: part === 'page' });
  } else {
    // The bar covers part of the window, but is not part of the element.
    await page.evaluate(() => {
      document.querySelector('.bar')?.remove();
      const [sheet] = document.styleSheets;
      const rule = 'section, .answer { content-visibility: visible !important }';
      sheet.insertRule(rule, sheet.cssRules.length);
    });
    await page.waitForTimeout(300);
    const box = await place.boundingBox();
    const clip = box && height ? { ...box, height: Math.min(height, box.height) } : undefined;
    if (clip) await page.screenshot({ path, clip, fullPage: true });
    else await place.screenshot({ path });
  }
  await context.close();
}
