/** What `cmake --install` gives is used as another project would use it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { json, root, small } from '../cli/support.mjs';

const place = mkdtempSync(join(tmpdir(), 'rescore-consumer-'));
const prefix = join(place, 'moved');
after(() => rmSync(place, { recursive: true, force: true }));

/** @param {string} command @param {string[]} args */
function run(command, ...args) {
  const { error, status, stdout, stderr } = spawnSync(command, args, { cwd: place, encoding: 'utf8' });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** What a command prints when it ends well. @param {string} command @param {string[]} args */
function printed(command, ...args) {
  const { status, stdout, stderr } = run(command, ...args);
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

/** @param {string} build @param {string[]} args */
const configure = (build, ...args) => ['-S', join(root, 'tests/consumer'), '-B', join(place, build), '-G', 'Ninja', ...args];

/** Every file that is installed, by its path below the prefix. */
const installed = () =>
  readdirSync(prefix, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(prefix, join(entry.parentPath, entry.name)));

before(() => {
  printed('cmake', '--install', join(root, 'build/native'), '--prefix', join(place, 'first'));
  renameSync(join(place, 'first'), prefix);
});

describe('an installation', () => {
  test('is the library, the command, its data and its manual, and nothing of others', () => {
    const files = installed().map((path) => path.replace(/^lib\/[a-z0-9_]+-[a-z0-9_-]+\/|^lib64\//, 'lib/'));
    const kinds = new Set(
      files.map((path) =>
        path
          .replace(/^include\/rescore\/[a-z_]+\.h$/, 'include/rescore/*.h')
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
      if (/\.(h|cmake)$/.test(path)) assert.ok(!bytes.includes('nlohmann'), `${path} names the JSON library`);
    }
  });

  test('has a command that finds the data which came with it', () => {
    const command = join(prefix, 'bin/rescore');
    assert.match(printed(command, 'check', join(prefix, 'share/rescore/china-index-2024')), /china-index-2024-98/);
    assert.ok(printed(command, 'import', '--help').includes(`--known TEXT=${join(prefix, 'share/rescore')}`));
  });
});

describe('another project', () => {
  test('finds the library, builds with it and gets the results of the command', () => {
    printed('cmake', ...configure('found', `-DCMAKE_PREFIX_PATH=${prefix}`, '-DCMAKE_EXPORT_COMPILE_COMMANDS=ON'));
    printed('cmake', '--build', join(place, 'found'));
    const [moved, result] = printed(join(place, 'found/consumer'), small, 'IS', 'tea-01=2').split('\n');
    const expected = json('what-if', small, 'IS', '--set', 'tea-01=2');
    assert.equal(moved, `rank ${expected.before.scopes[0].rank} -> ${expected.after.scopes[0].rank}`);
    assert.deepEqual(JSON.parse(result), expected);
    const { command } = JSON.parse(readFileSync(join(place, 'found/compile_commands.json'), 'utf8'))[0];
    assert.doesNotMatch(command, / -W| -ff?p-contract| -fno-| -D/, 'how the library is compiled is its own matter');
    const wrong = run(join(place, 'found/consumer'), small, 'IS', 'tea-01=7');
    assert.equal(wrong.status, 1);
    assert.match(wrong.stderr, /^tea-01=7 : No option of tea-01 has the score 7;/);
  });

  test('is refused another minor version', () => {
    const { status, stderr } = run('cmake', ...configure('later', `-DCMAKE_PREFIX_PATH=${prefix}`, '-DWANTED=0.2'));
    assert.notEqual(status, 0);
    assert.match(stderr, /compatible with requested\s+version "0\.2"/);
  });

  test('can take the source along, and makes the library alone', () => {
    printed('cmake', ...configure('along', `-DRESCORE_SOURCE=${root}`));
    const rules = readFileSync(join(place, 'along/build.ninja'), 'utf8');
    assert.match(rules, /librescore\.a/);
    assert.doesNotMatch(rules, /core_tests|rescore_cli|gtest/);
    const flags = rules.match(/build CMakeFiles\/consumer\.dir\/main\.cpp\.o[\s\S]*?FLAGS = (.*)/)?.[1];
    assert.doesNotMatch(flags ?? '-W', /-W|-fno-|-ffp/);
    assert.ok(!existsSync(join(place, 'along/rescore/core/cli')));
  });
});
