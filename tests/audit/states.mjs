/** The states of the page that axe checks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../tools/steps.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * @type {{ name: string, search?: string, dark?: boolean, make?: (page: Page) => Promise<void> }[]}
 */
export const states = [
  { name: 'start' },
  { name: 'changed', make: change },
  { name: 'everything open', make: unfold },
  {
    name: 'changed, everything open, dark',
    dark: true,
    make: (page) => change(page).then(() => unfold(page)),
  },
  { name: 'from right to left', search: '?lang=ar-XB', make: change },
];

/** @param {Page} page */
async function change(page) {
  await page.locator('.suggestion button').first().click();
  await page.locator('.sentence .yours').waitFor();
}

/** @param {Page} page */
async function unfold(page) {
  await page.evaluate(() =>
    document.querySelectorAll('details').forEach((details) => (details.open = true)),
  );
  await page.locator('.move').scrollIntoViewIfNeeded();
  await page.locator('.movers li').first().waitFor();
}

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** Violations of the rules of WCAG 2.2 AA. @param {Page} page @returns {Promise<string[]>} */
export async function violations(page) {
  // Content out of sight must be laid out too; otherwise axe would see its last layout. The bar at the
  // foot of the window covers whatever the window happens to end with, which is no fault: a reader
  // scrolls it into the open.
  await page.evaluate(() => {
    const [sheet] = document.styleSheets;
    for (const rule of [
      '[data-measured] { content-visibility: visible !important }',
      '.bar { position: static !important }',
    ])
      sheet.insertRule(rule, sheet.cssRules.length);
  });
  // Not injected as a script element, which the page's policy forbids.
  await page.evaluate(axe);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await page.evaluate(
    (values) => /** @type {any} */ (window).axe.run({ runOnly: { type: 'tag', values } }),
    tags,
  );
  return found.violations.flatMap((/** @type {any} */ rule) =>
    rule.nodes.map((/** @type {any} */ node) => `${rule.id}: ${node.target}`),
  );
}
