/** Whether a sentence about the ranking is right: the command. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { china, errors, json, rescore, root, small } from './support.mjs';

const earlier = join(root, 'data/china-index-2022');

describe('claim', () => {
  test('says what is right, and what to write instead', () => {
    const { stdout, status } = rescore('claim', china, 'Azerbaijan ranks 20th');
    assert.equal(status, 0);
    assert.equal(stdout, 'refuted\nAzerbaijan ranks 66th of 98 in the China Index 2024.\n');
    const { verdict, kind, figures } = json('claim', china, 'Azerbaijan ranks 66th');
    assert.deepEqual([verdict, kind], ['confirmed', 'rank']);
    const row = json('score', china, 'AZ').scopes[0];
    assert.deepEqual(
      [figures[0].rank, figures[0].of, figures[0].score],
      [row.rank, row.of, row.percent],
    );
  });

  test('calls too close what the trials of robust do not decide', () => {
    const noise = ['--weights', 'noise', '--noise', '25'];
    const { countries } = json('robust', china, ...noise);
    const trial = (/** @type {string} */ code) =>
      countries.find((/** @type {any} */ c) => c.country === code);
    const { verdict, figures } = json('claim', china, 'Germany is ahead of the UK');
    assert.equal(verdict, 'too-close');
    assert.ok(trial('DE').indistinguishable.includes('GB'));
    for (const { country, high, low } of figures) {
      const { summary } = trial(country);
      assert.deepEqual([high, low], [summary.high, summary.low]);
    }
    const [far] = countries
      .map((/** @type {any} */ c) => c.country)
      .filter((/** @type {string} */ code) => !trial('DE').indistinguishable.includes(code));
    const order = json('claim', china, `DE is ahead of ${far}`).verdict;
    assert.ok(['confirmed', 'refuted'].includes(order));
  });

  test('compares with another edition', () => {
    const claim = 'Azerbaijan rose one place since 2022';
    const { verdict, figures } = json('claim', china, claim, '--since', earlier);
    assert.equal(verdict, 'confirmed');
    assert.deepEqual(
      figures.map((/** @type {any} */ f) => f.edition),
      ['china-index-2022', 'china-index-2024-98'],
    );
    assert.equal(json('claim', china, claim).fault, 'no-edition');
  });

  test('takes a method, for every edition', () => {
    const by = ['--method', 'exact,mean'];
    const { rank } = json('score', china, 'AZ', ...by).scopes[0];
    const { verdict, method } = json('claim', china, `Azerbaijan ranks ${rank}`, ...by);
    assert.deepEqual([verdict, method], ['confirmed', 'exact,mean']);
  });

  test('knows the words of any index', () => {
    const { rows } = json('rank', small);
    const { verdict } = json('claim', small, `${rows[0].name} ranks first`);
    assert.equal(verdict, 'confirmed');
    const hdi = join(root, 'data/human-development-index-2021');
    const most = json('claim', hdi, 'Norway is more developed than Germany');
    assert.deepEqual([most.verdict, most.figures[0].country], ['confirmed', 'NOR']);
  });

  test('says what it does not understand, and what is wrong', () => {
    const { verdict, unread } = json('claim', china, 'Germany ranks very high');
    assert.deepEqual([verdict, unread], ['not-read', 'very high']);
    assert.equal(errors('claim', china, 'x', '--method', 'x')[0].code, 'unknown-method');
    assert.equal(errors('claim', china, 'x', '--since', 'no-such-folder')[0].code, 'missing-file');
  });
});
