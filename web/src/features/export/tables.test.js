/** Answers and results as CSV: every figure, and whose it is. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { fileName, today } from '../../ui/download.js';
import { answersTable, resultsTable } from './tables.js';
import { languages } from '../../../../tests/web/languages.mjs';
import { shown } from '../../../../tests/web/shown.mjs';

const made = { url: 'https://example.org/rescore/#v=1', date: '2025-05-31' };
const app = await shown(languages.en, [
  ['media-03', 3],
  ['media-05', null],
]);

/** @param {string} text */
function records(text) {
  const rows = text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) =>
        cell.replace(/^"|"$/g, '').replaceAll('""', '"'),
      ),
    );
  const [header, ...body] = rows;
  return body.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
}

describe('the answers', () => {
  const rows = records(answersTable(app, made));

  test('are all of the country, published and changed', () => {
    assert.equal(rows.length, 99);
    const { country, name, indicator, domain, layer, published, what_if, what_if_label, changed } =
      rows[2];
    assert.deepEqual(
      [country, name, indicator, domain, layer, published, what_if, changed],
      ['AZ', 'Azerbaijan', 'media-03', 'media', 'exposure', '0', '3', 'yes'],
    );
    assert.ok(what_if_label.length > 0);
    const skipped = rows.find((row) => row.indicator === 'media-05');
    assert.deepEqual(
      [skipped?.what_if, skipped?.what_if_label, skipped?.changed],
      ['', 'Skipped, no data', 'yes'],
    );
    assert.equal(rows.filter((row) => row.changed === 'yes').length, 2);
  });

  test('say in each line of which data they are, and in the first whose', () => {
    for (const { status, edition, commit, fingerprint, date } of rows) {
      assert.deepEqual(
        [status, edition, commit, fingerprint, date],
        ['what-if, not published', 'china-index-2024-98', '2d164cb', '6c764bd5', '2025-05-31'],
      );
    }
    const [publisher, changes] = rows[0].about.split('2 answers are changed by ');
    assert.match(publisher, /Doublethink Lab/);
    assert.match(
      changes,
      /^the reader, not by the publisher\. The changes, on 31 May 2025: https:/,
    );
    assert.equal(rows[1].about, '');
  });
});

describe('the results', () => {
  const rows = records(resultsTable(app, made));

  test('are every scope of every country', () => {
    assert.equal(rows.length, 98 * 13);
    const own = rows.filter((row) => row.country === 'AZ');
    assert.deepEqual(
      own.map((row) => row.scope),
      app.engine.score('AZ', 'publisher').map((/** @type {any} */ row) => row.scope),
    );
    const [row] = own;
    assert.deepEqual(
      [row.published_score, row.published_maximum, row.published_percent, row.published_rank],
      ['112', '396', '28.3', '66'],
    );
    const [is] = app.engine.score('AZ', 'publisher');
    assert.deepEqual(
      [
        row.what_if_score,
        row.what_if_maximum,
        row.what_if_percent,
        row.what_if_rank,
        row.places_higher,
      ],
      [is.achieved, is.maximum, is.percent, is.rank, 66 - is.rank].map(String),
    );
  });

  test('have all that move, in either direction', () => {
    const moved = rows
      .filter((row) => row.scope === 'overall' && row.places_higher !== '0')
      .map((row) => [row.country, row.places_higher]);
    assert.ok(moved.some(([code]) => code === 'AZ') === (app.model.after[0].rank !== 66));
    for (const row of rows)
      if (row.what_if_rank && row.published_rank)
        assert.equal(
          Number(row.places_higher),
          Number(row.published_rank) - Number(row.what_if_rank),
        );
  });
});

test('as published, they say so', async () => {
  const plain = await shown(languages.en);
  const rows = records(answersTable(plain, made));
  assert.equal(rows[0].status, 'published');
  assert.doesNotMatch(rows[0].about, /what.if/i);
});

describe('a file’s name', () => {
  test('has index, country and state', async () => {
    assert.equal(fileName(app, 'png'), 'rescore-china-index-2024-AZ-what-if.png');
    assert.equal(
      fileName(app, 'csv', 'answers'),
      'rescore-china-index-2024-AZ-what-if-answers.csv',
    );
    assert.equal(
      fileName(await shown(languages.en), 'svg'),
      'rescore-china-index-2024-AZ-published.svg',
    );
  });

  test('has only what every system takes', () => {
    const name = (/** @type {string} */ title) =>
      fileName(/** @type {any} */ ({ ...app, index: { title, edition: 'tea-index' } }), 'png');
    assert.equal(name('../../Ünï/..\\: <b>'), 'rescore-uni-b-AZ-what-if.png');
    assert.equal(name('亚'), 'rescore-tea-index-AZ-what-if.png');
    assert.ok(name('a'.repeat(500)).length < 120);
  });
});

test('today is the day where the reader is', () => {
  assert.equal(today(new Date(2025, 0, 5, 23, 59)), '2025-01-05');
  assert.match(today(), /^\d{4}-\d\d-\d\d$/);
});
