/**
 * What would move the rank: single changes, the worker that finds them, and the method that they
 * apply to.
 */
import { nothingFound } from './support/axe.js';
import { list, openSection, reach, result, section, yours } from './support/impact-section.js';
import { announcement, choose, expect, openPage, option, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const questions = '**/assets/rescore-questions-*.wasm';

/** Holds back the worker's messages until they are released. @param {Page} page */
async function holdWorker(page) {
  /** @type {() => void} */
  let letGo = () => {};
  const gone = new Promise((resolve) => (letGo = () => resolve(undefined)));
  await page.route(questions, async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
}

test('the five strongest changes each way are listed with what they would do', async ({ page }) => {
  await openSection(page);
  await expect(list(page, 'lower').getByRole('listitem')).toHaveCount(5);
  await expect(list(page, 'higher').getByRole('listitem').first()).toContainText(
    'Members of the World Chinese Media network',
  );
  await expect(list(page, 'higher').getByRole('listitem').first()).toContainText(
    'From “No” to “More than a few, and significant”',
  );
  await expect(list(page, 'higher').getByRole('listitem').first()).toContainText('2 places higher');
  await expect(list(page, 'lower').getByRole('listitem').first()).toContainText('3 places lower');
  await nothingFound(section(page));
});

test('nothing of the questions is fetched before the section is near', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.context().on('request', (request) => asked.push(request.url()));
  await openPage(page);
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => url.includes('question'))).toEqual([]);
  await section(page).scrollIntoViewIfNeeded();
  await expect(list(page, 'higher').getByRole('listitem')).toHaveCount(5);
  // Each part that asks has a worker of its own, and each worker the module.
  const own = (/** @type {RegExp} */ file) => asked.filter((url) => file.test(url)).length;
  expect(own(/question-worker-.*\.js$/)).toBeGreaterThan(0);
  const modules = () => own(/rescore-questions-.*\.wasm$/) - own(/question-worker-.*\.js$/);
  await expect.poll(modules).toBe(0);
});

test('by keyboard the first change is applied and undone, and the focus stays in the list', async ({
  page,
}) => {
  await openSection(page);
  const apply = list(page, 'higher').getByRole('button').first();
  await expect(apply).toHaveAccessibleName(
    'Apply: Members of the World Chinese Media network, More than a few, and significant',
  );
  await apply.focus();
  await page.keyboard.press('Enter');
  await expect(yours(page)).toHaveText(/With 1 answer changed, .* rank 64th, 2 places higher/);
  await expect(announcement(page)).toHaveText(/Rank 64, 2 higher/);
  await expect(option(page, ['media-01', 4]).getByRole('radio')).toBeChecked();
  // The list now belongs to the scenario with that change, and no longer contains it.
  const next = list(page, 'higher').getByRole('button').first();
  await expect(next).toBeFocused();
  await expect(next).not.toHaveAccessibleName(/World Chinese Media network/);
  await page.keyboard.press('Control+z');
  await expect(yours(page)).toHaveCount(0);
  await expect(list(page, 'higher').getByRole('listitem').first()).toContainText(
    'World Chinese Media network',
  );
});

test('no answer to an earlier scenario is shown', async ({ page }) => {
  await openSection(page);
  await page.evaluate(() => {
    /** @type {string[]} */
    const seen = Object.assign(window, { seen: [] }).seen;
    const look = () => {
      const line = document.querySelector('.movers .higher li');
      const shown =
        line &&
        getComputedStyle(line).visibility === 'visible' &&
        document.querySelector('.sentence .yours');
      if (shown) seen.push(line.querySelector('strong')?.textContent ?? '');
      requestAnimationFrame(look);
    };
    look();
  });
  await list(page, 'higher').getByRole('button').first().click();
  // The previous list keeps its place, invisible, until the next one arrives.
  await expect
    .poll(() => page.evaluate(() => /** @type {any} */ (window).seen.length))
    .toBeGreaterThan(0);
  await expect(list(page, 'higher').getByRole('listitem')).toHaveCount(5);
  const seen = await page.evaluate(() => /** @type {any} */ (window).seen);
  expect(
    seen.filter((/** @type {string} */ title) => title.includes('World Chinese Media network')),
  ).toEqual([]);
});

test('a change calls off a question whose worker is still loading, and only the last is answered', async ({
  page,
}) => {
  const letGo = await holdWorker(page);
  await openPage(page);
  await section(page).scrollIntoViewIfNeeded();
  await expect(section(page).getByText('Working out')).toBeVisible();
  await choose(page, ['media-01', 4]);
  letGo();
  await section(page).scrollIntoViewIfNeeded();
  await expect(list(page, 'higher').getByRole('listitem')).toHaveCount(5);
  await expect(list(page, 'higher')).not.toContainText('World Chinese Media network');
});

test.describe('when the worker cannot start', () => {
  test.use({ meant: [/wasm|WebAssembly|ArrayBuffer|Failed to load resource|Aborted/i] });

  for (const [what, address] of [
    ['its module', questions],
    ['its script', '**/assets/question-worker-*.js'],
  ]) {
    test(`without ${what}, the section says so, and Try again works`, async ({ page }) => {
      let failing = true;
      await page.route(address, (route) =>
        failing ? route.fulfill({ status: 404 }) : route.continue(),
      );
      await openPage(page);
      await section(page).scrollIntoViewIfNeeded();
      const again = section(page).getByRole('button', { name: 'Try again' });
      await expect(again).toBeVisible();
      await expect(section(page)).toContainText('could not work this out');
      await nothingFound(section(page));
      await choose(page, ['media-01', 4]); // everything else works
      await expect(yours(page)).toHaveText(/rank 64th/);
      await expect(again).toBeVisible();
      failing = false;
      await again.click();
      await expect(list(page, 'higher').getByRole('listitem')).toHaveCount(5);
      await expect(list(page, 'higher')).not.toContainText('World Chinese Media network');
      await expect(again).toHaveCount(0);
    });
  }
});

test('without the country’s answers it says what is missing, and where to load it', async ({
  page,
}) => {
  await openPage(page);
  await page.locator('.country-name').click();
  await page.getByRole('searchbox', { name: 'Search by name or code' }).fill('Uruguay');
  await page.locator('.finder li button').first().click();
  await expect(section(page)).toContainText('Uruguay’s answers are not loaded yet.');
  await expect(section(page).getByRole('link', { name: 'Load data' })).toHaveAttribute(
    'href',
    '#import-title',
  );
  await nothingFound(section(page));
});

test('the other method is asked about when it is chosen', async ({ page }) => {
  await openSection(page);
  await page.getByRole('radio', { name: 'Exact ratios' }).check();
  await section(page).scrollIntoViewIfNeeded();
  await expect(list(page, 'higher').getByRole('listitem')).toHaveCount(5);
  await reach(page, 50);
  await expect(result(page)).toHaveText(
    /needs at least \d changed answers to reach 50th or higher/,
  );
});

test('the method that is not chosen lists the countries whose rank it changes', async ({
  page,
}) => {
  await openPage(page);
  const list = page.locator('#method-changes');
  await page.locator('section.method').scrollIntoViewIfNeeded();
  const lines = async () =>
    (await list.getByRole('listitem').allTextContents()).map((line) =>
      line.replace(/\s+/g, ' ').trim(),
    );
  await expect(list).toContainText('By “Exact ratios” 8 countries would have another rank:');
  expect(await lines()).toEqual([
    'United Kingdom 21st to 22nd',
    'Costa Rica 43rd to 44th',
    'Bosnia and Herzegovina 51st to 52nd',
    'Afghanistan 57th to 58th',
    'Jordan 72nd to 73rd',
    'Estonia 74th to 76th',
    'Portugal 74th to 75th',
    'Senegal 86th to 87th',
  ]);
  const link = section(page).getByRole('link', { name: 'See the method' });
  await expect(section(page).locator('.robustness')).toContainText(
    'Ranked by “Exact ratios”, it would be 66th, and 8 countries would change rank.',
  );
  await expect(link).toHaveAttribute('href', '#method-changes');
  await page.getByRole('radio', { name: 'Exact ratios' }).check();
  await expect(list).toContainText(
    'By “The publisher’s rule” 8 countries would have another rank:',
  );
  expect(await lines()).toContain('Estonia 76th to 74th');
});
