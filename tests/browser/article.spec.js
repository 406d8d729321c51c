/**
 * The example article: a story with a chart, a card, a frame and the explorer in a page of text, with
 * and without JavaScript.
 */
import { join } from 'node:path';

import { china, json, root } from '../cli/support.mjs';
import { nothingFound } from './support/axe.js';
import { ordinal } from './support/figures.js';
import { test } from './support/other-pages.js';
import { expect } from './support/page.js';

/** @typedef {import('@playwright/test').Page} Page */

const ARTICLE = 'article.html';

const stage = (/** @type {Page} */ page) => page.locator('.story .stage');

/** Scrolls to a step of the story, and waits until it is shown. @param {Page} page @param {number} n */
async function read(page, n) {
  const step = page.locator('.story .step').nth(n);
  await step.evaluate((element) =>
    scrollBy({ top: element.getBoundingClientRect().top - innerHeight * 0.6, behavior: 'instant' }),
  );
  await expect(step).toHaveClass(/now/);
  return stage(page).locator('figcaption p.now');
}

/** Every dot that is shown, and at what score it lies on the axis. @param {Page} page */
const dotsOf = (page) =>
  stage(page).evaluate((figure) => {
    const at = (/** @type {Element} */ element) =>
      Number(/** @type {SVGElement} */ (element).style.transform.match(/-?[\d.]+/)?.[0]);
    const ticks = [...figure.querySelectorAll('.tick:not(.absent)')]
      .map((tick) => ({ percent: parseFloat(tick.textContent ?? ''), x: at(tick) }))
      .filter(({ percent }) => !Number.isNaN(percent));
    const [first, last] = [ticks[0], ticks[ticks.length - 1]];
    const scale = (last.percent - first.percent) / (last.x - first.x);
    return [...figure.querySelectorAll('circle:not(.absent)')].map((dot) => ({
      country: /** @type {SVGElement} */ (dot).dataset.code ?? '',
      percent: first.percent + (at(dot) - first.x) * scale,
      kind: dot.getAttribute('class') ?? '',
    }));
  });

/**
 * What the chart must show: every country of the command's ranking at its score.
 * @param {Page} page @param {any[]} rows
 * @returns {Promise<Record<string, string[]>>} codes of the countries by their kind, in order
 */
async function showsAll(page, rows) {
  const dots = await dotsOf(page);
  const sorted = (/** @type {any[]} */ list) =>
    [...list].sort((a, b) => (a.country < b.country ? -1 : 1));
  expect(sorted(dots).map(({ country }) => country)).toEqual(
    sorted(rows).map(({ country }) => country),
  );
  for (const { country, percent } of dots)
    expect(
      Math.abs(percent - rows.find((row) => row.country === country).percent),
      country,
    ).toBeLessThan(0.1);
  const of = (/** @type {string} */ kind) =>
    sorted(dots.filter((dot) => dot.kind.split(' ').includes(kind))).map(({ country }) => country);
  return { self: of('self'), marked: of('marked'), moved: of('moved') };
}

/** @param {any[]} rows @param {(row: any) => boolean} is */
const codes = (rows, is = () => true) =>
  rows
    .filter(is)
    .map(({ country }) => country)
    .sort();

test('its card says what the caption says, its frame fits, its explorer opens', async ({
  page,
  site,
}) => {
  await page.goto(site + ARTICLE);
  const card = page.locator('article rescore-index');
  await card.getByRole('radio', { name: 'Few, but significant' }).click();
  await expect(card.locator('.yours')).toContainText('115 of 396 points');
  await expect(card.locator('.yours')).toContainText('rank 65th');
  await card.getByRole('radio', { name: 'More than a few, and significant' }).click();
  await expect(card.locator('.yours')).toContainText('116 of 396 points');
  await expect(card.locator('.yours')).toContainText('rank 64th');
  const frame = page.locator('iframe');
  await frame.scrollIntoViewIfNeeded();
  await expect(page.frameLocator('iframe').getByRole('article')).toContainText(
    'Democratic Republic of the Congo ranks 57th of 98',
  );
  await expect
    .poll(async () => {
      const content = await (await frame.elementHandle())?.contentFrame();
      return content?.evaluate(
        () =>
          document.documentElement.scrollHeight -
          Math.ceil(document.body.getBoundingClientRect().height),
      );
    })
    .toBe(0);
  await expect(
    page.locator('.explorer').getByRole('region', { name: 'Your scenario' }),
  ).toBeAttached();
});

test('the chart of the story shows at each step what the command computes', async ({
  page,
  site,
}) => {
  test.slow();
  await page.goto(site + ARTICLE);
  await expect(stage(page)).toBeVisible();
  const { rows } = json('rank', china);
  const total = rows.length;
  const of = (/** @type {any[]} */ list, country = 'AZ') =>
    list.find((row) => row.country === country);
  const az = of(rows);
  const ranking = (/** @type {string[]} */ ...options) => json('rank', china, ...options).rows;

  const score = await read(page, 0);
  expect(await showsAll(page, rows)).toEqual({ self: ['AZ'], marked: [], moved: [] });
  await expect(score).toContainText(
    `Azerbaijan has ${az.percent}% and is ${ordinal(az.rank)} of ${total}.`,
  );
  const [first, last] = [rows[0], rows[total - 1]];
  await expect(score).toContainText(`from ${last.percent}% to ${first.percent}%.`);
  await expect(stage(page).locator('.names')).toContainText(`Azerbaijan, ${ordinal(az.rank)}`);

  const tied = codes(rows, (row) => row.tied > 1);
  const ties = await read(page, 1);
  expect((await showsAll(page, rows)).marked).toEqual(tied);
  await expect(ties).toContainText(`${tied.length} of ${total} countries share their rank`);

  const pressed = ranking('--scope', 'layer:pressure');
  const pressure = await read(page, 2);
  await showsAll(page, pressed);
  await expect(pressure).toContainText(
    `Azerbaijan has ${of(pressed).percent}% and is ${ordinal(of(pressed).rank)}, ` +
      `together with ${of(pressed).tied - 1} others.`,
  );

  const less = codes(rows, (row) => row.maximum < az.maximum);
  const skips = await read(page, 3);
  expect((await showsAll(page, rows)).marked).toEqual(less);
  await expect(skips).toContainText(`${less.length} of ${total} countries have answers missing`);

  for (const [step, method] of /** @type {const} */ ([
    [4, 'skips=all'],
    [5, 'mean'],
    [6, 'weight=media:2'],
  ])) {
    const moved = codes(json('compare', china, '--method', method).moved);
    const then = ranking('--method', method);
    const caption = await read(page, step);
    expect(await showsAll(page, then)).toEqual({ self: ['AZ'], marked: [], moved });
    await expect(caption).toContainText(`${moved.length} of ${total} countries have another rank`);
    if (step > 4)
      await expect(caption).toContainText(
        `published as ${ordinal(az.rank)}, is ${ordinal(of(then).rank)}.`,
      );
  }

  const alone = ranking('--scope', 'domain:technology');
  const technology = await read(page, 7);
  expect((await showsAll(page, alone)).moved).toEqual([]);
  await expect(technology).toContainText(
    `Azerbaijan has ${of(alone).percent}% and is ${ordinal(of(alone).rank)} of ${total}.`,
  );

  const later = json('rank', join(root, 'data/china-index-2024-101')).rows;
  const added = codes(later, ({ country }) => !of(rows, country));
  const joined = await read(page, 8);
  expect((await showsAll(page, later)).marked).toEqual(added);
  await expect(joined).toContainText(
    `${added.length} countries are new. Azerbaijan, published as ${ordinal(az.rank)}, is ` +
      `${ordinal(of(later).rank)} of ${later.length}. Its score is the same ${az.percent}%.`,
  );

  // Upwards as well.
  await read(page, 0);
  expect(await showsAll(page, rows)).toEqual({ self: ['AZ'], marked: [], moved: [] });
});

test('the chart stays in the window, moves its dots, and jumps for who wants no motion', async ({
  page,
  site,
}) => {
  await page.goto(site + ARTICLE);
  await expect(stage(page)).toBeVisible();
  const seconds = () =>
    stage(page)
      .locator('circle')
      .first()
      .evaluate((dot) => getComputedStyle(dot).transitionDuration.split(',').map(parseFloat)[0]);
  const speed = async () => {
    await read(page, 1);
    await read(page, 2);
    return seconds();
  };
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
    [320, 568],
  ]) {
    await page.setViewportSize({ width, height });
    for (const step of [1, 4, 7]) {
      const caption = await read(page, step);
      await expect(stage(page)).toBeInViewport({ ratio: 0.99 });
      // The chart does not cover more than half of a phone, nor the text beside it.
      const box = /** @type {{ height: number }} */ (await stage(page).boundingBox());
      if (width < 960) expect(box.height).toBeLessThan(height / 2);
      await expect(caption).toBeVisible();
      await expect(stage(page).locator('figcaption p:visible')).toHaveCount(1);
    }
    expect(await speed()).toBeGreaterThan(0.5);
  }
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await speed()).toBe(0);
});

test('its chart is a picture with a caption: nothing to press, nothing announced', async ({
  page,
  site,
}) => {
  await page.goto(site + ARTICLE);
  await expect(stage(page)).toBeVisible();
  const story = page.getByRole('region', { name: 'The rank, step by step' });
  await read(page, 0);
  await expect(story.getByRole('figure')).toHaveAccessibleName(/^Every dot is a country/);
  await read(page, 1);
  await expect(story.getByRole('figure')).toHaveAccessibleName(/^\d+ of \d+ countries share/);
  await expect(stage(page).locator('svg')).toHaveAttribute('aria-hidden', 'true');
  await expect(story.locator('[aria-live], [tabindex], button, a')).toHaveCount(0);
  await expect(story.getByRole('heading', { level: 2 })).toHaveText([
    'What is being counted?',
    'Who shares the place?',
    'What happens to “don’t know”?',
    'Would another method say the same?',
    'Who decides what matters?',
    'What if others join?',
  ]);
});

test('on paper it is an article with the published scores', async ({ page, site }) => {
  await page.goto(site + ARTICLE);
  await expect(stage(page)).toBeVisible();
  await read(page, 4);
  await page.emulateMedia({ media: 'print' });
  await expect(stage(page).locator('figcaption p.now')).toContainText('Every dot is a country');
  expect(await stage(page).evaluate((figure) => getComputedStyle(figure).position)).toBe('static');
});

test.describe('without the data of its story', () => {
  test.use({ meant: [/Failed to load resource/] });
  test('it is an article without the chart', async ({ page, site }) => {
    await page.route('**/data/china-index-2024-101/*', (route) => route.fulfill({ status: 404 }));
    await page.goto(site + ARTICLE);
    await expect(page.locator('article rescore-index').getByRole('article')).toBeVisible();
    await expect(stage(page)).toBeHidden();
    await expect(page.getByRole('heading', { name: 'What if others join?' })).toBeVisible();
  });
});

test('it breaks no rule and does not scroll sideways, on a phone and a desk, light and dark', async ({
  page,
  site,
}) => {
  test.slow();
  await page.goto(site + ARTICLE);
  await expect(page.locator('article rescore-index').getByRole('article')).toBeVisible();
  await expect(stage(page)).toBeVisible();
  for (const [width, colorScheme] of /** @type {const} */ ([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ])) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await nothingFound(page.locator('article').first());
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('it is a whole article with its figures and the ways to them', async ({ page, site }) => {
    await page.goto(site + ARTICLE);
    await expect(page.locator('.instead')).toHaveText([
      /Azerbaijan ranks 66th of 98, with 112 of 396 points \(28\.3%\)\./,
      /Every answer, who passes whom/,
    ]);
    await expect(page.locator('.instead a').first()).toBeVisible();
    await expect(stage(page)).toBeHidden();
    for (const step of await page.locator('.story .step > p').all())
      await expect(step).toBeVisible();
    expect(await page.locator('article').first().innerText()).not.toMatch(/[{}]/);
    await expect(
      page
        .frameLocator('iframe')
        .getByRole('row', { name: /Democratic Republic of the Congo 57th/ }),
    ).toBeAttached();
  });
});
