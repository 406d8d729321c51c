import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { tallies } from './figures.mjs';
import { random, scopes, standings } from './oracle.mjs';
import { china, copyOf, edit, json, line, rescore, small, table, told } from './support.mjs';

const place = standings.countries.findIndex((/** @type {any} */ c) => c.code === 'AZ');
const az = `/countries/${place}/scopes`;

/** Figures changed by one, and everything that check then reports. */
const changes = [
  {
    what: 'an overall total',
    file: 'standings.json',
    at: `${az}/overall/0`,
    says: [
      `${az}/overall/0: The domains of Azerbaijan add up to 112 points, ` +
        'but its overall total is 113. [totals-mismatch]',
      `${az}/overall/0: The layers of Azerbaijan add up to 112 points, ` +
        'but its overall total is 113. [totals-mismatch]',
      `${az}/overall/2: Azerbaijan, overall: 113/396 is 28.5, not 28.3. [percent-mismatch]`,
      '/answers: overall: the answers give 112/396, the standings 113/396. [sheet-mismatch]',
    ],
  },
  {
    what: 'the points of a domain',
    file: 'standings.json',
    at: `${az}/domain:media/0`,
    says: [
      `${az}/overall/0: The domains of Azerbaijan add up to 113 points, ` +
        'but its overall total is 112. [totals-mismatch]',
      `${az}/domain:media/2: Azerbaijan, domain:media: 11/44 is 25.0, not 22.7. [percent-mismatch]`,
      `${az}/domain:media/3: Azerbaijan, domain:media: the scores give rank 56, not 61. [rank-mismatch]`,
      '/countries/52/scopes/domain:media/3: ' +
        'Latvia, domain:media: the scores give rank 62, not 61. [rank-mismatch]',
      '/countries/76/scopes/domain:media/3: ' +
        'Russia, domain:media: the scores give rank 62, not 61. [rank-mismatch]',
      '/countries/95/scopes/domain:media/3: ' +
        'Vietnam, domain:media: the scores give rank 62, not 61. [rank-mismatch]',
      "/domains/0: domain:media: the indicators' counts give 1326 points and 48 skipped, " +
        "the countries' totals 1327 and 48. [counts-mismatch]",
      '/answers: domain:media: the answers give 10/44, the standings 11/44. [sheet-mismatch]',
    ],
  },
  {
    what: 'an overall percentage',
    file: 'standings.json',
    at: `${az}/overall/2`,
    change: () => 28.4,
    says: [`${az}/overall/2: Azerbaijan, overall: 112/396 is 28.3, not 28.4. [percent-mismatch]`],
  },
  {
    what: 'the percentage of a layer',
    file: 'standings.json',
    at: `${az}/layer:exposure/2`,
    says: [
      `${az}/layer:exposure/2: Azerbaijan, layer:exposure: 83/256 is 32, not 33. [percent-mismatch]`,
    ],
  },
  {
    what: 'an overall rank',
    file: 'standings.json',
    at: `${az}/overall/3`,
    says: [
      `${az}/overall/3: Azerbaijan, overall: the scores give rank 66, not 67. [rank-mismatch]`,
    ],
  },
  {
    what: 'a shared rank',
    file: 'standings.json',
    at: `${az}/layer:pressure/3`,
    says: [
      `${az}/layer:pressure/3: Azerbaijan, layer:pressure: the scores give rank 68, not 69. [rank-mismatch]`,
    ],
  },
  {
    what: 'how many countries chose an answer',
    file: 'index.json',
    at: '/indicators/0/chosen/0',
    says: ['/indicators/0: media-01: the counts add up to 99 countries, not 98. [counts-mismatch]'],
  },
  {
    what: 'how many countries skipped',
    file: 'index.json',
    at: '/indicators/0/skipped',
    says: [
      '/indicators/0: media-01: the counts add up to 99 countries, not 98. [counts-mismatch]',
      "/domains/0: domain:media: the indicators' counts give 1326 points and 52 skipped, " +
        "the countries' totals 1326 and 48. [counts-mismatch]",
    ],
  },
  {
    what: 'an answer',
    file: 'countries/AZ.json',
    at: '/answers/2/answer',
    says: [
      '/answers: overall: the answers give 113/396, the standings 112/396. [sheet-mismatch]',
      '/answers: domain:media: the answers give 11/44, the standings 10/44. [sheet-mismatch]',
      '/answers: layer:exposure: the answers give 84/256, the standings 83/256. [sheet-mismatch]',
    ],
  },
];

describe('check', () => {
  test('recomputes every published figure of the China Index 2024', () => {
    const { fingerprint, ...report } = json('check', china);
    assert.deepEqual(report, { edition: 'china-index-2024-98', tallies, errors: [] });
    assert.match(fingerprint, /^[0-9a-f]{8}$/);
  });

  test('prints the same as a table', () => {
    const { fingerprint } = json('check', china);
    assert.deepEqual(table('check', china), [
      `China Index 2024 (china-index-2024-98), fingerprint ${fingerprint}`,
      ...tallies.map(({ what, agree, of }) => `  ${agree} of ${of} ${what}`),
      '',
    ]);
  });

  test('finds the made-up index of the fixtures in order', () => {
    assert.deepEqual(json('check', small).errors, []);
  });

  for (const { what, file, at, says, change = (/** @type {number} */ n) => n + 1 } of changes) {
    test(`names the place when one figure is wrong: ${what}`, (t) => {
      const folder = copyOf(t, china);
      edit(join(folder, file), at, change);
      const { status, stdout, stderr } = rescore('check', folder, '--json');
      assert.equal(status, 1);
      const report = JSON.parse(stdout);
      assert.deepEqual(told(report.errors), says);
      assert.equal(stderr, report.errors.map((/** @type {any} */ e) => `${line(e)}\n`).join(''));
      const files = new Set(report.errors.map((/** @type {any} */ e) => e.file));
      assert.ok(files.has(join(folder, file)), [...files].join());
    });
  }

  test('still prints its table when a figure is wrong, with the figure missing from the count', (t) => {
    const folder = copyOf(t, china);
    edit(join(folder, 'standings.json'), `${az}/overall/3`, (n) => n + 1);
    const { status, stdout, stderr } = rescore('check', folder);
    assert.equal(status, 1);
    assert.match(stdout, /^ {2}97 of 98 overall ranks$/m);
    assert.match(
      stderr,
      /standings\.json: \/countries\/\d+\/scopes\/overall\/3: .*\[rank-mismatch\]\n$/,
    );
  });

  test('finds any figure of the standings that is off by one, and names its country', (t) => {
    const folder = copyOf(t, china);
    const path = join(folder, 'standings.json');
    const draw = random(98);
    for (let round = 0; round < 80; ++round) {
      const country = draw(98);
      const scope = scopes[draw(scopes.length)];
      const at = `/countries/${country}/scopes/${scope}/${draw(4)}`;
      const by = draw(2) === 0 ? 1 : -1;
      const value = at
        .slice(1)
        .split('/')
        .reduce((/** @type {any} */ v, step) => v[step], standings);
      const wrong = value + by < 0 ? value + 1 : Number((value + by).toFixed(1));
      edit(path, at, () => wrong);
      const { status, stdout } = rescore('check', folder, '--json');
      edit(path, at, () => value);
      assert.equal(status, 1, `${at}: ${value} -> ${wrong} was not found`);
      const places = JSON.parse(stdout).errors.map((/** @type {any} */ e) => e.pointer);
      assert.ok(
        places.some((/** @type {string} */ p) => p.startsWith(`/countries/${country}/scopes/`)),
        `${at}: ${value} -> ${wrong} was found at ${places}`,
      );
    }
    assert.deepEqual(json('check', folder).errors, []);
  });

  test('lets every wrong figure through to score and rank: they say what the totals give', (t) => {
    const folder = copyOf(t, china);
    edit(join(folder, 'standings.json'), `${az}/overall/3`, () => 1);
    assert.equal(json('score', folder, 'AZ').scopes[0].rank, 66);
  });
});

describe('the fingerprint', () => {
  const fingerprint = (/** @type {string} */ folder) =>
    JSON.parse(rescore('check', folder, '--json').stdout).fingerprint;

  test('changes with a total or an answer, and not with a text', (t) => {
    const published = fingerprint(china);
    const folder = copyOf(t, china);
    edit(join(folder, 'countries/AZ.json'), '/answers/0/evidence', () => 'Another text.');
    edit(join(folder, 'index.json'), '/title', () => 'Another title');
    assert.equal(fingerprint(folder), published);
    edit(join(folder, 'countries/AZ.json'), '/answers/2/answer', () => 1);
    const answered = fingerprint(folder);
    assert.notEqual(answered, published);
    edit(join(folder, 'standings.json'), '/countries/0/scopes/overall/0', (n) => n + 1);
    assert.notEqual(fingerprint(folder), answered);
  });
});
