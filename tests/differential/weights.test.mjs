/**
 * Ranks under all weights against HiGHS, a solver of mixed integer programs: on countries of the four
 * built-in editions, and on random small editions. The model is the plain one: a binary variable for
 * each rival, and a big M.
 */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import loadHighs from 'highs';

import { copyOf, json, readJson, root } from '../cli/support.mjs';

const EDITIONS = ['2021', '2022', '2024', '2024-101'];
const RANDOM = 40;
/** What counts as strictly above; shares that differ do so by more. */
const MARGIN = 1e-6;

const highs = await loadHighs();

/** Every country's shares by domain. @param {any} standings */
const sharesOf = (standings) =>
  standings.countries.map((/** @type {any} */ country) => ({
    code: country.code,
    shares: Object.entries(country.scopes)
      .filter(([scope]) => scope.startsWith('domain:'))
      .map(([, [achieved, maximum]]) => achieved / maximum),
  }));

/** The best rank, or the worst. @param {any[]} all @param {string} code @param {boolean} worst */
function rankOf(all, code, worst) {
  const own = all.find((one) => one.code === code).shares;
  const gaps = all
    .filter((one) => one.code !== code)
    .map(({ shares }) =>
      shares.map((/** @type {number} */ s, /** @type {number} */ k) => s - own[k]),
    );
  const terms = (/** @type {number[]} */ gap) =>
    gap.map((g, k) => `${g < 0 ? '-' : '+'} ${Math.abs(g).toFixed(15)} w${k}`).join(' ');
  // z is 1 for a rival that is above.
  const rows = gaps.map((gap, v) =>
    worst ? `r${v}: ${terms(gap)} - 2 z${v} >= ${MARGIN - 2}` : `r${v}: ${terms(gap)} - z${v} <= 0`,
  );
  const solved = highs.solve(
    [
      worst ? 'Maximize' : 'Minimize',
      `obj: ${gaps.map((_, v) => `z${v}`).join(' + ')}`,
      'Subject To',
      `sum: ${own.map((/** @type {number} */ _, /** @type {number} */ k) => `w${k}`).join(' + ')} = 1`,
      ...rows,
      'Binary',
      gaps.map((_, v) => `z${v}`).join(' '),
      'End',
    ].join('\n'),
    { mip_feasibility_tolerance: 1e-9, primal_feasibility_tolerance: 1e-9 },
  );
  assert.equal(solved.Status, 'Optimal');
  return 1 + Math.round(solved.ObjectiveValue);
}

/** @param {any} range @param {any[]} all */
function agrees({ country, best, worst }, all) {
  assert.ok(best.exact && worst.exact);
  assert.equal(best.rank, rankOf(all, country, false), `the best rank of ${country}`);
  assert.equal(worst.rank, rankOf(all, country, true), `the worst rank of ${country}`);
}

/** The same numbers every time (mulberry32). @param {number} seed */
function randomFrom(seed) {
  return (/** @type {number} */ below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

describe('ranks under all weights agree with HiGHS', () => {
  for (const edition of EDITIONS) {
    test(`in the edition ${edition}`, () => {
      const folder = join(root, `data/china-index-${edition}`);
      const all = sharesOf(readJson(`data/china-index-${edition}/standings.json`));
      for (const { code } of all.filter(
        (/** @type {any} */ _, /** @type {number} */ c) => c % 30 === 3,
      ))
        agrees(json('weights', folder, code, '--method', 'mean').countries[0], all);
    });
  }

  test('in random small editions', (t) => {
    const random = randomFrom(7);
    const published = readJson('data/china-index-2024/standings.json');
    const folder = copyOf(t, join(root, 'data/china-index-2024'));
    rmSync(join(folder, 'countries'), { recursive: true });
    const index = readJson('data/china-index-2024/index.json');
    for (let trial = 0; trial < RANDOM; ++trial) {
      const from = random(80);
      const countries = published.countries.slice(from, from + 4 + random(8));
      for (const { scopes } of countries) {
        for (const scope of Object.keys(scopes)) {
          scopes[scope] = [...scopes[scope].slice(0, 3), 1]; // no one reads the rank
          if (scope.startsWith('domain:')) scopes[scope][0] = random(scopes[scope][1] + 1);
        }
      }
      const standings = { ...published, countries };
      writeFileSync(
        join(folder, 'index.json'),
        JSON.stringify({ ...index, countries: countries.length }),
      );
      writeFileSync(join(folder, 'standings.json'), JSON.stringify(standings));
      const all = sharesOf(standings);
      for (const range of json('weights', folder, '--method', 'exact,mean').countries)
        agrees(range, all);
    }
  });
});
