/** Everything works without a mouse. */
import {
  announcement,
  choose,
  content,
  expect,
  openAll,
  openPage,
  option,
  test,
} from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

test.beforeEach(({ page }) => openPage(page));

/**
 * Presses Tab until the focus is in a certain place.
 * @param {Page} page
 * @param {string} selector
 * @param {string} [key]
 */
async function tabTo(page, selector, key = 'Tab') {
  for (let presses = 0; presses < 90; ++presses) {
    await page.keyboard.press(key);
    if (await page.locator(`${selector} :focus, ${selector}:focus`).count()) return;
  }
  throw new Error(`${selector} was not reached`);
}

const radio = (/** @type {Page} */ page, /** @type {import('./support/page.js').Edit} */ edit) =>
  option(page, edit).getByRole('radio');
const yours = (/** @type {Page} */ page) => page.locator('.sentence .yours');

test('an answer is reached with Tab and changed with the arrows', async ({ page }) => {
  await tabTo(page, '#media-03');
  await expect(radio(page, ['media-03', 0])).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(radio(page, ['media-03', 1])).toBeFocused();
  await expect(radio(page, ['media-03', 1])).toBeChecked();
  await expect(yours(page)).toHaveText(/113 of 396 points/);
  await page.keyboard.press('ArrowUp');
  await expect(yours(page)).toHaveCount(0);
  await page.keyboard.press('ArrowUp'); // around to the last: skipped
  await expect(radio(page, ['media-03', null])).toBeFocused();
  await expect(yours(page)).toHaveText(/112 of 392 points/);
});

test('Tab goes from group to group: each has one stop', async ({ page }) => {
  await tabTo(page, '#media-03');
  await page.keyboard.press('Tab');
  await expect(page.locator('#media-03 details.evidence summary')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('#media-04 input:checked')).toBeFocused();
});

test('arrows on their way to an answer are one step back', async ({ page }) => {
  await tabTo(page, '#media-03');
  for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowDown');
  await expect(yours(page)).toHaveText(/115 of 396 points/);
  await page.keyboard.press('Control+z');
  await expect(yours(page)).toHaveCount(0);
  await page.keyboard.press('Control+Shift+Z');
  await expect(yours(page)).toHaveText(/115 of 396 points/);
  // What was brought back is not on the way to anything.
  await page.keyboard.press('ArrowDown');
  await expect(yours(page)).toHaveText(/116 of 396 points/);
  await page.keyboard.press('Control+z');
  await expect(yours(page)).toHaveText(/115 of 396 points/);
});

test('arrows there and back again leave nothing to undo', async ({ page }) => {
  await tabTo(page, '#media-03');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(radio(page, ['media-03', 0])).toBeChecked();
  await expect(yours(page)).toHaveCount(0);
  await expect(page.locator('.bar .undo')).toBeDisabled();
});

test('arrows through the published answer leave the change before alone', async ({ page }) => {
  await choose(page, ['media-01', 1]);
  await expect(yours(page)).toHaveText(/With 1 answer changed/);
  await radio(page, ['media-02', 3]).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp'); // the published answer
  await page.keyboard.press('ArrowDown');
  await expect(radio(page, ['media-02', 4])).toBeChecked();
  await expect(yours(page)).toHaveText(/With 2 answers changed/);
  await expect(radio(page, ['media-01', 1])).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(yours(page)).toHaveText(/With 1 answer changed/);
  await expect(radio(page, ['media-01', 1])).toBeChecked();
  await expect(radio(page, ['media-02', 3])).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(yours(page)).toHaveCount(0);
  await expect(page.locator('.bar .undo')).toBeDisabled();
});

test('arrows through the answer that stood leave the step to it alone', async ({ page }) => {
  await choose(page, ['media-03', 2]);
  await expect(yours(page)).toHaveText(/114 of 396 points/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp'); // where it began
  await page.keyboard.press('ArrowDown');
  await expect(yours(page)).toHaveText(/115 of 396 points/);
  await page.keyboard.press('Control+z');
  await expect(yours(page)).toHaveText(/114 of 396 points/);
  await page.keyboard.press('Control+z');
  await expect(yours(page)).toHaveCount(0);
});

test('Ctrl+Z undoes and Ctrl+Shift+Z redoes, and the focus stays', async ({ page }) => {
  await tabTo(page, '#media-03');
  await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(1100); // or they would be one step
  await page.keyboard.press('ArrowDown');
  await expect(yours(page)).toHaveText(/114 of 396 points/);
  await page.keyboard.press('Control+z');
  await expect(yours(page)).toHaveText(/113 of 396 points/);
  await expect(announcement(page)).toHaveText(/113 of 396/);
  await page.keyboard.press('Control+z');
  await expect(yours(page)).toHaveCount(0);
  await expect(radio(page, ['media-03', 0])).toBeChecked();
  await page.keyboard.press('Control+Shift+Z');
  await page.keyboard.press('Control+Shift+Z');
  await expect(yours(page)).toHaveText(/114 of 396 points/);
  await expect(page.locator('#media-03 input:focus')).toHaveCount(1);
  await page.keyboard.press('Control+Alt+z'); // another program's
  await expect(yours(page)).toHaveText(/114 of 396 points/);
});

test('Meta is as good as Ctrl', async ({ page }) => {
  await choose(page, ['media-03', 3]);
  await page.keyboard.press('Meta+z');
  await expect(yours(page)).toHaveCount(0);
  await page.keyboard.press('Meta+Shift+Z');
  await expect(yours(page)).toHaveText(/115 of 396 points/);
});

test('an answer’s way back is beside it, and hands the focus to the published answer', async ({
  page,
}) => {
  await tabTo(page, '#media-03');
  await page.keyboard.press('ArrowDown');
  const back = page.getByRole('button', { name: 'Back to the published answer' });
  await expect(back).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(back).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(back).toHaveCount(0);
  await expect(radio(page, ['media-03', 0])).toBeFocused();
  await expect(radio(page, ['media-03', 0])).toBeChecked();
});

test('reset all hands the focus to undo, which takes it back', async ({ page }) => {
  const published = await content(page);
  await tabTo(page, '#media-03');
  await page.keyboard.press('ArrowDown');
  await page.locator('.bar .reset').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.bar .undo')).toBeFocused();
  await expect.poll(() => content(page)).toEqual(published);
  await page.keyboard.press('Space');
  await expect(yours(page)).toHaveText(/113 of 396 points/);
});

test('domains and evidence open with Enter or Space', async ({ page }) => {
  await tabTo(page, '#media > summary');
  await page.keyboard.press('Enter');
  await expect(page.locator('#media')).not.toHaveAttribute('open', '');
  await page.keyboard.press('Tab');
  await expect(page.locator('#academia > summary')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.locator('#academia')).toHaveAttribute('open', '');
  await tabTo(page, '#academia-01 details.evidence summary');
  await page.keyboard.press('Enter');
  await expect(page.locator('#academia-01 details.evidence')).toHaveAttribute('open', '');
});

test('what has the focus is never hidden behind the bar', async ({ page }) => {
  const hidden = [];
  await tabTo(page, '#media-01');
  for (let presses = 0; presses < 25; ++presses) {
    hidden.push(
      ...(await page.evaluate(() => {
        const focus = /** @type {Element} */ (document.activeElement);
        const bar = /** @type {Element} */ (document.querySelector('.bar'));
        const [inner, outer] = [focus.getBoundingClientRect(), bar.getBoundingClientRect()];
        return bar.contains(focus) || inner.bottom <= outer.top ? [] : [focus.outerHTML];
      })),
    );
    await page.keyboard.press('Tab');
  }
  expect(hidden).toEqual([]);
});

test('what has the focus is outlined', async ({ page }) => {
  for (const selector of [
    '.beeswarm .plot',
    '.actions button',
    '#media > summary',
    '#media-01',
    '#media-01 .evidence summary',
  ]) {
    await tabTo(page, selector);
    const outline = await page.evaluate(
      () => getComputedStyle(/** @type {Element} */ (document.activeElement)).outlineStyle,
    );
    expect(outline, selector).not.toBe('none');
  }
});

test.describe('enlarged to 200 %', () => {
  test.use({ viewport: { width: 640, height: 450 } });

  test('going back with Shift+Tab, no focus is under the head of the answers', async ({ page }) => {
    await openAll(page);
    await page.locator('#academia-06 summary').focus();
    const covered = [];
    for (let presses = 0; presses < 24; ++presses) {
      await page.keyboard.press('Shift+Tab');
      covered.push(
        await page.evaluate(async () => {
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const focus = document.activeElement;
          const head = document.querySelector('.domains');
          if (!focus || !head || head.contains(focus)) return '';
          const under = focus.getBoundingClientRect().top < head.getBoundingClientRect().bottom - 1;
          return under ? focus.outerHTML : '';
        }),
      );
    }
    expect(covered.filter(Boolean)).toEqual([]);
  });
});
