/**
 * An index that has nothing in common with the China Index: other counts of everything, other
 * scales, another method. The test derives its figures independently, from the answers.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { json, readJson, root, table } from './support.mjs';

const folder = join(root, 'tests/fixtures/twelve');
const read = (/** @type {string} */ name) => readJson(`tests/fixtures/twelve/${name}`);
const index = read('index.json');
const standings = read('standings.json');
const codes = ['EE', 'IE', 'TO'];
const answers = Object.fromEntries(
  codes.map((code) => [
    code,
    read(`countries/${code}.json`).answers.map((/** @type {any} */ a) => a.answer),
  ]),
);

/** The indicators of each scope, by position in the index, as laid out on paper. */
const places = {
  overall: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  'domain:city': [0, 1, 2],
  'domain:coast': [3, 4],
  'domain:hills': [5, 6, 7, 8],
  'domain:attic': [9],
  'layer:sight': [0, 2, 3, 6, 8],
  'layer:habit': [1, 4, 5, 7, 9],
};
/** The points of the best answer to each indicator. */
const best = [10, 3, 2, 3, 10, 2, 3, 10, 2, 3];
const sum = (/** @type {number[]} */ list) => list.reduce((total, n) => total + n, 0);

/** Half up to whole per cent, in whole numbers. @param {number} points @param {number} of */
const percent = (points, of) => Math.floor((200 * points + of) / (2 * of));

/**
 * One scope by hand. Skips stay in the maximum here, so all countries share it, and points decide.
 * @param {keyof typeof places} scope @param {Record<string, number>} instead points by country
 */
function byHand(scope, instead = {}) {
  const of = sum(places[scope].map((i) => best[i]));
  const points = new Map(
    standings.countries.map((/** @type {any} */ c) => [
      c.code,
      instead[c.code] ?? c.scopes[scope][0],
    ]),
  );
  const steps = [...new Set(points.values())].sort((a, b) => b - a);
  return new Map(
    [...points].map(([code, own]) => {
      const tied = [...points.values()].filter((other) => other === own).length;
      return [
        code,
        {
          achieved: own,
          maximum: of,
          percent: percent(own, of),
          rank: steps.indexOf(own) + 1,
          tied,
        },
      ];
    }),
  );
}

/** @param {any[]} rows of the command, by country */
const figures = (rows) =>
  new Map(
    rows.map(({ country, achieved, maximum, percent: p, rank, tied }) => [
      country,
      { achieved, maximum, percent: p, rank, tied },
    ]),
  );

describe('the Night Sky Index', () => {
  test('has other counts than the China Index in everything', () => {
    const domains = index.domains.map(
      (/** @type {any} */ d) =>
        index.indicators.filter((/** @type {any} */ i) => i.domain === d.id).length,
    );
    assert.deepEqual(domains, [3, 2, 4, 1]);
    const maxima = index.scales.map((/** @type {any} */ s) => [
      s.options.length,
      s.options.at(-1).score,
    ]);
    assert.deepEqual(maxima, [
      [4, 10],
      [3, 3],
      [2, 2],
    ]);
    assert.deepEqual([standings.countries.length, index.layers.length], [12, 2]);
  });

  test('is confirmed by check, figure by figure', () => {
    const { errors, tallies } = json('check', folder);
    assert.deepEqual(errors, []);
    assert.deepEqual(
      tallies.map((/** @type {any} */ t) => [t.what, t.agree, t.of]),
      Object.entries({
        totals: 24,
        'overall percentages': 12,
        'overall ranks': 12,
        'domain percentages': 48,
        'domain ranks': 48,
        'layer percentages': 24,
        'layer ranks': 24,
        'indicator counts': 10,
        'sums over all countries': 6,
        'totals from the answers': 21,
      }).map(([what, of]) => [what, of, of]),
    );
  });

  for (const scope of /** @type {(keyof typeof places)[]} */ (Object.keys(places))) {
    test(`ranks ${scope} as it is ranked by hand`, () => {
      const { of, rows } = json('rank', folder, '--scope', scope);
      assert.equal(of, 12);
      assert.deepEqual(figures(rows), byHand(scope));
      for (const country of standings.countries) {
        const { achieved, maximum, percent: p, rank } = byHand(scope).get(country.code) ?? {};
        assert.deepEqual(country.scopes[scope], [achieved, maximum, p, rank], country.code);
      }
      for (const code of codes) {
        assert.equal(
          sum(places[scope].map((i) => answers[code][i] ?? 0)),
          byHand(scope).get(code)?.achieved,
          code,
        );
      }
    });
  }

  test('leaves no gap where ranks are shared, and rounds half up', () => {
    assert.deepEqual(
      json('rank', folder).rows.map(
        (/** @type {any} */ r) => `${r.rank} ${r.country} ${r.achieved} ${r.percent}`,
      ),
      [
        '1 CL 41 85',
        '2 NO 39 81',
        '3 KE 34 71',
        '3 TO 34 71',
        '4 EE 30 63',
        '4 FJ 30 63',
        '5 PE 24 50',
        '6 GH 18 38',
        '6 IE 18 38',
        '7 BE 6 13',
        '7 LA 6 13',
        '8 JP 3 6',
      ],
    );
  });

  test('answers what if: Ireland, answer by answer', () => {
    // 18 - 2 + 10, and the skip of coast-01, which has stayed in the maximum, becomes 3.
    const sets = ['--set', 'city-01=10', '--set', 'coast-01=3'];
    const { edits, before, after } = json('what-if', folder, 'IE', ...sets);
    assert.deepEqual(
      edits.map((/** @type {any} */ e) => [e.indicator, e.from, e.to]),
      [
        ['city-01', 2, 10],
        ['coast-01', null, 3],
      ],
    );
    const row = (/** @type {any} */ { scopes }) => [
      scopes[0].achieved,
      scopes[0].maximum,
      scopes[0].percent,
      scopes[0].rank,
      scopes[0].of,
    ];
    assert.deepEqual(
      [row(before), row(after)],
      [
        [18, 48, 38, 6, 12],
        [29, 48, 60, 5, 12],
      ],
    );
    for (const [scope, points] of /** @type {[keyof typeof places, number][]} */ ([
      ['domain:city', 15],
      ['domain:coast', 8],
      ['layer:sight', 15],
    ])) {
      const { achieved, rank } = after.scopes.find((/** @type {any} */ r) => r.scope === scope);
      assert.deepEqual([achieved, rank], [points, byHand(scope, { IE: points }).get('IE')?.rank]);
    }
  });

  test('moves all ranks when several countries change', () => {
    // Tonga answers what it skipped, Estonia lights its valley, Ireland stays.
    const { rows } = json('rank', folder, '--set', 'TO.attic-01=3', '--set', 'EE.hills-03=0');
    assert.deepEqual(figures(rows), byHand('overall', { TO: 37, EE: 20 }));
    assert.deepEqual(
      rows.map((/** @type {any} */ r) => r.rank),
      [1, 2, 3, 4, 5, 6, 7, 8, 8, 9, 9, 10],
    );
  });

  test('counts leniently when asked: where skips are not known there is no rank', () => {
    const { rows } = json('rank', folder, '--method', 'lenient');
    const ranked = rows.filter((/** @type {any} */ r) => r.rank !== null);
    assert.deepEqual(
      ranked.map((/** @type {any} */ r) => [r.country, r.achieved, r.maximum, r.percent, r.rank]),
      [
        ['TO', 34, 45, 75.6, 1],
        ['EE', 30, 48, 62.5, 2],
        ['IE', 18, 45, 40, 3],
      ],
    );
  });

  test('stands in a table', () => {
    const lines = table('score', folder, 'IE');
    assert.equal(lines[0], 'Ireland, Night Sky Index 2041');
    assert.match(lines[3], /^overall +18\/48 +38 % +6= +12$/);
    assert.doesNotMatch(lines.join('\n'), /\b9[89]\b|China/);
  });
});
