/** What is measured in Chromium: what is sent, how long a change takes to be seen, what shifts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../tools/steps.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {Awaited<ReturnType<typeof import('../../tools/server.mjs').serve>>} Site */

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const SLOWED = 4;
/** So long a reader looks before pressing, in milliseconds. */
const LOOKS = 300;

const { indicators } = JSON.parse(readFileSync(join(root, 'data/china-index-2024/index.json'), 'utf8'));

/**
 * Bytes as brotli until a first change is on the page, and of the scoring module.
 * @param {Browser} browser @param {Site} site
 */
export async function transfer(browser, site) {
  const page = await browser.newPage(PHONE);
  /** @type {Set<string>} */
  const asked = new Set();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  await page.goto(site.url);
  await page.locator('.suggestion button').first().tap();
  await page.locator('.sentence .yours').waitFor();
  await page.close();
  const sizes = [...asked].map((path) => ({ path, bytes: site.sizeOf(path) }));
  const sum = (/** @type {(path: string) => boolean} */ wanted) =>
    sizes.filter(({ path }) => wanted(path)).reduce((total, { bytes }) => total + bytes, 0);
  return { all: sum(() => true), module: sum((path) => path.endsWith('.wasm')), sizes };
}

/**
 * From the press that changes an answer to the next frame on the screen, in milliseconds, with the
 * processor slowed; every domain unfolded, which is the most there is to render. As the browser tells it
 * by Event Timing, in steps of 8; what takes less than 16 counts as 16.
 * @param {Browser} browser @param {Site} site
 */
export async function responses(browser, site) {
  const page = await browser.newPage(PHONE);
  await page.goto(site.url);
  await page.locator('.bar').waitFor();
  await page.getByRole('button', { name: 'Open all' }).tap();
  await page.evaluate(() => {
    const times = /** @type {number[]} */ ([]);
    Object.assign(window, { times });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'click') times.push(entry.duration);
    }).observe(/** @type {any} */ ({ type: 'event', durationThreshold: 16 }));
  });
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  for (const { id } of indicators) {
    const choices = page.locator(`#${id} .choice`);
    const other = await choices.evaluateAll((all) => all.findIndex((c) => !c.querySelector('input')?.checked));
    await choices.nth(other).scrollIntoViewIfNeeded();
    await page.waitForTimeout(LOOKS); // what scrolling has set off is over
    await choices.nth(other).locator('input').tap({ force: true });
  }
  await page.waitForTimeout(500);
  /** @type {number[]} */
  const times = await page.evaluate(() => /** @type {any} */ (window).times);
  await page.close();
  const quick = indicators.map(() => 16).slice(times.length);
  return [...quick, ...times].sort((a, b) => a - b);
}

/**
 * The cumulative layout shift, from the start through a change and down to the foot of the page.
 * @param {Browser} browser @param {Site} site @param {typeof PHONE | { viewport: { width: number, height: number } }} [device]
 */
export async function shift(browser, site, device = PHONE) {
  const page = await browser.newPage(device);
  await page.addInitScript(() => {
    const shifts = { total: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of /** @type {any[]} */ (list.getEntries())) if (!entry.hadRecentInput) shifts.total += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(site.url);
  await page.locator('.suggestion button').first().click();
  for (let i = 0; i < 40; ++i) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(500);
  const { total } = await page.evaluate(() => /** @type {any} */ (window).shifts);
  await page.close();
  return /** @type {number} */ (total);
}
