/** The picture: previewed before saving, as SVG and PNG, with a file name, on the clipboard. */
import { readFileSync } from 'node:fs';

import { choose, expect, openPage, test } from './support/page.js';

/** @typedef {import('./support/page.js').Page} Page */

const panel = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Share and save' });
const image = (/** @type {Page} */ page) => panel(page).getByRole('img');

/** @param {Page} page @param {string} button */
async function saved(page, button) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    panel(page).getByRole('button', { name: button }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Width and height of a PNG, from its header. @param {Buffer} bytes */
function size(bytes) {
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  expect(bytes.subarray(12, 16).toString('latin1')).toBe('IHDR');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('the preview is there, with all of it in words', async ({ page }) => {
  await openPage(page);
  await choose(page, ['media-03', 3]);
  await page.getByRole('button', { name: 'Picture' }).click();
  await expect(image(page)).toHaveAttribute(
    'alt',
    /^China Index 2024: 98 ranked .* 1 answer changed, it would rank 65th.* 115 of .* What-if, not published/,
  );
  await expect
    .poll(() =>
      image(page).evaluate((/** @type {HTMLImageElement} */ i) => [
        i.naturalWidth,
        i.naturalHeight,
      ]),
    )
    .toEqual([1200, 630]);
  await page.keyboard.press('Control+z');
  await expect(image(page)).toHaveAttribute('alt', /ranks 66th of 98/);
  await expect(image(page)).not.toHaveAttribute('alt', /changed/);
});

test('PNG and SVG are saved under a name that tells what they are', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Picture' }).click();
  const plain = await saved(page, 'Download PNG');
  expect(plain.name).toBe('rescore-china-index-2024-AZ-published.png');
  expect(size(plain.bytes)).toEqual([1200, 630]);
  await page.keyboard.press('Escape');
  await choose(page, ['media-03', 3]);
  await page.getByRole('button', { name: 'Picture' }).click();
  const png = await saved(page, 'Download PNG');
  expect(png.name).toBe('rescore-china-index-2024-AZ-what-if.png');
  expect(size(png.bytes)).toEqual([1200, 630]);
  expect(png.bytes.equals(plain.bytes)).toBe(false);
  await expect(panel(page).locator('.said')).toHaveText('Downloaded');
  const svg = await saved(page, 'Download SVG');
  expect(svg.name).toBe('rescore-china-index-2024-AZ-what-if.svg');
  const text = svg.bytes.toString();
  expect(text).toContain('width="1200" height="630"');
  expect(text).toContain('What-if, not published.');
  const elsewhere = await page.context().newPage(); // the page's own policy lets no text become markup
  const faults = await elsewhere.evaluate(
    (xml) =>
      new DOMParser().parseFromString(xml, 'image/svg+xml').querySelectorAll('parsererror').length,
    text,
  );
  expect(faults).toBe(0);
});

test('the PNG is drawn: paper, ink and accent are in it', async ({ page }) => {
  await openPage(page);
  for (const id of ['media-03', 'media-04', 'media-05']) await choose(page, [id, 4]);
  await page.getByRole('button', { name: 'Picture' }).click();
  const { bytes } = await saved(page, 'Download PNG');
  const found = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1200, 630];
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, 1200, 630);
    /** @type {Record<string, number>} */
    const counts = {};
    for (let i = 0; i < data.length; i += 4) {
      const key = [data[i], data[i + 1], data[i + 2], data[i + 3]].join(' ');
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  }, bytes.toString('base64'));
  expect(found['252 251 248 255']).toBeGreaterThan(600_000); // paper
  expect(found['28 27 25 255']).toBeGreaterThan(2000); // ink
  expect(found['184 50 26 255']).toBeGreaterThan(2000); // accent
});

test('no text leaves the picture, in any language, as this browser draws it', async ({ page }) => {
  for (const language of ['en', 'en-XA', 'ar-XB']) {
    await page.goto(`/?lang=${language}`);
    await expect(page.locator('.bar')).toBeVisible();
    await choose(page, ['media-03', null]);
    await page.locator('.bar .more').click();
    await page.locator('#panel-picture summary').click();
    const source = (await page.locator('.panel img').getAttribute('src')) ?? '';
    const elsewhere = await page.context().newPage(); // the page's own policy lets no text become markup
    await elsewhere.setContent(decodeURIComponent(source.slice(source.indexOf(',') + 1)));
    const beyond = await elsewhere.evaluate(() => {
      const boxes = [...document.querySelectorAll('text')].map((t) => ({
        text: t.textContent,
        box: t.getBBox(),
      }));
      return boxes
        .filter(
          ({ box }) =>
            box.x < 40 || box.x + box.width > 1160 || box.y < 20 || box.y + box.height > 620,
        )
        .map(({ text }) => text);
    });
    await elsewhere.close();
    expect(beyond, language).toEqual([]);
  }
});

test.describe('with a clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('the picture is copied as PNG', async ({ page }) => {
    await openPage(page);
    await page.getByRole('button', { name: 'Picture' }).click();
    await panel(page).getByRole('button', { name: 'Copy picture' }).click();
    await expect(panel(page).locator('.said')).toHaveText('Picture copied');
    const [width, height] = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bitmap = await createImageBitmap(await item.getType('image/png'));
      return [bitmap.width, bitmap.height];
    });
    expect([width, height]).toEqual([1200, 630]);
  });
});

test('a browser that refuses to copy pictures says so, and saving still works', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await openPage(page);
  await page.getByRole('button', { name: 'Picture' }).click();
  await panel(page).getByRole('button', { name: 'Copy picture' }).click();
  await expect(panel(page).locator('.said')).toContainText('did not allow copying');
  expect(size((await saved(page, 'Download PNG')).bytes)).toEqual([1200, 630]);
});

test('a country without answers has a picture of what is published', async ({ page }) => {
  await openPage(page);
  await page.locator('.country-name').click();
  await page.getByRole('searchbox', { name: 'Search by name or code' }).fill('mex');
  await page.locator('.finder li button').first().click();
  await expect(page.locator('h1')).toContainText('Mexico');
  await page.getByRole('button', { name: 'Picture' }).click();
  await expect(image(page)).toHaveAttribute('alt', /Mexico ranks/);
  expect((await saved(page, 'Download PNG')).name).toBe(
    'rescore-china-index-2024-MX-published.png',
  );
});
