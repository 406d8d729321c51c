/** Shared by the tests of the command: running it, and data folders to break. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const command = join(root, 'build/native/rescore');
export const china = join(root, 'data/china-index-2024');
export const small = join(root, 'tests/fixtures/small');

/** @param {string} path from the root */
export const readText = (path) => readFileSync(join(root, path), 'utf8');

/** @param {string} path from the root */
export const readJson = (path) => JSON.parse(readText(path));

/**
 * Runs the command.
 * @param {...string} args
 * @returns {{ status: number | null, stdout: string, stderr: string }}
 */
export function rescore(...args) {
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** A verb's output with --json; it must succeed. @param {...string} args */
export function json(...args) {
  const { status, stdout, stderr } = rescore(...args, '--json');
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return JSON.parse(stdout);
}

/** A verb's output as a table, by lines; it must succeed. @param {...string} args */
export function table(...args) {
  const { status, stdout, stderr } = rescore(...args);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return stdout.split('\n');
}

/**
 * The errors of a run that must fail with exit code 1. They must be on stderr, one to a line, with
 * the same content as on stdout.
 * @param {...string} args
 * @returns {{ code: string, file: string, pointer: string, sentence: string }[]}
 */
export function errors(...args) {
  const { status, stdout, stderr } = rescore(...args, '--json');
  assert.equal(status, 1, stderr);
  const list = JSON.parse(stdout).errors;
  assert.equal(stderr, list.map((/** @type {any} */ e) => `${line(e)}\n`).join(''));
  return list;
}

/**
 * An error in the form of stderr.
 * @param {{ code: string, file: string, pointer: string, sentence: string }} error
 */
export function line({ code, file, pointer, sentence }) {
  const text = [file, pointer, sentence].filter((part) => part !== '').join(': ');
  // Whatever a file contains, an error is one line, without terminal control characters.
  return (
    text.replace(/[\0-\x1f\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`) +
    ` [${code}]`
  );
}

/**
 * A folder with a copy of a data folder, deleted after the test.
 * @param {{ after: (fn: () => void) => void }} t the test
 * @param {string} folder
 * @returns {string} the copy
 */
export function copyOf(t, folder) {
  const place = mkdtempSync(join(tmpdir(), 'rescore-'));
  t.after(() => rmSync(place, { recursive: true, force: true }));
  const copy = join(place, 'data');
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/**
 * Replaces the value at a JSON pointer of a file.
 * @param {string} path
 * @param {string} pointer
 * @param {(value: any) => unknown} change
 */
export function edit(path, pointer, change) {
  const data = JSON.parse(readFileSync(path, 'utf8'));
  const steps = pointer.slice(1).split('/');
  const last = /** @type {string} */ (steps.pop());
  const place = steps.reduce((value, step) => value[step], data);
  assert.ok(last in place, `${pointer} is not in ${path}`);
  place[last] = change(place[last]);
  writeFileSync(path, JSON.stringify(data, null, 2));
}

/** A plain text difference is easier to read than one of objects. @param {any[]} list */
export const told = (list) => list.map((e) => `${e.pointer}: ${e.sentence} [${e.code}]`);

/** @type {Map<string, string>} */
const imported = new Map();

/**
 * The China Index with the answers of all countries, imported once for a file of tests.
 * @param {string} raw where the publisher's files are
 * @param {string} state its folder: 2021, 2022, 2024-98 or 2024-101
 * @returns {string} a data folder
 */
export function allAnswers(raw, state = '2024-98') {
  const known = imported.get(state);
  if (known) return known;
  const place = mkdtempSync(join(tmpdir(), 'rescore-'));
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  const full = join(place, 'full');
  const { status, stderr } = rescore(
    'import',
    join(raw, state),
    '--edition',
    `china-index-${state}`,
    '--out',
    full,
  );
  assert.equal(status, 0, stderr);
  imported.set(state, full);
  return full;
}

/** Whether GNU parallel is installed (another program has the same name). Prints a note if not. */
export function hasParallel() {
  const there = /^GNU parallel/.test(
    spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout ?? '',
  );
  if (!there)
    process.stderr.write(
      '\nGNU parallel is not installed; tests with it are SKIPPED (tools/setup.sh test installs it).\n',
    );
  return there;
}
