/** Measurements in Chromium: bytes sent, the time until a change is visible, layout shifts. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { root } from '../../tools/steps.mjs';
import { PHONE, phone } from './phone.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {Awaited<ReturnType<typeof import('../../tools/static-server.mjs').serve>>} Site */

const SLOWED = 4;
/** How long a reader looks before pressing, in milliseconds. */
const LOOKS = 300;
const CARDS = 5;

const { indicators } = JSON.parse(
  readFileSync(join(root, 'data/china-index-2024/index.json'), 'utf8'),
);

/**
 * Bytes with brotli until a first change is on the page, and those of the scoring module.
 * @param {Browser} browser @param {Site} site
 */
export async function transfer(browser, site) {
  const page = await phone(browser);
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
 * The times from a press that changes an answer, in milliseconds, with the processor slowed: to the
 * next frame, in which the answer is marked, and to the frame in which the bar shows the new rank.
 * Every domain is unfolded, which gives the most to render. Frame times come from the browser's
 * Event Timing, in steps of 8; anything below 16 counts as 16.
 * @param {Browser} browser @param {Site} site
 */
export async function responses(browser, site) {
  const page = await phone(browser);
  await page.goto(site.url);
  await page.locator('.bar').waitFor();
  await page.getByRole('button', { name: 'Open all' }).tap();
  await page.evaluate(() => {
    const seen = {
      frames: /** @type {[press: number, took: number][]} */ ([]),
      ranks: /** @type {[press: number, drawn: number, after: number][]} */ ([]),
    };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { name, startTime, duration } of list.getEntries())
        if (name === 'click') seen.frames.push([startTime, duration]);
    }).observe(/** @type {any} */ ({ type: 'event', durationThreshold: 16 }));
    let pressed = 0;
    addEventListener('click', (event) => (pressed = event.timeStamp), true);
    const told = () => {
      if (!pressed) return;
      const press = pressed;
      pressed = 0;
      requestAnimationFrame((drawn) =>
        setTimeout(() => seen.ranks.push([press, drawn, performance.now() - press])),
      );
    };
    new MutationObserver(told).observe(
      /** @type {Element} */ (document.querySelector('.bar .state')),
      { subtree: true, childList: true, characterData: true },
    );
  });
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  for (const { id } of indicators) {
    const choices = page.locator(`#${id} .choice`);
    const other = await choices.evaluateAll((all) =>
      all.findIndex((c) => !c.querySelector('input')?.checked),
    );
    await choices.nth(other).scrollIntoViewIfNeeded();
    const { x, y, width, height } = /** @type {import('playwright-core').Rect} */ (
      await choices.nth(other).locator('input').boundingBox()
    );
    await page.waitForTimeout(LOOKS); // wait for the effects of scrolling
    // Only the finger: a locator's tap would query the page.
    await page.touchscreen.tap(x + width / 2, y + height / 2);
  }
  await page.waitForTimeout(1000);
  /** @type {{ frames: [number, number][], ranks: [number, number, number][] }} */
  const { frames, ranks } = await page.evaluate(() => /** @type {any} */ (window).seen);
  await page.close();
  const took = new Map(frames);
  const quick = indicators.map(() => 16).slice(frames.length);
  const rising = (/** @type {number[]} */ list) => list.sort((a, b) => a - b);
  return {
    frames: rising([...quick, ...took.values()]),
    // Where the frame of the press has the rank already, its own time counts: a timer after it
    // comes behind the page's.
    ranks: rising(
      ranks.map(([press, drawn, after]) => {
        const frame = took.get(press) ?? 16;
        return drawn < press + frame ? frame : after;
      }),
    ),
  };
}

/**
 * The cumulative layout shift, from the start through a change and down to the foot of the page.
 * @param {Browser} browser @param {Site} site @param {typeof PHONE | { viewport: { width: number,
 *   height: number } }} [device]
 */
export async function shift(browser, site, device = PHONE) {
  const page = await browser.newPage(device);
  await page.addInitScript(() => {
    const shifts = { total: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of /** @type {any[]} */ (list.getEntries()))
        if (!entry.hadRecentInput) shifts.total += entry.value;
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

/**
 * A page of another origin with a card in it.
 * @param {Site} site
 * @returns {Promise<{ url: string, close: () => void }>}
 */
async function article(site) {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <link rel="icon" href="data:,"><title>An article</title>
    <style>rescore-index{display:flow-root;min-height:80rem}</style></head><body>
    <h1>An article</h1><rescore-index><p>Fallback.</p></rescore-index><p>After.</p>
    <script type="module" src="${site.url}rescore-index.js"></script></body></html>`;
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(html),
  );
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/**
 * What a card costs its host page, up to a first change: bytes with brotli, milliseconds by which
 * tasks exceed 50 with the processor slowed (the middle of five pages), requests to other hosts,
 * anything stored or left in the page, and layout shifts.
 * @param {Browser} browser @param {Site} site
 */
export async function card(browser, site) {
  const held = [];
  for (let i = 0; i < CARDS; ++i) held.push(await oneCard(browser, site));
  return held.sort((a, b) => a.blocked - b.blocked)[held.length >> 1];
}

/** @param {Browser} browser @param {Site} site */
async function oneCard(browser, site) {
  const host = await article(site);
  const page = await phone(browser);
  /** @type {Set<string>} */
  const asked = new Set();
  page.on('request', (request) => asked.add(request.url()));
  await page.addInitScript(() => {
    const seen = {
      tasks: /** @type {{ startTime: number, duration: number }[]} */ ([]),
      shift: 0,
      names: new Set(Object.getOwnPropertyNames(window)),
    };
    Object.assign(document, { seen });
    const watch = (/** @type {string} */ type, /** @type {(entry: any) => void} */ note) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
        type,
        buffered: true,
      });
    watch('longtask', (entry) => seen.tasks.push(entry));
    watch(
      'layout-shift',
      ({ value, hadRecentInput }) => (seen.shift += hadRecentInput ? 0 : value),
    );
  });
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.goto(host.url);
  // Querying the page would be work in it, and would count.
  await page.waitForTimeout(3000);
  const found = await page.evaluate(async () => {
    const { tasks, shift, names } = /** @type {any} */ (document).seen;
    // Anything before its script has arrived is the page's own.
    const [script] = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('/rescore-index.js'));
    const since = /** @type {PerformanceResourceTiming} */ (script).responseEnd;
    const blocked = tasks.reduce(
      (/** @type {number} */ sum, /** @type {PerformanceEntry} */ task) =>
        sum + (task.startTime < since ? 0 : task.duration - 50),
      0,
    );
    const left = Object.getOwnPropertyNames(window).filter(
      (name) => !names.has(name) && !/^\d+$/.test(name),
    );
    const kept =
      localStorage.length +
      sessionStorage.length +
      (await indexedDB.databases()).length +
      (await caches.keys()).length +
      document.cookie.length;
    return { blocked, shift, left, kept };
  });
  await page.locator('rescore-index fieldset').waitFor({ timeout: 1000 });
  await page.close();
  host.close();
  const own = [...asked].filter((url) => url.startsWith(site.url));
  const bytes = own.reduce((sum, url) => sum + site.sizeOf(new URL(url).pathname), 0);
  const others = [...asked].filter(
    (url) => !url.startsWith(site.url) && !url.startsWith(host.url) && !url.startsWith('data:'),
  );
  return { ...found, bytes, others };
}
