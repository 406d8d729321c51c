/** What went wrong in one engine and not in the others; run in all of them. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { serve } from '../../tools/static-server.mjs';
import { root } from '../cli/support.mjs';
import { openPage } from './browser.mjs';

/**
 * @typedef {object} At
 * @property {import('./engines.mjs').Engine} engine
 * @property {() => import('./browser.mjs').Browser} browser
 * @property {() => string} home the site's address
 */

/** @param {At} at */
export function differences({ engine, browser, home }) {
  test('nothing is skipped where it would lose its name for screen readers', async () => {
    await openPage(browser(), home());
    await browser().until(() => document.querySelectorAll('[data-measured]').length > 5);
    const ways = await browser().read(() => [
      ...new Set(
        [...document.querySelectorAll('[data-measured]')].map(
          (part) => getComputedStyle(part).contentVisibility,
        ),
      ),
    ]);
    assert.deepEqual(ways, [engine === 'Chromium' ? 'auto' : 'visible']);
  });

  test('a question’s title, which has no box of its own, names its answers', async () => {
    await openPage(browser(), home());
    await browser().read(() => document.querySelector('#media-03')?.scrollIntoView());
    const title = await browser().text('#media-03 legend');
    assert.equal(await browser().name('#media-03'), title);
  });

  test('a part whose script does not come says so', async () => {
    const site = await without(/^share-view-/);
    try {
      await openPage(browser(), site.url);
      await browser().click('button', 'Share and save');
      await browser().says('.bar .said', 'This part could not be loaded. Try again');
      assert.deepEqual(await browser().faults(), []);
    } finally {
      site.close();
    }
  });

  test('a core that does not come is not blamed on the browser', async () => {
    const site = await without(/^rescore-(?!import-|questions-)[\w-]+\.wasm$/);
    try {
      await browser().open(site.url);
      await browser().says('[role="alert"]', 'Check the connection and try again');
    } finally {
      site.close();
    }
  });
}

/** The built site without some of its scripts and modules. @param {RegExp} names */
async function without(names) {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-site-'));
  cpSync(join(root, 'dist'), folder, { recursive: true });
  const assets = join(folder, 'assets');
  const gone = readdirSync(assets).filter((name) => names.test(name));
  assert.notEqual(gone.length, 0, `${names} names no file.`);
  for (const name of gone) rmSync(join(assets, name));
  const site = await serve(folder);
  return {
    url: site.url,
    close: () => {
      site.close();
      rmSync(folder, { recursive: true });
    },
  };
}
