/** Rules of WCAG 2.2 AA that a machine can check. */
import { AxeBuilder } from '@axe-core/playwright';

import { expect, layOutAll } from './page.js';

/**
 * Asserts that nothing on the page breaks a rule.
 * @param {import('./page.js').Page} page
 * @param {string[]} [rules] by default all of WCAG 2.2 AA
 * @param {string} [within] a part of the page, without its frames; by default all of it
 */
export async function nothingFound(page, rules, within) {
  await layOutAll(page);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'], iframes: !within });
  if (within) axe.include(within);
  if (rules) axe.withRules(rules);
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await axe.analyze();
  const found = violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`),
  );
  expect(found.slice(0, 20)).toEqual([]);
}
