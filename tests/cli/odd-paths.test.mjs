/** Every verb on nothing, and on what is no folder of data: an error in words, never a crash. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';

import { rescore } from './support.mjs';

const folder = mkdtempSync(join(tmpdir(), 'rescore-odd-'));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'empty'));
mkdirSync(join(folder, 'folder/index.json'), { recursive: true });
writeFileSync(join(folder, 'file'), '{}');
symlinkSync('loop', join(folder, 'loop'));

/** What nobody means by a path of data. */
const PATHS = [
  '',
  ' ',
  '.',
  '/',
  '//',
  '~',
  '\n',
  'no such folder',
  'é\u0301 – 中',
  'x'.repeat(5000),
  '../'.repeat(300),
  '/dev/null',
  join(folder, 'empty'),
  join(folder, 'folder'),
  join(folder, 'file'),
  join(folder, 'file', 'below'),
  join(folder, 'loop'),
];

/** Each verb's arguments, given a path. @type {Record<string, (path: string) => string[]>} */
const VERBS = {
  check: (path) => [path],
  changes: (path) => [path, 'data/china-index-2024'],
  score: (path) => [path, 'AZ'],
  rank: (path) => [path],
  'what-if': (path) => [path, 'AZ', '--set', 'media-03=3'],
  impact: (path) => [path, 'AZ'],
  pivots: (path) => [path],
  goal: (path) => [path, 'AZ', '--rank', '50'],
  explain: (path) => [path, 'AZ', '--set', 'media-03=3'],
  bounds: (path) => [path],
  compare: (path) => [path, '--method', 'exact'],
  robust: (path) => [path, '--draws', '10'],
  sensitivity: (path) => [path, '--draws', '10'],
  merge: (path) => [path],
  link: (path) => [path, 'AZ'],
  weights: (path) => [path],
  pair: (path) => [path, 'AZ', 'CL'],
  claim: (path) => [path, 'Azerbaijan ranks 66th'],
  import: (path) => [path, '--edition', 'mine', '--out', join(folder, 'out')],
};

test('no verb is missing here', () => {
  const { stdout } = rescore('--help');
  const verbs = stdout.slice(stdout.indexOf('Subcommands:')).matchAll(/^ {2}([a-z-]+) /gm);
  assert.deepEqual([...verbs].map(([, verb]) => verb).sort(), Object.keys(VERBS).sort());
});

for (const [verb, args] of Object.entries(VERBS)) {
  test(`${verb} on nothing, and on what is no data`, () => {
    for (const path of PATHS) {
      if (verb === 'import' && ['.', '/', '//', '../'.repeat(300)].includes(path)) continue; // a whole disk
      const { status, stdout, stderr } = rescore(verb, ...args(path));
      const shown = JSON.stringify(path.slice(0, 40));
      // A crash has no status.
      assert.ok(status === 1 || status === 2, `${verb} ${shown}: ${status} ${stdout}`);
      assert.equal(stdout, '', `${verb} ${shown}`);
      assert.match(stderr, /\S.*[.\]]\n$/s, `${verb} ${shown}`);
    }
  });
}

for (const argument of ['', ' ', '\n', 'x'.repeat(5000)]) {
  test(`the argument ${JSON.stringify(argument.slice(0, 20))} in every place`, () => {
    for (const args of [
      [argument],
      [argument, argument, argument],
      ['score', 'data/china-index-2024', argument],
      ['score', 'data/china-index-2024', 'AZ', '--method-file', argument || ' '],
      ['score', 'data/china-index-2024', 'AZ', '--method', argument || ' '],
      ['what-if', 'data/china-index-2024', 'AZ', '--set', argument],
      ['rank', 'data/china-index-2024', '--scope', argument || ' '],
      ['import', 'data', '--edition', argument, '--out', join(folder, 'out')],
      ['import', join(folder, 'empty'), '--edition', 'mine', '--out', argument],
      ['goal', 'data/china-index-2024', 'AZ', '--rank', argument],
    ]) {
      const { status, stdout, stderr } = rescore(...args);
      assert.ok(
        status === 1 || status === 2,
        `${args.join(' ').slice(0, 80)}: ${status} ${stdout}`,
      );
      assert.notEqual(stderr, '');
    }
  });
}

test('an archive in place of a folder or a table is named, and an encrypted one as that', () => {
  const encrypted = 'tests/fixtures/encrypted.zip';
  const archive = join(folder, 'mine.ZIP');
  writeFileSync(archive, zipSync({ 'mine/index.json': strToU8('{}') }));
  const workbook = join(folder, 'mine.xlsx');
  writeFileSync(workbook, zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }));
  for (const args of [['check'], ['rank'], ['import', '--out', join(folder, 'out')]]) {
    const said = (/** @type {string} */ file) => rescore(...args, file).stderr;
    assert.equal(
      said(encrypted),
      `${encrypted}: The archive is encrypted. Unpack it first. [unknown-form]\n`,
    );
    assert.equal(
      said(archive),
      `${archive}: The file is an archive. Unpack it first. [unknown-form]\n`,
    );
    assert.doesNotMatch(said(workbook), /archive/);
  }
});
