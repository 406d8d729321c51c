import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readJson, readText } from '../../../tests/cli/support.mjs';
import { openCore } from '../../../tests/web/support.mjs';
import { generalEditionOf } from './catalog.js';
import { loadEdition } from './load.js';
import { isGeneral, pageIndex } from './page-index.js';

/** @param {string} folder @param {Record<string, string>} [instead] texts of files, by name */
async function opened(folder, instead = {}) {
  const file = (/** @type {string} */ name) => ({
    name,
    read: async () => instead[name] ?? readText(`data/${folder}/${name}`),
  });
  const engine = await openCore();
  const source = generalEditionOf(folder, folder, file);
  return { engine, data: await loadEdition(engine, source, '') };
}

describe('an index of numbers', () => {
  test('opens as parts, units and numbers, with the ranks that the command gives', async (t) => {
    const { engine, data } = await opened('human-development-index-2021');
    t.after(() => engine.close());
    assert.deepEqual(data.problems, []);
    const { index } = data;
    assert.deepEqual(
      index?.domains.map(({ name, scope }) => [name, scope]),
      [
        ['Health', 'node:health'],
        ['Education', 'node:education'],
        ['Standard of living', 'node:income'],
      ],
    );
    assert.deepEqual(index?.layers, []);
    assert.equal(index?.countries, 191);
    assert.equal(index?.indicators[2].numbers?.length, 191);
    assert.equal(index?.methods[0].full?.overall, 1);
    engine.set('AGO', 'mys', 8);
    const { score, percent, maximum, rank } = engine.score('AGO')[0];
    assert.deepEqual([score, percent, maximum, rank], [0.616, 0.616, null, 139]);
  });

  test('opens without printed figures', async (t) => {
    const { engine, data } = await opened('human-development-index-2021', { 'published.json': '' });
    t.after(() => engine.close());
    assert.deepEqual(data.problems, []);
    assert.equal(data.standings?.countries.length, 191);
    assert.equal(engine.publishedScore('AGO')[0].rank, 148);
  });
});

test('an index of choices counts who gave which answer', async (t) => {
  const { engine, data } = await opened('global-open-data-index-2015');
  t.after(() => engine.close());
  const [first] = data.index?.indicators ?? [];
  assert.equal(first.chosen.length, 2);
  assert.equal(first.chosen[0] + first.chosen[1] + first.skipped, 149);
  assert.equal(data.index?.unit, 'place');
  assert.equal(data.standings?.countries[0].region, 'Asia');
});

test('what stands between the whole and the parts is a group of parts', () => {
  const general = readJson('data/human-development-index-2021/index.json');
  general.nodes.push({ id: 'people', name: 'People', parent: 'overall' });
  general.nodes.find((/** @type {any} */ node) => node.id === 'health').parent = 'people';
  assert.ok(isGeneral(general));
  const index = pageIndex(general);
  assert.deepEqual(
    index.layers.map(({ name }) => name),
    ['People'],
  );
  assert.deepEqual(
    index.indicators.map(({ layer }) => layer),
    ['people', '', '', ''],
  );
});

test('answers that cannot be read are told, with their file', async (t) => {
  const { engine, data } = await opened('human-development-index-2021', { 'responses.json': '{' });
  t.after(() => engine.close());
  assert.deepEqual(
    data.problems.map(({ file, code }) => [file, code]),
    [['responses.json', 'broken-json']],
  );
  assert.equal(data.sheets.size, 0);
});
