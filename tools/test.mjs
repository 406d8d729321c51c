/** npm test: installs what is missing, builds everything, runs every test. */
import { availableParallelism } from 'node:os';

import { buildSingle, buildSite } from './site/build.mjs';
import { compile, run, say, setUp } from './steps.mjs';

const started = Date.now();

/** @param {string} name @param {() => unknown} step */
async function stage(name, step) {
  const begin = Date.now();
  say(`\n== ${name}`);
  await step();
  say(`   ${((Date.now() - begin) / 1000).toFixed(1)} s`);
}

/** @param {'sanitize' | 'wasm'} preset */
function coreTests(preset) {
  compile(preset);
  run('ctest', ['--preset', preset]);
}

await stage('What the tests need', () => setUp('test'));
// The core's tests run twice, natively with sanitizers and in WebAssembly; those of the command, the
// installation and the second scorer use what is compiled here.
await stage('Command and libraries, natively, optimised', () =>
  compile('native', 'rescore_cli', 'rescore_shared', 'rescore_china_index'),
);
await stage('Core, natively, with sanitizers', () => coreTests('sanitize'));
await stage('Core, in WebAssembly under Node', () => coreTests('wasm'));
await stage('JavaScript and CSS: types, mistakes and format', () => {
  run('npx', ['--no-install', 'tsc', '--project', 'tsconfig.json']);
  run('node', ['tools/lint.mjs', 'format', 'eslint', 'stylelint']);
});
await stage('Data, command, installation and JavaScript', () =>
  run('node', [
    '--test',
    '--test-reporter=dot',
    // As many as there are processors; of itself Node leaves one of them idle.
    `--test-concurrency=${availableParallelism()}`,
    'tests/data/',
    'tests/cli/',
    'tests/indices/',
    'tests/consumer/',
    'tests/web/',
    'web/src/',
    'tests/differential/',
    'tests/mutation/',
  ]),
);
await stage('The npm package', () =>
  run('node', ['--test', '--test-reporter=dot', 'tests/package/']),
);
await stage('The site', buildSite);
await stage('The single file', buildSingle);
await stage('Frameworks for their pages', () =>
  run(
    'npm',
    ['ci', '--prefix', 'tests/frameworks', '--no-audit', '--no-fund', '--loglevel=error'],
    { quiet: true },
  ),
);
await stage('The page, and the element in other pages, in Chromium', () =>
  run('npx', [
    '--no-install',
    'playwright',
    'test',
    '--config',
    'tests/browser/playwright.config.js',
  ]),
);
await stage('The core stories in Chromium, Firefox and WebKit', () =>
  run('node', ['--test', '--test-reporter=spec', 'tests/engines/']),
);
const { missing, wanted } = await import('../tests/engines/engines.mjs');
for (const absent of wanted.map(missing)) if (absent) say(`\n*** NOT TESTED: ${absent} ***`);
say(`\nEverything passed, in ${Math.round((Date.now() - started) / 1000)} s.`);
