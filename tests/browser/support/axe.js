/** Rules of WCAG 2.2 AA that a machine can check. */
import { AxeBuilder } from '@axe-core/playwright';

import { expect, layOutAll } from './page.js';

/**
 * Asserts that nothing breaks a rule. Going through the whole page takes seconds, which
 * accessibility.spec.js does; other tests look at the part that they are about.
 * @param {import('./page.js').Page | import('@playwright/test').Locator} where a page, or a part
 *   of it without its frames
 * @param {string[]} [rules] by default all of WCAG 2.2 AA
 */
export async function nothingFound(where, rules) {
  const part = 'page' in where ? where : undefined;
  const page = 'page' in where ? where.page() : where;
  await layOutAll(page);
  // The findings alone leave the page: the other way, what passes is carried to a second page first,
  // which takes most of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  axe.options({ resultTypes: ['violations'], iframes: !part });
  await part?.evaluate((element) => element.setAttribute('data-axe', ''));
  if (part) axe.include('[data-axe]');
  if (rules) axe.withRules(rules);
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await axe.analyze();
  await part?.evaluate((element) => element.removeAttribute('data-axe'));
  const found = violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`),
  );
  expect(found.slice(0, 20)).toEqual([]);
}
