/** Runs the documentation's examples as they are. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

import { rawData } from '../data/files.mjs';
import { allAnswers, hasParallel } from './support.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const read = (/** @type {string} */ name) => readFileSync(join(root, name), 'utf8');
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  'data/README.md',
];

/**
 * The shell blocks of a page that use the command, without the lines that build it.
 * @param {string} page
 */
const blocksOf = (page) =>
  [...read(page).matchAll(/```sh\n([\s\S]*?)```/g)]
    .map((m) =>
      m[1]
        .split('\n')
        .filter((line) => !/^(cmake|npm|node) |VERB/.test(line))
        .join('\n'),
    )
    .filter((block) => /build\/native\/rescore|sbatch/.test(block));

test('every command of the README and the docs succeeds', async (t) => {
  const { path: raw, skip: noRaw } = rawData('Commands of the docs with all answers');
  // A batch system that runs the jobs of an array one after the other.
  const sbatch =
    '#!/bin/sh\nfor i in $(seq 20); do SLURM_ARRAY_TASK_ID=$i sh "$2" || exit 1; done\n';
  let commands = 0;
  for (const page of pages) {
    const folder = mkdtempSync(join(tmpdir(), 'rescore-docs-'));
    t.after(() => rmSync(folder, { recursive: true }));
    for (const name of ['build', 'data', 'docs', 'tests'])
      symlinkSync(join(root, name), join(folder, name));
    mkdirSync(join(folder, 'imported'));
    for (const state of noRaw ? [] : ['2021', '2022', '2024-98'])
      symlinkSync(allAnswers(raw, state), join(folder, `imported/china-index-${state}`));
    writeFileSync(join(folder, 'sbatch'), sbatch, { mode: 0o755 });
    for (const block of blocksOf(page)) {
      const skip = block.includes('imported/')
        ? noRaw
        : block.includes('parallel') && !hasParallel()
          ? 'GNU parallel is not installed'
          : false;
      if (block.startsWith('#!')) {
        writeFileSync(join(folder, 'robust.slurm'), block);
        continue;
      }
      commands += block.match(/^build\/native\/rescore /gm)?.length ?? 0;
      await t.test(`${page}: ${block.split('\n')[0]}`, { skip }, () => {
        const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
        const { status, stderr } = spawnSync('sh', ['-eu', '-c', block], {
          cwd: folder,
          env,
          encoding: 'utf8',
        });
        assert.deepEqual([status, stderr], [0, '']);
      });
    }
  }
  assert.ok(commands >= 20, `only ${commands} commands are shown`);
});

test('the docs show every option of every verb', () => {
  const text = read('docs/command-line.md');
  const help = spawnSync(join(root, 'build/native/rescore'), ['--help'], {
    encoding: 'utf8',
  }).stdout;
  const verbs = help.slice(help.indexOf('Subcommands:')).match(/^ {2}([a-z-]+)/gm) ?? [];
  assert.ok(verbs.length >= 15);
  for (const verb of verbs.map((v) => v.trim())) {
    assert.ok(text.includes(`| \`${verb} `), `${verb} is in the table of verbs`);
    const options = spawnSync(join(root, 'build/native/rescore'), [verb, '--help'], {
      encoding: 'utf8',
    }).stdout;
    for (const [, option] of options.matchAll(/^ +(?:-h,)?(--[a-z-]+)/gm)) {
      assert.ok(option === '--help' || text.includes(`\`${option}`), `${verb} ${option}`);
    }
  }
});

/**
 * The file for an example of the data format, in the folder of its format.
 * @param {any} value
 */
function fileOf(value) {
  if (value.format === 2) return 'format-2/index.json';
  if (value.answers) return `format-1/countries/${value.country}.json`;
  if (value.columns) return 'format-1/standings.json';
  if (value.methods) return 'format-1/index.json';
  return value.nodes ? 'format-2/published.json' : 'format-2/responses.json';
}

test('the examples of the data format are indices that check confirms', (t) => {
  const blocks = [...read('docs/data-format.md').matchAll(/```json\n([\s\S]*?)```/g)].map(
    (m) => m[1],
  );
  const folder = mkdtempSync(join(tmpdir(), 'rescore-docs-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'format-1/countries'), { recursive: true });
  mkdirSync(join(folder, 'format-2'));
  for (const block of blocks) {
    const value = JSON.parse(block);
    if (value.rescore) continue; // a scenario: web/src/features/snapshots/scenario-file.test.js
    writeFileSync(join(folder, fileOf(value)), block);
  }
  for (const [format, confirmed] of /** @type {const} */ ([
    ['format-1', /2 of 2 overall ranks/],
    ['format-2', /2 of 2 overall ranks\n[^]*2 of 2 node ranks/],
  ])) {
    const result = spawnSync(join(root, 'build/native/rescore'), ['check', join(folder, format)], {
      encoding: 'utf8',
    });
    assert.equal(result.status, 0, result.stderr);
    assert.match(result.stdout, confirmed, format);
  }
});

test('the guide for publishers shows tables that are there and what the command prints', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-docs-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of ['build', 'docs']) symlinkSync(join(root, name), join(folder, name));
  const tables = join(root, 'docs/your-index');
  const table = (/** @type {string} */ name) => readFileSync(join(tables, `${name}.csv`), 'utf8');
  const run = (/** @type {string} */ script) => {
    const { stdout, stderr } = spawnSync('sh', ['-eu', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
    });
    return stdout + stderr;
  };
  writeFileSync(join(folder, 'data.csv'), table('data').replace('5.417390823', 'about 5'));
  writeFileSync(
    join(folder, 'published.csv'),
    table('published').replace('AGO,hdi,0.586,148', 'AGO,hdi,0.586,147'),
  );
  const args = '--meta docs/your-index/meta.csv --out wrong';
  const shown = [
    ...['data', 'meta', 'published'].map(table),
    ...blocksOf('docs/your-index.md').map(run),
    run(`build/native/rescore import data.csv ${args} || true`),
    run(
      `build/native/rescore import docs/your-index/data.csv --published published.csv ${args} || true`,
    ),
  ].join('\n');
  const blocks = [...read('docs/your-index.md').matchAll(/```(\w*)\n([\s\S]*?)```/g)];
  const printed = blocks.filter(([, language]) => language === '').map(([, , text]) => text);
  assert.ok(printed.length >= 7);
  for (const block of printed) assert.ok(shown.includes(block), block);
});

test('links between the pages lead to files that exist', () => {
  const folder = 'docs/decisions';
  const decisions = readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
  for (const page of [...pages, ...decisions]) {
    const said = read(page).replace(/`[^`\n]+`/g, '`'); // code may look like a link
    for (const [, target] of said.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)) {
      assert.ok(existsSync(resolve(root, dirname(page), target)), `${page} links to ${target}`);
    }
  }
});
