/** The site on a host of its own, which the browser may keep for the time without a network. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { serve } from '../../../tools/static-server.mjs';
import { root } from '../../cli/support.mjs';
import { expect, test as base, wholePage } from './page.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {Awaited<ReturnType<typeof serve>>} Server */

/** The site in a folder of a host, which can disappear and return with another version. */
export class SiteHost {
  folder = mkdtempSync(join(tmpdir(), 'rescore-site-'));
  /** @type {import('../../../tools/static-server.mjs').Habits} */
  habits = {};
  /** @type {Server | undefined} */
  #server;
  #port = 0;
  origin = '';
  site = '';

  /** Puts the site into a folder of the host. @param {string} name */
  deploy(name) {
    cpSync(join(root, 'dist'), join(this.folder, name), {
      recursive: true,
      filter: (file) => !file.includes('pictures'),
    });
  }

  async up() {
    this.#server = await serve(this.folder, this.#port, this.habits);
    this.origin = this.#server.url;
    this.#port = Number(new URL(this.origin).port);
    this.site = `${this.origin}a/folder/`;
  }

  down() {
    this.#server?.close();
    this.#server = undefined;
  }

  /** With other habits from now on. @param {SiteHost['habits']} habits */
  async becomes(habits) {
    this.down();
    this.habits = habits;
    await this.up();
  }

  /** @param {string} file */
  path = (file) => join(this.folder, 'a/folder', file);

  /** The page's file in assets/ whose name begins so. @param {string} start @returns {string} */
  asset(start) {
    // Others there are the element's.
    const list = readFileSync(this.path('sw.js'), 'utf8');
    return /** @type {string[]} */ (new RegExp(`assets/${start}-[\\w-]+\\.\\w+`).exec(list))[0];
  }

  /** @param {string} file @param {(text: string) => string} change */
  rewrite(file, change) {
    writeFileSync(this.path(file), change(readFileSync(this.path(file), 'utf8')));
  }

  /**
   * Another version: another title in the page, and a matching service worker.
   * @param {string} [version]
   */
  release(version = '2') {
    this.rewrite('index.html', (html) =>
      html.replace(/(data-release="\d+" )?data-site/, `data-release="${version}" data-site`),
    );
    const hash = createHash('sha256')
      .update(readFileSync(this.path('index.html')))
      .digest('hex');
    this.rewrite('sw.js', (code) =>
      code
        .replace(/VERSION = '\w+'/, `VERSION = 'release${version}'`)
        .replace(/ =\w{16}/, ` =${hash.slice(0, 16)}`),
    );
  }

  remove() {
    this.down();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** @type {import('@playwright/test').Fixtures<{ host: SiteHost }>} */
const hosts = {
  host: async ({}, use) => {
    const host = new SiteHost();
    host.deploy('a/folder');
    await host.up();
    await use(host);
    host.remove();
  },
};
export const test = base.extend(hosts);

/** Offline, the browser reports every failed request. */
export const offlineNoise =
  /Failed to load resource|ERR_CONNECTION_REFUSED|An unknown error occurred when fetching the script/;

/** @param {Page} page @param {string} address */
export async function open(page, address) {
  await page.goto(address);
  await expect(page.locator('.bar')).toBeVisible();
  await wholePage(page);
}

/**
 * Waits until the page is stored completely and served from the store.
 * @param {Page} page
 */
export async function visited(page) {
  await page.waitForFunction(
    () => navigator.serviceWorker.controller?.state === 'activated',
    undefined,
    { timeout: 20_000 },
  );
}

/** Lets the page look for a newer version. @param {Page} page */
export const lookForUpdate = (page) => page.evaluate(() => dispatchEvent(new Event('online')));
