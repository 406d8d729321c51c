/** The core user stories, in each engine that is installed on this machine. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';

import { root, small } from '../cli/support.mjs';
import { Browser, openPage } from './browser.mjs';
import { differences } from './differences.mjs';
import { frames } from './frames.mjs';
import { heard } from './heard.mjs';
import { lostFiles } from './lost-files.mjs';
import { canTouch, missing, wanted } from './engines.mjs';
import { site, strictArticle } from './sites.mjs';
import { whatIf } from './what-if.mjs';

const PUBLISHED = 'Azerbaijan ranks 66th of 98';
const YOURS = '.sentence .yours';
/** @type {[indicator: string, to: number][]} */
const FIVE = [
  ['media-03', 3],
  ['media-04', 4],
  ['media-01', 4],
  ['society-01', 4],
  ['society-04', 2],
];

const OWN = [
  'index.json',
  'standings.json',
  ...['IS', 'MT', 'NZ'].map((c) => `countries/${c}.json`),
];

/** @param {Browser} browser @param {[string, number][]} edits */
async function expectYours(browser, edits) {
  const { score, rank } = whatIf(edits);
  await browser.says(YOURS, score);
  await browser.says(YOURS, rank);
}

const choice = (/** @type {string} */ id, /** @type {number} */ to) =>
  `#${id} .choice:nth-child(${to + 1})`;
const open = (/** @type {string} */ panel) => `#panel-${panel} summary`;

/** Side by side: each has processes of its own, and mostly waits. */
describe('the core stories', { concurrency: true }, () => wanted.forEach(storiesIn));

/** @param {import('./engines.mjs').Engine} engine */
function storiesIn(engine) {
  const absent = missing(engine);
  if (absent) process.stderr.write(`\n*** SKIPPED: ${absent} ***\n\n`);

  describe(engine, { skip: absent, concurrency: 1, timeout: 480_000 }, () => {
    /** @type {Awaited<ReturnType<typeof site>>} */
    let home;
    /** @type {Browser} */
    let browser;

    before(async () => {
      home = await site();
      browser = await Browser.start(engine);
    });
    after(async () => {
      await browser?.close();
      home?.close();
    });
    afterEach(async () => assert.deepEqual(await browser.faults(), []));

    test('a suggestion is tried and taken back', async () => {
      await openPage(browser, home.url);
      assert.equal(await browser.text('h1'), PUBLISHED);
      await browser.click('button', 'Try it');
      await browser.says(YOURS, 'With 1 answer changed, it would rank');
      await browser.click('button', 'Undo it');
      await browser.until((s) => !document.querySelector(s), YOURS);
    });

    test('five answers are changed, and the link opens the same in a fresh profile', async () => {
      await openPage(browser, home.url);
      await browser.click('button', 'Open all');
      for (const [id, to] of FIVE) await browser.click(choice(id, to));
      await expectYours(browser, FIVE);
      await browser.click('.bar button', 'Undo');
      await expectYours(browser, FIVE.slice(0, 4));
      await browser.until(() => location.href.includes('society-01'));
      const link = await browser.read(() => location.href);
      const said = await browser.text(YOURS);
      assert.deepEqual(await browser.faults(), []);
      await browser.close();
      browser = await Browser.start(engine);
      await openPage(browser, link);
      await expectYours(browser, FIVE.slice(0, 4));
      assert.equal(await browser.text(YOURS), said);
    });

    test(
      'five answers are changed with a finger',
      { skip: !canTouch(engine) && 'this driver cannot touch' },
      async () => {
        await openPage(browser, home.url);
        await browser.tap('button', 'Open all');
        for (const [id, to] of FIVE) await browser.tap(choice(id, to));
        await expectYours(browser, FIVE);
        await browser.tap('.bar button', 'Undo');
        await expectYours(browser, FIVE.slice(0, 4));
      },
    );

    test('five answers are changed by keyboard, undone and redone', async () => {
      await openPage(browser, home.url);
      await browser.click('button', 'Open all');
      /** @type {[string, number][]} */
      const edits = [];
      for (const [id] of FIVE) {
        await browser.read((name) => {
          const radio = document.querySelector(`#${name} input:checked`);
          /** @type {HTMLElement} */ (radio).focus();
        }, id);
        await browser.keys('ArrowDown');
        const to = await browser.read(
          (name) =>
            [...document.querySelectorAll(`#${name} input`)].findIndex(
              (radio) => /** @type {HTMLInputElement} */ (radio).checked,
            ),
          id,
        );
        edits.push([id, to]);
      }
      await expectYours(browser, edits);
      await browser.keys('Control+z');
      await expectYours(browser, edits.slice(0, 4));
      await browser.keys('Control+Shift+z');
      await expectYours(browser, edits);
    });

    test('the fewest changes reach a rank, and 10,000 trials come to the same as everywhere', async () => {
      await openPage(browser, home.url);
      await browser.read(() => document.querySelector('.goal')?.scrollIntoView());
      await browser.until(() => document.querySelectorAll('.movers .higher li').length === 5);
      await browser.click('button', 'Find the fewest');
      await browser.says(
        '.goal .result .said',
        'Azerbaijan needs at least 8 changed answers to reach 50th or higher. It would then rank 47th.',
      );
      await browser.click('.robustness button');
      await browser.says(
        '.robustness .said',
        'In 90% of trials, Azerbaijan ranks between 64th and 70th. ' +
          'Its median rank is 66th, over 10,000 trials.',
      );
    });

    test('a picture is downloaded, as PNG and SVG', async () => {
      await openPage(browser, home.url);
      await browser.read(watchDownloads);
      await browser.click(choice('media-03', 3));
      await browser.click('button', 'Share and save');
      await browser.click(open('picture'));
      for (const [name, ending, begin] of [
        ['Download PNG', 'png', '137,80,78,71'],
        ['Download SVG', 'svg', '60,115,118,103'],
      ]) {
        await browser.click('button', name);
        const { file, bytes } = /** @type {any} */ (await browser.until(lastDownload));
        assert.equal(file, `rescore-china-index-2024-AZ-what-if.${ending}`);
        assert.equal(bytes.slice(0, 4).join(), begin);
      }
    });

    test('an index of one’s own and a saved scenario are kept over a reload', async () => {
      const editions = () => document.querySelectorAll('.chooser select option').length;
      await openPage(browser, home.url);
      const builtIn = await browser.until(editions);
      await browser.type(
        '.import input[type="file"]',
        OWN.map((name) => join(small, name)).join('\n'),
      );
      await browser.says('.import .done', 'is loaded: the answers of 3 countries.');
      await openPage(browser, home.url);
      for (const end = Date.now() + 20_000; (await browser.read(editions)) !== builtIn + 1;)
        assert.ok(Date.now() < end, 'the choice has it after 20 s');
      await browser.click(choice('media-03', 3));
      await browser.click('button', 'Share and save');
      await browser.click(open('snapshots'));
      await browser.click('button', 'Keep as A');
      await browser.reload();
      await browser.says(YOURS, 'With 1 answer changed');
      await browser.click('button', 'Share and save');
      await browser.click(open('snapshots'));
      await browser.element('#panel-snapshots button[aria-label="Bring A back"]');
    });

    test('after one visit the page opens without a network', async () => {
      const host = await site();
      const { port } = new URL(host.url);
      try {
        await openPage(browser, host.url);
        await browser.until(async () => {
          const { active } = await navigator.serviceWorker.ready;
          const kept = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const files = await Promise.all(kept.map((cache) => cache.keys()));
          return active?.state === 'activated' && files.flat().length > 20;
        });
      } finally {
        host.close();
      }
      await openPage(browser, `http://127.0.0.1:${port}/`);
      await browser.click(choice('media-03', 3));
      await expectYours(browser, [['media-03', 3]]);
    });

    test('the single file opens from the disk', async () => {
      await openPage(browser, `file://${join(root, 'dist/rescore.html')}`);
      assert.equal(await browser.text('h1'), PUBLISHED);
      await browser.click(choice('media-03', 3));
      await expectYours(browser, [['media-03', 3]]);
      await browser.read(() => document.querySelector('.goal')?.scrollIntoView());
      await browser.until(() => document.querySelectorAll('.movers .higher li').length === 5);
    });

    test('an article shows the card, and the page in a frame', async () => {
      await browser.open(`${home.url}article.html`);
      await browser.says('rescore-index >>> .headline', 'Azerbaijan');
      await browser.enterFrame('iframe');
      await browser.says('rescore-index >>> .headline', 'ranks');
      await browser.enterFrame();
    });

    test('a card works on another origin under a strict policy', async () => {
      const article = await strictArticle(home.url);
      try {
        await browser.open(article.url);
        await browser.says('rescore-index >>> .headline', 'Azerbaijan');
        await browser.click('rescore-index >>> .choice:nth-child(4)');
        await browser.says('rescore-index >>> .yours', whatIf([['media-03', 3]]).rank);
      } finally {
        article.close();
      }
    });

    const at = { engine, browser: () => browser, home: () => home.url };
    differences(at);
    frames(at);
    lostFiles(at);
    heard(at);
  });
}

/** Keeps what the page hands over as a download; the drivers do not report downloads. */
function watchDownloads() {
  const made = /** @type {Blob[]} */ ([]);
  const saved = /** @type {{ name: string, blob: Blob | undefined }[]} */ ([]);
  Object.assign(window, { saved });
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    made.push(/** @type {Blob} */ (blob));
    return make.call(URL, blob);
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) saved.push({ name: this.download, blob: made.at(-1) });
    return click.call(this);
  };
}

/** Takes the download that came last, and its first bytes. */
async function lastDownload() {
  const last = /** @type {any} */ (window).saved.pop();
  if (!last) return null;
  const bytes = [...new Uint8Array(await last.blob.arrayBuffer())].slice(0, 24);
  return { file: last.name, bytes };
}
