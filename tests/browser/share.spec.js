/** Sharing the link, the sentence and the citation, and the panel with them. */
import { nothingFound } from './support/axe.js';
import { announcement, choose, content, expect, openPage, option, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };
const pasted = (/** @type {Page} */ page) => page.evaluate(() => navigator.clipboard.readText());
const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole('button', { name, exact: true });
const panel = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Share and save' });
const said = (/** @type {Page} */ page) => page.locator('.bar .said');

const sentence =
  'Azerbaijan ranks 66th of 98, with 112 of 396 points (28.3%). ' +
  'In 90% of trials with slightly different weights, it ranks between 64th and 70th. ' +
  'With 1 answer changed, it would rank 65th, 1 place higher, with 115 of 396 points (29.0%). ' +
  'What-if, not published: the changes are the reader’s, not the publisher’s.';

/**
 * Records what the device is asked to share.
 * @param {Page} page
 * @param {string} [fault] of the device
 */
async function sharingDevice(page, fault = '') {
  await page.addInitScript((name) => {
    Object.assign(window, { handed: [] });
    // @ts-ignore: where the browser has none
    navigator.share = async (/** @type {ShareData} */ what) => {
      if (name) throw new DOMException('no', name);
      /** @type {any} */ (window).handed.push(what);
    };
  }, fault);
}

test.describe('with a clipboard', () => {
  test.use(clipboard);

  test('the link is copied, which is said in sight and to be heard, and opens the scenario', async ({
    page,
  }) => {
    await openPage(page);
    await choose(page, ['media-03', 3]);
    await button(page, 'Copy link').click();
    await expect(said(page)).toHaveText('Link copied');
    await expect(said(page)).toHaveRole('status');
    const link = await pasted(page);
    expect(link).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/#v=1&d=china-index-2024-98\.[0-9a-f]{8}&c=AZ&e=AZ\.media-03:3$/,
    );
  });

  test('the sentence has both results and whose they are', async ({ page }) => {
    await openPage(page);
    await choose(page, ['media-03', 3]);
    await button(page, 'Copy sentence').click();
    await expect(said(page)).toHaveText('Sentence copied');
    expect(await pasted(page)).toBe(sentence);
  });

  test('the published sentence says nothing of a what-if', async ({ page }) => {
    await openPage(page);
    await button(page, 'Copy sentence').click();
    await expect(said(page)).toHaveText('Sentence copied');
    expect(await pasted(page)).toBe(
      'Azerbaijan ranks 66th of 98, with 112 of 396 points (28.3%). ' +
        'In 90% of trials with slightly different weights, it ranks between 64th and 70th.',
    );
  });

  test('the citation has edition, commit, fingerprint, whose changes, the day and the link', async ({
    page,
  }) => {
    await openPage(page);
    await choose(page, ['media-03', 3]);
    await button(page, 'Share and save').click();
    await panel(page).getByRole('button', { name: 'Copy citation' }).click();
    await expect(panel(page).getByRole('status').first()).toHaveText('Citation copied');
    const day = await page.evaluate(() =>
      new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }),
    );
    const text = await pasted(page);
    expect(text).toContain(
      'China Index 2024, Doublethink Lab and the China in the World network; ' +
        'state with 98 countries. Data as of commit 2d164cb. Data fingerprint 6c764bd5.',
    );
    expect(text).toContain(
      `1 answer is changed by the reader, not by the publisher. The changes, on ${day}: http`,
    );
    expect(text).toMatch(/e=AZ\.media-03:3$/);
  });
});

test.describe('where copying is refused', () => {
  test('the panel opens with the link selected in a field', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
      });
    });
    await openPage(page);
    await button(page, 'Copy link').click();
    const field = panel(page).getByRole('textbox', { name: /This browser did not allow copying/ });
    await expect(field).toBeFocused();
    await expect(field).not.toBeEditable();
    const [value, chosen] = await field.evaluate((/** @type {HTMLTextAreaElement} */ f) => [
      f.value,
      f.value.slice(f.selectionStart, f.selectionEnd),
    ]);
    expect(chosen).toBe(value);
    expect(value).toMatch(/#v=1&d=china-index-2024-98/);
    await page.keyboard.press('Escape');
    await expect(button(page, 'Copy link')).toBeFocused();
  });

  test('or missing, likewise', async ({ page }) => {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'clipboard', { value: undefined }),
    );
    await openPage(page);
    await button(page, 'Copy sentence').click();
    await expect(panel(page).locator('.stuck textarea')).toHaveValue(/^Azerbaijan ranks/);
    await nothingFound(panel(page));
  });
});

test.describe('on a device that shares', () => {
  test('its own way gets title, sentence and link', async ({ page }) => {
    await sharingDevice(page);
    await openPage(page);
    await choose(page, ['media-03', 3]);
    await button(page, 'Share and save').click();
    await panel(page).getByRole('button', { name: 'Share …' }).click();
    await expect(panel(page).locator('.said')).toHaveText('Shared');
    const [what] = await page.evaluate(() => /** @type {any} */ (window).handed);
    expect(what.title).toBe('Azerbaijan in the China Index 2024, what if – Rescore');
    expect(what.text).toBe(sentence);
    expect(what.url).toMatch(/e=AZ\.media-03:3$/);
  });

  test('a reader who stops is left alone', async ({ page }) => {
    await sharingDevice(page, 'AbortError');
    await openPage(page);
    await button(page, 'Share and save').click();
    await panel(page).getByRole('button', { name: 'Share …' }).click();
    await expect(panel(page).locator('.stuck')).toHaveCount(0);
    await expect(panel(page).locator('.said')).toBeEmpty();
  });

  test.describe('and refuses', () => {
    test.use(clipboard);

    test('the link is copied instead', async ({ page }) => {
      await sharingDevice(page, 'NotAllowedError');
      await openPage(page);
      await button(page, 'Share and save').click();
      await panel(page).getByRole('button', { name: 'Share …' }).click();
      await expect(panel(page).locator('.said')).toHaveText('Link copied');
      expect(await pasted(page)).toContain('#v=1');
    });
  });
});

test('the panel opens, is gone through and closes by keyboard, and the focus returns', async ({
  page,
}) => {
  await openPage(page);
  await page.locator('.bar .more').focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('heading', { name: 'Share and save' })).toBeFocused();
  const stops = [];
  for (let presses = 0; presses < 9; ++presses) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => document.activeElement?.textContent?.trim()));
  }
  const order = [
    'Close',
    'Copy link',
    'Copy sentence',
    'Copy citation',
    'Picture',
    'Keep and compare',
    'Data files',
    'Print',
  ];
  expect(stops.filter((name) => order.includes(name ?? ''))).toEqual(order);
  await page.keyboard.press('Space'); // on the last: Print
  await expect(panel(page).getByRole('button', { name: 'Print with all answers' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.locator('.bar .more')).toBeFocused();
});

test('the panel opens at the part that is asked for, and a press beside it closes it', async ({
  page,
}) => {
  await openPage(page);
  for (let times = 0; times < 3; ++times) {
    await button(page, 'Picture').click();
    await expect(panel(page).getByRole('img')).toBeVisible();
    await page.mouse.click(5, 5);
    await expect(panel(page)).toHaveCount(0);
    await button(page, 'Share and save').click();
    await expect(panel(page).getByRole('img')).toHaveCount(0);
    await panel(page).getByRole('button', { name: 'Close' }).click();
    await expect(button(page, 'Share and save')).toBeFocused();
  }
});

test('nothing of the page changes while the panel is used, and undo works in it', async ({
  page,
}) => {
  await openPage(page);
  const published = await content(page);
  await choose(page, ['media-03', 3]);
  await button(page, 'Share and save').click();
  await expect(panel(page).locator('blockquote')).toContainText('With 1 answer changed');
  await page.keyboard.press('Control+z');
  await expect(panel(page).locator('blockquote')).not.toContainText('changed');
  await page.keyboard.press('Escape');
  await expect.poll(() => content(page)).toEqual(published);
});

test('nothing is found by the rules of accessibility with each part open', async ({ page }) => {
  test.slow();
  await openPage(page);
  await choose(page, ['media-03', 3]);
  await expect(announcement(page)).not.toBeEmpty();
  await button(page, 'Share and save').click();
  for (const part of ['picture', 'snapshots', 'files', 'print']) {
    await page.locator(`#panel-${part} summary`).click();
    if (part === 'snapshots') {
      await button(page, 'Keep as A').click();
      await expect(panel(page).getByRole('table')).toBeVisible();
    }
    await nothingFound(panel(page));
  }
});

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });

  test('nothing is found either', async ({ page }) => {
    await openPage(page);
    await choose(page, ['media-03', 3]);
    await button(page, 'Share and save').click();
    await page.locator('#panel-snapshots summary').click();
    await button(page, 'Keep as A').click();
    await expect(panel(page).getByRole('table')).toBeVisible();
    await nothingFound(panel(page), ['color-contrast']);
  });
});

test.describe('when the panel cannot be loaded', () => {
  test.use({ meant: [/Failed to load resource|dynamically imported module/i] });

  test('the bar says so, and the rest of the page works', async ({ page }) => {
    await page.route('**/share-view-*.js*', (route) => route.abort());
    await openPage(page);
    await button(page, 'Share and save').click();
    await expect(said(page)).toContainText('This part could not be loaded. Try again', {
      timeout: 20_000, // it is asked for twice
    });
    await expect(page.locator('.bar .undo')).toBeVisible();
  });
});

for (const width of [320, 390]) {
  test.describe(`on a phone of ${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, hasTouch: true, isMobile: true, ...clipboard });

    test('the bar is one short line, and everything else is in the panel', async ({ page }) => {
      await openPage(page);
      for (const id of ['media-03', 'media-04', 'media-05']) await option(page, [id, 4]).tap();
      const box = await page.locator('.bar').boundingBox();
      expect(box?.height).toBeLessThan(66);
      const heights = await page
        .locator('.bar .actions button:visible')
        .evaluateAll((all) => all.map((b) => b.getBoundingClientRect().height));
      expect(heights).toHaveLength(3);
      for (const height of heights) expect(height).toBeGreaterThanOrEqual(40);
      await button(page, 'Share and save').tap();
      await panel(page).getByRole('button', { name: 'Copy link' }).tap();
      await expect(panel(page).locator('.said')).toHaveText('Link copied');
      for (const part of ['picture', 'snapshots', 'files', 'print']) {
        await page.locator(`#panel-${part} summary`).tap();
        if (part === 'snapshots') await button(page, 'Keep as A').tap();
        const [beyond, small] = await panel(page).evaluate((dialog) => [
          dialog.scrollWidth - dialog.clientWidth,
          [...dialog.querySelectorAll('button, summary')]
            .filter((b) => b.checkVisibility() && b.getBoundingClientRect().height < 24)
            .map((b) => b.textContent),
        ]);
        expect(beyond, part).toBe(0);
        expect(small, part).toEqual([]);
      }
      await button(page, 'Close').tap();
      await expect(panel(page)).toHaveCount(0);
    });
  });
}

for (const language of ['en-XA', 'ar-XB']) {
  test(`the panel fits and speaks ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`/?lang=${language}`);
    await expect(page.locator('.bar')).toBeVisible();
    await choose(page, ['media-03', 3]);
    await page.locator('.bar .more').click();
    for (const part of ['picture', 'snapshots', 'files', 'print']) {
      await page.locator(`#panel-${part} summary`).click();
      if (part === 'snapshots') {
        await page.locator('.kept-as button').first().click();
        await expect(page.locator('.panel table')).toBeVisible();
      }
      const dialog = page.locator('dialog.panel');
      expect(await dialog.evaluate((d) => d.scrollWidth - d.clientWidth), part).toBe(0);
      const words = await dialog
        .locator('button, h2, h3, h4, .aside, label')
        .evaluateAll((all) => all.map((e) => e.textContent?.trim() ?? ''));
      for (const text of words) expect(text).toMatch(/^(\[.*\]|)$/s);
    }
  });
}
