/** Kept scenarios: as links, brought back as one step, and side by side. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { memoryStorage } from '../../data/memory-storage.js';
import { SnapshotsState, isFor, isLink } from './snapshots.js';
import { differences, inSecondEngine, keptVersions, versions } from './snapshot-comparison.js';
import { languages } from '../../../../tests/web/languages.mjs';
import { shown, texts } from '../../../../tests/web/shown.mjs';
import { openCore } from '../../../../tests/web/support.mjs';

const edits = /** @type {[string, number | null][]} */ ([
  ['media-03', 3],
  ['media-05', null],
]);

describe('a snapshot', () => {
  test('is the link of what is changed when it is kept', async () => {
    const app = await shown(languages.en, edits);
    const link = app.engine.link('AZ');
    app.snapshots.keep('B');
    app.apply(() => app.engine.reset());
    assert.deepEqual(app.snapshots.links, { B: link });
    assert.equal(app.snapshots.links.B, link);
    app.snapshots.forget('B');
    assert.deepEqual(app.snapshots.links, {});
  });

  test('comes back as one step, which can be undone and redone', async () => {
    const app = await shown(languages.en, edits);
    const kept = app.engine.edits();
    app.snapshots.keep('A');
    app.engine.reset();
    app.engine.set('AZ', 'economy-01', 4);
    const before = app.engine.edits();
    assert.deepEqual(await app.snapshots.restore('A'), []);
    assert.deepEqual(app.engine.edits(), kept);
    app.engine.undo();
    assert.deepEqual(app.engine.edits(), before);
    app.engine.redo();
    assert.deepEqual(app.engine.edits(), kept);
  });

  test('of nothing changed brings the published answers back', async () => {
    const app = await shown(languages.en);
    app.snapshots.keep('C');
    app.engine.set('AZ', 'media-03', 3);
    await app.snapshots.restore('C');
    assert.deepEqual(app.engine.edits(), []);
  });

  test('outlives the page as JSON', async () => {
    const app = await shown(languages.en, edits);
    app.snapshots.keep('A');
    const json = JSON.stringify(app.snapshots.links);
    const fresh = await shown(languages.en);
    fresh.snapshots.take(JSON.parse(json));
    await fresh.snapshots.restore('A');
    assert.deepEqual(fresh.engine.edits(), app.engine.edits());
  });

  test('that was made with answers which are not loaded tells so, and the rest holds', async () => {
    const app = await shown(languages.en);
    app.snapshots.take({ A: 'v=1&d=china-index-2024-98&e=AZ.media-03:3~MX.media-03:3' });
    const problems = await app.snapshots.restore('A');
    assert.deepEqual(
      problems.map((/** @type {any} */ p) => p.code),
      ['needs-sheet'],
    );
    assert.equal(app.engine.edits().length, 1);
  });

  test('of another edition, or in a newer form, changes nothing', async () => {
    const app = await shown(languages.en, edits);
    const before = app.engine.edits();
    app.snapshots.take({
      A: 'v=1&d=china-index-2022.12345678&e=AZ.media-03:3',
      B: 'v=2&e=AZ.media-03:3',
    });
    assert.deepEqual(Object.keys(app.snapshots.links), ['A']);
    for (const name of ['A', 'B', 'C']) {
      await app.snapshots.restore(name);
      assert.deepEqual(app.engine.edits(), before);
    }
  });
});

describe('what is taken over', () => {
  test('is links under A, B and C, and nothing else', async () => {
    const app = await shown(languages.en);
    for (const json of [
      null,
      3,
      'A',
      [],
      { D: 'v=1' },
      { A: 7, B: 'https://example.org/', C: `v=1&e=${'a'.repeat(70000)}` },
      JSON.parse('{"__proto__":{"A":"v=1"}}'),
    ]) {
      app.snapshots.take(json);
      assert.deepEqual(app.snapshots.links, {}, JSON.stringify(json)?.slice(0, 80));
    }
  });

  test('leaves what there is alone', async () => {
    const app = await shown(languages.en);
    app.snapshots.take({ A: 'v=1&c=AZ' });
    app.snapshots.take({ A: 'v=1&c=MX', B: 'v=1&c=MX' });
    assert.deepEqual(app.snapshots.links, { A: 'v=1&c=AZ', B: 'v=1&c=MX' });
  });

  test('is known by its beginning and its edition', () => {
    assert.deepEqual(['v=1', '#v=1&c=AZ', 'v=12', 'v=0', 'c=AZ', '', 3].map(isLink), [
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    assert.equal(isFor('v=1&d=china-index-2024-98.6c764bd5', 'china-index-2024-98'), true);
    assert.equal(isFor('v=1&d=china-index-2024-98', 'china-index-2024-98'), true);
    assert.equal(isFor('v=1&d=china-index-2024-101.6c764bd5', 'china-index-2024-98'), false);
    assert.equal(isFor('v=1', 'china-index-2024-98'), true);
  });
});

describe('side by side', async () => {
  const app = await shown(languages.en, edits);
  app.snapshots.keep('A');
  app.engine.undo();
  app.snapshots.keep('C');
  app.apply(() => app.engine.set('AZ', 'media-03', 4));
  app.snapshots.take({ B: 'v=1&d=china-index-2022.12345678&e=AZ.media-03:3' });
  const steps = app.engine.edits();
  const kept = () =>
    inSecondEngine(texts, (second) => versions(app, keptVersions(app, second)), openCore);
  const list = await kept();

  test('stand published, what is kept in this edition, and now', () => {
    assert.deepEqual(
      list.map(({ name, edits: all }) => [name, all.length]),
      [
        ['published', 0],
        ['A', 2],
        ['C', 1],
        ['now', 1],
      ],
    );
  });

  test('with the results that the core gives each', () => {
    assert.deepEqual(list.map(({ row }) => [row.achieved, row.rank]).slice(0, 1), [[112, 66]]);
    assert.deepEqual(list[3].row, app.engine.score('AZ', 'publisher')[0]);
    assert.equal(list[1].row.maximum, 392);
    assert.equal(list[2].row.achieved, 115);
  });

  test('and those that fit in part are told', async () => {
    assert.deepEqual(
      list.map(({ partly }) => Boolean(partly)),
      [false, false, false, false],
    );
    app.snapshots.forget('B');
    app.snapshots.take({ B: 'v=1&d=china-index-2024-98&c=AZ&e=AZ.media-03:3~FR.media-01:2' });
    const [, , partly] = await kept();
    assert.deepEqual([partly.name, partly.partly, partly.edits.length], ['B', true, 1]);
  });

  test('and the reader’s own steps stay as they are', () => {
    assert.deepEqual(app.engine.edits(), steps);
    assert.equal(app.engine.canUndo, true);
  });

  test('differ in these answers, each with who has it', () => {
    assert.deepEqual(differences(list, app.index.indicators), [
      {
        country: 'AZ',
        indicator: 'media-03',
        answers: [
          { to: 0, versions: ['published'] },
          { to: 3, versions: ['A', 'C'] },
          { to: 4, versions: ['now'] },
        ],
      },
      {
        country: 'AZ',
        indicator: 'media-05',
        answers: [
          {
            to: differences(list, app.index.indicators)[1].answers[0].to,
            versions: ['published', 'C', 'now'],
          },
          { to: null, versions: ['A'] },
        ],
      },
    ]);
    assert.deepEqual(differences(list.slice(0, 1), []), []);
  });
});

test('answers that differ stand in the edition’s order', () => {
  const edit = (/** @type {string} */ indicator) => ({ country: 'AZ', indicator, from: 0, to: 1 });
  const row = /** @type {any} */ ({});
  const list = differences(
    [{ name: 'now', edits: [edit('b-01'), edit('a-01')], row }],
    [{ id: 'b-01' }, { id: 'a-01' }],
  );
  assert.deepEqual(
    list.map(({ indicator }) => indicator),
    ['b-01', 'a-01'],
  );
});

test('a page without an edition keeps nothing that it could not', () => {
  const app = /** @type {any} */ ({ storage: memoryStorage(), update() {} });
  assert.deepEqual(new SnapshotsState(app).links, {});
});
