/** Uses the library as other projects would: installed with `cmake --install`, and from source. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { china, json, readText, root, small } from '../cli/support.mjs';

const place = mkdtempSync(join(tmpdir(), 'rescore-consumer-'));
const prefix = join(place, 'moved');
after(() => rmSync(place, { recursive: true, force: true }));

/** @param {string} command @param {string[]} args */
const run = (command, ...args) => runIn(place, command, ...args);

/** @param {string} cwd @param {string} command @param {string[]} args */
function runIn(cwd, command, ...args) {
  const { error, status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** A command's output; it must succeed. @param {string} command @param {string[]} args */
function printed(command, ...args) {
  const { status, stdout, stderr } = run(command, ...args);
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

/** A build without network access, and without the dependencies of the command and the tests. */
const ALONE = ['-DFETCHCONTENT_FULLY_DISCONNECTED=ON', '-DCMAKE_DISABLE_FIND_PACKAGE_CLI11=ON'];
// If the JSON header is not a system package, the copy that build/native has downloaded.
const fetched = join(root, 'build/native/_deps/json-src');
if (existsSync(fetched)) ALONE.push(`-DFETCHCONTENT_SOURCE_DIR_JSON=${fetched}`);
if (spawnSync('ccache', ['--version']).status === 0)
  ALONE.push('-DCMAKE_CXX_COMPILER_LAUNCHER=ccache');

/** @param {string} source @param {string} build @param {string[]} args */
const configuring = (source, build, ...args) => [
  '-S',
  join(root, source),
  '-B',
  join(place, build),
  '-G',
  'Ninja',
  ...ALONE,
  ...args,
];

/** @param {string} build @param {string[]} args */
const configure = (build, ...args) => configuring('tests/consumer', build, ...args);

/** Every file that is installed, by its path below the prefix. */
const installed = () =>
  readdirSync(prefix, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(prefix, join(entry.parentPath, entry.name)));

before(() => {
  printed('cmake', '--install', join(root, 'build/native'), '--prefix', join(place, 'first'));
  renameSync(join(place, 'first'), prefix);
});

describe('an installation', () => {
  test('is the libraries, the command, its data and its manual, and nothing of others', () => {
    const files = installed().map((path) =>
      path.replace(/^lib\/[a-z0-9_]+-[a-z0-9_-]+\/|^lib64\//, 'lib/'),
    );
    const kinds = new Set(
      files.map((path) =>
        path
          .replace(/^include\/rescore\/((china_index|tables)\/)?[a-z_]+\.h$/, 'include/rescore/*.h')
          .replace(/\.so\.\d+\.\d+(\.\d+)?$/, '.so.*')
          .replace(/^share\/rescore\/.*/, 'share/rescore/*')
          .replace(/Config-[a-z]+\.cmake$/, 'Config-*.cmake'),
      ),
    );
    assert.deepEqual([...kinds].sort(), [
      'bin/rescore',
      'include/rescore/*.h',
      'lib/cmake/rescore/rescoreConfig-*.cmake',
      'lib/cmake/rescore/rescoreConfig.cmake',
      'lib/cmake/rescore/rescoreConfigVersion.cmake',
      'lib/librescore.a',
      'lib/librescore.so',
      'lib/librescore.so.*',
      'lib/librescore_china_index.a',
      'lib/librescore_tables.a',
      'share/bash-completion/completions/rescore',
      'share/doc/rescore/LICENSE',
      'share/doc/rescore/licenses.txt',
      'share/fish/vendor_completions.d/rescore.fish',
      'share/man/man1/rescore.1',
      'share/rescore/*',
      'share/zsh/site-functions/_rescore',
    ]);
  });

  test('knows neither the source tree nor the JSON library', () => {
    for (const path of installed()) {
      const bytes = readFileSync(join(prefix, path));
      assert.ok(!bytes.includes(root), `${path} names the source tree`);
      if (/\.(h|cmake)$/.test(path))
        assert.ok(!bytes.includes('nlohmann'), `${path} names the JSON library`);
    }
  });

  test('has a command that finds the data which came with it', () => {
    const command = join(prefix, 'bin/rescore');
    const edition = join(prefix, 'share/rescore/china-index-2024');
    assert.match(printed(command, 'check', edition), /china-index-2024-98/);
    assert.ok(
      printed(command, 'import', '--help').includes(
        `--known TEXT=${join(prefix, 'share/rescore')}`,
      ),
    );
  });
});

/**
 * The consumer's output for one changed answer must agree with the command.
 * @param {string} program
 */
function holdsResult(program) {
  const [moved, result] = printed(join(place, program), small, 'IS', 'tea-01=2').split('\n');
  const expected = json('what-if', small, 'IS', '--set', 'tea-01=2');
  assert.equal(moved, `rank ${expected.before.scopes[0].rank} -> ${expected.after.scopes[0].rank}`);
  assert.deepEqual(JSON.parse(result), expected);
}

/** The example's output must agree with the command. @param {string} build */
function holdsExample(build) {
  const { status, stdout } = runIn(root, join(place, build, 'example'));
  const [overall] = json('what-if', china, 'AZ', '--set', 'media-03=3').after.scopes;
  assert.deepEqual(
    [status, stdout],
    [0, `${overall.achieved}/${overall.maximum} rank ${overall.rank}\n`],
  );
  const elsewhere = run(join(place, build, 'example'));
  assert.equal(elsewhere.status, 1);
  assert.match(elsewhere.stderr, /^data\/china-index-2024\/index\.json: .*\[missing-file\]\n$/);
}

/** The consumer in every form, built against Rescore in one way. @param {string} build */
function holds(build) {
  holdsExample(build);
  holdsResult(`${build}/consumer`);
  holdsResult(`${build}/consumer_of_shared`);
  /** @param {string} name @returns {boolean} whether a program needs the shared library */
  const asks = (name) => readFileSync(join(place, build, name)).includes('librescore.so.');
  assert.deepEqual([asks('consumer'), asks('consumer_of_shared')], [false, true]);
  const said = printed(join(place, build, 'consumer_of_reader'), 'no table');
  assert.match(said, /^[A-Z].*\.\n$/, 'a shared library has the static ones in it');
}

test('README.md shows the example, and docs/library.md the program, as they are', () => {
  const shown = (/** @type {string} */ path) =>
    [...readText(path).matchAll(/^```cpp\n([\s\S]*?)^```$/gm)].map((m) => m[1]);
  assert.deepEqual(shown('README.md'), [readText('tests/consumer/example.cpp')]);
  const inside = shown('docs/library.md').map((lines) => lines.replace(/^(?=.)/gm, '  '));
  assert.equal(inside.length, 1);
  assert.ok(readText('tests/consumer/main.cpp').includes(inside[0]));
});

describe('another project', () => {
  test('finds the libraries, builds with them and gets the results of the command', () => {
    const more = [`-DCMAKE_PREFIX_PATH=${prefix}`, '-DCMAKE_EXPORT_COMPILE_COMMANDS=ON'];
    printed('cmake', ...configure('found', ...more));
    printed('cmake', '--build', join(place, 'found'));
    holds('found');
    const { command } = JSON.parse(
      readFileSync(join(place, 'found/compile_commands.json'), 'utf8'),
    )[0];
    const its = / -W| -ff?p-contract| -fno-| -D/;
    assert.doesNotMatch(command, its, 'how the library is compiled is its own matter');
    const wrong = run(join(place, 'found/consumer'), small, 'IS', 'tea-01=7');
    assert.equal(wrong.status, 1);
    assert.match(wrong.stderr, /^tea-01=7: No option of tea-01 has the score 7;/);
  });

  test('is refused another minor version', () => {
    const later = configure('later', `-DCMAKE_PREFIX_PATH=${prefix}`, '-DWANTED=0.2');
    const { status, stderr } = run('cmake', ...later);
    assert.notEqual(status, 0);
    assert.match(stderr, /compatible with requested\s+version "0\.2"/);
  });

  // Both in one folder, so that the library is compiled once, and as some do it: several files at a time.
  for (const way of ['subdirectory', 'fetch']) {
    test(`can take the source along by ${way}, and makes the libraries alone`, () => {
      const from = [`-DWAY=${way}`, `-DRESCORE_SOURCE=${root}`, '-DCMAKE_UNITY_BUILD=ON'];
      printed('cmake', ...configure('along', ...from));
      printed('cmake', '--build', join(place, 'along'));
      holds('along');
      const rules = readFileSync(join(place, 'along/build.ninja'), 'utf8');
      assert.doesNotMatch(rules, /core_tests|rescore_cli|gtest|CLI11/);
      const flags = rules.match(/build CMakeFiles\/consumer\.dir\/\S*\.o[\s\S]*?FLAGS = (.*)/)?.[1];
      assert.doesNotMatch(flags ?? '-W', /-W|-fno-|-ffp/);
      assert.ok(!existsSync(join(place, 'along/rescore/core/cli')));
    });
  }
});

describe('the library by itself', () => {
  test('needs neither a network nor what the command and the tests are made with', () => {
    const parts = ['-DRESCORE_CLI=OFF', '-DRESCORE_TESTS=OFF'];
    printed('cmake', ...configuring('', 'library', ...parts));
    const told = (/** @type {string} */ name) => readFileSync(join(place, 'library', name), 'utf8');
    assert.doesNotMatch(told('build.ninja'), /rescore_cli|core_tests|gtest/);
    assert.doesNotMatch(told('CMakeCache.txt'), /CLI11_DIR|DIR_CLI11|googletest/i);
  });

  test('is built from downloads whose bytes are known', () => {
    const calls =
      readText('cmake/dependencies.cmake').match(/FetchContent_Declare\([^)]*\)/g) ?? [];
    assert.equal(calls.length, 3);
    for (const call of calls)
      assert.match(call, /\sURL https:\S+\s+URL_HASH SHA256=[0-9a-f]{64}\)$/);
  });
});
