/** The element in pages with hostile styles, and in narrow ones. */
import { PLAIN, sentences, test } from './support/host.js';
import { expect } from './support/page.js';

/** @typedef {import('@playwright/test').Page} Page */

const PUBLISHED = 'Azerbaijan ranks 66th of 98';
const CARD = '<rescore-index indicators="media-03 economy-01"></rescore-index>';
const WIDTH = 600;
const COLUMN = `main{width:${WIDTH}px}body{margin:0}`;

/** Size, position within the element and colours of everything in it. @param {Page} page */
async function look(page) {
  await expect(sentences(page).published).toHaveText(PUBLISHED);
  await page.locator('rescore-index .choice').nth(3).click();
  await expect(sentences(page).yours).toBeVisible();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(600); // what moves has come to rest
  return page.evaluate(() => {
    const element = /** @type {Element} */ (document.querySelector('rescore-index'));
    const from = element.getBoundingClientRect();
    return [...(element.shadowRoot?.querySelectorAll('*') ?? [])].map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      const {
        color,
        backgroundColor,
        fontFamily,
        fontSize,
        lineHeight,
        textAlign,
        letterSpacing,
        textTransform,
        direction,
        opacity,
      } = getComputedStyle(part);
      // An element without a box of its own is nowhere.
      const place = part.getClientRects().length > 0 ? [x - from.x, y - from.y, width, height] : [];
      const box = place.map(Math.round).join(' ');
      return [
        part.tagName,
        part.className.toString(),
        box,
        color,
        backgroundColor,
        fontFamily,
        fontSize,
        lineHeight,
        textAlign,
        letterSpacing,
        textTransform,
        direction,
        opacity,
      ].join(' | ');
    });
  });
}

/** @type {[name: string, hosted: { css: string, html?: string }][]} */
const hosts = [
  ['that unsets everything', { css: `*{all:unset}main,p{display:block}${COLUMN}` }],
  ['with small roots', { css: `html{font-size:62.5%}${COLUMN}` }],
  ['with large roots', { css: `html{font-size:32px}${COLUMN}` }],
  ['without line height', { css: `body{line-height:0}${COLUMN}` }],
  [
    'with text that cannot be seen',
    {
      css:
        'body{color:transparent;-webkit-text-fill-color:transparent;' +
        'text-shadow:0 0 9px red;text-transform:uppercase;letter-spacing:.5em;word-spacing:1em;' +
        `white-space:pre;text-align:center;font:900 2px fantasy;cursor:none}${COLUMN}`,
    },
  ],
  ['from right to left', { css: COLUMN, html: 'dir="rtl"' }],
  [
    'with names of ours',
    {
      css:
        ':root,*{--paper:red;--ink:red;--own:lime;--rule:red;--gap:9rem;--sans:fantasy;--rem:3px}' +
        '.card,.choice,p,h2,button,label,fieldset{display:none!important;color:red!important}' +
        `main p{display:block!important}${COLUMN}`,
    },
  ],
  [
    'with sizes of borders',
    {
      css:
        '*,*::before,*::after{box-sizing:content-box;border-width:9px}' +
        `input,button,svg{width:3px!important;appearance:none!important}${COLUMN}`,
    },
  ],
];

test('no page’s styles change anything in it', async ({ page, host }) => {
  test.setTimeout(90_000);
  await host.open(page, { body: CARD, css: COLUMN });
  const plain = await look(page);
  expect(plain.length).toBeGreaterThan(100);
  for (const [name, hosted] of hosts) {
    await host.open(page, { body: CARD, ...hosted });
    expect(await look(page), name).toEqual(plain);
  }
});

for (const view of ['card', 'full']) {
  test(`in a column of 320 px on a wide screen, a ${view} is laid out as on a phone`, async ({
    page,
    host,
  }) => {
    await host.open(page, {
      body: `<rescore-index view="${view}"></rescore-index>`,
      css: 'main{width:320px}body{margin:0}',
    });
    await expect(sentences(page).published).toHaveText(PUBLISHED);
    if (view === 'full') await expect(page.locator('rescore-index .method')).toBeVisible();
    // The narrow form of an answer: question and options one below the other.
    const answer = page.locator('rescore-index .answer').first();
    const [question, options] = [
      await answer.locator('.question').boundingBox(),
      await answer.locator('.options').boundingBox(),
    ];
    expect(options?.y).toBeGreaterThan((question?.y ?? 0) + (question?.height ?? 0) - 1);
    const beyond = await page.evaluate(() => {
      const element = /** @type {Element} */ (document.querySelector('rescore-index'));
      const edge = element.getBoundingClientRect();
      return [...(element.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((part) => {
        const box = part.getBoundingClientRect();
        const out =
          part.checkVisibility() &&
          box.width > 1 &&
          !part.closest('svg') &&
          (box.right > edge.right + 0.5 || box.left < edge.left - 0.5);
        return out ? [`${part.tagName} ${part.className}`] : [];
      });
    });
    expect(beyond).toEqual([]);
  });
}

const shrinking = {
  'a flex row': '<div style="display:flex">CARD</div>',
  'a flex row beside something': '<div style="display:flex;gap:8px">CARD<b>Beside</b></div>',
  'a flex column, centred':
    '<div style="display:flex;flex-direction:column;align-items:center">CARD</div>',
  'a grid, centred': '<div style="display:grid;place-items:center">CARD</div>',
  'a float': '<div style="float:left">CARD</div>',
  'a table cell': '<table><tr><td>CARD</td></tr></table>',
  'an inline block': '<div style="display:inline-block">CARD</div>',
  'what fits its content': '<div style="width:fit-content">CARD</div>',
  'what is placed': '<div style="position:absolute">CARD</div>',
};

test('where a place is as wide as its content, it is as wide as a column or the window', async ({
  page,
  host,
}) => {
  test.setTimeout(90_000);
  for (const [name, place] of Object.entries(shrinking)) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await host.open(page, { body: place.replace('CARD', CARD), css: 'body{margin:8px}' });
    await expect(sentences(page).published).toHaveText(PUBLISHED);
    const wide = await page.locator('rescore-index').boundingBox();
    expect(wide?.width, name).toBeGreaterThan(600);
    expect(wide?.height, name).toBeLessThan(2000);
    await page.setViewportSize({ width: 390, height: 800 });
    expect((await page.locator('rescore-index').boundingBox())?.width, name).toBeGreaterThan(280);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      name,
    ).toBeLessThanOrEqual(0);
  }
});

test('the bar of an explorer stays at the foot of the window, and within the element', async ({
  page,
  host,
}) => {
  await host.open(page, {
    body: `<div class="before"></div><rescore-index view="full"></rescore-index><div class="after"></div>`,
    css: `${PLAIN}.before,.after{height:150vh}`,
  });
  await expect(sentences(page).published).toHaveText(PUBLISHED);
  const bar = page.locator('rescore-index .bar');
  await expect(bar).not.toBeInViewport();
  await sentences(page).published.scrollIntoViewIfNeeded();
  await expect(bar).toBeInViewport({ ratio: 1 });
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(bar).not.toBeInViewport();
});

test('a jump in an explorer stops below the page’s own header', async ({ page, host }) => {
  await host.open(page, {
    body: '<div class="head"></div><rescore-index view="full"></rescore-index>',
    css: `${PLAIN}.head{position:fixed;top:0;left:0;right:0;height:90px;z-index:9}
      rescore-index{--rescore-top:90px}`,
  });
  await expect(sentences(page).published).toHaveText(PUBLISHED);
  const domain = page.locator('rescore-index .domain').nth(4);
  await expect(domain.locator('fieldset').first()).toBeAttached();
  await domain.evaluate((part) => part.scrollIntoView());
  await expect.poll(async () => (await domain.boundingBox())?.y).toBeGreaterThanOrEqual(90);
});

test('nothing below moves when it comes, where the page has kept room for it', async ({
  page,
  host,
}) => {
  await page.addInitScript(() => {
    const shifts = { total: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of /** @type {any[]} */ (list.getEntries())) shifts.total += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const room = `${PLAIN}rescore-index{display:flow-root;min-height:28rem}.high{height:70rem}`;
  for (const body of [
    '<rescore-index></rescore-index>',
    '<rescore-index><p>Fallback.</p></rescore-index>',
    '<rescore-index><div class="high">Fallback.</div></rescore-index>',
  ]) {
    await host.open(page, { body, css: room });
    await expect(sentences(page).published).toHaveText(PUBLISHED);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => /** @type {any} */ (window).shifts.total), body).toBe(0);
  }
});

test('its colours and faces follow the documented properties, and its parts can be styled', async ({
  page,
  host,
}) => {
  const css =
    `${PLAIN}rescore-index{--rescore-paper:#eeeeff;--rescore-ink:#000022;` +
    '--rescore-accent:#006600;--rescore-sans:monospace;--rescore-rem:20px}' +
    'rescore-index::part(kicker){text-transform:uppercase}';
  await host.open(page, { body: CARD, css });
  await expect(sentences(page).published).toHaveText(PUBLISHED);
  await page.locator('rescore-index .choice').nth(3).click();
  await expect(page.locator('rescore-index .frame')).toHaveCSS(
    'background-color',
    'rgb(238, 238, 255)',
  );
  await expect(page.locator('rescore-index .frame')).toHaveCSS('font-size', '20px');
  await expect(page.locator('rescore-index .frame')).toHaveCSS('font-family', 'monospace');
  await expect(sentences(page).yours).toHaveCSS('color', 'rgb(0, 102, 0)');
  await expect(page.locator('rescore-index .kicker')).toHaveCSS('text-transform', 'uppercase');
});

test('an article that is isolated from other origins shows the card', async ({ page, host }) => {
  const headers = {
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  };
  await host.open(page, { body: CARD, headers });
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.locator('rescore-index .choice').nth(3).click();
  await expect(sentences(page).yours).toBeVisible();
});
