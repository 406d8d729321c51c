/** Runs of random draws: robust, sensitivity, their shards, and merge. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { rawData } from '../data/files.mjs';
import {
  allAnswers,
  china,
  command,
  edit,
  errors,
  hasParallel,
  json,
  rescore,
  table,
  told,
} from './support.mjs';

const { path: raw, skip } = rawData('Runs that draw answers');
const draws = ['--draws', '1000'];
/** @param {any} result @param {string} code */
const of = (result, code) => result.countries.find((/** @type {any} */ c) => c.country === code);
const sum = (/** @type {number[]} */ list) => list.reduce((all, n) => all + n, 0);

/** A run's exact output with --json. @param {string[]} args */
function print(...args) {
  const { status, stdout, stderr } = rescore(...args, '--json');
  assert.deepEqual([status, stderr], [0, '']);
  return stdout;
}

/**
 * The files of a run's shards, in a folder that is deleted after the test.
 * @param {import('node:test').TestContext} t @param {number} count @param {...string} args
 */
function shards(t, count, ...args) {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return Array.from({ length: count }, (_, i) => {
    const file = join(folder, `${i + 1}.json`);
    writeFileSync(file, print(...args, '--shard', `${i + 1}/${count}`));
    return file;
  });
}

describe('robust', () => {
  test('counts ranks over drawn weights, and sums them up', () => {
    const result = json('robust', china, '--draws', '10000');
    assert.deepEqual(
      [result.kind, result.edition, result.method, result.ranges, result.counted],
      ['robustness', 'china-index-2024-98', 'publisher', [[0, 10000]], 10000],
    );
    assert.deepEqual(result.options, {
      seed: '1',
      draws: 10000,
      weights: 'dirichlet',
      concentration: 1,
      noise: 25,
      answers: 'fixed',
      chance: 5,
      skips: 'fixed',
    });
    assert.equal(result.countries.length, 98);
    for (const country of result.countries) assert.equal(sum(country.acceptability), 10000);
    const { summary, indistinguishable, central_weights: none } = of(result, 'AZ');
    assert.deepEqual(
      [summary.median, summary.high, summary.low, indistinguishable.length, none],
      [67, 47, 79, 43, null],
    );
    const first = of(result, 'PK');
    assert.equal(Math.round(first.acceptability[0] / 100), 56);
    assert.deepEqual(Object.keys(first.central_weights), result.domains);
    assert.ok(Math.abs(sum(Object.values(first.central_weights)) - 1) < 1e-5);
  });

  test('gives the same bytes twice, and others for another seed', () => {
    const once = print('robust', china, ...draws);
    assert.equal(print('robust', china, ...draws), once);
    assert.notEqual(print('robust', china, ...draws, '--seed', '2'), once);
    assert.match(
      print('robust', china, ...draws, '--seed', '18446744073709551615'),
      /"seed":"18446744073709551615"/,
    );
  });

  test('as a table has rank, name, median, range and how many it cannot be told from', () => {
    const lines = table('robust', china, '--weights', 'noise');
    assert.equal(lines[0], 'China Index 2024, overall, publisher');
    assert.equal(lines[1], '10000 draws of weights (noise of 25 %), seed 1');
    assert.match(lines[3], /^rank +code +country +median +5-95 % +order open with$/);
    assert.match(
      lines.find((line) => / AZ /.test(line)) ?? '',
      /^ +66 +AZ +Azerbaijan +66 +64-70 +10$/,
    );
    assert.equal(lines.length, 98 + 5);
    assert.equal(
      table('robust', china, ...draws, '--shard', '2/4')[1],
      '250 draws of 1000 of weights (dirichlet, concentration 1), seed 1',
    );
  });

  test('draws with the changes of a what-if', () => {
    const sets = ['media', 'economy', 'technology'].flatMap((domain) =>
      Array.from({ length: 11 }, (_, i) => [
        '--set',
        `AZ.${domain}-${String(i + 1).padStart(2, '0')}=4`,
      ]).flat(),
    );
    const raised = json('robust', china, ...draws, ...sets);
    assert.equal(of(raised, 'AZ').summary.median, 23);
    const link = rescore('link', china, 'AZ', ...sets).stdout.trim();
    assert.equal(
      print('robust', china, ...draws, '--link', link),
      print('robust', china, ...draws, ...sets),
    );
    assert.notEqual(raised.fingerprint, json('robust', china, ...draws).fingerprint);
  });

  test('draws by another method', () => {
    const result = json('robust', china, ...draws, '--method', 'exact,mean,drop=media');
    assert.equal(result.method, 'exact,mean,drop=media');
    const { central_weights: weights } = result.countries.find(
      (/** @type {any} */ c) => c.central_weights,
    );
    assert.equal(weights.media, 0);
  });

  test('draws answers and skips where all are there', { skip }, () => {
    const data = allAnswers(raw);
    const result = json(
      'robust',
      data,
      ...draws,
      '--model',
      'answers',
      '--chance',
      '2.5',
      '--model',
      'skips',
    );
    assert.deepEqual(
      [result.options.weights, result.options.answers, result.options.chance, result.options.skips],
      ['fixed', 'drawn', 2.5, 'drawn'],
    );
    assert.deepEqual(of(result, 'PK').first_weights, []);
    assert.equal(of(result, 'PK').summary.median, 1);
    const skips = json('robust', data, ...draws, '--model', 'skips', '--method', 'exact');
    const { summary } = of(skips, 'MM');
    assert.ok(16 <= summary.high && summary.low <= 37, 'within the bounds of Myanmar');
    assert.match(
      table('robust', data, ...draws, '--model', 'answers')[1],
      /^1000 draws of answers \(5 % one option off\), seed 1$/,
    );
  });

  test('that cannot be is refused with its sentence', () => {
    assert.deepEqual(told(errors('robust', china, '--model', 'answers')), [
      ': Drawn answers and skips need the answers of all countries; ' +
        'those of 97 of 98 are not loaded. [needs-sheet]',
    ]);
    assert.deepEqual(told(errors('robust', china, '--draws', '0', '--concentration', '1001')), [
      '/draws: The option draws is not between 1 and 1000000000. [out-of-range]',
      '/concentration: The option concentration is not between 1 and 1000. [out-of-range]',
    ]);
    assert.deepEqual(told(errors('robust', china, '--shard', '5/4')), [
      '/shard: The option shard is not between 1 and 4. [out-of-range]',
    ]);
  });
});

describe('sensitivity', () => {
  test('has two indices for each choice', () => {
    const result = json('sensitivity', china, '--draws', '10000', '--weights', 'noise');
    assert.equal(result.kind, 'sensitivity');
    const { weights, dropped } = result.shift.factors;
    assert.deepEqual([Math.round(weights.total * 20), Math.round(dropped.total * 20)], [4, 19]);
    assert.equal(result.countries.length, 98);
    const lines = table('sensitivity', china, ...draws);
    assert.match(lines[3], /^rank +code +country +weights +rounding +skips +dropped$/);
    assert.match(lines[4], /^ +mean shift of all( +-?\d\.\d\d \d\.\d\d){4}$/);
  });

  test('takes no more draws than its sums hold', () => {
    assert.deepEqual(
      errors('sensitivity', china, '--draws', '10000001').map((e) => e.pointer),
      ['/draws'],
    );
  });
});

describe('merge', () => {
  for (const verb of ['robust', 'sensitivity']) {
    test(`makes of the shards of ${verb} the bytes of the whole run, in any order`, (t) => {
      const [one, two, three] = shards(t, 3, verb, china, ...draws);
      assert.equal(print('merge', three, one, two), print(verb, china, ...draws));
      const shown = rescore('merge', one, two, three, '--data', china).stdout;
      assert.equal(shown, rescore(verb, china, ...draws).stdout);
    });
  }

  test('shows codes alone without the data, and one whole run as it is', (t) => {
    const files = shards(t, 2, 'robust', china, ...draws);
    const lines = table('merge', ...files);
    assert.equal(lines[0], 'china-index-2024-98, overall, publisher');
    assert.match(lines[3], /^code +median +5-95 % +order open with$/);
    assert.match(lines[4], /^PK +1 +1-4 +4$/);
    const [whole] = shards(t, 1, 'sensitivity', china, ...draws);
    assert.match(table('merge', whole)[4], /^mean shift +\d/);
  });

  test('knows the data and the changes of the runs', (t) => {
    const files = shards(t, 2, 'robust', china, ...draws, '--set', 'AZ.media-03=4');
    assert.equal(
      rescore('merge', ...files, '--data', china, '--set', 'AZ.media-03=4').stdout,
      rescore('robust', china, ...draws, '--set', 'AZ.media-03=4').stdout,
    );
    assert.deepEqual(told(errors('merge', ...files, '--data', china)), [
      '/fingerprint: The result is for other data, or other changes, than those given here. [other-data]',
    ]);
  });

  test('names the file of what does not fit', (t) => {
    const [one, two] = shards(t, 3, 'robust', china, ...draws);
    const [other] = shards(t, 1, 'sensitivity', china, ...draws);
    const [seed] = shards(t, 1, 'robust', china, ...draws, '--seed', '2');
    /** @param {string[]} files */
    const faults = (...files) =>
      errors('merge', ...files).map((e) => [e.file, e.pointer, e.sentence]);
    assert.deepEqual(faults(one, two), [['', '', 'Draws 666 to 999 are in no result.']]);
    assert.deepEqual(faults(one, one, two), [
      [one, '/ranges', 'Draws 0 to 332 are in more than one result.'],
      ['', '', 'Draws 666 to 999 are in no result.'],
    ]);
    assert.deepEqual(faults(one, other), [
      [
        other,
        '/kind',
        'This result is of a different kind from the first one, which is of robustness.',
      ],
    ]);
    assert.deepEqual(faults(one, seed), [
      [seed, '/options', 'This result has different options from the first one.'],
    ]);
    assert.deepEqual(faults('/nowhere.json'), [
      ['/nowhere.json', '', 'The file is not there or cannot be read.'],
    ]);
    const index = join(china, 'index.json');
    assert.deepEqual(faults(index), [[index, '', 'The key "kind" is missing here.']]);
  });

  test('refuses counts that were changed', (t) => {
    const [one, two] = shards(t, 2, 'robust', china, ...draws);
    edit(two, '/countries/8/acceptability/60', (n) => n + 1);
    assert.deepEqual(
      errors('merge', one, two).map((e) => [e.file, e.pointer, e.code]),
      [[two, '/countries/8/acceptability', 'disagreement']],
    );
  });
});

describe('two workers of GNU parallel', () => {
  test(
    'make the shards that merge into the single run',
    { skip: hasParallel() ? false : 'GNU parallel is not installed' },
    (t) => {
      const folder = mkdtempSync(join(tmpdir(), 'rescore-'));
      t.after(() => rmSync(folder, { recursive: true, force: true }));
      const run = `'${command}' robust '${china}' --draws 3000 --seed 11`;
      const { status, stderr } = spawnSync(
        'parallel',
        ['-j2', `${run} --shard {}/2 --json > {}.json`, ':::', '1', '2'],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      );
      assert.equal(status, 0, stderr);
      const files = ['1.json', '2.json'].map((name) => join(folder, name));
      assert.notEqual(readFileSync(files[0], 'utf8'), readFileSync(files[1], 'utf8'));
      assert.equal(
        print('merge', ...files),
        print('robust', china, '--draws', '3000', '--seed', '11'),
      );
    },
  );
});
