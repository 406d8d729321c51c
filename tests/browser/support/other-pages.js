/** Pages of another origin, with a pasted snippet. */
import { test as base } from './host.js';

/** @typedef {import('./host.js').Host} Host */

/** The site, served to other origins as by a good static host. */
export const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<{ site: string }, {}, { host: Host }>} */ ({
    site: async ({ host }, use) => use(`${host.origin}/`),
  }),
);

/**
 * Opens a page with this content and nothing else of ours.
 * @param {import('@playwright/test').Page} page @param {Host} host @param {string} body @param
 *   {string} [policy] of the page
 */
export const visit = (page, host, body, policy) =>
  host.open(page, {
    body,
    script: '',
    css: 'body{margin:0 8px}',
    ...(policy ? { policy: () => policy } : {}),
  });
