/**
 * npm run lint: runs static analysis on the sources, and the command under valgrind.
 *
 *   npm run lint [-- format | eslint | stylelint | clang-tidy | cppcheck | valgrind]...
 *
 * Runs everything if none is named, in a quarter of an hour. eslint.config.js, .clang-tidy and
 * .cppcheck say what each checks, and why not more. A single exception is in the source, with its
 * reason.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { watched } from '../tests/cli/watched.mjs';
import { compile, root, say, setUp } from './steps.mjs';

/** @type {Record<string, () => boolean>} each returns whether it found nothing */
const parts = { format, eslint, stylelint, 'clang-tidy': clangTidy, cppcheck, valgrind };
const wanted = process.argv.slice(2);
if (wanted.some((name) => !(name in parts))) {
  say(
    `There is no ${wanted.find((name) => !(name in parts))}; there are ${Object.keys(parts).join(', ')}.`,
  );
  process.exit(2);
}
const chosen = wanted.length > 0 ? wanted : Object.keys(parts);
const scripts = ['format', 'eslint', 'stylelint'];
const native = chosen.some((name) => !scripts.includes(name));
setUp(native ? 'lint' : 'command');
if (native) compile('native');
let clean = true;
for (const name of chosen) {
  const begin = Date.now();
  say(`\n== ${name}`);
  clean = parts[name]() && clean;
  say(`   ${((Date.now() - begin) / 1000).toFixed(1)} s`);
}
process.exitCode = clean ? 0 : 1;

/** @param {string} command @param {string[]} args @returns {boolean} */
function passes(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

function eslint() {
  return passes('npx', ['--no-install', 'eslint', '--max-warnings=0', '.']);
}

function format() {
  return passes('npx', ['--no-install', 'prettier', '--check', '--log-level=warn', '.']);
}

function stylelint() {
  return passes('npx', ['--no-install', 'stylelint', 'web/**/*.css']);
}

/** For the core and the command; checking the tests as well would take three times as long. */
function clangTidy() {
  /** @type {{ file: string }[]} */
  const commands = JSON.parse(
    readFileSync(join(root, 'build/native/compile_commands.json'), 'utf8'),
  );
  const sources = commands
    .map(({ file }) => relative(root, file))
    .filter((path) => path.startsWith('core/'));
  // The only other output is the number of suppressed findings.
  const each = [
    '-n',
    '1',
    '-P',
    `${availableParallelism()}`,
    'clang-tidy',
    '-p',
    'build/native',
    '--quiet',
  ];
  return (
    spawnSync('xargs', each, {
      cwd: root,
      input: sources.join('\n'),
      stdio: ['pipe', 'inherit', 'ignore'],
    }).status === 0
  );
}

function cppcheck() {
  const options = readFileSync(join(root, '.cppcheck'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('-'));
  return passes('cppcheck', [
    ...options,
    `-j${availableParallelism()}`,
    '--project=build/native/compile_commands.json',
  ]);
}

/** Every verb, with requests that succeed and requests that fail, to find memory errors. */
function valgrind() {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-'));
  const runs = watched(folder);
  let clean = true;
  for (const { status, args, keep } of runs) {
    const options = ['--quiet', '--leak-check=full', '--error-exitcode=99', 'build/native/rescore'];
    const found = spawnSync('valgrind', [...options, ...args], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (keep) writeFileSync(keep, found.stdout);
    if (found.status === status) continue;
    clean = false;
    say(`rescore ${args.join(' ')} ended with ${found.status}, not ${status}:\n${found.stderr}`);
  }
  rmSync(folder, { recursive: true });
  say(`   ${runs.length} commands`);
  return clean;
}
