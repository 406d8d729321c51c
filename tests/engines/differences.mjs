/** What went wrong in one engine and not in the others; run in all of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './browser.mjs';

/**
 * @typedef {object} At
 * @property {import('./engines.mjs').Engine} engine
 * @property {() => import('./browser.mjs').Browser} browser
 * @property {() => string} home the site's address
 */

/** @param {At} at */
export function differences({ engine, browser, home }) {
  test('an answer that comes into sight is named, has its rule, and moves nothing', async () => {
    await openPage(browser(), home());
    const title = await browser().text('#media-03 legend');
    await browser().read(() => document.querySelector('#media-03')?.scrollIntoView());
    assert.equal(await browser().name('#media-03'), title);
    await browser().click('button', 'Open all');
    await browser().until(() => document.querySelectorAll('[data-measured]').length > 90);
    const ways = await browser().read(() => [
      ...new Set(
        [...document.querySelectorAll('[data-measured]')].map(
          (part) => getComputedStyle(part).contentVisibility,
        ),
      ),
    ]);
    // Elsewhere a part that is passed over loses its name for screen readers.
    assert.deepEqual(ways, [engine === 'Chromium' ? 'auto' : 'visible']);
    const { moves, rules } = await browser().read(async () => {
      const settled = () =>
        new Promise((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
      const answers = [...document.querySelectorAll('fieldset.answer')];
      const places = () =>
        answers.map((answer) => Math.round(answer.getBoundingClientRect().top + scrollY));
      scrollTo(0, 0);
      await settled();
      const before = places();
      const found = /** @type {string[]} */ ([]);
      for (let n = 0; n < answers.length; n += 6) {
        answers[n].scrollIntoView({ block: 'center', behavior: 'instant' });
        await settled();
        places().forEach((place, i) => {
          if (Math.abs(place - before[i]) > 1)
            found.push(`${answers[i].id} by ${place - before[i]} px at ${answers[n].id}`);
        });
      }
      const lines = answers.map((answer) => {
        const { borderTopWidth, borderTopStyle } = getComputedStyle(answer);
        const { top } = answer.getBoundingClientRect();
        const text = answer.querySelector('legend')?.firstChild;
        const range = document.createRange();
        if (text) range.selectNodeContents(/** @type {Element} */ (answer.querySelector('legend')));
        // The rule is above the title, not through it or below.
        return `${borderTopWidth} ${borderTopStyle} ${range.getBoundingClientRect().top > top + 1}`;
      });
      return { moves: found.slice(0, 3), rules: [...new Set(lines)] };
    });
    assert.deepEqual(moves, []);
    assert.deepEqual(rules, ['1px solid true']);
  });

  test('at 200 %, no press is lost, and Shift+Tab stops below the head of the answers', async () => {
    const size = (/** @type {number} */ width, /** @type {number} */ height) =>
      browser().send('SetWindowRect', { x: 0, y: 0, width, height });
    await size(640, 560);
    try {
      await openPage(browser(), home());
      await browser().click('button', 'Open all');
      const ids = ['law-enforcement-02', 'society-01', 'economy-01', 'academia-06'];
      for (const [n, id] of ids.entries()) {
        await browser().click(`#${id} .choice:nth-child(2)`);
        await browser().says('.bar', `${n + 1} answer`);
      }
      const covered = [];
      for (let presses = 0; presses < 12; ++presses) {
        await browser().keys('Shift+Tab');
        covered.push(await browser().read(underTheHead));
      }
      assert.deepEqual(covered.filter(Boolean), []);
    } finally {
      await size(1280, 900);
    }
  });
}

/** What has the focus, if the head of the answers covers it. */
async function underTheHead() {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const focus = document.activeElement;
  const head = document.querySelector('.domains');
  if (!focus || !head || head.contains(focus)) return '';
  const covered = focus.getBoundingClientRect().top < head.getBoundingClientRect().bottom - 1;
  return covered ? focus.outerHTML : '';
}
