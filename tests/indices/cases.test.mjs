/**
 * Small indices in format 1, each for one feature: negative points, other codes, other means, exact
 * ties. If format 1 cannot express what an index needs, it must be rejected with the place, or else
 * give correct results.
 */
import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { errors, json, rescore } from '../cli/support.mjs';
import { outside } from '../data/files.mjs';
import { indices } from './tables.mjs';

const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));
const folders = (/** @type {string} */ path) =>
  readdirSync(path)
    .filter((name) => existsSync(join(path, name, 'index.json')))
    .sort();

/**
 * By code, the rank and the expected score.
 * @param {string} folder
 * @param {string[]} keys
 */
function ranking(folder, ...keys) {
  const { rows } = json('rank', folder);
  return Object.fromEntries(
    rows.map((/** @type {any} */ row) => [row.country, [row.rank, ...keys.map((key) => row[key])]]),
  );
}

/** Errors of `check`, as code and place. @param {string} folder */
const faults = (folder) => errors('check', folder).map(({ code, pointer }) => `${code} ${pointer}`);

describe('kinds of index', () => {
  const { path, skip } = indices('Small indices of other kinds');
  const cases = join(path, 'cases');
  if (skip) return test('are not there', { skip }, () => {});
  const folder = (/** @type {string} */ name) => join(cases, name);

  /**
   * Either correct results, or errors that name file and place.
   * @param {string} name
   * @param {() => void} right
   */
  function rightOrRefused(name, right) {
    const { status } = rescore('check', folder(name));
    if (status === 0) return right();
    const list = errors('check', folder(name));
    assert.ok(list.length > 0);
    for (const { code, file, pointer, sentence } of list) {
      assert.ok(
        file.startsWith(folder(name)) && pointer.startsWith('/') && code && sentence,
        `${file}: ${pointer}: ${sentence} [${code}]`,
      );
    }
  }
  /**
   * The expected figures of a part, rounded as printed.
   * @param {string} name
   * @param {Record<string, string>} scopes by part
   */
  function figures(name, scopes) {
    const { expected } = read(join(folder(name), 'expected.json'));
    for (const [code, parts] of Object.entries(expected)) {
      const rows = json('score', folder(name), code).scopes;
      for (const [part, scope] of Object.entries(scopes)) {
        const row = rows.find((/** @type {any} */ one) => one.scope === scope);
        const away = Math.abs(row.percent - /** @type {any} */ (parts)[part]);
        assert.ok(
          away <= 0.055 + 1e-9,
          `${code} ${scope}: ${row.percent}, not ${/** @type {any} */ (parts)[part]}`,
        );
      }
    }
  }

  /** @type {Record<string, (name: string) => void>} */
  const held = {
    'c01-negative-points': (name) => {
      assert.equal(rescore('check', folder(name)).status, 0);
      assert.deepEqual(ranking(folder(name), 'achieved', 'maximum'), {
        FI: [1, 4, 4],
        CN: [2, -2, 4],
      });
    },
    'c02-decimal-answer': (name) =>
      rightOrRefused(name, () => {
        assert.deepEqual(ranking(folder(name), 'achieved'), { AB: [1, 100], AA: [2, 61.11] });
      }),
    'c03-slider-0-100': (name) => {
      assert.equal(rescore('check', folder(name)).status, 0);
      assert.deepEqual(ranking(folder(name), 'achieved', 'maximum'), {
        AB: [1, 100, 100],
        AA: [2, 61, 100],
      });
    },
    'c04-unit-codes': (name) => {
      assert.equal(rescore('check', folder(name)).status, 0);
      assert.deepEqual(ranking(folder(name)), { FR10: [1], DE21: [2] });
    },
    'c05-geometric-mean': (name) => {
      assert.equal(rescore('check', folder(name)).status, 0);
      const { expected } = read(join(folder(name), 'expected.json'));
      const wanted = Object.entries(expected).map(([code, one]) => [
        code,
        [one.rank, Number((one.published * 100).toFixed(1))],
      ]);
      assert.equal(wanted.length, 6);
      assert.deepEqual(ranking(folder(name), 'percent'), Object.fromEntries(wanted));
    },
    'c06-three-levels-missing': (name) =>
      rightOrRefused(name, () => {
        figures(name, { EPI: 'overall', HLT: 'layer:hlt', ECO: 'layer:eco' });
        assert.deepEqual(Object.entries(ranking(folder(name))).slice(0, 2), [
          ['DK', [1]],
          ['LU', [2]],
        ]);
      }),
    'c07-layer-of-means': (name) =>
      rightOrRefused(name, () =>
        figures(name, { Index: 'overall', Conn: 'layer:conn', Sust: 'layer:sust' }),
      ),
    'c10-message-of-a-mean': (name) => {
      assert.deepEqual(faults(folder(name)), ['percent-mismatch /countries/0/scopes/overall/2']);
      const [{ sentence }] = errors('check', folder(name));
      assert.ok(sentence.includes('50.0') && sentence.includes('40.0'), sentence);
      assert.ok(!sentence.includes('1/4'), sentence);
    },
    'c11-silent-rank': (name) => {
      assert.deepEqual(faults(folder(name)).sort(), [
        'percent-mismatch /countries/0/scopes/overall/2',
        'rank-mismatch /countries/0/scopes/overall/3',
        'rank-mismatch /countries/1/scopes/overall/3',
      ]);
      assert.match(errors('check', folder(name))[0].sentence, /75\.0/);
    },
    'c12-mean-sentence': (name) => {
      assert.equal(rescore('check', folder(name)).status, 0);
      assert.deepEqual(ranking(folder(name), 'percent'), { AA: [1, 50], AB: [1, 50] });
    },
    'c17-score-0-10': (name) =>
      rightOrRefused(name, () => {
        assert.deepEqual(ranking(folder(name), 'score'), { AB: [1, 7], AA: [2, 3] });
      }),
    'c18-lowest-first': (name) =>
      rightOrRefused(name, () => assert.deepEqual(ranking(folder(name)), { NO: [1], KP: [2] })),
  };

  test('are all held', () => assert.deepEqual(folders(cases), Object.keys(held)));
  for (const [name, hold] of Object.entries(held)) test(name, () => hold(name));

  test('c01-negative-points: a printed percentage may be below 0', (t) => {
    const place = mkdtempSync(join(tmpdir(), 'rescore-'));
    t.after(() => rmSync(place, { recursive: true, force: true }));
    cpSync(folder('c01-negative-points'), place, { recursive: true });
    const file = join(place, 'standings.json');
    const standings = read(file);
    standings.countries.find((/** @type {any} */ one) => one.code === 'CN').scopes.overall = [
      -2, 4, -50, 2,
    ];
    writeFileSync(file, JSON.stringify(standings));
    const { status, stderr } = rescore('check', place);
    assert.equal(status, 0, stderr);
  });

  test('c18-lowest-first: with the lowest first in the rules it is right', (t) => {
    const place = mkdtempSync(join(tmpdir(), 'rescore-'));
    t.after(() => rmSync(place, { recursive: true, force: true }));
    cpSync(folder('c18-lowest-first'), place, { recursive: true });
    const file = join(place, 'index.json');
    const index = read(file);
    for (const part of ['overall', 'domain', 'layer']) index.methods[0][part].first = 'lowest';
    writeFileSync(file, JSON.stringify(index));
    const { status, stderr } = rescore('check', place);
    assert.equal(status, 0, stderr);
    assert.deepEqual(ranking(place), { NO: [1], KP: [2] });
  });
});

describe('exact ties', () => {
  const { path, skip } = outside(
    'RESCORE_CASES',
    '../shared/cases',
    'Small indices with exact ties',
  );
  if (skip) return test('are not there', { skip }, () => {});
  const folder = (/** @type {string} */ name) => join(path, name);

  /**
   * How often each unit has each rank, in 100 draws without changes.
   * @param {string} name
   */
  function runs(name) {
    const { countries } = json(
      'robust',
      folder(name),
      '--model',
      'answers',
      '--chance',
      '0',
      '--draws',
      '100',
    );
    return Object.fromEntries(
      countries.map((/** @type {any} */ one) => [one.country, one.acceptability]),
    );
  }

  /** @type {Record<string, (name: string) => void>} */
  const held = {
    'close-ratios': (name) => {
      assert.deepEqual(ranking(folder(name), 'achieved', 'maximum'), {
        AA: [1, 2002, 1999999],
        BB: [2, 2001, 1999000],
      });
      assert.deepEqual(runs(name), { AA: [100, 0], BB: [0, 100] });
    },
    'dense-bounds': (name) => {
      const { rows } = json('bounds', folder(name));
      assert.deepEqual(
        rows.map((/** @type {any} */ row) => row.everyones),
        Array(4).fill([1, 4]),
      );
    },
    'equal-means': (name) => {
      assert.deepEqual(ranking(folder(name), 'tied'), { AA: [1, 2], BB: [1, 2], CC: [3, 1] });
      assert.deepEqual(runs(name), { AA: [100, 0, 0], BB: [100, 0, 0], CC: [0, 0, 100] });
    },
    'mean-equal': (name) => {
      assert.deepEqual(ranking(folder(name), 'tied', 'percent'), {
        AA: [1, 3, 13.9],
        AB: [1, 3, 13.9],
        AC: [1, 3, 13.9],
      });
    },
    'mean-half': (name) => {
      const { status, stderr } = rescore('check', folder(name));
      assert.equal(status, 0, stderr);
      assert.deepEqual(ranking(folder(name), 'percent'), {
        AC: [1, 18.8],
        AA: [2, 6.4],
        AB: [2, 6.4],
      });
    },
    'sensitivity-dense': (name) => {
      const { countries, shift } = json(
        'sensitivity',
        folder(name),
        '--weights',
        'noise',
        '--draws',
        '100',
      );
      assert.deepEqual(
        countries.map((/** @type {any} */ one) => [one.country, one.sum, one.squares]),
        [
          ['AA', 200, 200],
          ['AB', 200, 200],
          ['AC', 400, 800],
        ],
      );
      for (const { factors } of [...countries, shift]) {
        for (const { first, total } of Object.values(factors))
          assert.deepEqual([first, total], [null, null]);
      }
    },
    'shared-id': (name) => {
      const call = ['goal', folder(name), 'IZ', '--rank', '1', '--method', 'm1'];
      const [{ sentence }] = errors(...call, '--only', 'd0');
      assert.match(sentence, /domain:d0.*layer:d0/);
      for (const id of ['domain:d0', 'layer:d0'])
        assert.equal(json(...call, '--only', id).country, 'IZ');
    },
  };

  test('are all held', () => assert.deepEqual(folders(path), Object.keys(held)));
  for (const [name, hold] of Object.entries(held)) test(name, () => hold(name));
});
