/** Pages of another origin, with the element in them. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { serve } from '../../../tools/static-server.mjs';
import { root } from '../../cli/support.mjs';
import { test as base } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * A host page.
 * @typedef {object} Hosted
 * @property {string} body
 * @property {string} [css]
 * @property {string} [html] attributes of the root element
 * @property {string} [script] the file that is loaded; none when empty
 * @property {(origin: string, hashes: string) => string} [policy] of the page, given the element's
 *   origin and the inline script's hash
 * @property {Record<string, string>} [headers] of the page, besides
 */

/**
 * @typedef {object} Host
 * @property {string} origin of the element
 * @property {string} url of the page
 * @property {(page: Page, hosted: Hosted) => Promise<void>} open goes to such a page
 */

/**
 * Inserts the script as a loader does, which a strict policy allows by its hash.
 * @param {string} url
 */
const loader = (url) =>
  "const s=document.createElement('script');" +
  (/\/embed[^/]*$/.test(url) ? '' : "s.type='module';") +
  `s.src='${url}';document.head.append(s);`;

const hash = (/** @type {string} */ text) =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The strictest policy that allows what the element needs.
 * @param {string} origin
 * @param {string} hashes
 */
export const strict = (origin, hashes) =>
  `default-src 'none'; script-src ${hashes} 'strict-dynamic' 'wasm-unsafe-eval'; ` +
  `style-src ${hash(PLAIN)}; ` +
  `connect-src ${origin}; worker-src blob: ${origin}; img-src data:; base-uri 'none'`;

export const PLAIN = 'body{max-width:600px;margin:2rem auto;font:1rem/1.6 serif}';

/** @type {import('@playwright/test').Fixtures<{}, { host: Host }>} */
const hosts = {
  host: [
    async ({}, use) => {
      const site = await serve(join(root, 'dist'));
      /** @type {{ html: string, headers: Record<string, string> }} */
      let answer = { html: '', headers: {} };
      const server = createServer((_, response) => {
        response.writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          ...answer.headers,
        });
        response.end(answer.html);
      });
      await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      const origin = site.url.slice(0, -1);
      const url = `http://127.0.0.1:${port}/article`;
      await use({
        origin,
        url,
        open: async (
          page,
          { body, css = PLAIN, html = '', script = 'rescore-index.js', policy, headers = {} },
        ) => {
          const code = script && loader(`${origin}/${script}`);
          answer = {
            html:
              `<!doctype html><html lang="en" ${html}><head>` +
              '<meta charset="utf-8"><link rel="icon" href="data:,"><title>An article</title>' +
              `<style>${css}</style></head><body><main><h1>An article</h1>` +
              `<p>Before.</p>${body.replaceAll('ORIGIN', origin)}<p id="after">After.</p>` +
              `</main>${code && `<script>${code}</script>`}</body></html>`,
            headers: policy
              ? { ...headers, 'content-security-policy': policy(origin, hash(code)) }
              : headers,
          };
          await page.goto(url);
        },
      });
      server.close();
      site.close();
    },
    { scope: 'worker' },
  ],
};

export const test = base.extend(hosts);

/** Records the elements' events, in the page. @param {Page} page */
export const listen = (page) =>
  page.evaluate(() => {
    const told = /** @type {unknown[]} */ ([]);
    Object.assign(document, { told });
    document.addEventListener('rescore-change', (event) =>
      told.push(/** @type {CustomEvent} */ (event).detail),
    );
  });

/** The recorded events. @param {Page} page @returns {Promise<any[]>} */
export const told = (page) => page.evaluate(() => /** @type {any} */ (document).told);

/**
 * The published and the reader's sentence of an element, by position.
 * @param {Page} page
 * @param {string} [which]
 */
export const sentences = (page, which = 'rescore-index') => ({
  published: page.locator(`${which} .headline`),
  yours: page.locator(`${which} .sentence .yours`),
});
