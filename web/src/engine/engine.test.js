import assert from 'node:assert/strict';
import { join } from 'node:path';
import { beforeEach, describe, test } from 'node:test';

import { RescoreError } from './open-engine.js';
import { azerbaijan, tallies } from '../../../tests/cli/figures.mjs';
import { rowsWith } from '../../../tests/cli/oracle.mjs';
import { china, json, root } from '../../../tests/cli/support.mjs';
import {
  chinaAsked,
  chinaCore,
  loadFolder,
  openCore,
  textOf,
} from '../../../tests/web/support.mjs';

/** A row as the command prints it. @param {any} row */
const printed = ({ decimals, ...row }) => row;

/** @type {import('./open-engine.js').Engine} */
let engine;
beforeEach(async () => {
  engine = await chinaCore();
});

const rows = () => engine.score('AZ', 'publisher').map(printed);

/**
 * A country's sheet as another's.
 * @param {string} from
 * @param {string} to
 */
const sheetLike = (from, to) =>
  JSON.stringify({ ...JSON.parse(textOf(china, `countries/${from}.json`)), country: to });

/**
 * The problems a call throws. Nothing may have changed after it.
 * @param {() => unknown} call
 */
function refused(call) {
  const before = [engine.edits(), rows(), engine.canUndo, engine.canRedo, engine.fingerprint()];
  let problems;
  assert.throws(call, (fault) => {
    assert.ok(fault instanceof RescoreError);
    assert.equal(fault.name, 'RescoreError');
    assert.equal(fault.message, fault.problems.map((p) => p.sentence).join(' '));
    problems = fault.problems.map((p) => `${p.file}|${p.pointer}|${p.code}`);
    return true;
  });
  assert.deepEqual(
    [engine.edits(), rows(), engine.canUndo, engine.canRedo, engine.fingerprint()],
    before,
  );
  return problems;
}

describe('a core with the China Index 2024', () => {
  test('gives what the command prints: published, with changes, by either method', () => {
    assert.deepEqual(engine.publishedScore('AZ', 'publisher').map(printed), azerbaijan);
    assert.deepEqual(rows(), azerbaijan);
    engine.set('AZ', 'media-03', 3);
    engine.set('AZ', 'foreign-policy-08', null);
    const sets = ['--set', 'media-03=3', '--set', 'foreign-policy-08=skip'];
    for (const method of ['publisher', 'exact']) {
      const result = json('what-if', china, 'AZ', '--method', method, ...sets);
      assert.deepEqual(engine.edits(), result.edits);
      assert.deepEqual(engine.publishedScore('AZ', method).map(printed), result.before.scopes);
      assert.deepEqual(engine.score('AZ', method).map(printed), result.after.scopes);
    }
  });

  test('says to how many decimals a percentage is rounded', () => {
    const decimals = (/** @type {string} */ method) =>
      new Set(engine.score('AZ', method).map((r) => `${r.scope.split(':')[0]} ${r.decimals}`));
    assert.deepEqual([...decimals('publisher')], ['overall 1', 'domain 1', 'layer 0']);
    assert.deepEqual([...decimals('exact')], ['overall 1', 'domain 1', 'layer 1']);
  });

  test('recomputes every published figure, with the fingerprint of the command', async (t) => {
    const { fingerprint } = json('check', china);
    const asked = await chinaAsked();
    t.after(() => asked.close());
    assert.deepEqual(asked.check(), { tallies, problems: [] });
    assert.deepEqual([engine.fingerprint(), asked.fingerprint()], [fingerprint, fingerprint]);
  });

  test('suggests the first changes that the command finds, each of another indicator', () => {
    for (const scope of ['overall', 'layer:alignment']) {
      const raising = json('impact', china, 'AZ', '--scope', scope).changes.filter(
        (change, i, all) =>
          change.gained > 0 &&
          change.to !== null &&
          all.findIndex(
            (c) => c.indicator === change.indicator && c.gained > 0 && c.to !== null,
          ) === i,
      );
      assert.ok(raising.length > 3);
      const expected = raising.slice(0, 3).map(({ indicator, to, gained, after }) => ({
        indicator,
        to,
        rank: after.find((row) => row.scope === scope).rank,
        gained,
      }));
      assert.deepEqual(engine.suggestions('AZ', { scope }), expected);
      assert.deepEqual(engine.suggestions('AZ', { scope, most: 1 }), expected.slice(0, 1));
    }
    const [{ indicator, to, rank }] = engine.suggestions('AZ');
    engine.set('AZ', indicator, to);
    assert.equal(rows()[0].rank, rank);
    assert.deepEqual(
      refused(() => engine.suggestions('BR')),
      ['||needs-sheet'],
    );
    assert.deepEqual(
      refused(() => engine.suggestions('AZ', { scope: 'domain:tea' })),
      ['||unknown-scope'],
    );
  });

  test('keeps fingerprint and published results whatever is changed', async (t) => {
    const asked = await chinaAsked();
    t.after(() => asked.close());
    for (const core of [engine, asked]) {
      const fingerprint = core.fingerprint();
      core.set('AZ', 'media-03', 3);
      assert.equal(core.fingerprint(), fingerprint);
      assert.deepEqual(core.publishedScore('AZ', 'publisher').map(printed), azerbaijan);
    }
    assert.deepEqual(asked.check().problems, []);
  });

  test('reads at most 16 MB of a file', () => {
    assert.equal(engine.maxFileBytes, 16 * 2 ** 20);
    const [problem] = engine.loadStandings('standings.json', ' '.repeat(17 * 2 ** 20));
    assert.deepEqual(problem, {
      code: 'file-too-large',
      file: 'standings.json',
      pointer: '',
      sentence: 'The file has 17 MB; at most 16 MB are read.',
    });
    assert.deepEqual(rows(), azerbaijan);
  });
});

describe('a ranking', () => {
  test('is that of the command, country by country', () => {
    engine.set('AZ', 'media-03', 3);
    const ranking = engine.ranking('layer:exposure', 'exact');
    const listed = new Map(
      json(
        'rank',
        china,
        '--scope',
        'layer:exposure',
        '--method',
        'exact',
        '--set',
        'AZ.media-03=3',
      ).rows.map((/** @type {any} */ r) => [
        r.country,
        [r.achieved, r.maximum, r.percent, r.rank, r.tied],
      ]),
    );
    assert.equal(ranking.countries.length, 98);
    ranking.countries.forEach((code, i) => {
      const { achieved, maximum, percent, rank, tied } = ranking;
      assert.deepEqual(
        [achieved[i], maximum[i], percent[i], rank[i], tied[i]],
        listed.get(code),
        code,
      );
    });
  });

  test('is made of copies, which no later call changes', async () => {
    const before = engine.ranking('overall', 'publisher');
    const kept = structuredClone(before);
    engine.set('AZ', 'media-03', 4);
    // A second core and large strings make memory move and grow, which would detach a view of it.
    engine.loadSheet('x.json', 'x'.repeat(8 * 2 ** 20));
    await chinaCore();
    assert.deepEqual(before, kept);
    before.rank.fill(1);
    assert.equal(engine.ranking('overall', 'publisher').rank.filter((r) => r === 1).length, 1);
    engine.close();
    assert.equal(before.achieved.length, 98);
    assert.deepEqual(before.achieved, kept.achieved);
  });

  test('marks a country without data: 0 for its rank, NaN for its percentage', () => {
    for (const { id } of JSON.parse(textOf(china, 'index.json')).indicators)
      engine.set('AZ', id, null);
    const { countries, percent, rank, tied } = engine.ranking('overall', 'publisher');
    const at = countries.indexOf('AZ');
    assert.deepEqual([percent[at], rank[at], tied[at]], [NaN, 0, 0]);
    assert.equal(Math.max(...rank), 97);
    const [row] = engine.score('AZ', 'publisher');
    assert.deepEqual(
      [row.percent, row.decimals, row.rank, row.tied, row.of],
      [null, null, null, null, 97],
    );
  });
});

describe('changes', () => {
  test('are undone and redone one by one', () => {
    const states = [rows()];
    for (const [id, score] of /** @type {[string, number | null][]} */ ([
      ['media-03', 3],
      ['media-03', 4],
      ['military-01', null],
    ])) {
      engine.set('AZ', id, score);
      states.push(rows());
    }
    assert.deepEqual(
      states[3],
      rowsWith(
        [
          ['media-03', 4],
          ['military-01', null],
        ],
        'publisher',
      ),
    );
    for (const state of [2, 1, 0]) {
      assert.equal(engine.undo(), true);
      assert.deepEqual(rows(), states[state]);
    }
    assert.deepEqual([engine.undo(), engine.canUndo, engine.canRedo], [false, false, true]);
    for (const state of [1, 2, 3]) {
      assert.equal(engine.redo(), true);
      assert.deepEqual(rows(), states[state]);
    }
    assert.deepEqual([engine.redo(), engine.canUndo, engine.canRedo], [false, true, false]);
  });

  test('after an undo drop what could have been redone', () => {
    engine.set('AZ', 'media-03', 3);
    engine.undo();
    engine.set('AZ', 'media-04', 4);
    assert.equal(engine.canRedo, false);
    assert.deepEqual(
      engine.edits().map((e) => e.indicator),
      ['media-04'],
    );
  });

  test('of several answers are one step, or none when one is refused', () => {
    const edit = (/** @type {string} */ indicator, /** @type {number | null} */ to) => ({
      country: 'AZ',
      indicator,
      to,
    });
    engine.set('AZ', 'media-01', 2);
    const before = rows();
    engine.setAll([edit('media-03', 3), edit('media-01', 4), edit('military-01', null)]);
    const after = rowsWith(
      [
        ['media-01', 4],
        ['media-03', 3],
        ['military-01', null],
      ],
      'publisher',
    );
    assert.deepEqual(rows(), after);
    engine.undo();
    assert.deepEqual([rows(), engine.edits().length], [before, 1]);
    engine.redo();
    assert.deepEqual(rows(), after);
    engine.undo();
    const refused = [edit('media-05', 3), edit('media-99', 1), edit('media-04', 77)];
    assert.throws(
      () => engine.setAll(refused),
      (/** @type {any} */ e) =>
        e.problems.map((/** @type {any} */ p) => `${p.pointer} ${p.code}`).join() ===
        '/1 unknown-indicator,/2 no-such-score',
    );
    assert.throws(() => engine.setAll([edit('media-05', 3), edit('media-04', NaN)]), TypeError);
    assert.deepEqual(rows(), before);
    engine.redo();
    assert.deepEqual(rows(), after, 'what was undone can still be done again');
    engine.undo();
    engine.setAll([]);
    engine.setAll([edit('media-01', 2)]);
    engine.undo();
    assert.deepEqual([engine.edits(), engine.canUndo], [[], false]);
  });

  test('of a thousand answers are one step, and what they are one by one', async (t) => {
    const one = await chinaAsked();
    const all = await chinaAsked();
    t.after(() => [one, all].forEach((core) => core.close()));
    for (const core of [one, all])
      assert.deepEqual(core.loadSheet('BR.json', sheetLike('AZ', 'BR')), []);
    const { indicators } = all.ids();
    // Every answer of both countries five times over; of one answer the last change holds.
    const edits = Array.from({ length: 1000 }, (_, i) => ({
      country: i % 2 ? 'AZ' : 'BR',
      indicator: indicators[(i >> 1) % indicators.length],
      to: [0, null, 4][((i * 7) >> 2) % 3],
    }));
    const before = structuredClone(all.results('publisher'));
    all.setAll(edits);
    for (const { country, indicator, to } of edits) one.set(country, indicator, to);
    assert.deepEqual(all.edits(), one.edits());
    for (const method of ['publisher', 'exact'])
      assert.deepEqual(all.results(method), one.results(method));
    assert.equal(all.undo(), true);
    assert.deepEqual([all.edits(), all.canUndo], [[], false]);
    assert.deepEqual(all.results('publisher'), before);
  });

  test('the latest 10,000 and more can be undone, and several at once are one step', () => {
    for (let i = 0; i < 19_999; ++i) engine.set('AZ', 'media-03', 1 + (i % 2));
    const before = engine.edits();
    const indicators = ['media-01', 'media-02', 'media-04'];
    engine.setAll(indicators.map((indicator) => ({ country: 'AZ', indicator, to: 4 })));
    assert.equal(engine.edits().length, 4);
    engine.undo();
    assert.deepEqual(engine.edits(), before);
    let undone = 0;
    while (engine.undo()) ++undone;
    assert.ok(undone >= 10_000 && undone < 20_000, String(undone));
  });

  test('that are joined are one step, and none when the answer is back where it was', () => {
    const joined = { joined: true };
    const changed = () => engine.edits().map((e) => `${e.indicator}:${e.to}`);
    engine.set('AZ', 'media-01', 1);
    engine.set('AZ', 'media-02', 4);
    engine.set('AZ', 'media-02', 3, joined); // the published answer
    assert.deepEqual(changed(), ['media-01:1']);
    engine.set('AZ', 'media-02', 4, joined);
    assert.deepEqual(changed(), ['media-01:1', 'media-02:4']);
    engine.undo();
    assert.deepEqual(changed(), ['media-01:1']);
    engine.redo();
    engine.set('AZ', 'media-02', 2, joined); // nothing to go on with after undo and redo
    engine.undo();
    assert.deepEqual(changed(), ['media-01:1', 'media-02:4']);
    assert.deepEqual(
      refused(() => engine.set('AZ', 'media-02', 77, joined)),
      ['||no-such-score'],
    );
  });

  test('are reset one by one or all at once, and a reset can be undone', () => {
    engine.set('AZ', 'media-03', 3);
    engine.set('AZ', 'media-04', 4);
    engine.reset('AZ', 'media-03');
    assert.deepEqual(
      engine.edits().map((e) => e.indicator),
      ['media-04'],
    );
    engine.undo();
    engine.reset();
    assert.deepEqual([engine.edits(), rows()], [[], azerbaijan]);
    engine.undo();
    assert.deepEqual(
      engine.edits().map((e) => e.indicator),
      ['media-03', 'media-04'],
    );
  });

  test('back to the published answer are none', () => {
    engine.set('AZ', 'media-03', 3);
    engine.set('AZ', 'media-03', 0);
    assert.deepEqual([engine.edits(), rows()], [[], azerbaijan]);
  });

  test('that change nothing leave nothing to undo', () => {
    engine.set('AZ', 'media-03', 0);
    engine.reset('AZ', 'media-03');
    engine.reset();
    assert.equal(engine.canUndo, false);
  });
});

describe('what cannot be done', () => {
  test('is refused as data, and nothing changes', () => {
    engine.set('AZ', 'media-03', 3);
    engine.set('AZ', 'media-04', 4);
    engine.undo();
    assert.deepEqual(
      refused(() => engine.set('AZ', 'media-03', 7)),
      ['||no-such-score'],
    );
    assert.deepEqual(
      refused(() => engine.set('AZ', 'media-12', 1)),
      ['||unknown-indicator'],
    );
    assert.deepEqual(
      refused(() => engine.set('XX', 'media-03', 1)),
      ['||unknown-country'],
    );
    assert.deepEqual(
      refused(() => engine.set('AM', 'media-03', 1)),
      ['||needs-sheet'],
    );
    assert.deepEqual(
      refused(() => engine.reset('AZ', 'media-12')),
      ['||unknown-indicator'],
    );
    assert.deepEqual(
      refused(() => engine.score('XX', 'publisher')),
      ['||unknown-country'],
    );
    assert.deepEqual(
      refused(() => engine.publishedScore('AZ', 'better')),
      ['||unknown-method'],
    );
    assert.deepEqual(
      refused(() => engine.ranking('media', 'publisher')),
      ['||unknown-scope'],
    );
    assert.deepEqual(
      refused(() => engine.publishedRanking('overall', 'better')),
      ['||unknown-method'],
    );
  });

  test('is a programmer’s error when a score is no number', () => {
    for (const score of [NaN, Infinity, '3', true, undefined]) {
      assert.throws(() => engine.set('AZ', 'media-03', /** @type {any} */ (score)), TypeError);
    }
    for (const score of [2.5, 2 ** 32, -1]) {
      assert.throws(() => engine.set('AZ', 'media-03', score), {
        name: 'RescoreError',
        message: /^No option of media-03 has the score /,
      });
    }
    assert.deepEqual(engine.edits(), []);
  });

  test('is told in the words of the command, whatever text is asked for', () => {
    for (const code of ['', 'Åland', '🇦🇿', 'A\0Z', "'; drop table"]) {
      assert.throws(
        () => engine.score(code, 'publisher'),
        (/** @type {any} */ fault) => {
          assert.equal(
            fault.message,
            `There is no country "${code}"; countries go by their ISO 3166-1 code, such as AZ.`,
          );
          return true;
        },
      );
    }
  });
});

test('every stored what-if comes out as it is stored', async () => {
  const { what_ifs: stored } = JSON.parse(textOf(join(root, 'tests/fixtures'), 'golden.json'));
  for (const { data, country, method, edits, result } of stored) {
    const core = await openCore();
    assert.deepEqual(loadFolder(core, join(root, data)), []);
    for (const edit of edits) {
      const [, code, indicator, to] = edit.match(/^(..)\.(.+)=(.+)$/);
      core.set(code, indicator, to === 'skip' ? null : Number(to));
    }
    assert.deepEqual(core.edits(), result.edits);
    assert.deepEqual(core.publishedScore(country, method).map(printed), result.before.scopes);
    assert.deepEqual(core.score(country, method).map(printed), result.after.scopes);
    core.close();
  }
});
