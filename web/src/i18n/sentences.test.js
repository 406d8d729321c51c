/** Results in words, in English and in the languages of the tests. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import {
  altText,
  announce,
  citation,
  passes,
  published,
  rankCell,
  resultOf,
  scoreCell,
  sentence,
  weighed,
  whatIf,
} from './sentences.js';
import { english } from '../../../tests/web/languages.mjs';

/** @typedef {import('../engine/types.d.ts').Row} Row */
/** @typedef {import('./sentences.js').Result} Result */
/** @typedef {import('./sentences.js').Voice} Voice */

/** @param {Partial<Row>} [row] @returns {Row} */
const row = (row) => ({
  scope: 'overall',
  achieved: 112,
  maximum: 396,
  percent: 28.3,
  decimals: 1,
  rank: 66,
  tied: 1,
  of: 98,
  ...row,
});
const unranked = { rank: null, tied: null };
const nothing = { achieved: 0, maximum: 0, percent: null, decimals: null, ...unranked };
const nobody = { above: [], level: [], below: [] };

/** As published. @param {Partial<Result>} [result] @returns {Result} */
const result = (result) => ({
  country: 'Azerbaijan',
  edition: 'Tea Index 2024',
  citation: 'Tea Index 2024, the Tea Society; first state.',
  commit: '2d164cb',
  fingerprint: '0123abcd',
  method: null,
  before: row(),
  after: row(),
  changed: false,
  edits: 0,
  elsewhere: 0,
  passed: nobody,
  neighbours: { above: ['Uruguay'], level: [], below: ['Malta'] },
  ...result,
});

/** With changes. @param {Partial<Result>} [more] */
const changed = (more) =>
  result({
    after: row({ achieved: 124, percent: 31.3, rank: 58 }),
    changed: true,
    edits: 3,
    passed: { above: ['Uruguay', 'Chile'], level: [], below: [] },
    neighbours: { above: ['Spain', 'Italy'], level: ['Peru'], below: ['Chile'] },
    ...more,
  });

const AT = { url: 'https://example.org/#s=1', date: '2025-05-31' };
const WHOSE = 'What-if, not published: the changes are the reader’s, not the publisher’s.';

describe('the sentence, as published', () => {
  test('says score, percentage and rank', () => {
    assert.equal(
      sentence(result(), english),
      'Azerbaijan ranks 66th of 98, with 112 of 396 points (28.3%).',
    );
  });

  for (const [rank, said] of Object.entries({
    1: '1st',
    2: '2nd',
    3: '3rd',
    4: '4th',
    11: '11th',
    12: '12th',
    13: '13th',
    21: '21st',
    22: '22nd',
    23: '23rd',
    101: '101st',
    111: '111th',
  })) {
    test(`ranks ${said}`, () => {
      const ranked = row({ rank: Number(rank), of: 120 });
      assert.equal(
        sentence(result({ before: ranked, after: ranked }), english),
        `Azerbaijan ranks ${said} of 120, with 112 of 396 points (28.3%).`,
      );
    });
  }

  test('groups large figures', () => {
    assert.equal(
      published(
        result({ before: row({ achieved: 1120, maximum: 3960, rank: 1001, of: 1300 }) }),
        english,
      ),
      'Azerbaijan ranks 1,001st of 1,300, with 1,120 of 3,960 points (28.3%).',
    );
  });

  test('leaves out the rank when there is none, and the maximum when it is not known', () => {
    assert.equal(
      published(result({ before: row(unranked) }), english),
      'Azerbaijan has 112 of 396 points (28.3%).',
    );
    assert.equal(
      published(result({ before: row({ ...unranked, maximum: null }) }), english),
      'Azerbaijan has 112 points (28.3%).',
    );
    assert.equal(
      published(result({ before: row({ maximum: null }) }), english),
      'Azerbaijan ranks 66th of 98, with 112 points (28.3%).',
    );
  });

  test('says that there is no score when every answer is skipped', () => {
    assert.equal(
      published(result({ before: row(nothing) }), english),
      'Azerbaijan has no score: every answer is skipped.',
    );
  });

  test('says which method, when it is not the publisher’s', () => {
    assert.equal(
      sentence(result({ method: 'Exact ratios' }), english),
      'Azerbaijan ranks 66th of 98, with 112 of 396 points (28.3%). ' +
        'Ranked by “Exact ratios”, not by the publisher’s method.',
    );
  });
});

describe('the sentence, what if', () => {
  const would = 'would rank 58th, 8 places higher, with 124 of 396 points (31.3%).';

  test('says how far the rank moves, and that it is not published', () => {
    assert.equal(whatIf(changed(), english), `With 3 answers changed, it ${would}`);
    assert.equal(
      sentence(changed(), english),
      `${published(result(), english)} With 3 answers changed, it ${would} ${WHOSE}`,
    );
  });

  for (const [edits, said] of Object.entries({
    1: '1 answer',
    2: '2 answers',
    11: '11 answers',
    21: '21 answers',
  })) {
    test(`counts ${said}`, () => {
      assert.equal(
        whatIf(changed({ edits: Number(edits) }), english),
        `With ${said} changed, it ${would}`,
      );
    });
  }

  test('tells changes in other countries apart', () => {
    assert.equal(
      whatIf(changed({ edits: 1, elsewhere: 1 }), english),
      `With 1 answer changed in other countries, it ${would}`,
    );
    assert.equal(
      whatIf(changed({ elsewhere: 2 }), english),
      `With 3 answers changed, 2 of them in other countries, it ${would}`,
    );
  });

  test('knows higher, lower, the same, and what cannot be told', () => {
    const ends = (/** @type {number | null} */ before, /** @type {number | null} */ after) =>
      whatIf(changed({ before: row({ rank: before }), after: row({ rank: after }) }), english)
        .replace(/, with 112 .*\)\./, '.')
        .replace(/.*rank/, 'rank');
    assert.equal(ends(66, 65), 'rank 65th, 1 place higher.');
    assert.equal(ends(66, 55), 'rank 55th, 11 places higher.');
    assert.equal(ends(66, 67), 'rank 67th, 1 place lower.');
    assert.equal(ends(66, 88), 'rank 88th, 22 places lower.');
    assert.equal(ends(66, 66), 'rank 66th, as published.');
    assert.equal(ends(null, 66), 'rank 66th.');
    assert.equal(
      ends(66, null),
      'With 3 answers changed, it would have 112 of 396 points (28.3%).',
    );
  });

  test('has no rank without the other countries, and no score without answers', () => {
    assert.equal(
      whatIf(changed({ edits: 1, after: row(unranked) }), english),
      'With 1 answer changed, it would have 112 of 396 points (28.3%).',
    );
    assert.equal(
      whatIf(changed({ edits: 99, after: row(nothing) }), english),
      'With 99 answers changed, it would have no score: every answer is skipped.',
    );
  });
});

describe('in place of the picture', () => {
  test('stand the score, the rank and who is beside', () => {
    assert.equal(
      altText(result(), english),
      'Tea Index 2024: 98 ranked countries as lines on one axis of scores. ' +
        'Azerbaijan ranks 66th of 98, with 112 of 396 points (28.3%). ' +
        'Next higher in the ranking: Uruguay. Next lower: Malta.',
    );
  });

  test('stand what changed, who was passed, and that it is not published', () => {
    assert.equal(
      altText(changed(), english),
      'Tea Index 2024: 98 ranked countries as lines on one axis of scores. ' +
        `${published(result(), english)} ${whatIf(changed(), english)} ` +
        'It would move above Uruguay and Chile. It would share the rank with Peru. ' +
        `Next higher in the ranking: Spain and Italy. Next lower: Chile. ${WHOSE}`,
    );
  });

  test('the ends of the ranking, and ties, are told', () => {
    const beside = (/** @type {Result} */ of) => altText(of, english).replace(/.*%\)\. /, '');
    assert.equal(
      beside(result({ neighbours: { above: [], level: ['Chile', 'Peru'], below: ['Malta'] } })),
      'It shares the rank with Chile and Peru. No country ranks higher. Next lower: Malta.',
    );
    assert.equal(
      beside(result({ neighbours: { above: ['Malta'], level: [], below: [] } })),
      'Next higher in the ranking: Malta. No country ranks lower.',
    );
    assert.match(
      altText(changed({ neighbours: { above: [], level: [], below: ['Malta'] } }), english),
      /No country would rank higher\. Next lower: Malta\./,
    );
  });

  test('no rank has no neighbours, and one country is one', () => {
    const alone = row({ ...unranked, of: 1 });
    assert.equal(
      altText(
        result({ before: alone, after: alone, neighbours: { above: [], level: [], below: [] } }),
        english,
      ),
      'Tea Index 2024: 1 ranked country as lines on one axis of scores. ' +
        'Azerbaijan has 112 of 396 points (28.3%).',
    );
  });
});

describe('who was passed', () => {
  const many = ['Uruguay', 'Chile', 'Peru', 'Spain', 'Malta', 'Togo', 'Ghana', 'Chad'];

  test('is named up to six, then counted', () => {
    assert.equal(
      passes({ above: many.slice(0, 6), level: [], below: [] }, english),
      'It would move above Uruguay, Chile, Peru, Spain, Malta and Togo.',
    );
    assert.equal(
      passes({ above: [], level: [], below: many }, english),
      'It would fall below Uruguay, Chile, Peru, Spain, Malta, Togo and 2 more.',
    );
    assert.equal(
      passes({ above: ['Chile'], level: [], below: ['Peru'] }, english),
      'It would move above Chile. It would fall below Peru.',
    );
    assert.equal(passes(nobody, english), '');
  });

  test('stands beside who is level now and was not before', () => {
    assert.equal(
      passes({ above: ['Chile'], level: ['Peru', 'Spain'], below: [] }, english),
      'It would move above Chile. It would draw level with Peru and Spain.',
    );
  });
});

describe('how to cite', () => {
  const source =
    'Tea Index 2024, the Tea Society; first state. Data as of commit 2d164cb. Data fingerprint 0123abcd.';

  test('what is published: the publisher’s words, the state of the data, where it was read', () => {
    assert.equal(
      citation(result(), AT, english),
      `${source} Read in Rescore on 31 May 2025: https://example.org/#s=1`,
    );
  });

  test('a what-if: whose it is, and where', () => {
    const whose = (/** @type {string} */ answers) =>
      `${source} What-if, not published: ${answers} changed by the reader, not by the publisher. ` +
      'The changes, on 31 May 2025: https://example.org/#s=1';
    assert.equal(citation(changed({ edits: 1 }), AT, english), whose('1 answer is'));
    assert.equal(citation(changed({ edits: 21 }), AT, english), whose('21 answers are'));
  });

  test('the edition is named where the publisher’s citation does not name it', () => {
    assert.equal(
      citation(
        result({ citation: '', commit: '', fingerprint: '', method: 'Exact ratios' }),
        AT,
        english,
      ),
      'Tea Index 2024. Ranked by “Exact ratios”, not by the publisher’s method. ' +
        'Read in Rescore on 31 May 2025: https://example.org/#s=1',
    );
  });
});

describe('what a screen reader hears', () => {
  test('is the rank first, then the points', () => {
    const heard = (/** @type {Row} */ before, /** @type {Row} */ after) =>
      announce({ before, after, passed: nobody }, english);
    assert.equal(
      heard(row(), row({ achieved: 124, percent: 31.3, rank: 58 })),
      'Rank 58, 8 higher. 124 of 396 points, 31.3%.',
    );
    assert.equal(heard(row(), row()), 'Rank 66, as published. 112 of 396 points, 28.3%.');
    assert.equal(heard(row(unranked), row()), 'Rank 66. 112 of 396 points, 28.3%.');
    assert.equal(heard(row(), row(nothing)), '0 of 0 points, –. Not ranked.');
  });

  test('is, last, whom the country draws level with', () => {
    const passed = { above: ['Chile'], level: ['Peru', 'Spain'], below: [] };
    assert.equal(
      announce({ before: row(), after: row({ rank: 58 }), passed }, english),
      'Rank 58, 8 higher. 112 of 396 points, 28.3%. Level with Peru and Spain.',
    );
  });
});

describe('a percentage that is a mean of the domains', () => {
  const mean = changed({ pointless: true, pointlessAfter: true });

  test('is said without points, which it is no share of', () => {
    assert.equal(
      sentence(mean, english),
      'Azerbaijan ranks 66th of 98, with a score of 28.3%. With 3 answers changed, it would rank ' +
        `58th, 8 places higher, with a score of 31.3%. ${WHOSE}`,
    );
    assert.equal(
      whatIf({ ...mean, after: row(unranked) }, english),
      'With 3 answers changed, it would have a score of 28.3%.',
    );
    assert.equal(
      published(result({ pointless: true, before: row(unranked) }), english),
      'Azerbaijan has a score of 28.3%.',
    );
    assert.equal(announce(mean, english), 'Rank 58, 8 higher. 31.3%.');
  });

  test('is known by the method', () => {
    const model = /** @type {any} */ ({
      method: 'mean',
      changed: false,
      before: [row()],
      after: [row()],
      edits: new Map(),
      elsewhere: 0,
      places: [],
    });
    const methods = [{ id: 'sum' }, { id: 'mean', aggregate: 'mean' }];
    const made = (/** @type {string} */ method) =>
      resultOf({
        model: { ...model, method, against: method },
        index: /** @type {any} */ ({ title: 'Tea Index', methods }),
        fingerprint: '',
      }).pointless;
    assert.deepEqual([made('mean'), made('sum')], [true, false]);
  });
});

describe('a reader’s weights', () => {
  const index = /** @type {any} */ ({
    title: 'Tea Index',
    methods: [{ id: 'publisher' }],
    domains: ['Leaf', 'Water', 'Milk', 'Cup'].map((name) => ({ id: name.toLowerCase(), name })),
  });
  const made = (/** @type {string} */ method, edits = 0) =>
    resultOf({
      model: /** @type {any} */ ({
        name: 'Azerbaijan',
        method,
        against: 'publisher',
        changed: true,
        before: [row()],
        after: [row({ percent: 31.3, rank: 58 })],
        edits: new Map(Array.from({ length: edits }, (_, i) => [i, {}])),
        elsewhere: 0,
        passed: nobody,
        places: [],
      }),
      index,
      fingerprint: '',
    });

  test('are a what-if beside the published points, and are named', () => {
    const said = sentence(made('weight=leaf:3,weight=milk:0'), english);
    assert.equal(
      said,
      'Azerbaijan ranks 66th of 98, with 112 of 396 points (28.3%). With other weights, it would ' +
        'rank 58th, 8 places higher, with a score of 31.3%. In this what-if, Leaf counts 3 ' +
        `times and Milk does not count; every other domain counts once. ${WHOSE}`,
    );
    assert.equal(
      sentence(made('mean'), english),
      'Azerbaijan ranks 66th of 98, with 112 of 396 points (28.3%). With other weights, it would ' +
        'rank 58th, 8 places higher, with a score of 31.3%. The overall score is the mean of the ' +
        `domains’ scores. ${WHOSE}`,
    );
  });

  test('are told by the weight that most domains have', () => {
    const often = made('weight=leaf:3,weight=water:2,weight=milk:2,weight=cup:2').weighing;
    assert.deepEqual(often, { mean: false, unlike: [{ name: 'Leaf', times: 1.5 }] });
    assert.match(weighed(/** @type {any} */ (often), english), /Leaf counts 1\.5 times/);
  });

  test('stand beside changed answers', () => {
    assert.match(
      whatIf(made('weight=leaf:3', 1), english),
      /^With 1 answer changed and with other weights, it would rank 58th/,
    );
  });

  test('are cited as the reader’s', () => {
    const said = citation(made('weight=leaf:2'), AT, english);
    assert.match(said, /What-if, not published: the weights are changed by the reader/);
    assert.match(said, /Leaf counts 2 times/);
  });
});

test('figures in a table are bare points when the maximum is not known, and a dash without a rank', () => {
  assert.deepEqual([scoreCell(row(), english), rankCell(row(), english)], ['112/396', '66th']);
  assert.equal(scoreCell(row({ maximum: null }), english), '112');
  assert.equal(rankCell(row(unranked), english), '–');
});

test('nothing is called better or worse', () => {
  const said = [result(), changed(), changed({ after: row({ rank: 90 }) })].flatMap((r) => [
    sentence(r, english),
    altText(r, english),
    citation(r, AT, english),
  ]);
  for (const text of said) assert.doesNotMatch(text, /\b(better|worse|improve|best|worst)/i);
});

test('every what-if says that it is not published, and nothing published does', () => {
  const texts = (/** @type {Result} */ r) => [
    sentence(r, english),
    altText(r, english),
    citation(r, AT, english),
  ];
  for (const text of texts(changed())) assert.match(text, /What-if, not published/);
  for (const text of texts(result())) assert.doesNotMatch(text, /what-if|would/i);
});

test('the page’s model becomes a result, with those beside the country', () => {
  const place = (/** @type {string} */ name, /** @type {number} */ rank) => ({
    code: name.slice(0, 2).toUpperCase(),
    name,
    percent: 50 - rank,
    rank,
    tied: 1,
  });
  const places = [
    place('Ghana', 1),
    place('Chad', 2),
    place('Fiji', 2),
    place('Malta', 4),
    place('Peru', 4),
    place('Togo', 6),
    place('Niue', 7),
  ];
  const model = /** @type {any} */ ({
    code: 'MA',
    name: 'Malta',
    method: 'exact',
    against: 'exact',
    changed: true,
    before: [row()],
    after: [row({ rank: 4 })],
    edits: new Map([['a', {}]]),
    elsewhere: 1,
    passed: nobody,
    places,
  });
  const index = /** @type {any} */ ({
    title: 'Tea Index',
    methods: [
      { id: 'publisher', name: 'Theirs' },
      { id: 'exact', name: 'Exact ratios' },
    ],
  });
  const made = resultOf({ model, index, fingerprint: 'ff' });
  assert.deepEqual(made.neighbours, { above: ['Chad', 'Fiji'], level: ['Peru'], below: ['Togo'] });
  assert.deepEqual(
    [made.country, made.edits, made.elsewhere, made.method, made.citation, made.commit],
    ['Malta', 2, 1, 'Exact ratios', '', ''],
  );
  assert.equal(
    resultOf({
      model: { ...model, method: 'publisher', against: 'publisher' },
      index,
      fingerprint: '',
    }).method,
    null,
  );
  assert.deepEqual(
    resultOf({ model: { ...model, code: 'XX' }, index, fingerprint: '' }).neighbours,
    { above: [], level: [], below: [] },
  );
});
