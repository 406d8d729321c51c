import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readText } from '../../../../tests/cli/support.mjs';
import { openImport } from '../../../../tests/web/importing.mjs';
import { columnsOf, corrected } from './columns.js';
import { rowsOf } from './table-text.js';

/** @import { As } from './columns.js' */

const module = await openImport();
/** @param {string} data @param {string | null} [meta] */
function made(data, meta = null) {
  const { value, errors } = module.importTables({
    data: { path: 'data.csv', text: data },
    meta: meta === null ? null : { path: 'meta.csv', text: meta },
    published: null,
    about: null,
    edition: '',
    findRule: false,
  });
  assert.deepEqual(errors, []);
  assert.ok(value);
  return value.editions[0];
}

const TEXT = 'Town,Id,Open,Trees,Noise\nAvon,a,Yes,3,40\nBath,b,No,5,50\nCork,c,Yes,2,60\n';
const as = (/** @type {string} */ text, /** @type {ReturnType<typeof made>} */ edition) =>
  Object.fromEntries(columnsOf(rowsOf(text), edition).map((one) => [one.header, one.as]));

describe('the columns of a table', () => {
  test('are what the core has taken them for', () => {
    assert.deepEqual(as(TEXT, made(TEXT)), {
      Town: 'out',
      Id: 'code',
      Open: 'high',
      Trees: 'high',
      Noise: 'high',
    });
    const text = readText('docs/your-index/data.csv');
    const meta = readText('docs/your-index/meta.csv');
    const columns = columnsOf(rowsOf(text, 20), made(text, meta));
    assert.deepEqual(
      columns.map((one) => one.as),
      ['code', 'name', 'out', 'high', 'high', 'high', 'high'],
    );
    assert.equal(columns[3].part, 'Health');
  });

  test('are what the reader says, with and without a table about the indicators', () => {
    /** @type {Map<string, As>} */
    const changes = new Map([
      ['Town', 'name'],
      ['Noise', 'low'],
      ['Trees', 'out'],
    ]);
    const own = 'iCode,iName,Points\nOpen,Open at night,No=0|Yes=1\nTrees,Trees,\nNoise,Noise,\n';
    for (const meta of [null, own]) {
      const before = made(TEXT, meta);
      const tables = corrected(TEXT, meta, before, changes);
      const after = made(tables.data, tables.meta);
      const index = JSON.parse(after.index);
      assert.deepEqual(
        index.units.map((/** @type {any} */ unit) => [unit.id, unit.name]),
        [
          ['a', 'Avon'],
          ['b', 'Bath'],
          ['c', 'Cork'],
        ],
      );
      assert.equal(after.indicators, 2);
      const [, noise] = index.indicators;
      const scale = index.scales.find((/** @type {any} */ one) => one.id === noise.scale);
      assert.equal(scale.number.reversed, true);
    }
  });

  test('that name a unit are no indicators any longer', () => {
    const own = 'iCode,iName,Points\nOpen,Open,No=0|Yes=1\nTrees,Trees,\nNoise,Noise,\n';
    const tables = corrected(TEXT, own, made(TEXT, own), new Map([['Open', 'group']]));
    assert.equal(made(tables.data, tables.meta).indicators, 2);
  });

  test('stay as they are without a change', () => {
    assert.deepEqual(corrected(TEXT, null, made(TEXT), new Map()), { data: TEXT, meta: null });
  });
});
