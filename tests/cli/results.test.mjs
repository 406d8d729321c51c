import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { azerbaijan, roundingDecides } from './figures.mjs';
import { choices, index, published, random, rowsWith, standings } from './oracle.mjs';
import { china, json, table } from './support.mjs';

const edition = 'china-index-2024-98';

/** @param {any[]} rows */
const overall = (rows) => rows.find((row) => row.scope === 'overall');

/** A change in the command's form. @param {[string, number | null]} edit */
const option = ([indicator, to]) => ['--set', `${indicator}=${to ?? 'skip'}`];

describe('score', () => {
  test('gives the 13 published rows of Azerbaijan, with how many share each rank', () => {
    assert.deepEqual(json('score', china, 'AZ'), {
      edition,
      country: 'AZ',
      method: 'publisher',
      scopes: azerbaijan,
    });
  });

  test('gives every published figure of every country', () => {
    for (const { code, scopes } of standings.countries) {
      const rows = json('score', china, code).scopes;
      const figures = rows.map((/** @type {any} */ r) => [
        r.scope,
        [r.achieved, r.maximum, r.percent, r.rank],
      ]);
      assert.deepEqual(Object.fromEntries(figures), scopes, code);
      for (const { scope, rank, tied } of rows) {
        const sharing = standings.countries.filter(
          (/** @type {any} */ c) => c.scopes[scope][3] === rank,
        );
        assert.equal(tied, sharing.length, `${code} ${scope}`);
      }
    }
  });

  test('applies changes and says nothing of them', () => {
    const score = json(
      'score',
      china,
      'AZ',
      '--set',
      'media-03=3',
      '--set',
      'AZ.foreign-policy-08=skip',
    );
    assert.deepEqual(Object.keys(score), ['edition', 'country', 'method', 'scopes']);
    const { achieved, maximum, percent, rank, tied } = overall(score.scopes);
    assert.deepEqual([achieved, maximum, percent, rank, tied], [113, 392, 28.8, 65, 2]);
  });

  test('prints decimals as the method rounds: 50.0 in a domain, 32 in a layer', () => {
    const lines = table('score', china, 'AZ');
    assert.equal(lines[0], 'Azerbaijan, China Index 2024');
    assert.equal(lines[2], 'scope                       score  percent  rank  of');
    assert.equal(lines[3], 'overall                   112/396   28.3 %    66  98');
    assert.equal(lines[12], 'domain:foreign-policy       22/44   50.0 %   56=  98');
    assert.equal(lines[13], 'layer:exposure             83/256     32 %   59=  98');
    assert.equal(lines.length, 17);
  });
});

describe('rank', () => {
  test('lists all 98 countries in rank order, equal ranks by name', () => {
    const { scope, of, rows } = json('rank', china, '--scope', 'layer:pressure');
    assert.deepEqual([scope, of, rows.length], ['layer:pressure', 98, 98]);
    for (let i = 1; i < rows.length; ++i) {
      const [above, here] = [rows[i - 1], rows[i]];
      const ordered = above.rank === here.rank && above.name < here.name;
      assert.ok(above.rank < here.rank || ordered, `${above.country} before ${here.country}`);
    }
    assert.deepEqual(rows.filter((/** @type {any} */ r) => r.rank === 68).length, 31);
  });

  test('differs between the methods in exactly the eight overall ranks that rounding decides', () => {
    const rows = json('rank', china).rows;
    const exact = new Map(
      json('rank', china, '--method', 'exact').rows.map((/** @type {any} */ r) => [r.name, r.rank]),
    );
    const differing = rows
      .filter((/** @type {any} */ r) => r.rank !== exact.get(r.name))
      .map((/** @type {any} */ r) => [r.name, [r.rank, exact.get(r.name)]]);
    assert.deepEqual(Object.fromEntries(differing), roundingDecides);
  });

  test('moves the changed country and those it passes', () => {
    const rank = (/** @type {string[]} */ ...options) =>
      new Map(json('rank', china, ...options).rows.map((/** @type {any} */ r) => [r.country, r]));
    const [before, after] = [rank(), rank('--set', 'AZ.media-03=3')];
    assert.deepEqual(
      { achieved: after.get('AZ').achieved, rank: after.get('AZ').rank },
      { achieved: 115, rank: 65 },
    );
    for (const [code, row] of after) {
      if (code === 'AZ') continue;
      const passed = row.rank - before.get(code).rank;
      const between =
        before.get(code).rank < 66 && before.get(code).percent <= after.get('AZ').percent;
      assert.equal(passed, between && row.percent < after.get('AZ').percent ? 1 : 0, code);
    }
  });

  test('prints a table with a mark where a rank is shared', () => {
    const lines = table('rank', china, '--scope', 'domain:technology');
    assert.match(lines[0], /^rank {2}code {2}country +score {2}percent$/);
    assert.equal(
      lines
        .filter((line) => / AZ {4}Azerbaijan/.test(line))[0]
        .trim()
        .slice(0, 3),
      '18=',
    );
    assert.equal(lines.length, 100);
  });
});

describe('what-if', () => {
  test('gives the changes with their published answers, and both results', () => {
    const result = json(
      'what-if',
      china,
      'AZ',
      '--set',
      'media-03=3',
      '--set',
      'foreign-policy-08=skip',
    );
    assert.deepEqual(result.edits, [
      { country: 'AZ', indicator: 'media-03', from: 0, to: 3 },
      { country: 'AZ', indicator: 'foreign-policy-08', from: 2, to: null },
    ]);
    assert.deepEqual(result.before, {
      edition,
      country: 'AZ',
      method: 'publisher',
      scopes: azerbaijan,
    });
    assert.deepEqual(
      result.after.scopes,
      rowsWith(
        [
          ['media-03', 3],
          ['foreign-policy-08', null],
        ],
        'publisher',
      ),
    );
  });

  test('prints the changes in words and the moves', () => {
    const lines = table(
      'what-if',
      china,
      'AZ',
      '--set',
      'media-03=3',
      '--set',
      'foreign-policy-08=skip',
    );
    assert.deepEqual(lines.slice(0, 6), [
      'Azerbaijan, China Index 2024, what if',
      '  AZ.media-03: 0 (No) -> 3 (Few, but significant)',
      '  AZ.foreign-policy-08: 2 (Stayed silent) -> skipped',
      '',
      'scope                     published  percent  rank  what if  percent  rank  moves',
      'overall                     112/396   28.3 %    66  113/392   28.8 %   65=  1 higher',
    ]);
    assert.equal(
      lines.at(-2),
      'layer:alignment              29/100     29 %   61=   27/100     27 %   63=  2 lower',
    );
  });

  test('takes the last of two changes of one answer, and none that is the published one', () => {
    const run = (/** @type {string[]} */ ...sets) =>
      json('what-if', china, 'AZ', ...sets.flatMap((s) => ['--set', s]));
    assert.deepEqual(run('media-03=1', 'media-03=4').edits, [
      { country: 'AZ', indicator: 'media-03', from: 0, to: 4 },
    ]);
    assert.deepEqual(run('media-03=4', 'media-03=0').edits, []);
    assert.deepEqual(run('media-03=0').after.scopes, azerbaijan);
  });

  test('agrees with the rules written out once more, in 60 scenarios of up to 99 changes', () => {
    const draw = random(2024);
    for (let round = 0; round < 60; ++round) {
      /** @type {Map<string, number | null>} */
      const edits = new Map();
      const changes =
        round === 59 ? index.indicators : index.indicators.filter(() => draw(60) < round);
      for (const indicator of changes) {
        const options = choices(indicator);
        const to = draw(4) === 0 ? null : options[draw(options.length)];
        if (to !== published.get(indicator.id)) edits.set(indicator.id, to);
      }
      const method = round % 2 === 0 ? 'publisher' : 'exact';
      const sets = edits.size > 0 ? [...edits].flatMap(option) : ['--set', 'media-03=0'];
      const result = json('what-if', china, 'AZ', '--method', method, ...sets);
      assert.deepEqual(result.after.scopes, rowsWith(edits, method), `round ${round}`);
      assert.deepEqual(result.before.scopes, rowsWith([], method));
    }
  });

  test('has no percentage and no rank where everything is skipped', () => {
    const sets = index.indicators.flatMap((/** @type {any} */ i) => ['--set', `${i.id}=skip`]);
    const { after } = json('what-if', china, 'AZ', ...sets);
    const none = { achieved: 0, maximum: 0, percent: null, rank: null, tied: null, of: 97 };
    assert.deepEqual(after.scopes[0], { scope: 'overall', ...none });
    assert.deepEqual(
      after.scopes,
      rowsWith(
        [...published.keys()].map((id) => [id, null]),
        'publisher',
      ),
    );
    const lines = table('what-if', china, 'AZ', ...sets);
    assert.match(
      lines.find((l) => l.startsWith('overall')) ?? '',
      /^overall +112\/396 +28\.3 % +66 +0\/0 +- +-$/,
    );
  });
});
