/** Pages of another origin, with something pasted into them. */
import { test as base } from './host.js';

/** @typedef {import('./host.js').Host} Host */

/** Where the site is, as a good static host serves it to other origins. */
export const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<{ site: string }, {}, { host: Host }>} */ ({
    site: async ({ host }, use) => use(`${host.origin}/`),
  }),
);

/**
 * Goes to a page with this in it and nothing else of ours.
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
