/** The what-if questions in WebAssembly: the same answers as the command's, to the bit. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { RescoreError } from './open-engine.js';
import { china, json, rescore } from '../../../tests/cli/support.mjs';
import { rawData } from '../../../tests/data/files.mjs';
import { loadFolder, openAsked } from '../../../tests/web/support.mjs';

const { path: raw, skip } = rawData('Questions about all countries');

const AZ = [
  ['media-03', 3],
  ['foreign-policy-08', null],
  ['technology-03', 0],
];
const SET = ['--set', 'media-03=3', '--set', 'foreign-policy-08=skip', '--set', 'technology-03=0'];

/** @param {string} folder */
async function coreOf(folder) {
  const engine = await openAsked();
  assert.deepEqual(loadFolder(engine, folder), []);
  return engine;
}

/** The files of a data folder. @param {string} folder */
function textsOf(folder) {
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8');
  const sheets = readdirSync(join(folder, 'countries')).map((name) => [
    name.replace('.json', ''),
    read(`countries/${name}`),
  ]);
  return {
    index: read('index.json'),
    standings: read('standings.json'),
    sheets: Object.fromEntries(sheets),
  };
}

/** A row as the command prints it. */
const plain = ({ decimals, ...row }) => row;
const plainAll = (value) =>
  JSON.parse(JSON.stringify(value, (key, v) => (key === 'decimals' ? undefined : v)));

/**
 * The questions on one data folder, from both sides.
 * @param {() => string} folder
 * @param {boolean} full
 */
function questions(folder, full) {
  /** @type {import('./questions.js').Questions} */
  let engine;
  before(async () => {
    engine = await coreOf(folder());
  });
  after(() => engine.close());

  test('impact', () => {
    for (const [method, scope] of [
      ['publisher', 'overall'],
      ['exact', 'overall'],
      ['publisher', 'layer:alignment'],
      ['exact,mean', 'overall'],
    ]) {
      const command = json('impact', folder(), 'AZ', '--method', method, '--scope', scope);
      const own = engine.impact('AZ', { method, scope });
      assert.equal(own.length, command.changes.length);
      own.forEach((impact, i) => {
        const { indicator, to, gained, after } = command.changes[i];
        assert.deepEqual(
          { ...impact, share: 0, after: impact.after.map(plain) },
          { indicator, to, gained, share: 0, after },
        );
      });
    }
  });

  test('goal', () => {
    for (const [request, ...flags] of [
      [{ rank: 50 }, '--rank', '50'],
      [{ rank: 1, only: ['media'] }, '--rank', '1', '--only', 'media'],
      [{ percent: '10', lower: true, maySkip: true }, '--percent', '10', '--lower', '--allow-skip'],
      [
        { rank: 40, steps: true, lock: ['exposure', 'technology-03'], method: 'exact' },
        '--rank',
        '40',
        '--steps',
        '--lock',
        'exposure',
        '--lock',
        'technology-03',
        '--method',
        'exact',
      ],
      [
        { rank: 10, scope: 'domain:economy', mayLower: false },
        '--rank',
        '10',
        '--scope',
        'domain:economy',
        '--no-lower',
      ],
    ]) {
      assert.deepEqual(
        plainAll(engine.goal({ country: 'AZ', ...request })),
        json('goal', folder(), 'AZ', ...flags),
      );
    }
  });

  test('explain, of a scenario and between two', () => {
    for (const [indicator, to] of AZ) engine.set('AZ', indicator, to);
    assert.deepEqual(plainAll(engine.explain('AZ')), json('explain', folder(), 'AZ', ...SET));
    const three = engine.link('AZ');
    engine.set('AZ', 'media-03', 1);
    assert.deepEqual(
      plainAll(engine.explain('AZ', { from: three, scope: 'domain:media' })),
      json(
        'explain',
        folder(),
        'AZ',
        '--scope',
        'domain:media',
        '--set',
        'media-03=1',
        ...SET.slice(2),
        ...SET.join(' ').replaceAll('--set', '--from').split(' '),
      ),
    );
    engine.reset();
  });

  test('compare', () => {
    assert.deepEqual(
      plainAll(engine.compare({ method: 'exact' })),
      json('compare', folder(), '--method', 'exact'),
    );
    assert.deepEqual(
      plainAll(engine.compare({ method: 'exact,mean', against: 'exact' })),
      json('compare', folder(), '--method', 'exact,mean', '--against', 'exact'),
    );
  });

  test('changes since another state, all and of one country', () => {
    const from = textsOf(china);
    const parts = plainAll(engine.changes(from));
    assert.deepEqual(parts, json('changes', china, folder()));
    assert.deepEqual(
      engine.changes(textsOf(folder()), { country: 'AZ' }),
      json('changes', folder(), folder(), 'AZ'),
    );
    assert.throws(
      () => engine.changes({ index: from.index }),
      (error) => error instanceof RescoreError && error.problems[0].file === 'from/index.json',
    );
    assert.throws(
      () => engine.changes(from, { crosswalk: '{}' }),
      (error) => error instanceof RescoreError && error.problems[0].file === 'crosswalk.json',
    );
  });

  test('robustness and sensitivity, in slices of any size', async () => {
    const command = json(
      'robust',
      folder(),
      '--model',
      'weights',
      '--draws',
      '3000',
      '--seed',
      '7',
    );
    /** @type {number[]} */
    const shares = [];
    const own = await engine.robustness(
      { weights: 'dirichlet', draws: 3000, seed: 7 },
      { slice: 1, onProgress: (share, result) => shares.push(share) && result().counted },
    );
    assert.deepEqual(own, command);
    assert.ok(shares.length > 1 && shares.at(-1) === 1, `${shares}`);
    assert.deepEqual(
      await engine.sensitivity({ draws: 500, seed: 7 }),
      json('sensitivity', folder(), '--draws', '500', '--seed', '7'),
    );
  });

  test('a run is called off between slices', async () => {
    const abort = new AbortController();
    const run = engine.robustness(
      { weights: 'dirichlet', draws: 10_000_000 },
      { signal: abort.signal, slice: 1, onProgress: () => abort.abort() },
    );
    await assert.rejects(run, { name: 'AbortError' });
    assert.equal((await engine.robustness({ weights: 'noise', draws: 10 })).counted, 10);
  });

  test('one run at a time, of whole numbers, and methods without number', async () => {
    const first = engine.robustness({ weights: 'noise', draws: 3000, seed: 1 }, { slice: 1 });
    await assert.rejects(engine.sensitivity({ draws: 10 }), /There is a run already/);
    assert.equal((await first).options.weights, 'noise');
    for (const wrong of [{ seed: -1 }, { draws: 10.7 }, { weights: 'x' }]) {
      await assert.rejects(engine.robustness({ weights: 'noise', draws: 10, ...wrong }), TypeError);
    }
    for (let weight = 2; weight < 220; weight += 1) {
      assert.ok(
        engine.compare({ method: `weight=media:${weight}`, against: 'mean' }).moved.length > 0,
      );
    }
  });

  test('ranks follow every edit, undo and method', () => {
    const { scopes, countries } = engine.ids();
    const check = (method) => {
      const ranks = engine.ranks(method);
      scopes.forEach((scope, s) => {
        assert.deepEqual(
          [...ranks.subarray(s * countries.length, (s + 1) * countries.length)],
          [...engine.ranking(scope, method).rank],
        );
      });
    };
    check('publisher');
    for (const [indicator, to] of AZ) {
      engine.set('AZ', indicator, to);
      check('publisher');
    }
    check('exact');
    engine.set('AZ', 'media-01', 4);
    check('exact');
    engine.undo();
    check('exact');
    engine.reset('AZ', 'media-03');
    check('exact');
    check('weight=media:3');
    engine.reset();
    check('weight=media:3');
  });

  test('a link brings the scenario back, as one step', () => {
    for (const [indicator, to] of AZ) engine.set('AZ', indicator, to);
    const edits = engine.edits();
    const link = engine.link('AZ', {
      method: 'exact',
      others: [
        ['i', 'media-03'],
        ['note', 'hello'],
      ],
    });
    assert.equal(
      link,
      rescore('link', folder(), 'AZ', '--method', 'exact', ...SET)
        .stdout.trim()
        .replace(/%2D$/, '-') + '&i=media-03&note=hello',
    );
    engine.reset();
    const { problems, ...shown } = engine.openLink(`#${link}`);
    assert.deepEqual(
      problems.map(({ pointer, code }) => [pointer, code]),
      [['/note', 'unknown-key']],
    );
    assert.deepEqual(shown, {
      country: 'AZ',
      method: 'exact',
      scope: '',
      others: [
        ['i', 'media-03'],
        ['note', 'hello'],
      ],
    });
    assert.deepEqual(engine.edits(), edits);
    engine.undo();
    assert.deepEqual(engine.edits(), []);
    engine.reset();
  });

  test('weights of one country and of all', async () => {
    const method = 'exact,mean';
    assert.deepEqual(
      await engine.weights({ country: 'AZ', method, atLeast: 0.02 }),
      json('weights', folder(), 'AZ', '--method', method, '--at-least', '0.02'),
    );
    /** @type {number[]} */
    const shares = [];
    const all = await engine.weights({ method }, { onProgress: (share) => shares.push(share) });
    assert.deepEqual(all, json('weights', folder(), '--method', method));
    assert.equal(shares.at(-1), 1);
    const aborted = engine.weights({ method }, { signal: AbortSignal.abort(new Error('enough')) });
    await assert.rejects(aborted, /enough/);
    await assert.rejects(engine.weights({ country: 'AZ', atLeast: 0.5 }), RescoreError);
  });

  test('the smallest shift of weights to a rank', () => {
    const asked = ['weights', folder(), 'AZ', '--rank', '50', '--method', 'exact,mean'];
    assert.deepEqual(engine.weightShift('AZ', 50, { method: 'exact,mean' }), json(...asked));
    assert.throws(() => engine.weightShift('AZ', 0), RescoreError);
  });

  test('pair', () => {
    assert.deepEqual(engine.pair('AZ', 'CL'), json('pair', folder(), 'AZ', 'CL'));
    assert.throws(() => engine.pair('AZ', 'XX'), RescoreError);
  });

  test('claim', () => {
    const text = 'Azerbaijan ranks 66th';
    assert.deepEqual(engine.claim(text), json('claim', folder(), text));
    assert.equal(engine.claim('Azerbaijan soars').unread, 'soars');
    assert.throws(() => engine.claim(text, { method: 'x' }), RescoreError);
    const earlier = join(china, '../china-index-2022');
    const [index, standings] = ['index.json', 'standings.json'].map((name) =>
      readFileSync(join(earlier, name), 'utf8'),
    );
    const rose = 'Azerbaijan rose one place since 2022';
    assert.deepEqual(
      engine.claim(rose, { others: [{ index, standings }] }),
      json('claim', folder(), rose, '--since', earlier),
    );
    const broken = () => engine.claim(rose, { others: [{ index: '{' }] });
    assert.throws(
      broken,
      (fault) => fault instanceof RescoreError && fault.problems[0].file === 'others/0/index.json',
    );
  });

  test('pivots and bounds', () => {
    if (!full) {
      for (const ask of [
        () => engine.pivots(),
        () => engine.bounds(),
        () => engine.ranks('drop=media-03'),
      ]) {
        assert.throws(
          ask,
          (fault) => fault instanceof RescoreError && fault.problems[0].code === 'needs-sheet',
        );
      }
      return;
    }
    assert.deepEqual(
      engine.bounds({ method: 'exact' }),
      json('bounds', folder(), '--method', 'exact'),
    );
    const command = json('pivots', folder());
    const map = engine.pivots();
    const listed = map.countries.flatMap((country, c) =>
      map.indicators.flatMap((indicator, i) => {
        const at = c * map.indicators.length + i;
        return map.up[at] || map.down[at] ? [[country, indicator, map.up[at], map.down[at]]] : [];
      }),
    );
    assert.deepEqual(
      listed,
      command.countries.flatMap(({ country, pivots }) =>
        pivots.map((p) => [country, p.indicator, p.up, p.down]),
      ),
    );
  });

  test('what is wrong is told', () => {
    const refused = (ask, code) =>
      assert.throws(
        ask,
        (fault) => fault instanceof RescoreError && fault.problems[0].code === code,
      );
    refused(() => engine.goal({ country: 'AZ', rank: 500 }), 'bad-request');
    refused(() => engine.goal({ country: 'AZ' }), 'bad-request');
    refused(() => engine.impact('XX'), 'unknown-country');
    refused(() => engine.impact('AZ', { scope: 'domain:tea' }), 'unknown-scope');
    refused(() => engine.explain('AZ', { from: 'v=1&d=tea' }), 'wrong-edition');
  });
}

describe('questions on the built-in data', () => questions(() => china, false));

describe('questions on all countries', { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-questions-'));
  const data = join(folder, 'data');
  before(() => {
    const { status, stderr } = rescore(
      'import',
      join(raw, '2024-98'),
      '--edition',
      'china-index-2024-98',
      '--out',
      data,
    );
    assert.equal(status, 0, stderr);
  });
  after(() => rmSync(folder, { recursive: true }));
  questions(() => data, true);
});
