/** What the documentation shows is run as it stands. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const read = (/** @type {string} */ name) => readFileSync(join(root, name), 'utf8');
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
  'data/README.md',
];

test('every command of the README and the docs that reads the built-in data succeeds', () => {
  const lines = pages.flatMap((page) => [...read(page).matchAll(/^(build\/native\/rescore .*data\/.*)$/gm)].map((m) => m[1]));
  assert.ok(lines.length >= 3, 'the README shows at least three commands');
  for (const line of lines) {
    const [command, ...args] = line.replace(/\s+#.*/, '').split(/\s+/);
    const result = spawnSync(join(root, command), args, { cwd: root, encoding: 'utf8' });
    assert.equal(result.status, 0, `${line}\n${result.stderr}`);
  }
});

test('the example of the data format is an index that check confirms', (t) => {
  const blocks = [...read('docs/data-format.md').matchAll(/```json\n([\s\S]*?)```/g)].map((m) => m[1]);
  const folder = mkdtempSync(join(tmpdir(), 'rescore-docs-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'countries'));
  for (const block of blocks) {
    const value = JSON.parse(block);
    const name = value.indicators ? 'index.json' : value.columns ? 'standings.json' : `countries/${value.country}.json`;
    writeFileSync(join(folder, name), block);
  }
  const result = spawnSync(join(root, 'build/native/rescore'), ['check', folder], { encoding: 'utf8' });
  assert.equal(result.status, 0, result.stderr);
  assert.match(result.stdout, /2 of 2 overall ranks/);
});

test('links between the pages lead to files that exist', () => {
  for (const page of pages) {
    for (const [, target] of read(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)) {
      assert.ok(existsSync(resolve(root, dirname(page), target)), `${page} links to ${target}`);
    }
  }
});
