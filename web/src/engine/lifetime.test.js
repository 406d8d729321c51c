import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

import { RescoreError, open } from './open-engine.js';
import { azerbaijan } from '../../../tests/cli/figures.mjs';
import { china, small } from '../../../tests/cli/support.mjs';
import { chinaCore, loadFolder, openAsked, openCore, textOf } from '../../../tests/web/support.mjs';

/** @type {import('./open-engine.js').Engine} */
let engine;
beforeEach(async () => {
  engine = await chinaCore();
});

/** Azerbaijan's rows as the command prints them. */
const rows = () => engine.score('AZ', 'publisher').map(({ decimals, ...row }) => row);

describe('loading', () => {
  test('of a wrong file keeps what was there', () => {
    engine.set('AZ', 'media-03', 3);
    const before = rows();
    const problems = [
      ...engine.loadEdition('index.json', '{}'),
      ...engine.loadStandings('standings.json', '[1,'),
      ...engine.loadSheet('countries/AZ.json', textOf(china, 'countries/AZ.json')),
    ];
    const codes = new Set(problems.map((p) => p.code));
    assert.deepEqual([...codes], ['missing-key', 'broken-json', 'duplicate-country']);
    assert.deepEqual(rows(), before);
  });

  test('of another edition forgets the first, of other standings the changes', () => {
    engine.set('AZ', 'media-03', 3);
    assert.deepEqual(engine.loadStandings('standings.json', textOf(china, 'standings.json')), []);
    assert.deepEqual([engine.edits(), engine.canUndo, rows()], [[], false, azerbaijan]);
    assert.deepEqual(loadFolder(engine, small), []);
    assert.equal(engine.score('IS', 'publisher')[0].rank, 2);
    assert.throws(() => engine.score('AZ', 'publisher'), RescoreError);
  });

  test('of a sheet alone gives its score without a rank', async () => {
    const alone = await openCore();
    alone.loadEdition('index.json', textOf(china, 'index.json'));
    assert.deepEqual(alone.loadSheet('countries/AZ.json', textOf(china, 'countries/AZ.json')), []);
    const [row] = alone.score('AZ', 'publisher');
    assert.deepEqual([row.achieved, row.maximum, row.percent, row.rank], [112, 396, 28.3, null]);
    alone.set('AZ', 'media-03', 3);
    const [changed] = alone.score('AZ', 'publisher');
    assert.deepEqual([changed.achieved, changed.maximum, changed.rank], [115, 396, null]);
    assert.throws(
      () => alone.ranking(),
      /Load the standings first, or the answers of all 98 countries\./,
    );
    assert.throws(() => alone.results(), RescoreError);
  });
});

describe('a core without data', () => {
  test('says what it needs, and does no harm', async () => {
    const empty = await openCore();
    const needed = /^Load the edition first\.$/;
    assert.deepEqual(
      empty.loadStandings('s.json', '{}').map((p) => [p.code, p.file]),
      [['needs-data', 's.json']],
    );
    assert.deepEqual(
      empty
        .loadSheet('a.json', '{}')
        .map((p) => p.sentence)
        .join(),
      'Load the edition first.',
    );
    for (const call of [
      () => empty.score('AZ', 'publisher'),
      () => empty.ranking('overall', 'publisher'),
      () => empty.set('AZ', 'media-03', 3),
      () => empty.reset('AZ', 'media-03'),
    ]) {
      assert.throws(call, { name: 'RescoreError', message: needed });
    }
    empty.reset();
    assert.deepEqual([empty.undo(), empty.redo(), empty.edits()], [false, false, []]);
    assert.equal(empty.fingerprint(), '');
    const asked = await openAsked();
    assert.deepEqual([asked.fingerprint(), asked.check()], ['', { tallies: [], problems: [] }]);
  });
});

describe('two cores', () => {
  test('know nothing of each other', async () => {
    const other = await chinaCore();
    engine.set('AZ', 'media-03', 3);
    assert.deepEqual(other.edits(), []);
    engine.close();
    assert.equal(other.score('AZ', 'publisher')[0].rank, 66);
  });

  test('do not live on after close', () => {
    engine.close();
    assert.throws(() => engine.edits());
  });
});

test('a module that is none is a rejected promise', async (t) => {
  t.mock.method(console, 'warn', () => {}); // Emscripten tells it there as well
  await assert.rejects(open({ wasmBinary: new Uint8Array([0, 1, 2, 3]) }));
});
