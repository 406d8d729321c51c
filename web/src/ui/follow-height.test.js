import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { followFrames, foldersOf } from './follow-height.js';

const SITE = 'https://example.org/rescore/';

/** What a browser has, as far as it is used here. @type {Record<string, any>} */
const page = globalThis;

/** @param {string} src */
const frame = (src) => ({ src, contentWindow: { postMessage() {} }, style: { height: '' } });

describe('a frame', () => {
  /** @type {((message: object) => void)[]} */
  let heard = [];

  /** The heights that frames of these addresses get. @param {string[]} folders @param {string[]} srcs */
  function heights(folders, ...srcs) {
    heard = [];
    const frames = srcs.map(frame);
    page.document = {
      querySelectorAll: (/** @type {string} */ name) => (name === 'iframe' ? frames : []),
    };
    const stop = followFrames(folders);
    for (const source of [{}, null, ...frames.map(({ contentWindow }) => contentWindow)])
      for (const tell of heard)
        tell({ source, data: { sentinel: 'amp', type: 'embed-size', height: 700 } });
    stop();
    assert.deepEqual(heard, []);
    return frames.map(({ style }) => style.height);
  }

  beforeEach(() => {
    page.addEventListener = (/** @type {string} */ _, /** @type {any} */ listener) =>
      heard.push(listener);
    page.removeEventListener = (/** @type {string} */ _, /** @type {any} */ listener) =>
      (heard = heard.filter((one) => one !== listener));
    page.getComputedStyle = () => ({ boxSizing: 'content-box' });
  });
  afterEach(() => {
    for (const name of ['document', 'addEventListener', 'removeEventListener', 'getComputedStyle'])
      delete page[name];
  });

  test('is followed where its address is another one of the same folder', () => {
    for (const src of [
      `${SITE}embed.html?country=AZ`,
      'http://example.org/rescore/embed.html',
      'https://www.example.org/rescore/embed-0.1.0.html',
      'http://www.example.org/rescore/embed.html',
    ]) {
      assert.deepEqual(heights([SITE], src), ['700px'], src);
      assert.deepEqual(heights(['http://www.example.org/rescore/'], src), ['700px'], src);
    }
    assert.deepEqual(
      heights([SITE, 'https://paper.example/'], 'https://paper.example/embed.html'),
      ['700px'],
    );
  });

  test('of another folder or host keeps its height', () => {
    const others = [
      'https://example.org/embed.html',
      'https://example.org/rescore/index.html',
      'https://example.com/rescore/embed.html',
      'https://www.www.example.org/rescore/embed.html',
      'https://example.org.evil.example/rescore/embed.html',
      'https://evil.example/https://example.org/rescore/embed.html',
      '',
    ];
    assert.deepEqual(
      heights([SITE], ...others),
      others.map(() => ''),
    );
  });
});

describe('the folders of the script', () => {
  const scripts = (/** @type {string[]} */ ...srcs) => srcs.map((src) => ({ src }));
  const other = 'https://other.example/frame.js';

  test('are where it has come from, and where the page has it from', () => {
    assert.deepEqual(
      foldersOf(`${SITE}frame.js`, scripts('', 'https://cdn.example/r/frame.js?ver=6.1')),
      [SITE, 'https://cdn.example/r/'],
    );
    assert.deepEqual(
      foldersOf(`${SITE}frame-0.1.0.js`, scripts('https://example.org/r/frame.js')),
      [SITE, 'https://example.org/r/'],
    );
  });

  test('are one alone where nobody has sent the browser on', () => {
    for (const own of [`${SITE}frame.js`, 'http://example.org/rescore/frame.js'])
      assert.deepEqual(foldersOf(`${SITE}frame.js`, scripts(other, own)), [SITE]);
    assert.deepEqual(foldersOf(`${SITE}frame.js`, scripts('https://other.example/iframe.js')), [
      SITE,
    ]);
  });
});
