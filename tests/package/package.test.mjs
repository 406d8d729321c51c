/** The npm package, packed and installed in an empty folder, as users do. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from '@playwright/test';
import { build } from 'vite';

import { serve } from '../../tools/static-server.mjs';
import { root } from '../../tools/steps.mjs';
import { quick } from '../browser/support/chromium.js';

const folder = mkdtempSync(join(tmpdir(), 'rescore-package-'));
/** @param {string} command @param {string[]} args @param {string} [cwd] */
const output = (command, args, cwd = folder) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
/** @param {string} name @param {string} text */
const file = (name, text) => writeFileSync(join(folder, name), text);
const tool = (/** @type {string} */ name) => join(root, 'node_modules/.bin', name);

const guide = readFileSync(join(root, 'docs/javascript.md'), 'utf8');
const examples = [...guide.matchAll(/^## (.+?)\n[^]*?```js\n([^]*?)```\n\n```text\n([^]*?)```/gm)];

/** The first example, in a page and in a worker. */
const scores = `import { open } from 'rescore';
import { loadChinaIndex2024 } from 'rescore/china-index-2024';
export async function scores() {
  const engine = await loadChinaIndex2024(await open());
  engine.set('AZ', 'media-03', 3);
  return engine.score('AZ').map((row) => row.rank);
}
`;

describe('the npm package', () => {
  let tarball = '';

  before(() => {
    const [packed] = JSON.parse(
      output('npm', ['pack', '--json', '--silent', '--pack-destination', folder], root),
    );
    tarball = join(folder, packed.filename);
    file('package.json', '{ "name": "user", "private": true, "type": "module" }');
    output('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball]);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('needs no other package', () => {
    const installed = JSON.parse(output('npm', ['ls', '--all', '--json'])).dependencies;
    assert.deepEqual(Object.keys(installed), ['rescore']);
    assert.equal(installed.rescore.dependencies, undefined);
  });

  it('brings the licences of all that is in it', () => {
    const text = (/** @type {string} */ name) =>
      readFileSync(join(folder, 'node_modules/rescore', name), 'utf8');
    const element = text('build/element/licenses-element.md');
    for (const name of ['lit-html', 'icu-minify']) assert.ok(element.includes(name), name);
    assert.match(text('web/public/licenses-module.txt'), /nlohmann\/json.*musl/s);
    assert.match(text('LICENSE'), /MIT/);
  });

  it('does what its guide says, word for word', () => {
    assert.equal(examples.length, 5);
    for (const [, title, code, says] of examples) {
      file('example.mjs', code);
      assert.equal(output('node', ['example.mjs']), says, title);
    }
  });

  it('has types that a strict user can build on', () => {
    for (const [i, [, , code]] of examples.entries()) file(`example${i}.mts`, code);
    file(
      'wrong.mts',
      "import { open } from 'rescore';\n" +
        '// @ts-expect-error an answer is a number or null\n' +
        "(await open()).set('AZ', 'media-03', 'three');\n",
    );
    file(
      'element.mts',
      `import { RescoreIndex } from 'rescore/element';
import 'rescore/element/define';
RescoreIndex.page = 'https://example.org/';
const element = document.createElement('rescore-index');
element.indicators = ['media-03'];
element.addEventListener('rescore-change', ({ detail }) => console.log(detail.after[0].rank));
// @ts-expect-error there is no such view
element.view = 'tile';
`,
    );
    file(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          module: 'nodenext',
          target: 'es2022',
          strict: true,
          noEmit: true,
          types: [],
          lib: ['es2022', 'dom'],
        },
        include: ['*.mts'],
      }),
    );
    output(tool('tsc'), ['--project', folder]);
  });

  it('is clean by the rules of package authors', () => {
    output(tool('publint'), ['--strict', tarball]);
    output(tool('attw'), [
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      './data',
      '--',
      tarball,
    ]);
  });

  it('runs in a page and in a worker, with a policy that forbids eval', async () => {
    file('scores.js', scores);
    file('worker.js', `import { scores } from './scores.js';\npostMessage(await scores());\n`);
    file(
      'page.js',
      `import { scores } from './scores.js';
const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
const there = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = reject;
});
import 'rescore/element/define';
const card = document.createElement('rescore-index');
document.body.append(card);
while (!card.result) await new Promise((resolve) => setTimeout(resolve, 20));
document.title = JSON.stringify([await scores(), await there, card.result.after.map((row) => row.rank)]);
`,
    );
    file(
      'index.html',
      '<meta http-equiv="Content-Security-Policy" ' +
        `content="default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" />` +
        '<script type="module" src="./page.js"></script>',
    );
    await build({
      root: folder,
      base: './',
      logLevel: 'error',
      configFile: false,
      worker: { format: 'es' },
      build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    });
    const site = await serve(join(folder, 'dist'));
    const browser = await chromium.launch(quick);
    try {
      const page = await browser.newPage();
      await page.goto(site.url);
      await page.waitForFunction(() => document.title.startsWith('['));
      const [here, there, card] = JSON.parse(await page.title());
      assert.equal(here[0], 65);
      assert.deepEqual(there, here);
      assert.equal(card[0], 66);
    } finally {
      await browser.close();
      site.close();
    }
  });
});
