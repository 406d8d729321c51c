/** Frames in other pages: sandboxed, where storage throws, and with what programs append to addresses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { article } from './sites.mjs';
import { whatIf } from './what-if.mjs';

/** @typedef {import('./differences.mjs').At} At */

const PUBLISHED = 'Azerbaijan ranks 66th of 98';
const SANDBOX = 'sandbox="allow-scripts allow-popups"';

/** @param {At} at */
export function frames({ browser, home }) {
  /** Goes into the one frame of a page of another origin. @param {string} file @param {string} more */
  async function framed(file, more) {
    const host = await article(
      `<iframe title="A frame" width="700" height="300" src="${home()}${file}" ${more}></iframe>`,
    );
    await browser().open(host.url);
    await browser().enterFrame('iframe');
    return async () => {
      await browser().enterFrame();
      host.close();
    };
  }

  test('a sandboxed card is styled, counts, and scrolls where nobody follows its height', async () => {
    const leave = await framed('embed.html?country=AZ&indicators=media-03', SANDBOX);
    try {
      await browser().says('rescore-index >>> .headline', PUBLISHED);
      await browser().click('rescore-index >>> .choice:nth-child(4)');
      await browser().says('rescore-index >>> .yours', whatIf([['media-03', 3]]).rank);
      assert.deepEqual(
        await browser().read(() => {
          return {
            margin: getComputedStyle(document.body).marginTop,
            hidden: getComputedStyle(document.documentElement).overflowY === 'hidden',
          };
        }),
        { margin: '0px', hidden: false },
      );
    } finally {
      await leave();
    }
  });

  test('a sandboxed explorer opens without storage, counts, and answers questions', async () => {
    const leave = await framed('embed.html?country=AZ&view=full', SANDBOX);
    try {
      await browser().says('rescore-index >>> .headline', PUBLISHED);
      await browser().click('rescore-index >>> button', 'Try it');
      await browser().says('rescore-index >>> .yours', 'With 1 answer changed');
      await browser().click('rescore-index >>> button', 'Undo it');
      await browser().read(() =>
        document
          .querySelector('rescore-index')
          ?.shadowRoot?.querySelector('.move')
          ?.scrollIntoView(),
      );
      await browser().element('rescore-index >>> .movers .higher li');
    } finally {
      await leave();
    }
  });

  test('what programs that count readers append to a frame’s address is no scenario', async () => {
    for (const more of ['#amp=1', '#xtor=RSS-1', '#Echobox=1700000000', '#?secret=Ab12Cd']) {
      await browser().open('about:blank');
      await browser().open(`${home()}embed.html?country=AZ${more}`);
      await browser().says('rescore-index >>> .headline', PUBLISHED);
    }
  });
}
