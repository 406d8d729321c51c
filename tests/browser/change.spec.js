/** Changing answers with the mouse, and reverting the changes. */
import { published as answers } from '../cli/oracle.mjs';
import { expected, shown } from './support/figures.js';
import {
  announcement,
  choose,
  content,
  expect,
  index,
  openAll,
  openPage,
  option,
  ranking,
  test,
  whatIf,
} from './support/page.js';

/** @param {import('./support/page.js').Page} page @param {import('./support/page.js').Edit[]} edits */
async function agree(page, edits) {
  const figures = expected(whatIf(edits), ranking([]), ranking(edits));
  await expect.poll(() => shown(page)).toEqual(figures);
}

const button = (/** @type {import('./support/page.js').Page} */ page, /** @type {string} */ name) =>
  page.getByRole('button', { name, exact: true });

test.beforeEach(({ page }) => openPage(page));

test('the page opens with the published result', async ({ page }) => {
  await expect(page.locator('h1')).toHaveText('Azerbaijan ranks 66th of 98');
  await expect(page.locator('.sentence .yours')).toHaveCount(0);
  await expect(announcement(page)).toBeEmpty();
  await agree(page, []);
});

test('the sentence before the script has run is the one it then shows', async ({
  page,
  request,
}) => {
  const html = await (await request.get('/')).text();
  const rendered = await page.locator('h1').textContent();
  expect(html.includes(`<h1>${rendered}</h1>`)).toBe(true);
  expect(/<meta name="description" content="([^"]*)"/.exec(html)?.[1]).toBe(
    `${rendered}, with 112 of 396 points (28.3%). ` +
      'Change any of the 99 answers behind it and see score and rank move.',
  );
});

test('one changed answer moves sentence, bar, profile, beeswarm and domain heading', async ({
  page,
}) => {
  await choose(page, ['media-03', 3]);
  await expect(page.locator('.sentence .yours')).toHaveText(
    'With 1 answer changed, it would rank 65th, 1 place higher. It would have 115 of 396 points ' +
      '(29.0%). This is your what-if, not a published result.',
  );
  await expect(page.locator('.passed')).toHaveText('It would move above Uruguay.');
  await expect(announcement(page)).toHaveText('Rank 65, 1 higher. 115 of 396 points, 29.0%.');
  await agree(page, [['media-03', 3]]);
  const own = option(page, ['media-03', 3]);
  await expect(own).toContainText('yours');
  await expect(option(page, ['media-03', 0])).toContainText('published');
  await expect(page.locator('#media-03 .effect')).toContainText('+3');
});

test('what is changed says whose it is', async ({ page }) => {
  await expect(page.getByText('This is your what-if, not a published result.')).toHaveCount(0);
  await choose(page, ['media-03', 3]);
  await expect(page.getByText('This is your what-if, not a published result.')).toBeVisible();
});

test('a change that leaves the rank alone says so', async ({ page }) => {
  await choose(page, ['media-01', 1]);
  await expect(page.locator('.sentence .yours')).toHaveText(/ rank 66th, as published\./);
  await expect(announcement(page)).toHaveText('Rank 66, as published. 113 of 396 points, 28.5%.');
});

test('set and then reset gives exactly the published page, whichever way back is taken', async ({
  page,
}) => {
  await openAll(page);
  const published = await content(page);
  const publishedAnswer = answers.get('economy-03') ?? null;
  const ways = {
    'the published answer again': () => choose(page, ['economy-03', publishedAnswer]),
    'the answer’s own button': () =>
      page
        .locator('#economy-03')
        .getByRole('button', { name: 'Back to the published answer' })
        .click(),
    'reset all': () => button(page, 'Reset all').click(),
    undo: () => button(page, 'Undo').click(),
  };
  for (const [way, goBack] of Object.entries(ways)) {
    await choose(page, ['economy-03', publishedAnswer === 4 ? 0 : 4]);
    expect((await content(page)).html, way).not.toBe(published.html);
    await goBack();
    await expect.poll(() => content(page), way).toEqual(published);
    await expect(page.locator('.bar .state')).toHaveText('No changes yet');
  }
});

test('undo and redo walk through the changes one by one', async ({ page }) => {
  /** @type {import('./support/page.js').Edit[]} */
  const edits = [
    ['media-03', 3],
    ['media-04', null],
    ['media-01', 4],
  ];
  for (const edit of edits) await choose(page, edit);
  await agree(page, edits);
  for (const left of [2, 1, 0]) {
    await button(page, 'Undo').click();
    await agree(page, edits.slice(0, left));
  }
  await expect(button(page, 'Undo')).toHaveAttribute('aria-disabled', 'true');
  await button(page, 'Undo').click({ force: true }); // there is nothing to undo, and nothing happens
  await agree(page, []);
  for (const done of [1, 2, 3]) {
    await button(page, 'Redo').click();
    await agree(page, edits.slice(0, done));
  }
  await expect(button(page, 'Redo')).toHaveAttribute('aria-disabled', 'true');
});

test('reset all can itself be undone', async ({ page }) => {
  await choose(page, ['media-03', 3]);
  await choose(page, ['media-04', null]);
  await button(page, 'Reset all').click();
  await agree(page, []);
  await expect(page.locator('.bar .undo')).toBeFocused();
  await button(page, 'Undo').click();
  await agree(page, [
    ['media-03', 3],
    ['media-04', null],
  ]);
});

test('the method switches to exact ratios and back, with the changes kept', async ({ page }) => {
  const edits = /** @type {import('./support/page.js').Edit[]} */ ([['media-03', 3]]);
  await choose(page, edits[0]);
  await page.getByRole('radio', { name: 'Exact ratios' }).check();
  const exact = expected(
    whatIf(edits, 'exact'),
    ranking([], 'exact'),
    ranking(edits, 'exact'),
    'exact',
  );
  await expect.poll(() => shown(page)).toEqual(exact);
  expect(exact.rows.at(-1)?.[1]).toEqual(['29.0%']); // a layer with a decimal
  await page.getByRole('radio', { name: 'The publisher’s rule' }).check();
  await agree(page, edits);
});

test('domains open and close by their headings, and stay so while answers change', async ({
  page,
}) => {
  const heading = (/** @type {string} */ id) => page.locator(`#${id} > summary`);
  await expect(page.locator('details.domain[open]')).toHaveCount(1);
  await heading('military').click();
  await choose(page, ['military-01', null]);
  await heading('media').click();
  await choose(page, ['military-02', null]);
  await expect(page.locator('#military')).toHaveAttribute('open', '');
  await expect(page.locator('#media')).not.toHaveAttribute('open', '');
  await button(page, 'Close all').click();
  await expect(page.locator('details.domain[open]')).toHaveCount(0);
  await expect(heading('military')).toContainText('2 changed');
});

test('evidence opens row by row, and stays open while the answer changes', async ({ page }) => {
  const evidence = page.locator('#media-03 details.evidence');
  await evidence.locator('summary').click();
  await expect(evidence.getByText('Answered by')).toBeVisible();
  await choose(page, ['media-03', 3]);
  await expect(evidence).toHaveAttribute('open', '');
});

test('bars are as long as the figures beside them', async ({ page }) => {
  const { before, after } = whatIf([['media-03', 3]]);
  await choose(page, ['media-03', 3]);
  const lengths = (/** @type {string} */ selector) =>
    page.locator(selector).evaluateAll((all) => all.map((rect) => rect.getAttribute('width')));
  const percents = (/** @type {any[]} */ rows) => rows.map((row) => `${row.percent}%`);
  expect(await lengths('.profile rect.published')).toEqual(percents(before.scopes));
  const changed = ['overall', 'domain:media', 'layer:exposure'];
  expect(await lengths('.profile rect.own')).toEqual(
    percents(after.scopes.filter((/** @type {any} */ r) => changed.includes(r.scope))),
  );
});

test('every answer shows how many countries chose it, in figures and as a bar', async ({
  page,
}) => {
  const drawn = await page.locator('fieldset.answer').evaluateAll((all) =>
    all.map((group) => ({
      id: group.id,
      counts: [...group.querySelectorAll('.count')].map((count) => Number(count.textContent)),
      bars: [...group.querySelectorAll('.histogram rect')].map((bar) => bar.getAttribute('width')),
    })),
  );
  const counted = index.indicators.map((/** @type {any} */ i) => [i.id, [...i.chosen, i.skipped]]);
  expect(drawn.map(({ id, counts }) => [id, counts])).toEqual(counted);
  for (const { counts, bars } of drawn)
    expect(bars).toEqual(counts.map((count) => `${(100 * count) / 98}%`));
});
