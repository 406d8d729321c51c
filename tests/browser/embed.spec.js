/**
 * embed.html in an iframe of another origin: its height, its policy, and what it is without a
 * script or a sandbox.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../cli/support.mjs';
import { test, visit } from './support/other-pages.js';
import { expect } from './support/page.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').FrameLocator} FrameLocator */

const dist = (/** @type {string} */ name) => readFileSync(join(root, 'dist', name), 'utf8');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const LINK = '#v=1&d=china-index-2024-98.6c764bd5&c=AZ&e=AZ.media-03:3';

// Not every system has something to share with.
test.use({ meant: [/Unrecognized feature: 'web-share'/] });

/** @param {string} src @param {string} [more] attributes */
const frameOf = (src, more = '') =>
  `<p>Above</p><iframe src="${src}" title="A card" ` +
  `width="100%" height="300" frameborder="0" ${more}></iframe><p class="below">Below</p>`;
const script = (/** @type {string} */ site) =>
  `<script type="module" src="${site}frame.js"></script>`;
const inside = (/** @type {Page} */ page) => page.frameLocator('iframe').first();
const shown = (/** @type {Page} */ page) => expect(inside(page).getByRole('article')).toBeVisible();

/** The frame's height, and how much does not fit into it. @param {Page} page */
async function sizes(page) {
  const frame = await (await page.locator('iframe').first().elementHandle())?.contentFrame();
  const within = await frame?.evaluate(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth, classList } =
      document.documentElement;
    return {
      over: Math.max(0, scrollHeight - clientHeight),
      wide: Math.max(0, scrollWidth - clientWidth),
      classes: [...classList].sort().join(' '),
      content: Math.ceil(document.body.getBoundingClientRect().height),
    };
  });
  const height = await page
    .locator('iframe')
    .first()
    .evaluate((element) => element.clientHeight);
  return { height, ...within };
}

/** Waits until the frame is as high as its content, and returns its height. @param {Page} page */
async function settled(page) {
  await expect
    .poll(async () => {
      const { height, over, wide, content = 0, classes } = await sizes(page);
      return { over, wide, classes, fits: height >= content && height - content <= 1 };
    })
    .toEqual({ over: 0, wide: 0, classes: 'followed shown', fits: true });
  return (await sizes(page)).height;
}

test.describe('the height', () => {
  for (const width of [320, 600, 1000]) {
    test(`follows what is opened and closed, ${width} pixels wide, without scroll bars`, async ({
      page,
      host,
      site,
    }) => {
      await page.setViewportSize({ width: width + 16, height: 700 });
      // The policy allows the script by its hash only, and the frame by its address.
      const hash = `sha384-${createHash('sha384')
        .update(dist(`frame-${version}.js`))
        .digest('base64')}`;
      const policy =
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; " +
        `script-src '${hash}'; frame-src ${site}`;
      const held =
        `<script type="module" src="${site}frame-${version}.js" ` +
        `integrity="${hash}" crossorigin="anonymous"></script>`;
      await visit(
        page,
        host,
        frameOf(`${site}embed.html?country=AZ&indicators=media-03+economy-01`) + held,
        policy,
      );
      await shown(page);
      expect((await page.locator('iframe').boundingBox())?.width).toBe(width);
      const closed = await settled(page);
      await inside(page).locator('details.evidence summary').first().click();
      await expect(
        inside(page).locator('details.evidence').first().locator('a').first(),
      ).toBeVisible();
      const open = await settled(page);
      expect(open).toBeGreaterThan(closed);
      await inside(page).getByRole('radio', { name: 'Few, but significant' }).click();
      await expect(inside(page).getByText('rank 65th')).toBeVisible();
      await settled(page);
      await inside(page).getByRole('button', { name: 'Undo' }).click();
      await inside(page).locator('details.evidence summary').first().click();
      await expect.poll(() => settled(page)).toBe(closed);
    });
  }

  test('is told to whoever listens, again when asked, and nothing else is', async ({
    page,
    host,
    site,
  }) => {
    await visit(
      page,
      host,
      "<script>heard = []; addEventListener('message', (e) => heard.push(e.data));</script>" +
        frameOf(`${site}embed.html?country=AZ`),
    );
    await shown(page);
    const heard = () => page.evaluate('heard');
    await expect.poll(heard).not.toEqual([]);
    await page.waitForTimeout(300);
    const { content } = await sizes(page);
    const told = /** @type {any[]} */ (await heard());
    expect(told.at(-1)).toEqual({ sentinel: 'amp', type: 'embed-size', height: content });
    for (const message of told)
      expect(Object.keys(message).sort()).toEqual(['height', 'sentinel', 'type']);
    // Nothing sets the height, so the frame scrolls.
    await expect.poll(async () => (await sizes(page)).classes).toBe('shown');
    await page.evaluate(() =>
      document
        .querySelector('iframe')
        ?.contentWindow?.postMessage({ sentinel: 'amp', type: 'embed-size' }, '*'),
    );
    await expect
      .poll(async () => /** @type {any[]} */ (await heard()).length)
      .toBe(told.length + 1);
  });

  test('is told to WordPress as it wants it, whose mark is not taken for a scenario', async ({
    page,
    host,
    site,
  }) => {
    await visit(
      page,
      host,
      '<script>heard = []; ' +
        "addEventListener('message', (e) => e.data.message && heard.push(e.data));</script>" +
        frameOf(
          `${site}embed.html?country=AZ#?secret=Ab12Cd`,
          'sandbox="allow-scripts" security="restricted"',
        ),
    );
    await shown(page);
    await expect
      .poll(async () => /** @type {any[]} */ (await page.evaluate('heard')).at(-1))
      .toEqual({ message: 'height', value: (await sizes(page)).content, secret: 'Ab12Cd' });
  });

  test('is taken from our frames alone, and only when it is one', async ({ page, host, site }) => {
    const other =
      '<iframe title="Another" height="100" srcdoc="' +
      "<script>parent.postMessage({ sentinel: 'amp', type: 'embed-size', height: 999 }, '*')" +
      '</script>"></iframe>';
    await visit(page, host, frameOf(`${site}embed.html?country=AZ`) + other + script(site));
    await shown(page);
    const height = await settled(page);
    await page.evaluate(() => {
      for (const odd of [-5, 0, 1.5, 1e9, NaN, '700', null, {}, [700]])
        window.postMessage({ sentinel: 'amp', type: 'embed-size', height: odd }, '*');
      for (const odd of [
        null,
        'embed-size',
        7,
        [],
        { type: 'embed-size' },
        { type: 'other', height: 700 },
      ])
        window.postMessage(odd, '*');
      window.postMessage({ sentinel: 'amp', type: 'embed-size', height: 700 }, '*');
    });
    await page.waitForTimeout(200);
    expect((await sizes(page)).height).toBe(height);
    expect(await page.getByTitle('Another').evaluate((frame) => frame.clientHeight)).toBe(100);
  });

  test('is known as well when the script comes after the frame, and for each of several', async ({
    page,
    host,
    site,
  }) => {
    const two = frameOf(`${site}embed.html?country=AZ`) + frameOf(`${site}embed.html?country=BR`);
    await visit(page, host, two);
    await expect(page.frameLocator('iframe').nth(1).getByRole('article')).toBeVisible();
    await shown(page);
    await page.evaluate(
      (src) =>
        document.body.append(
          Object.assign(document.createElement('script'), { type: 'module', src }),
        ),
      `${site}frame.js`,
    );
    const first = await settled(page);
    await expect
      .poll(() =>
        page
          .locator('iframe')
          .nth(1)
          .evaluate((frame) => frame.clientHeight),
      )
      .not.toBe(300);
    expect(
      await page
        .locator('iframe')
        .nth(1)
        .evaluate((frame) => frame.clientHeight),
    ).toBeLessThan(first);
  });
});

test('a frame in shadow roots follows its height', async ({ page, host, site }) => {
  await visit(page, host, '<div id="outer"></div>');
  await page.evaluate(
    ([frame, src]) => {
      const [outer, inner] = [document.querySelector('#outer'), document.createElement('div')];
      outer?.attachShadow({ mode: 'open' }).append(inner);
      inner.attachShadow({ mode: 'open' }).innerHTML = frame;
      const loader = Object.assign(document.createElement('script'), { type: 'module', src });
      document.body.append(loader);
    },
    [frameOf(`${site}embed.html?country=AZ`), `${site}frame.js`],
  );
  await shown(page);
  expect(await settled(page)).toBeGreaterThan(300);
});

test('in a sandbox without an origin it counts, and follows its height', async ({
  page,
  host,
  site,
}) => {
  await visit(
    page,
    host,
    frameOf(
      `${site}embed.html?country=AZ&indicators=media-03${LINK}`,
      'sandbox="allow-scripts allow-popups"',
    ) + script(site),
  );
  await shown(page);
  await settled(page);
  await expect(inside(page).getByText('115 of 396 points')).toBeVisible();
  await inside(page).getByRole('button', { name: 'Undo' }).click();
  await expect(inside(page).getByText('With 1 answer changed')).toHaveCount(0);
});

test('in a sandbox the explorer opens, keeps nothing, and answers', async ({
  page,
  host,
  site,
}) => {
  await visit(
    page,
    host,
    frameOf(`${site}embed.html?country=AZ&view=full${LINK}`, 'sandbox="allow-scripts"').replace(
      'height="300"',
      'height="700"',
    ) + script(site),
  );
  const bar = inside(page).getByRole('region', { name: 'Your scenario' });
  await expect(bar).toBeInViewport();
  await expect(bar).toContainText('1 answer changed');
  // It behaves like a window and keeps its given height.
  expect((await sizes(page)).height).toBe(700);
  await inside(page).getByRole('button', { name: 'Undo' }).first().click();
  await expect(bar).toContainText('No changes yet');
});

test('an explorer whose address was escaped once more tells no height', async ({
  page,
  host,
  site,
}) => {
  const frame = frameOf(`${site}embed.html?country=AZ&amp;amp;view=full`);
  await visit(page, host, frame.replace('height="300"', 'height="700"') + script(site));
  await expect(inside(page).getByRole('region', { name: 'Your scenario' })).toBeInViewport();
  await page.waitForTimeout(300);
  expect((await sizes(page)).height).toBe(700);
});

test('in a sandbox with its own origin the explorer answers questions and reads files', async ({
  page,
  host,
  site,
}) => {
  await visit(
    page,
    host,
    frameOf(
      `${site}embed.html?country=AZ&view=full${LINK}`,
      'sandbox="allow-scripts allow-same-origin"',
    ) + script(site),
  );
  const move = inside(page).getByRole('region', { name: 'What would change the rank?' });
  await move.scrollIntoViewIfNeeded();
  await expect(move.locator('.higher li').first()).toBeVisible();
  const files = [
    'index.json',
    'standings.json',
    'countries/EE.json',
    'countries/IE.json',
    'countries/TO.json',
  ].map((name) => join(root, 'tests/fixtures/twelve', name));
  await inside(page).locator('section.import input[type=file]').setInputFiles(files);
  await expect(inside(page).locator('section.import .done')).toContainText('is loaded');
});

test('the address is followed, and a scenario that is put in later', async ({
  page,
  host,
  site,
}) => {
  await visit(
    page,
    host,
    frameOf(`${site}embed.html?country=az&theme=dark&readonly&indicators=media-03${LINK}`) +
      script(site),
  );
  await shown(page);
  await expect(inside(page).getByRole('button', { name: 'Undo' })).toHaveCount(0);
  const paper = inside(page).locator('.frame');
  expect(await paper.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
    'rgb(23, 22, 20)',
  );
  await page
    .locator('iframe')
    .evaluate(
      (frame, src) => /** @type {HTMLIFrameElement} */ (frame).setAttribute('src', src),
      `${site}embed.html?country=az&theme=dark&readonly&indicators=media-03` +
        '#v=1&d=china-index-2024-98.6c764bd5&c=AZ&e=AZ.media-03:4',
    );
  await expect(inside(page).getByText('116 of 396 points')).toBeVisible();
});

test.describe('an address that asks for what is not there', () => {
  test.use({
    meant: [/<rescore-index> shows what is in it instead|embed\.html: It shows all|web-share/],
  });
  for (const query of [
    'country=XX',
    'country=AZ&fingerprint=00000000',
    'country=AZ&theme=loud',
    'country=AZ&src=https://example.com/',
    'country=AZ&readonly%3D1',
  ]) {
    test(`gets every published result: ${query}`, async ({ page, host, site }) => {
      await visit(page, host, frameOf(`${site}embed.html?${query}`) + script(site));
      await expect(inside(page).getByRole('row')).toHaveCount(99);
      await expect(
        inside(page).getByRole('row', { name: /Azerbaijan 66th 64–70 112\/396/ }),
      ).toBeVisible();
      await expect(inside(page).getByRole('link', { name: 'Azerbaijan' })).toHaveAttribute(
        'href',
        './countries/AZ.html',
      );
    });
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('every published result can be read and scrolled', async ({ page, host, site }) => {
    await visit(page, host, frameOf(`${site}embed.html?country=AZ`));
    await expect(inside(page).locator('noscript p')).toHaveText(/needs JavaScript/);
    await expect(inside(page).getByRole('row')).toHaveCount(99);
  });
});

test.describe('the policy', () => {
  test.use({ meant: [/Content Security Policy/] });
  test('its files allow only the site’s own, and a version keeps to itself', async ({
    page,
    site,
  }) => {
    const html = dist('embed.html');
    // Nothing comes before it.
    expect(html.search(/<(script|link|style|img)\b/)).toBe(html.indexOf('<script>'));
    await page.goto(`${site}embed.html`);
    const policy = await page.locator('meta[http-equiv]').getAttribute('content');
    const here = `'self' ${site}`;
    expect(policy?.replace(/\s+/g, ' ').trim()).toBe(
      `default-src 'none'; script-src ${here} 'wasm-unsafe-eval'; style-src ${here}; ` +
        `connect-src ${here} https://raw.githubusercontent.com/doublethinklab/China-Index-raw-data/; ` +
        `img-src ${here} data:; worker-src ${here} blob:; ` +
        "base-uri 'none'; form-action 'none'",
    );
    const elsewhere = await page.evaluate(() =>
      fetch(location.origin.replace('127.0.0.1', 'localhost')).catch(() => 'stopped'),
    );
    expect(elsewhere).toBe('stopped');
    expect(html).toContain('<meta name="robots" content="noindex" />');
    expect(html).not.toMatch(/style="|<style|<script(?![^>]*src)[^>]+>/);
    expect(html.match(/<script>/g)).toHaveLength(1);
    const scripts = [...dist(`embed-${version}.html`).matchAll(/<script [^>]*src="([^"]*)"/g)].map(
      ([, src]) => src,
    );
    expect(scripts).toEqual(
      ['started', 'rescore-index', 'embed-page'].map((name) => `./${name}-${version}.js`),
    );
    expect(dist('frame.js').length).toBeLessThan(1100);
  });
});
