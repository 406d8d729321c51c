/** Random changes, one after the other: after each the page must show what the command prints. */
import { choices, published, random } from '../cli/oracle.mjs';
import { expected, shown } from './support/figures.js';
import {
  choose,
  expect,
  index,
  openAll,
  openPage,
  option,
  ranking,
  resetAll,
  test,
  whatIf,
} from './support/page.js';

const nobody = ranking([]);

/**
 * The page must show the command's results for these changes.
 * @param {import('./support/page.js').Page} page
 * @param {Map<string, number | null>} edits
 * @param {string} [method]
 */
async function agree(page, edits, method = 'publisher') {
  const before = method === 'publisher' ? nobody : ranking([], method);
  const figures = expected(whatIf(edits, method), before, ranking(edits, method), method);
  await expect.poll(() => shown(page)).toEqual(figures);
}

test('30 random changes over all domains agree with the command, each of them', async ({
  page,
  isMobile,
}) => {
  const draw = random(isMobile ? 390 : 1280);
  const domains = index.domains.map((/** @type {any} */ d) =>
    index.indicators.filter((/** @type {any} */ i) => i.domain === d.id),
  );
  /** @type {Map<string, number | null>} */
  const edits = new Map();
  await openPage(page);
  await openAll(page);
  await agree(page, edits);

  for (let round = 0; round < 30; ++round) {
    const changed = [...edits.keys()];
    if (round % 5 === 4 && changed.length > 0) {
      const id = changed[draw(changed.length)];
      await page
        .locator(`#${id}`)
        .getByRole('button', { name: 'Back to the published answer' })
        .click();
      edits.delete(id);
    } else {
      const domain = domains[round % domains.length];
      const indicator = domain[draw(domain.length)];
      const id = indicator.id;
      const now = edits.has(id) ? edits.get(id) : published.get(id);
      const others = choices(indicator).filter((score) => score !== now);
      const to = round % 4 === 3 && now !== null ? null : others[draw(others.length)];
      await choose(page, [id, to]);
      if (to === published.get(id)) edits.delete(id);
      else edits.set(id, to);
      await expect(option(page, [id, to]).getByRole('radio')).toBeChecked();
    }
    await agree(page, edits);
  }
  expect([...edits.values()]).toContain(null);

  await page.getByRole('radio', { name: 'Exact ratios' }).check();
  await agree(page, edits, 'exact');
  await resetAll(page); // of the method, too
  await agree(page, new Map());
  await page.getByRole('button', { name: 'Undo' }).click();
  await agree(page, edits, 'exact');
});

test('a domain with nothing but skips has no percentage and no rank', async ({ page }) => {
  await openPage(page);
  /** @type {Map<string, number | null>} */
  const edits = new Map();
  for (const { id } of index.indicators.filter((/** @type {any} */ i) => i.domain === 'media')) {
    await choose(page, [id, null]);
    edits.set(id, null);
  }
  await agree(page, edits);
});

test('with every answer skipped there is no score at all', async ({ page }) => {
  await openPage(page);
  await page.evaluate(() => {
    for (const group of document.querySelectorAll('fieldset.answer')) {
      /** @type {HTMLInputElement} */ (group.querySelector('.choice:last-child input')).click();
    }
  });
  await agree(page, new Map(index.indicators.map((/** @type {any} */ i) => [i.id, null])));
});
