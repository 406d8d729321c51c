/**
 * Files that the page loads late, failing in every way and then coming: Firefox and WebKit keep a
 * script that failed as failed for as long as the page is open.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { root } from '../cli/support.mjs';
import { openPage } from './browser.mjs';
import { article, failingSite } from './sites.mjs';

/** @typedef {import('./differences.mjs').At} At */
/** @typedef {import('../../tools/static-server.mjs').Failure} Failure */

const FAILURES = /** @type {const} */ (['missing', 'page', 'cut']);
const FAILED = 'This part could not be loaded. Try again';
const RAW = join(root, 'tests/fixtures/raw/tea-and-cake.csv');

/**
 * Waits until something holds here, not in the page.
 * @param {() => boolean} holds
 * @param {() => Promise<unknown>} [meanwhile] what a reader does again and again
 */
async function until(holds, meanwhile = async () => {}) {
  for (const end = Date.now() + 120_000; !holds(); await pause(200)) {
    assert.ok(Date.now() < end, `Not in time: ${holds}`);
    await meanwhile();
  }
}

/** In the page: presses a button, if it is there. @param {string} selector @param {string} text */
function press(selector, text) {
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
  [...buttons].find((button) => button.textContent?.trim() === text)?.click();
}

/** @param {At} at */
export function lostFiles({ browser }) {
  test('a lazy part that failed in every way comes when it is asked for again', async () => {
    // What asks the questions, its worker, and the worker's module.
    const names = ['client.js', 'question-worker.js', 'rescore-questions.wasm'];
    // Those of the second part are lost from the start, lest the service worker fetches them, and
    // the browser takes them from its cache then.
    const later = ['share-view.js', 'snapshot-comparison.js'];
    const site = await failingSite(
      Object.fromEntries([...names, ...later].map((name) => [name, 'missing'])),
    );
    const { lost, refused } = site;
    let dialog = false;
    const again = () => browser().read(press, '.move button', 'Try again');
    const share = () => browser().read(press, 'button', 'Share and save');
    try {
      await openPage(browser(), site.url);
      await browser().read(() => document.querySelector('.move')?.scrollIntoView());
      for (const name of names) {
        await until(() => refused.has(name), again);
        await browser().element('.move button', 'Try again');
        delete lost[name];
      }
      await again();
      await browser().element('.movers .higher li:nth-child(5)');

      // A part of the page with what only that imports, and then the latter alone.
      for (const failure of [...FAILURES, undefined]) {
        if (failure) lost['share-view.js'] = failure;
        else delete lost['share-view.js'];
        lost['snapshot-comparison.js'] = failure ?? 'missing';
        refused.clear();
        await until(() => Object.keys(lost).every((name) => refused.has(name)), share);
        await browser().says('.bar .said', FAILED);
      }
      delete lost['snapshot-comparison.js'];
      await until(
        () => dialog,
        async () => {
          await share();
          dialog = (await browser().text('dialog[open] h2')) !== null;
        },
      );
      await browser().keys('Escape');
      assert.deepEqual(await browser().faults(), []);
    } finally {
      site.close();
    }
  });

  test('an explorer whose script did not come opens when its page asks again', async () => {
    const site = await failingSite({ 'open-full.js': 'missing' });
    const host = await article(
      '<rescore-index view="full"><p>Without it</p></rescore-index>' +
        `<script type="module" src="${site.url}rescore-index.js"></script>`,
    );
    try {
      await browser().open(host.url);
      await until(() => site.refused.has('open-full.js'));
      await browser().read(
        () => /** @type {any} */ (document.querySelector('rescore-index')).updateComplete,
      );
      assert.equal(await browser().text('rescore-index >>> .headline'), null);
      delete site.lost['open-full.js'];
      await browser().read(() =>
        document.querySelector('rescore-index')?.setAttribute('country', 'AZ'),
      );
      await browser().says('rescore-index >>> .headline', 'Azerbaijan ranks 66th of 98');
    } finally {
      host.close();
      site.close();
    }
  });

  test('neither the core nor the importer is blamed on the browser when it does not come', async () => {
    const site = await failingSite({ 'rescore.wasm': 'missing', 'rescore-import.wasm': 'missing' });
    try {
      await browser().open(site.url);
      await browser().says('[role="alert"]', 'Check the connection and try again');
      delete site.lost['rescore.wasm'];
      await browser().click('[role="alert"] button', 'Try again');
      await openPage(browser(), site.url);
      await browser().type('.import input[type="file"]', RAW);
      await browser().says('.import', 'Check the connection');
      assert.doesNotMatch(String(await browser().text('.import')), /abort|wasm/i);
    } finally {
      site.close();
    }
  });
}
