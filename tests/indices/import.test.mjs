/**
 * `rescore import` with real tables: what it needs no help for, and what it says. indices.test.mjs
 * checks the results of the imported indices.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { json, rescore } from '../cli/support.mjs';
import { importTables, indices, table } from './tables.mjs';

const { path, skip } = indices('Imports of real tables');
const place = mkdtempSync(join(tmpdir(), 'rescore-import-'));
after(() => rmSync(place, { recursive: true, force: true }));

/** The lines of the rules that were tried. @param {string} stdout */
const fits = (stdout) =>
  stdout
    .split('\n')
    .filter((line) => /^ {2}\d+ of \d+ .*: /.test(line))
    .map((line) => line.trim());

/** @param {string} name @param {string} file @param {(rows: string[]) => string[]} change */
function changed(name, file, change) {
  const to = join(place, `${name}-${file}`);
  const rows = readFileSync(join(path, name, file), 'utf8').split(/\r?\n/);
  writeFileSync(to, change(rows).join('\n'));
  return to;
}

describe('the rule of printed figures', { skip }, () => {
  /** @type {Record<string, string[]>} */
  const found = {
    godi: [
      '149 of 149 scores and 149 of 149 ranks (of parts 1586 of 1586 scores and 1586 of 1586 ranks): ' +
        'mean of weighted means, missing answers count as 0, ranked by the printed score',
      '27 of 149 scores and 112 of 149 ranks',
    ],
    hdi: [
      '191 of 191 scores and 191 of 191 ranks: ' +
        'geometric mean of means, missing answers left out, ranked by the printed score',
      '0 of 191 scores and 172 of 191 ranks',
    ],
    asem: [
      '51 of 51 scores and 51 of 51 ranks (of parts 510 of 510 scores and 510 of 510 ranks): ' +
        'mean of means, missing answers left out, ranked by the printed score',
    ],
    fiw: [
      '210 of 210 scores and 210 of 210 ranks (of parts 1890 of 1890 scores): ' +
        'sum of sums, missing answers left out, ranked by the exact score',
    ],
    the: [
      '202 of 202 scores and 179 of 202 ranks: ' +
        'weighted mean, missing answers left out, ranked by the printed score',
    ],
    arwu: [
      '101 of 101 scores and 62 of 101 ranks: weighted mean, missing answers left out, ' +
        'the best is 100, ranked by the printed score',
    ],
  };
  for (const [name, wanted] of Object.entries(found)) {
    test(`${name}: with tree, weights and goalposts`, () => {
      const { stdout } = importTables(join(path, name), join(place, name), '--find-rule');
      const lines = fits(stdout);
      wanted.forEach((line, i) => assert.ok(lines[i].startsWith(line), `${lines[i]}\n${line}`));
    });
  }

  for (const name of ['godi', 'fiw']) {
    test(`${name}: with nothing but the data and the printed figures`, () => {
      const out = join(place, `${name}-alone`);
      const at = (/** @type {string} */ file) => join(path, name, `${file}.csv`);
      const args = ['--published', at('published'), '--out', out];
      const { status, stdout, stderr } = rescore('import', at('data'), ...args);
      assert.deepEqual([status, stderr], [0, '']);
      const units = name === 'godi' ? 149 : 210;
      const line = `${units} of ${units} scores and ${units} of ${units} ranks`;
      assert.ok(fits(stdout)[0].startsWith(line), stdout);
      assert.equal(rescore('check', out).status, 0);
    });
  }

  test('godi: the weights that nobody gave are the publisher’s', () => {
    const index = JSON.parse(readFileSync(join(place, 'godi-alone/index.json'), 'utf8'));
    const meta = table(readFileSync(join(path, 'godi/meta.csv'), 'utf8'));
    for (const { id, weight } of index.indicators) {
      assert.equal(weight, Number(meta.find((row) => row.iCode === id)?.Weight), id);
    }
  });

  test('whoever disagrees is named', () => {
    const published = changed('hdi', 'published.csv', (rows) =>
      rows.map((row) => row.replace(/^AGO,hdi,.*/, 'AGO,hdi,0.586,147')),
    );
    const source = (/** @type {string} */ file) => join(path, 'hdi', `${file}.csv`);
    const { status, stdout } = rescore(
      'import',
      source('data'),
      ...['--meta', source('meta'), '--published', published, '--out', join(place, 'wrong')],
    );
    assert.equal(status, 0);
    assert.match(stdout, /190 of 191 overall ranks\n {2}differs: Angola, overall: .* 148, not 147/);
  });
});

describe('a spreadsheet', { skip }, () => {
  const source = (/** @type {string} */ name, /** @type {string} */ file) =>
    join(path, name, `${file}.csv`);

  /** A table in another form. @param {string} file @param {(cell: string) => string} form */
  const written = (file, separator, form = (/** @type {string} */ cell) => cell) =>
    changed('hdi', `${file}.csv`, (rows) =>
      rows.map((row) => row.split(',').map(form).join(separator)),
    );

  test('gives the same index with semicolons and decimal commas, or with tabs', () => {
    const made = (/** @type {string[]} */ [data, meta, published], /** @type {string} */ name) => {
      const out = join(place, name);
      const args = ['--meta', meta, '--published', published, '--out', out];
      const { status, stderr } = rescore('import', data, ...args);
      assert.deepEqual([status, stderr], [0, '']);
      return json('check', out).fingerprint;
    };
    const comma = (/** @type {string} */ cell) => cell.replace(/^(-?\d+)\.(\d+)$/, '$1,$2');
    const files = ['data', 'meta', 'published'];
    const plain = made(
      files.map((file) => source('hdi', file)),
      'plain',
    );
    const semicolons = files.map((file) => written(file, ';', comma));
    assert.equal(made(semicolons, 'semicolons'), plain);
    const tabs = files.map((file) => written(file, '\t'));
    assert.equal(made(tabs, 'tabs'), plain);
  });

  test('of a kind without domains, layers, sheets and standings is told nothing of them', () => {
    const out = join(place, 'hdi-words');
    importTables(join(path, 'hdi'), out);
    const bad = changed('hdi', 'data.csv', (rows) =>
      rows.map((row) => row.replace('61.9824', 'x')),
    );
    const broken = join(place, 'hdi-broken');
    importTables(join(path, 'hdi'), broken);
    const file = join(broken, 'responses.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"AFG"', '"QQQ"'));
    const questions = [
      ['import', bad, '--out', join(place, 'bad')],
      ['check', broken],
      ['score', out, 'XX'],
      ['score', out, 'AFG', '--method', 'drop=media'],
      ['rank', out, '--scope', 'domain:media'],
      ['what-if', out, 'AFG', '--set', 'media-01=2'],
      ['what-if', out, 'AFG', '--set', 'le=long'],
      ['what-if', out, 'AFG', '--set', 'gnipc=0'],
      ['goal', out, 'AFG', '--rank', '1', '--only', 'media'],
      ['goal', out, 'AFG', '--rank', '500'],
      ['link', out, 'AFG', '--scope', 'layer:x'],
      ['compare', out, '--method', 'weight=media:2'],
    ];
    for (const args of questions) {
      const { status, stdout, stderr } = rescore(...args);
      assert.equal(status, 1, args.join(' '));
      assert.doesNotMatch(
        stdout + stderr,
        /\b(domain|layer|sheet|standing)s?\b(?!:)/i,
        args.join(' '),
      );
    }
    for (const args of [
      ['score', out, 'AFG'],
      ['check', out],
      ['goal', out, 'AFG', '--rank', '150'],
      ['robust', out, '--draws', '50'],
      ['bounds', out],
    ]) {
      const { stdout } = rescore(...args);
      assert.doesNotMatch(stdout, /\b(domain|layer|sheet|standing)s?\b/i, args.join(' '));
    }
  });

  test('with a fault leaves no folder behind', () => {
    const bad = changed('godi', 'meta.csv', (rows) =>
      rows.map((row) => row.replace('No=0|Yes=1', 'No=0|Yes')),
    );
    const out = join(place, 'none');
    const { status, stdout, stderr } = rescore(
      'import',
      source('godi', 'data'),
      ...['--meta', bad, '--out', out],
    );
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(
      stderr,
      /: \/2\/12: Line 2, column Points: expected texts with their points, such as/,
    );
    assert.equal(stderr.trim().split('\n').length, 100, 'no more than a hundred are listed');
    assert.ok(!readdirSync(place).includes('none'));
  });
});
