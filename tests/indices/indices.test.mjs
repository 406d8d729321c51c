/**
 * Published indices of other kinds than the China Index: weights, levels, numbers, goalposts,
 * logarithms, geometric means, sums with points below 0. The command imports each from its tables. It
 * and a second evaluation must reproduce the publishers' figures and known what-ifs.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';

import { json, readJson, rescore } from '../cli/support.mjs';
import { importTables, indices, pointsOf, ranked, table } from './tables.mjs';
import { evaluate } from './evaluate.mjs';

const { path, skip } = indices('Indices of other kinds');
const place = mkdtempSync(join(tmpdir(), 'rescore-indices-'));
after(() => rmSync(place, { recursive: true, force: true }));

/**
 * How many of the printed figures must be reproduced. `near`: scores within the tolerance for
 * inputs that are printed rounded; their ranks prove nothing. `parts`: for all nodes except the
 * root.
 * @type {Record<string, { units: number, indicators: number, scores?: number, near?: number,
 *   ranks?: number,
 *   parts?: { scores: number, ranks: number } }>}
 */
const wanted = {
  godi: {
    units: 149,
    indicators: 117,
    scores: 149,
    ranks: 149,
    parts: { scores: 1586, ranks: 1586 },
  },
  hdi: { units: 191, indicators: 4, scores: 191, ranks: 191 },
  asem: { units: 51, indicators: 49, scores: 51, ranks: 51, parts: { scores: 510, ranks: 102 } },
  fiw: { units: 210, indicators: 26, scores: 210, ranks: 210, parts: { scores: 1890, ranks: 0 } },
  the: { units: 2094, indicators: 5, near: 202 },
  arwu: { units: 998, indicators: 6, near: 101 },
};

const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));

/** @type {Map<string, any>} */
const imported = new Map();
/** An index as a data folder, with the contents of its files; made once. @param {string} name */
function open(name) {
  if (!imported.has(name)) {
    const made = importTables(join(path, name), join(place, name));
    const [index, responses, published] = ['index', 'responses', 'published'].map((file) =>
      read(join(made.folder, `${file}.json`)),
    );
    imported.set(name, { ...made, index, responses, published });
  }
  return imported.get(name);
}

/** The ranks that are the publisher's own. @param {string} name @param {any} figure */
const isRanked = (name, figure) =>
  figure.rank !== '' && (ranked[name] ?? [figure.node]).includes(figure.node);

/**
 * Counts the printed figures that are reproduced.
 * @param {string} name of the index
 * @param {(scope: string) => Map<string, { score: number, rank: number | null }>} rowsOf by unit
 * @param {boolean} root for the root, or for all other nodes
 */
function agreement(name, rowsOf, root) {
  const { figures, index } = open(name);
  const rule = { rounding: [1], tolerance: 0, ...index.methods[0].rule };
  const away = rule.tolerance + 10 ** -rule.rounding.at(-1) + 1e-9; // both are rounded
  const count = { scores: 0, near: 0, ranks: 0 };
  /** @type {Map<string, ReturnType<typeof rowsOf>>} */
  const rows = new Map();
  for (const figure of figures) {
    if ((figure.scope === 'overall') !== root) continue;
    if (!rows.has(figure.scope)) rows.set(figure.scope, rowsOf(figure.scope));
    const row = rows.get(figure.scope)?.get(figure.uCode);
    if (!row) continue;
    if (figure.score !== '' && row.score === Number(figure.score)) count.scores++;
    if (figure.score !== '' && Math.abs(row.score - Number(figure.score)) <= away) count.near++;
    if (isRanked(name, figure) && row.rank === Number(figure.rank)) count.ranks++;
  }
  return count;
}

/**
 * Compares the counts with the expected ones.
 * @param {string} name
 * @param {Parameters<typeof agreement>[1]} rowsOf
 */
function hold(name, rowsOf) {
  const { scores, near, ranks, parts } = wanted[name];
  const overall = agreement(name, rowsOf, true);
  if (scores !== undefined) assert.equal(overall.scores, scores, 'overall scores');
  if (near !== undefined) assert.equal(overall.near, near, 'overall scores within the tolerance');
  if (ranks !== undefined) assert.equal(overall.ranks, ranks, 'overall ranks');
  if (parts !== undefined) {
    const rest = agreement(name, rowsOf, false);
    assert.deepEqual(
      { scores: rest.scores, ranks: rest.ranks },
      parts,
      'scores and ranks of parts',
    );
  }
}

/** The unit of a row of the command. @param {any} row */
const unitOf = (row) => row.country ?? row.unit;
/** @param {any} row */
const scoreOf = (row) => row.score ?? row.percent;

for (const [name, { units, indicators, scores, near, ranks, parts }] of Object.entries(wanted)) {
  const said = [
    scores === undefined ? `${near} scores within rounding` : `${scores} scores and ${ranks} ranks`,
    ...(parts ? [`${parts.scores} scores and ${parts.ranks} ranks of parts`] : []),
  ].join(', ');
  describe(`${name}: ${units} units, ${indicators} indicators`, { skip }, () => {
    test('becomes files that fit the schemas', () => {
      const { index, responses, published } = open(name);
      for (const [schema, value] of Object.entries({ index2: index, responses, published })) {
        const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
          readJson(`data/schema/${schema}.schema.json`),
        );
        assert.ok(validate(value), `${schema}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
      }
      assert.deepEqual([index.units.length, index.indicators.length], [units, indicators]);
      assert.deepEqual(
        responses.units.map((/** @type {any} */ row) => row.answers.length),
        Array(units).fill(indicators),
      );
    });

    test(`${said}, by a second evaluation`, () => {
      const { index, responses } = open(name);
      const results = evaluate(index, responses);
      hold(name, (scope) => results.get(scope) ?? new Map());
    });

    test('check finds no fault, but in ranks that are not the publisher’s', () => {
      const { status, stderr } = rescore('check', open(name).folder);
      if (!ranked[name]) return assert.equal(status, 0, stderr);
      for (const line of stderr.trim().split('\n')) {
        const [, node] = /, node:(\w+): the scores give rank/.exec(line) ?? assert.fail(line);
        assert.ok(!ranked[name].includes(node), line);
      }
    });

    test(`${said}, by the command`, () => {
      hold(name, (scope) => {
        const { rows } = json('rank', open(name).folder, '--scope', scope);
        return new Map(
          rows.map((/** @type {any} */ row) => [
            unitOf(row),
            { score: scoreOf(row), rank: row.rank },
          ]),
        );
      });
    });
  });
}

describe('what-ifs', { skip }, () => {
  if (skip) return;
  /**
   * @type {{ index: string, unit: string, changes: Record<string, string>, before: any, after: any
   *   }[]}
   */
  const list = read(join(path, 'expected-what-ifs.json'));

  /**
   * An answer in the file's form: an option's points, a number, or null.
   * @param {string} name
   * @param {string} code
   * @param {string} text
   */
  function answer(name, code, text) {
    if (text === '') return null;
    const row = open(name).meta.find((/** @type {any} */ one) => one.iCode === code);
    return pointsOf(row)?.get(text) ?? Number(text);
  }

  for (const { index: name, unit, changes, before, after } of list) {
    const told = Object.entries(changes)
      .map(([code, text]) => `${code} ${text || 'missing'}`)
      .join(', ');
    const title = `${name}, ${unit}: ${told}: rank ${before.rank} to ${after.rank}`;

    test(`${title}, by a second evaluation`, () => {
      const { index, responses, indicatorIds } = open(name);
      const changed = structuredClone(responses);
      const row = changed.units.find((/** @type {any} */ one) => one.unit === unit);
      for (const [code, text] of Object.entries(changes)) {
        row.answers[changed.indicators.indexOf(indicatorIds.get(code))] = answer(name, code, text);
      }
      for (const [now, expected] of /** @type {const} */ ([
        [responses, before],
        [changed, after],
      ])) {
        const result = evaluate(index, responses, now).get('overall')?.get(unit);
        assert.equal(result?.rank, expected.rank);
        assert.ok(
          Math.abs((result?.exact ?? NaN) - expected.score) <= 0.00005 + 1e-9,
          `${result?.exact}, not ${expected.score}`,
        );
      }
    });

    test(`${title}, by the command`, () => {
      const { folder, index } = open(name);
      // By the tables' own codes and texts.
      const sets = Object.entries(changes).flatMap(([code, text]) => [
        '--set',
        `${code}=${text || 'skip'}`,
      ]);
      const result = json('what-if', folder, unit, ...sets);
      const decimals = (index.methods[0].rule.rounding ?? [1]).at(-1);
      for (const [part, expected] of /** @type {const} */ ([
        [result.before, before],
        [result.after, after],
      ])) {
        const row = part.scopes.find((/** @type {any} */ one) => one.scope === 'overall');
        assert.equal(row.rank, expected.rank);
        const away = Math.abs(scoreOf(row) - expected.score);
        assert.ok(
          away <= 0.5 * 10 ** -decimals + 0.00005 + 1e-9,
          `${scoreOf(row)} is no rounded ${expected.score}`,
        );
      }
    });
  }
});

describe('a table', () => {
  test('may have quotes, line ends of any kind and a byte order mark', () => {
    assert.deepEqual(table('\uFEFFa,b\r\n"x, ""y""",\n1,2'), [
      { a: 'x, "y"', b: '' },
      { a: '1', b: '2' },
    ]);
    assert.deepEqual(table('a,b\n,\n'), [{ a: '', b: '' }]);
  });
});

describe('the second evaluation', () => {
  /**
   * Two indicators with a value for one unit each, and one more unit.
   * @param {object} rule
   * @param {(number | null)[]} [answers]
   */
  const scored = (rule, answers = [25, 100]) => {
    const index = {
      scales: [{ id: 'n', number: { lower: 0, upper: 100 } }],
      nodes: [{ id: 'overall' }],
      indicators: [
        { id: 'a', nodes: ['overall'], scale: 'n' },
        { id: 'b', nodes: ['overall'], scale: 'n', weight: 3 },
      ],
      methods: [{ rule }],
    };
    const responses = {
      indicators: ['a', 'b'],
      units: [
        { unit: 'X', answers },
        { unit: 'Y', answers: [50, 50] },
      ],
    };
    const { score, rank } = evaluate(index, responses).get('overall')?.get('X') ?? {};
    return [score, rank];
  };

  test('knows every mean, missing rule, rounding and order', () => {
    assert.deepEqual(scored({}), [81.3, 1]); // 81.25
    assert.deepEqual(scored({ halves: 'even' }), [81.2, 1]);
    assert.deepEqual(scored({ aggregation: 'sum', scale: 1, rounding: [2] }), [3.25, 1]);
    assert.deepEqual(scored({ aggregation: 'geometric' }), [70.7, 1]); // 0.25 ^ (1 / 4)
    assert.deepEqual(scored({ aggregation: 'harmonic' }), [57.1, 1]); // 4 / (1 / 0.25 + 3)
    assert.deepEqual(scored({ aggregation: 'geometric' }, [-5, 100]), [0, 2]);
    assert.deepEqual(scored({ aggregation: 'harmonic' }, [0, 100]), [0, 2]);
    assert.deepEqual(scored({ scale: 'best' }), [100, 1]);
    assert.deepEqual(scored({ first: 'lowest' }), [81.3, 2]);
    assert.deepEqual(scored({}, [null, 100]), [100, 1]);
    assert.deepEqual(scored({ missing: 'zero' }, [null, 100]), [75, 1]);
    assert.deepEqual(scored({ missing: 'none' }, [null, 100]), [undefined, undefined]);
    assert.deepEqual(scored({ coverage: 0.75 }, [null, 100]), [100, 1]);
    assert.deepEqual(scored({ coverage: 0.8 }, [null, 100]), [undefined, undefined]);
    assert.deepEqual(scored({}, [null, null]), [undefined, undefined]);
  });
});
