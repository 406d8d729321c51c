/** The publisher's raw data through the importer's module, as the page's worker has it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test as nodeTest } from 'node:test';

import { storedEdition } from '../../data/catalog.js';
import { loadEdition, loadSheet } from '../../data/load.js';
import { china, json, readJson } from '../../../../tests/cli/support.mjs';
import { rawData } from '../../../../tests/data/files.mjs';
import {
  filesAt,
  importAs,
  openImport,
  requests,
  storedOf,
} from '../../../../tests/web/importing.mjs';
import { openAsked, openCore } from '../../../../tests/web/support.mjs';

const { path: raw, skip } = rawData('Import of the publisher’s raw data in WebAssembly');
const test = (
  /** @type {string} */ name,
  /** @type {(t: import('node:test').TestContext) => Promise<void>} */ run,
) => nodeTest(name, { skip }, run);

const forms = {
  'the website’s JSON': ['china-index-2024-98', '2024-98/website_json_file'],
  'the wide CSV': ['china-index-2024-98', '2024-98/china_index_2024.csv'],
  'the long CSV': ['china-index-2024-98', '2024-98/china_index_2024_indicator_by_country.csv'],
  'the 101 countries': ['china-index-2024-101', '2024-101/website_json_file'],
  'the JSON of 2022': ['china-index-2022', '2022/country_json'],
  'the wide CSV of 2022': ['china-index-2022', '2022/china_index_2022.csv'],
  'the JSON of 2021': ['china-index-2021', '2021/country_json'],
  'the whole folder as published': ['china-index-2024-101', '2024-101-whole'],
};

/**
 * Imports a form and loads all of it.
 * @param {import('node:test').TestContext} t
 * @param {keyof typeof forms} form
 */
async function loaded(t, form) {
  const [edition, place] = forms[form];
  const { value, errors } = importAs(await openImport(), edition, filesAt(join(raw, place)));
  assert.deepEqual(errors, []);
  assert.ok(value);
  const editionSource = storedEdition(storedOf(edition, value));
  const engine = await openCore();
  t.after(() => engine.close());
  const data = await loadEdition(engine, editionSource, '');
  for (const code of editionSource.sheets.keys())
    await loadSheet(engine, editionSource, data, code);
  return { engine, data, editionSource };
}

/**
 * Recomputes every figure of what was loaded.
 * @param {import('../../data/load.js').Data} data
 */
async function check({ texts }) {
  const asked = await openAsked();
  const faults = [
    ...asked.loadEdition('index.json', texts.index),
    ...asked.loadStandings('standings.json', texts.standings),
    ...[...texts.sheets].flatMap(([code, text]) => asked.loadSheet(`countries/${code}.json`, text)),
  ];
  assert.deepEqual(faults, []);
  const outcome = asked.check();
  asked.close();
  return outcome;
}

describe('every form of the raw data', () => {
  for (const form of /** @type {(keyof typeof forms)[]} */ (Object.keys(forms))) {
    test(`${form}: loads without a fault and has the known fingerprint`, async (t) => {
      const { engine, data, editionSource } = await loaded(t, form);
      const request = requests.find((r) => r.edition === forms[form][0]);
      assert.deepEqual(data.problems, []);
      assert.equal(data.sheets.size, request?.countries);
      assert.deepEqual(
        [...data.sheets.keys()].sort(),
        data.standings?.countries.map((c) => c.code).sort(),
      );
      assert.equal(engine.fingerprint(), request?.fingerprint);
      assert.equal(editionSource.stored, true);
      assert.deepEqual((await check(data)).problems, []);
    });
  }
});

describe('the China Index 2024 from the website’s JSON', () => {
  test('agrees with every published figure, all answers loaded', async (t) => {
    const { data } = await loaded(t, 'the website’s JSON');
    const tallies = Object.fromEntries(
      (await check(data)).tallies.map((tally) => [tally.what, [tally.agree, tally.of]]),
    );
    const expected = {
      'overall percentages': 98,
      'overall ranks': 98,
      'domain percentages': 882,
      'domain ranks': 882,
      'layer percentages': 294,
      'layer ranks': 294,
      'indicator counts': 99,
    };
    for (const [what, of] of Object.entries(expected))
      assert.deepEqual(tallies[what], [of, of], what);
    const [agree, of] = tallies['totals from the answers'];
    assert.deepEqual([agree, of], [98 * 13, 98 * 13]);
  });

  test('has the answers of the sheet that is built in', async (t) => {
    const { data } = await loaded(t, 'the website’s JSON');
    const answersOf = (/** @type {any} */ sheet) =>
      new Map(sheet.answers.map((/** @type {any} */ a) => [a.indicator, a.answer]));
    assert.deepEqual(
      answersOf(data.sheets.get('AZ')),
      answersOf(readJson('data/china-index-2024/countries/AZ.json')),
    );
  });

  test('gives the results of the built-in data, and every country can be changed', async (t) => {
    const { engine, data } = await loaded(t, 'the website’s JSON');
    const { rows } = json('rank', china);
    const ranking = engine.ranking('overall', 'publisher');
    for (const [i, code] of ranking.countries.entries()) {
      const row = rows.find((/** @type {any} */ r) => r.country === code);
      assert.deepEqual(
        [ranking.achieved[i], ranking.maximum[i], ranking.percent[i], ranking.rank[i]],
        [row.achieved, row.maximum, row.percent, row.rank],
      );
      const first = data.sheets.get(code)?.answers[0];
      engine.set(code, first?.indicator ?? '', first?.answer === 0 ? 1 : 0);
    }
    assert.equal(engine.edits().length, 98);
  });
});

describe('what makes no edition', () => {
  const first = () => filesAt(join(raw, '2024-98/china_index_2024.csv'))[0];

  test('is refused with its place, and nothing is made of it', async () => {
    const module = await openImport();
    const { path, text } = first();
    const wrong = {
      'the end is missing': text.slice(0, text.length / 2),
      'a score that no option has': text.replace(/\r?\n1,(\d),([^,]+),\d/, '\n1,$1,$2,7'),
      'other JSON': '{"a": [1, 2, 3]}',
      nothing: '',
    };
    for (const [what, instead] of Object.entries(wrong)) {
      assert.notEqual(instead, text, what);
      const { value, errors } = importAs(module, 'china-index-2024-98', [{ path, text: instead }]);
      assert.equal(value, null, what);
      assert.ok(errors.length > 0, what);
      for (const { file, sentence } of errors) {
        assert.ok(file === path || file === '', `${what}: ${file}`);
        assert.match(sentence, /^[A-Z"“].*\.$/s, what);
      }
    }
  });

  test('of another edition is refused by its count of countries', async () => {
    const { value, errors } = importAs(
      await openImport(),
      'china-index-2024-98',
      filesAt(join(raw, '2024-101/china_index_2024.csv')),
    );
    assert.equal(value, null);
    assert.ok(errors.length > 0);
  });
});
