/** The npm package, packed and installed in an empty folder, as users do. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from '@playwright/test';
import { build } from 'vite';

import { serve } from '../../tools/static-server.mjs';
import { root } from '../../tools/steps.mjs';
import { quick } from '../browser/support/chromium.js';
import { Installed } from './installed.mjs';

const installed = new Installed();
const { folder } = installed;
const output = installed.output.bind(installed);
const file = installed.file.bind(installed);
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
  before(() => installed.install());
  after(() => installed.remove());

  it('needs no other package', () => {
    const { dependencies } = JSON.parse(output('npm', ['ls', '--all', '--json']));
    assert.deepEqual(Object.keys(dependencies), ['rescore']);
    assert.equal(dependencies.rescore.dependencies, undefined);
  });

  it('opens from bytes, a response, an address or a compiled module', () => {
    file(
      'sources.mjs',
      `import { readFileSync } from 'node:fs';
import { open } from 'rescore';
import { openQuestions } from 'rescore/questions';
const url = new URL(import.meta.resolve('rescore/rescore.wasm'));
const bytes = readFileSync(url);
const { buffer } = new Uint8Array(bytes);
const sources = [url, url.href, bytes, buffer, new Response(bytes), new WebAssembly.Module(bytes)];
for (const source of sources) console.log((await open(source)).edits().length);
const questions = readFileSync(new URL(import.meta.resolve('rescore/rescore-questions.wasm')));
console.log((await openQuestions(questions)).edits().length);
`,
    );
    assert.equal(output('node', ['sources.mjs']), '0\n'.repeat(7));
  });

  it('rejects what is no module of its own, and says why', () => {
    file(
      'wrong.mjs',
      `import { readFileSync } from 'node:fs';
import { open } from 'rescore';
const sources = [
  new TextEncoder().encode('<!doctype html>'),
  new Response('not found', { status: 404 }),
  {},
  new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]),
];
for (const source of sources)
  console.log(await open(source).then(() => 'opened', (fault) => fault.message));
`,
    );
    const [page, missing, object, empty] = output('node', ['wrong.mjs']).split('\n');
    assert.match(page, /expected magic word/);
    assert.match(missing, /could not be read: 404/);
    assert.match(object, /bytes, Response, URL or WebAssembly.Module/);
    assert.match(empty, /not the module that this script was made with/);
  });

  it('has an element that a server can import, which does nothing there', () => {
    file(
      'server.mjs',
      `const { RescoreIndex } = await import('rescore/element');
const defined = await import('rescore/element/define');
console.log(RescoreIndex === defined.RescoreIndex, RescoreIndex.name !== '', RescoreIndex.page);
`,
    );
    assert.equal(output('node', ['server.mjs']), 'true true \n');
  });

  it('brings the licences of all that is in it', () => {
    const text = (/** @type {string} */ name) =>
      readFileSync(join(folder, 'node_modules/rescore', name), 'utf8');
    const element = text('build/element/licenses-element.md');
    for (const name of ['lit-html', 'icu-minify']) assert.ok(element.includes(name), name);
    assert.match(text('web/public/licenses-module.txt'), /nlohmann\/json.*musl/s);
    assert.match(text('LICENSE'), /MIT/);
  });

  it('brings its bill of materials', () => {
    const path = join(folder, 'node_modules/rescore/build/sbom.cdx.json');
    const { bomFormat, metadata } = JSON.parse(readFileSync(path, 'utf8'));
    assert.deepEqual([bomFormat, metadata.component.name], ['CycloneDX', 'rescore']);
  });

  it('does what its guide says, word for word', () => {
    assert.equal(examples.length, 6);
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
    output(tool('publint'), ['--strict', installed.tarball]);
    output(tool('attw'), [
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      './data',
      './rescore.wasm',
      './rescore-questions.wasm',
      '--',
      installed.tarball,
    ]);
  });

  it('names its files only where a bundler finds the name', () => {
    const element = join(folder, 'node_modules/rescore/build/element');
    const scripts = readdirSync(element, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    const name = String.raw`["'\`][^"'\`\s]*-[\w-]{8}\.(?:js|wasm|json|css)["'\`]`;
    const found = new RegExp(`(?:\\bfrom|\\bimport|\\bimport\\(|new URL\\()\\s*${name}`, 'g');
    let names = 0;
    for (const script of scripts) {
      const code = readFileSync(join(element, script), 'utf8');
      names += code.match(found)?.length ?? 0;
      assert.deepEqual(code.replace(found, '').match(new RegExp(name, 'g')) ?? [], [], script);
    }
    assert.ok(names > 20, String(names));
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
card.view = 'full';
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
      // The whole explorer, and a question that a worker answers.
      const element = page.locator('rescore-index');
      await element.locator('.bar').waitFor();
      await element.locator('#move-title').scrollIntoViewIfNeeded();
      await element.locator('section.move .movers li').first().waitFor();
      await element.getByRole('button', { name: 'Share and save' }).click();
      await element.locator('dialog[open]').waitFor();
    } finally {
      await browser.close();
      site.close();
    }
  });
});
