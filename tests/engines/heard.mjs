/**
 * What a screen reader gets of the page: from AT-SPI, which screen readers for Linux ask, not from
 * the browser's own protocol, which names also what a screen reader does not.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { heardLines } from '../browser/support/heard.js';
import { root } from '../cli/support.mjs';
import { Browser, openPage } from './browser.mjs';
import { cannotHear } from './engines.mjs';

/** @typedef {{ role: string, name: string }} Node */

const run = promisify(execFile);
/** What is of no use without a name. */
const NAMED = ['heading', 'push button', 'toggle button', 'radio button', 'link', 'slider'];

/** @param {import('./differences.mjs').At} at */
export function heard({ engine, home }) {
  // Of Chromium's tree, heard.spec.js holds the same lines.
  const skip = engine === 'Chromium' || cannotHear();
  test('a screen reader hears every name, out of sight too', { skip }, async () => {
    const browser = await Browser.start(engine, { heard: true });
    try {
      await openPage(browser, home());
      await browser.click('button', 'Open all');
      const nodes = await tree(browser);
      const is = (/** @type {string} */ role, /** @type {string} */ name) =>
        assert.ok(
          nodes.some((node) => roleOf(node) === role && plain(node.name) === plain(name)),
          `No ${role} is called "${name}".`,
        );
      assert.ok(nodes.filter(({ role }) => role === 'radio button').length > 400);
      assert.deepEqual(
        nodes.filter(({ role, name }) => NAMED.includes(role) && !name),
        [],
      );
      const line = heardLines();
      is('heading', line('opens the page').replace('heading level 1: ', ''));
      for (const does of ['goes on to the first button', 'goes on to the suggestion'])
        is('push button', line(does).replace(', button', ''));
      is('grouping', line('goes to a question').replace('group: ', ''));
      is('radio button', line('goes to its answer').replace(', radio button, checked', ''));
      is('slider', line('goes to the dots').split(', slider')[0]);
    } finally {
      await browser.close();
    }
  });
}

/** Firefox and WebKit have other words for the same. @param {Node} node */
const roleOf = ({ role }) => (role === 'panel' ? 'grouping' : role);

const plain = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim();

/** @param {Browser} browser @returns {Promise<Node[]>} */
async function tree(browser) {
  const title = await browser.read(() => document.title);
  const { stdout } = await run('/usr/bin/python3', [join(root, 'tests/engines/heard.py'), title], {
    env: { ...process.env, ...browser.bus },
    maxBuffer: 2 ** 26,
    timeout: 60_000,
  });
  return stdout
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text));
}
