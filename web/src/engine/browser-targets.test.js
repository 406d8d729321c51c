/** What is said about browsers is what the files are compiled for. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { BROWSER_TARGETS, BUILD_TARGETS } from './browser-targets.js';
import { readText, root } from '../../../tests/cli/support.mjs';

const NAMES = /** @type {const} */ (['chrome', 'firefox', 'safari']);
const rows = readText('docs/browsers.md')
  .split('\n')
  .filter((line) => /^\|.*\d/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('*', '')),
  );

describe('the oldest browsers', () => {
  test('are those that the documents name', () => {
    const [needed, ...features] = rows;
    assert.deepEqual(
      needed.slice(-3),
      NAMES.map((name) => BROWSER_TARGETS[name]),
    );
    assert.equal(BROWSER_TARGETS.edge, BROWSER_TARGETS.chrome);
    for (const [i, name] of NAMES.entries()) {
      const highest = Math.max(...features.map((cells) => Number(cells.at(i - 3))));
      assert.equal(highest, Number(BROWSER_TARGETS[name]), name);
    }
    const { chrome, firefox, safari } = BROWSER_TARGETS;
    assert.match(
      readText('README.md'),
      new RegExp(
        `Chrome or Edge ${chrome}, Firefox ${firefox}, Safari ${safari.replace('.', '\\.')}`,
      ),
    );
    assert.deepEqual(BUILD_TARGETS, [
      `chrome${BROWSER_TARGETS.chrome}`,
      `edge${BROWSER_TARGETS.edge}`,
      `firefox${BROWSER_TARGETS.firefox}`,
      `safari${BROWSER_TARGETS.safari}`,
    ]);
  });

  test('can read what asks whether the page has started', () => {
    const code = readText('web/src/app/unsupported-browser.js');
    assert.doesNotMatch(
      code.replace(/\/\*[^]*?\*\//g, ''),
      /=>|`|\b(let|const|class|async|import)\b|\?\.|\?\?/,
    );
  });

  test('have every name that the page asks for', () => {
    // What came later than these, and is easily written.
    const LATER = new RegExp(
      [
        /\b(URL\.(canParse|parse)|Promise\.(withResolvers|try)|(Object|Map)\.groupBy)\b/,
        /\b(Array\.fromAsync|AbortSignal\.any|Iterator\.from|RegExp\.escape)\b/,
        /\.(isSubsetOf|symmetricDifference|isWellFormed|toBase64|checkVisibility)\(/,
        /:has\(/,
      ]
        .map((pattern) => pattern.source)
        .join('|'),
    );
    const files = readdirSync(join(root, 'web/src'), { recursive: true })
      .map(String)
      .filter((name) => /(?<!\.test)\.(js|css)$/.test(name));
    assert.ok(files.length > 100);
    const asking = files.filter((name) =>
      LATER.test(
        readFileSync(join(root, 'web/src', name), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, ''),
      ),
    );
    assert.deepEqual(asking, []);
  });
});
