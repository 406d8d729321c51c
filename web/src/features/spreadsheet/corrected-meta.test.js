/** Parts, weights and goalposts that the reader corrects, as the core then reads them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readText } from '../../../../tests/cli/support.mjs';
import { openImport } from '../../../../tests/web/importing.mjs';
import { columnsOf, corrected } from './columns.js';
import { rowsOf } from './table-text.js';

/** @import { Details } from './corrected-meta.js' */

const module = await openImport();

/** @param {string} data @param {string | null} meta @param {string | null} [printed] */
function imported(data, meta, printed = null) {
  const table = (/** @type {string | null} */ text, /** @type {string} */ path) =>
    text === null ? null : { path, text };
  const { value, errors } = module.importTables({
    data: { path: 'data.csv', text: data },
    meta: table(meta, 'meta.csv'),
    published: table(printed, 'published.csv'),
    about: null,
    edition: '',
    findRule: printed !== null,
  });
  assert.deepEqual(errors, []);
  assert.ok(value);
  return value.editions[0];
}

/**
 * What is made of tables with corrections.
 * @param {string} data @param {string | null} meta @param {Record<string, Details>} details
 */
function made(data, meta, details) {
  const before = imported(data, meta);
  const tables = corrected(data, meta, before, new Map(), new Map(Object.entries(details)));
  const columns = columnsOf(rowsOf(tables.data), imported(tables.data, tables.meta));
  return Object.fromEntries(
    columns
      .filter(({ as }) => as === 'high' || as === 'low')
      .map(({ header, part, weight, min, max }) => [header, [part, weight, min, max].join(' ')]),
  );
}

const TOWNS = 'Town,Open,Trees,Noise\nAvon,Yes,3,40\nBath,No,5,50\nCork,Yes,2,60\n';
const FLAT = 'iCode,iName,Points\nOpen,Open at night,No=0|Yes=1\nTrees,Trees,\nNoise,Noise,\n';
const HDI = readText('docs/your-index/data.csv');
const HDI_META = readText('docs/your-index/meta.csv');

describe('of an indicator the reader corrects', () => {
  for (const [name, meta] of /** @type {const} */ ([
    ['guessed', null],
    ['without parts', FLAT],
  ]))
    test(`weight, goalposts and part, in a table about the indicators that is ${name}`, () => {
      const found = made(TOWNS, meta, {
        Trees: { weight: '2', min: '0', max: '10' },
        Noise: { part: 'Quiet places' },
      });
      assert.match(found.Trees, / 2 0 10$/);
      assert.match(found.Noise, /^Quiet places 1/);
      assert.doesNotMatch(found.Open, /Quiet/);
    });

  test('its part, which may be another one; one that is empty goes', () => {
    const found = made(HDI, HDI_META, { gnipc: { part: 'Education', weight: '0.5' } });
    assert.match(found.gnipc, /^Education 0\.5 100 75000$/);
    assert.match(found.le, /^Health 1 20 85$/);
  });

  test('and the rule is found again for what is printed', () => {
    const broken = HDI_META.replace('years,20,85', 'years,0,85');
    const printed = readText('docs/your-index/published.csv');
    const before = imported(HDI, broken, printed);
    const scores = (/** @type {typeof before} */ edition) =>
      edition.tallies.find(({ what }) => what === 'overall scores')?.agree;
    assert.notEqual(scores(before), 191);
    const details = new Map([['le', { min: '20' }]]);
    const { data, meta } = corrected(HDI, broken, before, new Map(), details);
    assert.equal(scores(imported(data, meta, printed)), 191);
  });
});
