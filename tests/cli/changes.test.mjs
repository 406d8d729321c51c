/** Why ranks changed between two states: the built-in and made-up data, and the publisher's. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { rawData } from '../data/files.mjs';
import {
  allAnswers,
  china,
  copyOf,
  edit,
  errors,
  json,
  line,
  readJson,
  small,
  table,
} from './support.mjs';

const { path: raw, skip } = rawData('Changes between published states');

/** A number of places as [numerator, denominator]. @param {number | string} places */
function fraction(places) {
  const [numerator, denominator = 1] = String(places).split('/').map(Number);
  return [numerator, denominator];
}

/** A sum of places, in sixths. @param {{ places: number | string }[]} list */
const sixths = (list) =>
  list.reduce((sum, { places }) => {
    const [numerator, denominator] = fraction(places);
    return sum + (numerator * 6) / denominator;
  }, 0);

/** @param {any} result @param {string} code */
const country = (result, code) =>
  result.countries.find((/** @type {any} */ c) => c.country === code);

/** A crosswalk between indicators of the same id. @param {string[]} ids @param {string[]} editions */
const crosswalk = (ids, [from, to]) => ({
  rescore: 'crosswalk',
  from,
  to,
  pairs: ids.map((id) => ({ to: id, from: [id], relation: 'same' })),
});

describe('changes of published states', { skip }, () => {
  const causes = ['newcomers', 'answers', 'questions', 'rule'];

  test('move 81 of 98 ranks of 2024 by newcomers alone', () => {
    const [from, to] = [allAnswers(raw), allAnswers(raw, '2024-101')];
    const result = json('changes', from, to);
    assert.deepEqual([result.from, result.to], ['china-index-2024-98', 'china-index-2024-101']);
    assert.equal(result.countries.length, 98);
    let moved = 0;
    for (const { from_rank, to_rank, parts } of result.countries) {
      assert.deepEqual(
        parts.map((/** @type {any} */ part) => [part.cause, part.places]),
        causes.map((cause, c) => [cause, c === 0 ? from_rank - to_rank : 0]),
      );
      moved += from_rank === to_rank ? 0 : 1;
    }
    assert.equal(moved, 81);
    assert.deepEqual(country(result, 'AZ').parts[0], {
      cause: 'newcomers',
      places: -3,
      detail: [
        { country: 'GH', name: 'Ghana', places: -1 },
        { country: 'SL', name: 'Sierra Leone', places: -1 },
        { country: 'TZ', name: 'Tanzania', places: -1 },
      ],
    });
    const found = errors('changes', from, to, 'GH');
    assert.deepEqual(found.map(line), [
      `${from}/index.json: china-index-2024-98 has no Ghana. [unknown-country]`,
    ]);
  });

  test('have Kazakhstan with its five answers between 2021 and 2022', () => {
    const states = [allAnswers(raw, '2021'), allAnswers(raw, '2022')];
    const [kazakhstan] = json('changes', ...states, 'KZ').countries;
    assert.deepEqual([kazakhstan.from_rank, kazakhstan.to_rank], [11, 15]);
    const [newcomers, answers] = kazakhstan.parts;
    assert.equal(newcomers.places, -3);
    assert.deepEqual([answers.places, answers.detail.length], [-1, 5]);
    assert.deepEqual(answers.passed, [{ country: 'KR', name: 'South Korea', places: -1 }]);
    assert.deepEqual(answers.detail[2], {
      from_indicator: 'society-04',
      to_indicator: 'society-04',
      from: null,
      to: 0,
    });
    assert.deepEqual(table('changes', ...states, 'SG'), [
      'Singapore, china-index-2021 to china-index-2022, from rank 2 to 3: -1',
      '',
      'cause      places  with',
      'newcomers      -1  Pakistan -1',
      'answers         0',
      'questions       0',
      'rule            0',
      '',
    ]);
  });

  test('add up between 2022 and 2024, with and without a crosswalk', (t) => {
    const [from, to] = [allAnswers(raw, '2022'), allAnswers(raw)];
    const file = join(copyOf(t, small), 'crosswalk.json');
    // Not the real one: any questions with the same number, as far as their scales are the same.
    const ids = json('impact', china, 'AZ').changes.map((/** @type {any} */ c) => c.indicator);
    const editions = ['china-index-2022', 'china-index-2024-98'];
    writeFileSync(file, JSON.stringify(crosswalk([...new Set(ids)].slice(0, 90), editions)));
    for (const flags of [[], ['--crosswalk', file]]) {
      const { countries } = json('changes', from, to, ...flags);
      assert.equal(countries.length, 78);
      const fractions = new Set();
      for (const { from_rank, to_rank, parts } of countries) {
        assert.equal(sixths(parts), 6 * (from_rank - to_rank));
        for (const part of parts) {
          assert.equal(sixths(part.passed ?? part.detail), sixths([part]));
          const [numerator, denominator] = fraction(part.places);
          assert.equal(typeof part.places, denominator === 1 ? 'number' : 'string');
          assert.ok([1, 2, 3, 6].includes(denominator) && Number.isInteger(numerator));
          fractions.add(denominator);
        }
      }
      assert.ok(fractions.size > 1);
      assert.deepEqual(countries[0].parts[3].detail, [
        { scope: 'overall', setting: 'rounding', from: '0', to: '1' },
        { scope: 'overall', setting: 'halves', from: 'even', to: 'up' },
        { scope: 'overall', setting: 'key', from: 'exact', to: 'rounded' },
      ]);
    }
    const found = errors('changes', to, from, '--crosswalk', file);
    assert.deepEqual(found.map(line), [
      `${file}: /from: This leads from china-index-2022 to china-index-2024-98, ` +
        'not from china-index-2024-98 to china-index-2022; one of the two must agree. [wrong-edition]',
    ]);
  });
});

describe('changes', () => {
  test('as a table have a line for each country, by rank in the later state', (t) => {
    const to = copyOf(t, small);
    const { indicator, answer } = readJson('tests/fixtures/small/countries/IS.json').answers[0];
    const other = answer === null ? 0 : null;
    edit(join(to, 'countries/IS.json'), '/answers/0/answer', () => other);
    const lines = table('changes', small, to);
    assert.match(
      lines[2],
      /^rank +then +code +country +moves +newcomers +answers +questions +rule$/,
    );
    assert.deepEqual(
      lines.slice(3, -1).map((one) => one.match(/ ([A-Z]{2}) /)?.[1]),
      json('rank', to).rows.map((/** @type {any} */ row) => row.country),
    );
    const [iceland] = json('changes', small, to, 'IS').countries;
    assert.equal(iceland.parts[1].places, iceland.from_rank - iceland.to_rank);
    assert.deepEqual(iceland.parts[1].detail, [
      { from_indicator: indicator, to_indicator: indicator, from: answer, to: other },
    ]);
  });

  test('need answers only if questions or rules differ', (t) => {
    assert.deepEqual(json('changes', china, china, 'AM').countries[0].parts[1].detail, null);
    assert.deepEqual(json('changes', china, china, 'AZ').countries[0].parts[1].detail, []);
    const to = copyOf(t, china);
    edit(join(to, 'index.json'), '/methods/0/overall/key', () => 'exact');
    assert.deepEqual(
      errors('changes', china, to).map((e) => [e.file, e.code]),
      [
        [`${china}/index.json`, 'needs-sheet'],
        [`${to}/index.json`, 'needs-sheet'],
      ],
    );
  });

  test('reject what they cannot compare, with file and place', (t) => {
    const empty = copyOf(t, small);
    rmSync(join(empty, 'standings.json'));
    rmSync(join(empty, 'countries'), { recursive: true });
    const unknown = 'There is no country "XX"; countries go by their ISO 3166-1 code, such as AZ.';
    const calls = {
      [`${china}/index.json: ${unknown} [unknown-country]`]: [china, china, 'XX'],
      [`${china}/index.json: /indicators: No question is in both tea-and-cake-2030 and ` +
      'china-index-2024-98, so these are not two states of one index. [bad-request]']: [
        small,
        china,
      ],
      [`${empty}/index.json: Load the standings first. [needs-data]`]: [empty, small],
      '/nowhere/index.json: The file is not there or cannot be read. [missing-file]': [
        '/nowhere',
        china,
      ],
      '/nowhere.json: The file is not there or cannot be read. [missing-file]': [
        china,
        china,
        '--crosswalk',
        '/nowhere.json',
      ],
    };
    for (const [says, args] of Object.entries(calls)) {
      assert.deepEqual(errors('changes', ...args).map(line), [says]);
    }
  });

  test('reject a crosswalk of something else', (t) => {
    const folder = copyOf(t, small);
    const file = join(folder, 'crosswalk.json');
    const { edition } = json('check', small);
    const whole = crosswalk(['tea-01', 'cake-02'], [edition, edition]);
    for (const [change, says] of /** @type {[object, string][]} */ ([
      [{ rescore: 'scenario' }, '/rescore: Expected one of "crosswalk". [bad-text]'],
      [{ pairs: [] }, '/pairs: The list has 0 entries instead of 1 to 6. [out-of-range]'],
      [
        { pairs: [{ to: 'tea-09', from: [], relation: 'new' }] },
        '/pairs/0/to: There is no indicator "tea-09". [unknown-indicator]',
      ],
    ])) {
      writeFileSync(file, JSON.stringify({ ...whole, ...change }));
      assert.deepEqual(errors('changes', small, small, '--crosswalk', file).map(line), [
        `${file}: ${says}`,
      ]);
    }
    writeFileSync(file, JSON.stringify(whole));
    // Four of the six questions are in no pair, so each state asks its own.
    assert.deepEqual(
      errors('changes', small, folder, '--crosswalk', file).map((e) => [e.file, e.code]),
      [
        [`${small}/index.json`, 'needs-sheet'],
        [`${folder}/index.json`, 'needs-sheet'],
      ],
    );
  });
});
