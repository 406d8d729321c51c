/** What keeps `npm run build -- --index FOLDER` from building: one sentence, and nothing is made. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { faultIn, wrongWithFolder } from '../../tools/site/own-index.mjs';
import { root } from '../../tools/steps.mjs';

const HDI = join(root, 'data/human-development-index-2021');
const tmp = mkdtempSync(join(tmpdir(), 'rescore-own-'));
after(() => rmSync(tmp, { recursive: true }));

/**
 * A copy of the index with a file changed.
 * @param {string} name @param {string} file @param {(text: string) => string} change
 */
function copy(name, file, change) {
  const folder = join(tmp, name);
  cpSync(HDI, folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  return folder;
}

/** @param {string} folder @param {string} file */
function without(folder, file) {
  rmSync(join(folder, file));
  return folder;
}

const same = (/** @type {string} */ text) => text;

describe('a folder is refused at first sight that', () => {
  /** @type {[what: string, folder: string, sentence: RegExp][]} */
  const rows = [
    ['is not there', join(tmp, 'none'), /^There is no folder .*none\.$/],
    ['is a file', join(HDI, 'index.json'), /^There is no folder .*index\.json\.$/],
    ['has no index', without(copy('a', 'index.json', same), 'index.json'), /has no index\.json/],
    ['has no answers', without(copy('b', 'index.json', same), 'responses.json'), /responses\.json/],
    ['has something else', copy('c', 'index.json', () => '{"a":'), /is not an index/],
    ['has the other format', join(root, 'data/china-index-2022'), /is not an index/],
  ];
  for (const [what, folder, sentence] of rows)
    test(what, () => assert.match(wrongWithFolder(folder), sentence));
});

describe('an index is refused, with its first fault, that', () => {
  /** @type {[what: string, folder: string, sentence: RegExp][]} */
  const rows = [
    [
      'names an unknown part',
      copy('d', 'index.json', (text) => text.replace('"nodes":["health"]', '"nodes":["wealth"]')),
      /index\.json \/indicators\/0\/nodes/,
    ],
    [
      'has answers to nothing',
      copy('e', 'responses.json', (text) => text.replace('"mys"', '"mys2"')),
      /responses\.json/,
    ],
    [
      'prints another rank',
      copy('f', 'published.json', (text) => text.replace('[[0.478,180]]', '[[0.478,181]]')),
      /the first is published\.json .*the scores give rank 180, not 181\.$/,
    ],
  ];
  for (const [what, folder, sentence] of rows)
    test(what, async () => assert.match(await faultIn(folder), sentence));
  test('but not a sound one, with or without printed figures', async () => {
    assert.equal(await faultIn(HDI), '');
    assert.equal(await faultIn(without(copy('g', 'index.json', same), 'published.json')), '');
  });
});

test('the command says it and makes nothing', () => {
  const out = join(tmp, 'site');
  const args = ['tools/build.mjs', '--index', join(tmp, 'none'), '--out', out];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
  });
  assert.deepEqual([status, stdout, stderr], [1, '', `There is no folder ${join(tmp, 'none')}.\n`]);
  assert.ok(!existsSync(out));
});
