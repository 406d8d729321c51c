/** What would move the rank: single changes, the fewest to a rank, and how firm it is. */
import { nothingFound } from './axe.js';
import { announcement, choose, expect, openPage, option, test } from './support.js';

/** @typedef {import('./support.js').Page} Page */

const section = (/** @type {Page} */ page) => page.getByRole('region', { name: 'What would move it' });
const list = (/** @type {Page} */ page, /** @type {'higher' | 'lower'} */ way) =>
  section(page).getByRole('list', { name: `Single answers that would move it ${way}` });
const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');
const result = (/** @type {Page} */ page) => section(page).locator('.goal .result .said');
const questions = '**/assets/rescore-questions-*.wasm';

/** Scrolls to the section and waits for its lists. @param {Page} page */
async function openSection(page) {
  await openPage(page);
  await section(page).scrollIntoViewIfNeeded();
  await expect(list(page, 'higher').getByRole('listitem')).toHaveCount(5);
}

/** @param {Page} page @param {number} rank @param {string} [domain] */
async function reach(page, rank, domain) {
  await section(page).getByLabel('Reach rank').fill(String(rank));
  if (domain) await section(page).getByLabel('by changing answers in').selectOption(domain);
  await section(page).getByRole('button', { name: 'Find the fewest' }).click();
}

/** Holds back what the worker gets until it is let go. @param {Page} page */
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

/** The longest time between two frames, in milliseconds. @param {Page} page @param {number} during */
const longestFrame = (page, during) =>
  page.evaluate(
    (time) =>
      new Promise((resolve) => {
        const begin = performance.now();
        let [last, most] = [begin, 0];
        const frame = (/** @type {number} */ now) => {
          most = Math.max(most, now - last);
          last = now;
          now - begin > time ? resolve(most) : requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    during,
  );

test('the five strongest changes each way are listed with what they would do', async ({ page }) => {
  await openSection(page);
  await expect(list(page, 'lower').getByRole('listitem')).toHaveCount(5);
  await expect(list(page, 'higher').getByRole('listitem').first()).toContainText('Members of the World Chinese Media network');
  await expect(list(page, 'higher').getByRole('listitem').first()).toContainText('From “No” to “More than a few, and significant”');
  await expect(list(page, 'higher').getByRole('listitem').first()).toContainText('2 places higher');
  await expect(list(page, 'lower').getByRole('listitem').first()).toContainText('3 places lower');
  await nothingFound(page);
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
  const own = asked.map((url) => new URL(url).pathname).filter((path) => path.includes('question'));
  expect(new Set(own).size).toBe(own.length);
  expect(own.length).toBeGreaterThan(0);
});

test('by keyboard the first change is applied and undone, and the focus stays in the list', async ({ page }) => {
  await openSection(page);
  const apply = list(page, 'higher').getByRole('button').first();
  await expect(apply).toHaveAccessibleName('Apply: Members of the World Chinese Media network, More than a few, and significant');
  await apply.focus();
  await page.keyboard.press('Enter');
  await expect(yours(page)).toHaveText(/With 1 answer changed .* rank 64th, 2 places higher/);
  await expect(announcement(page)).toHaveText(/Rank 64, 2 higher/);
  await expect(option(page, ['media-01', 4]).getByRole('radio')).toBeChecked();
  // The list is about the scenario with that change now, and goes on without it.
  const next = list(page, 'higher').getByRole('button').first();
  await expect(next).toBeFocused();
  await expect(next).not.toHaveAccessibleName(/World Chinese Media network/);
  await page.keyboard.press('Control+z');
  await expect(yours(page)).toHaveCount(0);
  await expect(list(page, 'higher').getByRole('listitem').first()).toContainText('World Chinese Media network');
});

test('no answer to an earlier scenario is shown', async ({ page }) => {
  await openSection(page);
  await page.evaluate(() => {
    /** @type {string[]} */
    const seen = (Object.assign(window, { seen: [] }).seen);
    const look = () => {
      const line = document.querySelector('.movers .higher li');
      const shown = line && getComputedStyle(line).visibility === 'visible' && document.querySelector('.sentence .yours');
      if (shown) seen.push(line.querySelector('strong')?.textContent ?? '');
      requestAnimationFrame(look);
    };
    look();
  });
  await list(page, 'higher').getByRole('button').first().click();
  await expect(list(page, 'higher').getByRole('listitem')).toHaveCount(5);
  const seen = await page.evaluate(() => /** @type {any} */ (window).seen);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter((/** @type {string} */ title) => title.includes('World Chinese Media network'))).toEqual([]);
});

test('a rank is reached with the fewest changes, proven, and undone in one step', async ({ page }) => {
  await openSection(page);
  await reach(page, 50);
  await expect(result(page)).toHaveText('Rank 50 or higher takes 8 other answers: Azerbaijan would then rank 47th.');
  await expect(section(page)).toContainText('7 answers could win at most 28 points, and 29 are needed; so no fewer will do.');
  await expect(section(page)).toContainText('one of 168 billion sets');
  await expect(section(page).getByRole('list', { name: 'Changes' }).getByRole('listitem')).toHaveCount(8);
  await expect(section(page).getByRole('status')).toHaveText('Found: 8 answers to change.');
  await nothingFound(page);
  await section(page).getByRole('button', { name: 'Apply all 8 changes' }).click();
  await expect(yours(page)).toHaveText(/With 8 answers changed .* rank 47th, 19 places higher/);
  await expect(result(page)).toHaveText('Azerbaijan would rank 47th: rank 50 or higher needs no change.');
  await expect(section(page).locator('.goal .result')).toBeFocused();
  await page.locator('.bar').getByRole('button', { name: 'Undo' }).click();
  await expect(yours(page)).toHaveCount(0);
  await expect(result(page)).toContainText('takes 8 other answers');
});

test('a rank further down is reached downwards, and the steps beside the number work', async ({ page }) => {
  await openSection(page);
  const rank = section(page).getByLabel('Reach rank');
  await rank.fill('79');
  await section(page).getByRole('button', { name: 'One rank lower' }).click();
  await expect(rank).toHaveValue('80');
  await rank.press('Enter');
  await expect(result(page)).toHaveText('Rank 80 or lower takes 7 other answers: Azerbaijan would then rank 80th.');
  await expect(section(page)).toContainText('6 answers could lose at most 24 points, and 27 are needed');
  await rank.fill('1');
  await section(page).getByRole('button', { name: 'One rank higher' }).click();
  await expect(rank).toHaveValue('1');
  await rank.press('Enter');
  await expect(result(page)).toContainText('Rank 1 or higher takes 44 other answers');
  await section(page).getByText('36 more').click();
  await expect(section(page).locator('.changes li')).toHaveCount(44);
});

test('what is out of reach is said, with what comes closest', async ({ page }) => {
  await openSection(page);
  await reach(page, 20, 'Military');
  await expect(result(page)).toHaveText(/^Rank 20 or higher is out of reach in Military alone: all answers together could win at most \d+ points, and \d+ are needed\.$/);
  await expect(section(page)).toContainText(/What comes closest is rank \d+, with \d+ answers changed\./);
  await nothingFound(page);
  await section(page).getByRole('button', { name: /Apply all/ }).click();
  await expect(yours(page)).toHaveText(/higher/);
});

test('the firmness of the rank is tested on demand and ends with an interval', async ({ page }) => {
  await openSection(page);
  const start = section(page).getByRole('button', { name: 'Test with 10,000 draws' });
  await start.focus();
  await page.keyboard.press('Enter');
  await expect(section(page).locator('.firm .said')).toHaveText(
    'Over 10,000 draws the middle rank (median) of Azerbaijan is 66th, and nine draws in ten put it between 64th and 70th.',
  );
  await expect(section(page).locator('.firm')).toContainText(/Whether it ranks above or below .* and 2 more is open\./);
  await expect(section(page).getByRole('status')).toContainText('the middle rank (median) of Azerbaijan is 66th');
  await expect(section(page).locator('.firm .result')).toBeFocused();
  await nothingFound(page);
  await choose(page, ['media-01', 4]);
  await expect(start).toBeVisible(); // what was found is about another scenario
  await expect(section(page).locator('.firm .said')).toHaveCount(0);
});

test('a test under way shows its progress and can be cancelled', async ({ page }) => {
  // The core is quick: it is given more to do.
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (/** @type {any} */ message) {
      if (message.ask === 'robustness') message.with[0].draws = 10_000_000;
      post.call(this, message);
    };
  });
  await openSection(page);
  const start = section(page).getByRole('button', { name: 'Test with 10,000 draws' });
  await start.focus();
  await page.keyboard.press('Enter');
  const progress = section(page).getByRole('progressbar');
  await expect(progress).toBeVisible();
  await expect(section(page).locator('.firm .partial')).toContainText('the middle rank (median) of Azerbaijan is');
  await expect.poll(() => progress.evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).value)).toBeGreaterThan(0);
  await nothingFound(page);
  // The best of three, as other programs may take the processor for a moment.
  const longest = [];
  for (let i = 0; i < 3; ++i) longest.push(await longestFrame(page, 400));
  expect(Math.min(...longest)).toBeLessThan(100);
  await expect(section(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(start).toBeFocused();
  await expect(progress).toHaveCount(0);
  await expect(section(page).locator('.firm .said')).toHaveCount(0);
  await expect(section(page).getByRole('status')).toHaveText('The test was cancelled.');
});

test('a change of the scenario starts a test under way anew', async ({ page }) => {
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    let runs = 0;
    Worker.prototype.postMessage = function (/** @type {any} */ message) {
      if (message.ask === 'robustness' && ++runs === 1) message.with[0].draws = 10_000_000;
      post.call(this, message);
    };
  });
  await openSection(page);
  await section(page).getByRole('button', { name: 'Test with 10,000 draws' }).click();
  await expect(section(page).getByRole('progressbar')).toBeVisible();
  await list(page, 'higher').getByRole('button').first().click();
  await expect(section(page).locator('.firm .result:not(.partial)')).toContainText('Over 10,000 draws');
  await expect(section(page).locator('.firm .said')).not.toContainText('is 66th');
});

test('a change calls off a question whose worker is still loading, and only the last is answered', async ({ page }) => {
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

  for (const [what, address] of [['its module', questions], ['its script', '**/assets/question-worker-*.js']]) {
    test(`without ${what}, the section says so, and Try again works`, async ({ page }) => {
      let failing = true;
      await page.route(address, (route) => (failing ? route.fulfill({ status: 404 }) : route.continue()));
      await openPage(page);
      await section(page).scrollIntoViewIfNeeded();
      const again = section(page).getByRole('button', { name: 'Try again' });
      await expect(again).toBeVisible();
      await expect(section(page)).toContainText('could not be worked out');
      await nothingFound(page);
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

test('without the country’s answers it says what is missing, and where to load it', async ({ page }) => {
  await openPage(page);
  await page.locator('.chooser summary').click();
  await page.getByRole('searchbox', { name: 'Search by name or code' }).fill('Uruguay');
  await page.locator('.finder li button').first().click();
  await expect(section(page)).toContainText('This needs the answers of Uruguay, which are not loaded.');
  await expect(section(page).getByRole('link', { name: 'Load data' })).toHaveAttribute('href', '#intake-title');
  await nothingFound(page);
});

test('the other method is asked about when it is chosen', async ({ page }) => {
  await openSection(page);
  await page.getByRole('radio', { name: 'Exact ratios' }).check();
  await section(page).scrollIntoViewIfNeeded();
  await expect(list(page, 'higher').getByRole('listitem')).toHaveCount(5);
  await reach(page, 50);
  await expect(result(page)).toHaveText(/^Rank 50 or higher takes \d other answers/);
});
