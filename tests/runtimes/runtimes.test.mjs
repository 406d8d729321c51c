/**
 * The npm package in bundlers and runtimes that are not Node, as docs/javascript.md has it.
 * `npm run runtimes` installs them.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from '@playwright/test';

import { serve } from '../../tools/static-server.mjs';
import { root } from '../../tools/steps.mjs';
import { quick } from '../browser/support/chromium.js';
import { Installed } from '../package/installed.mjs';

const modules = join(root, 'tests/runtimes/node_modules');
const tool = (/** @type {string} */ name) => join(modules, '.bin', name);
const skip = existsSync(modules) ? false : 'npm run runtimes installs what this needs';

const HINT = 'In a bundle, import rescore/rescore.wasm and hand it over.';

/** What every one of them computes: Azerbaijan's rank with one other answer. */
const rank = (/** @type {string} */ opened, /** @type {string} */ data = '') => `
const engine = await loadChinaIndex2024(await open(${opened})${data});
engine.set('AZ', 'media-03', 3);
const [{ rank }] = engine.score('AZ');
`;
const imports = `import { open } from 'rescore';
import { loadChinaIndex2024 } from 'rescore/china-index-2024';
`;
/** With every file imported, for those that have no disk and no address of their own. */
const importsFiles = `${imports}import index from 'rescore/data/china-index-2024/index.json';
import standings from 'rescore/data/china-index-2024/standings.json';
import AZ from 'rescore/data/china-index-2024/countries/AZ.json';
import wasm from 'rescore/rescore.wasm';
`;
const files = ', { index, standings, sheets: { AZ } }';

describe('the npm package', { skip }, () => {
  const user = new Installed();
  before(() => user.install());
  after(() => user.remove());

  /** @param {string[]} args */
  const bundle = (...args) =>
    user.output(tool('esbuild'), [...args, '--bundle', '--log-level=error']);

  it('opens in Deno', () => {
    user.file('plain.mjs', `${imports}${rank('')}console.log(rank);`);
    const said = user.output(tool('deno'), ['run', '--allow-read', '--no-remote', 'plain.mjs']);
    assert.equal(said, '65\n');
  });

  it('opens in Bun', () => {
    user.file('plain.mjs', `${imports}${rank('')}console.log(rank);`);
    assert.equal(user.output(tool('bun'), ['run', 'plain.mjs']), '65\n');
  });

  for (const format of ['esm', 'cjs']) {
    it(`opens in a bundle of esbuild for Node, ${format}`, () => {
      // Without await at the top, which no CommonJS has.
      user.file(
        'bundled.mjs',
        `${importsFiles}(async () => {${rank('wasm', files)}console.log(rank);})();`,
      );
      const out = `bundled.out.${format === 'cjs' ? 'cjs' : 'mjs'}`;
      bundle(
        'bundled.mjs',
        '--platform=node',
        '--target=node20',
        `--format=${format}`,
        '--loader:.wasm=binary',
        `--outfile=${out}`,
      );
      assert.equal(user.output('node', [out]), '65\n');
    });
  }

  it('says what to do in a bundle for Node that has no file beside it', () => {
    user.file(
      'alone.mjs',
      `import { open } from 'rescore';\nopen().catch(({ message }) => console.log(message));`,
    );
    bundle('alone.mjs', '--platform=node', '--format=esm', '--outfile=alone.out.mjs');
    assert.equal(
      user.output('node', ['alone.out.mjs']),
      `rescore.wasm is not where the package has it. ${HINT}\n`,
    );
  });

  it('opens in a bundle of esbuild for browsers', async () => {
    user.file('page.mjs', `${importsFiles}${rank('wasm', files)}document.title = String(rank);`);
    bundle('page.mjs', '--format=esm', '--loader:.wasm=file', '--outdir=site');
    user.file('site/index.html', '<script type="module" src="page.js"></script>');
    const site = await serve(join(user.folder, 'site'));
    const browser = await chromium.launch(quick);
    try {
      const page = await browser.newPage();
      await page.goto(site.url);
      await page.waitForFunction(() => document.title === '65');
    } finally {
      await browser.close();
      site.close();
    }
  });

  it('opens in workerd, the runtime of Cloudflare Workers', async () => {
    user.file(
      'worker.mjs',
      `${importsFiles}
export default { async fetch() {${rank('wasm', files)}return new Response(rank); } };`,
    );
    bundle(
      'worker.mjs',
      '--format=esm',
      '--conditions=workerd,worker,browser',
      '--external:*.wasm',
      '--outfile=worker.out.js',
    );
    copyFileSync(
      join(user.folder, 'node_modules/rescore/build/wasm/rescore.wasm'),
      join(user.folder, 'rescore.wasm'),
    );
    const port = await freePort();
    user.file(
      'workerd.capnp',
      `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
const main :Workerd.Worker = (
  compatibilityDate = "2026-07-01",
  modules = [
    (name = "worker", esModule = embed "worker.out.js"),
    (name = "rescore/rescore.wasm", wasm = embed "rescore.wasm")
  ]
);
`,
    );
    const server = spawn(tool('workerd'), ['serve', 'workerd.capnp'], {
      cwd: user.folder,
      stdio: 'inherit',
    });
    try {
      assert.equal(await answer(`http://127.0.0.1:${port}/`), '65');
    } finally {
      server.kill();
      await once(server, 'exit');
    }
  });

  it('opens in Jest with jsdom', () => {
    user.file(
      'rescore.test.mjs',
      `import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
${imports}import { RescoreIndex } from 'rescore/element/define';
const require = createRequire(import.meta.url);
const json = (name) => readFileSync(require.resolve('rescore/data/china-index-2024/' + name), 'utf8');
test('a rank', async () => {
  const bytes = readFileSync(require.resolve('rescore/rescore.wasm'));
  const sheets = { AZ: json('countries/AZ.json') };
  const files = { index: json('index.json'), standings: json('standings.json'), sheets };
  ${rank('bytes', ', files')}
  expect(rank).toBe(65);
  expect(customElements.get('rescore-index')).toBe(RescoreIndex);
});
`,
    );
    user.file(
      'jest.config.json',
      JSON.stringify({
        testEnvironment: join(modules, 'jest-environment-jsdom'),
        testMatch: ['**/rescore.test.mjs'],
        transform: {},
        moduleFileExtensions: ['js', 'mjs', 'json'],
        setupFiles: ['./text-decoder.cjs'],
      }),
    );
    // jsdom has none.
    user.file('text-decoder.cjs', `globalThis.TextDecoder ??= require('node:util').TextDecoder;\n`);
    user.output('node', [
      '--experimental-vm-modules',
      join(modules, 'jest/bin/jest.js'),
      '--config',
      'jest.config.json',
    ]);
  });
});

/** @returns {Promise<number>} a port that is free now */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** What a server that is starting answers in the end. @param {string} url */
async function answer(url) {
  const end = Date.now() + 30_000;
  for (;;) {
    try {
      return await (await fetch(url)).text();
    } catch (fault) {
      if (Date.now() > end) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
