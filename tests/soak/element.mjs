/** `<rescore-index>` in a page of another origin, added and removed very often. */
import { createServer } from 'node:http';

import { course } from './course.mjs';
import { accountOf } from './held.mjs';

/**
 * Parts of the last removed explorer may wait for the browser's next garbage collection, but of no
 * others.
 */
const ROOM = { card: { heap: 2 ** 19 }, full: { nodes: 20_000, listeners: 450 } };

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url of the site
 * @param {{ cards: number, explorers: number, say: (line: string) => void }} how
 */
export async function elementCourses(browser, url, { cards, explorers, say }) {
  const html =
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">' +
    '<title>An article</title></head><body>' +
    `<main></main><script type="module" src="${url}rescore-index.js"></script></body></html>`;
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(html),
  );
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const courses = [];
  try {
    for (const [view, rounds, what] of /** @type {const} */ ([
      ['card', cards, 'cards added to a page and removed, in Chromium'],
      ['full', explorers, 'explorers added to a page and removed, in Chromium'],
    ])) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const held = await accountOf(page);
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.waitForFunction(() => customElements.get('rescore-index'));
      courses.push(
        await course(`${rounds.toLocaleString('en')} ${what}`, rounds, {
          say,
          room: ROOM[view],
          held,
          run: (count) => page.evaluate(mountMany, { view, count }),
        }),
      );
      if (page.workers().length > 0) throw new Error(`${page.workers().length} workers are left.`);
      await page.close();
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
  return courses;
}

/**
 * In the page: adds an element, changes an answer in it, removes it.
 * @param {{ view: string, count: number }} how
 */
async function mountMany({ view, count }) {
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  const until = async (/** @type {() => unknown} */ holds) => {
    for (const begun = performance.now(); !holds();) {
      if (performance.now() - begun > 20_000) throw new Error(`Not within 20 s: ${holds}`);
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  for (let i = 0; i < count; ++i) {
    const element = /** @type {any} */ (document.createElement('rescore-index'));
    element.setAttribute('country', 'AZ');
    element.setAttribute('view', view);
    element.innerHTML = '<p>What is read where it cannot run.</p>';
    main.append(element);
    await until(() => element.shadowRoot.querySelector('fieldset.answer'));
    if (view === 'full') {
      // Scrolls to its end, so that all its parts load and its worker is used.
      await until(() => element.shadowRoot.querySelector('section.method'));
      element.shadowRoot.querySelector('.move').scrollIntoView();
      await until(() => element.shadowRoot.querySelector('.movers li'));
    }
    element.shadowRoot.querySelector('input[type="radio"]:not(:checked)').click();
    await until(() => element.shadowRoot.querySelector('.sentence .yours'));
    if (element.result.edits.length !== 1) throw new Error('The change was not reported.');
    element.remove();
    await until(() => !element.shadowRoot.querySelector('.sentence'));
  }
  // Waits until idle callbacks and timers have run.
  await new Promise((resolve) => setTimeout(resolve, 1500));
}
