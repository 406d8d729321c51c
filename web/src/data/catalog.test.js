import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { byIndex, editionOf, joined, storedEdition } from './catalog.js';

/**
 * A source whose files say where they are from.
 * @param {string} from
 * @param {string} edition
 * @param {string[]} codes
 */
const fetchedFrom = (from, edition, codes) =>
  editionOf(
    edition,
    `${edition} (${from})`,
    (name) => ({ name, read: async () => `${from}/${name}` }),
    codes,
  );

/** @param {string} edition @param {string[]} codes */
const kept = (edition, codes) =>
  storedEdition({
    edition,
    title: `${edition} (kept)`,
    index: 'kept/index.json',
    standings: 'kept/standings.json',
    sheets: Object.fromEntries(codes.map((code) => [code, `kept/countries/${code}.json`])),
  });

describe('the library', () => {
  test('lists every edition once, in the order in which they come', () => {
    const catalog = joined([
      fetchedFrom('built-in', 'b', ['AZ']),
      fetchedFrom('beside', 'a', ['FR']),
      kept('b', ['DE']),
    ]);
    assert.deepEqual([...catalog.keys()], ['b', 'a']);
  });

  test('takes what is built in first, and unites the sheets', async () => {
    const editionSource = joined([
      fetchedFrom('built-in', 'b', ['AZ']),
      kept('b', ['AZ', 'DE']),
    ]).get('b');
    assert.equal(editionSource?.title, 'b (built-in)');
    assert.equal(await editionSource?.index.read(1), 'built-in/index.json');
    assert.equal(await editionSource?.standings.read(1), 'built-in/standings.json');
    assert.deepEqual([...(editionSource?.sheets.keys() ?? [])].sort(), ['AZ', 'DE']);
    assert.equal(await editionSource?.sheets.get('AZ')?.read(1), 'built-in/countries/AZ.json');
    assert.equal(await editionSource?.sheets.get('DE')?.read(1), 'kept/countries/DE.json');
  });

  test('knows of which editions the device keeps something', () => {
    const catalog = joined([
      fetchedFrom('built-in', 'a', []),
      fetchedFrom('built-in', 'b', []),
      kept('b', []),
      kept('c', []),
    ]);
    assert.deepEqual(
      [...catalog].map(([edition, editionSource]) => [edition, editionSource.stored]),
      [
        ['a', false],
        ['b', true],
        ['c', true],
      ],
    );
  });

  test('leaves the sources that it is made of alone', () => {
    const builtIn = fetchedFrom('built-in', 'b', ['AZ']);
    joined([builtIn, kept('b', ['DE'])]);
    assert.deepEqual([...builtIn.sheets.keys()], ['AZ']);
    assert.equal(builtIn.stored, false);
  });

  test('names files as the command does', () => {
    for (const editionSource of [fetchedFrom('x', 'a', ['AZ']), kept('a', ['AZ'])]) {
      const { index, standings, sheets } = editionSource;
      assert.deepEqual(
        [index.name, standings.name, sheets.get('AZ')?.name],
        ['index.json', 'standings.json', 'countries/AZ.json'],
      );
    }
  });
});

describe('the editions of an index', () => {
  /** @type {[titles: string[], indices: Record<string, string[]>][]} */
  const rows = [
    [
      ['China Index 2024', 'Human Development Index 2021', 'China Index 2022'],
      {
        'China Index': ['China Index 2024', 'China Index 2022'],
        'Human Development Index': ['Human Development Index 2021'],
      },
    ],
    [
      ['Cities, 2020', 'Cities (2021)', 'Cities 2021/22', 'Cities 2021–2022'],
      { Cities: ['Cities, 2020', 'Cities (2021)', 'Cities 2021/22', 'Cities 2021–2022'] },
    ],
    [['2024', 'Area 51'], { 2024: ['2024'], 'Area 51': ['Area 51'] }],
  ];
  for (const [titles, indices] of rows)
    test(`are told by their titles: ${titles.join('; ')}`, () => {
      const sources = titles.map((title) => ({ ...fetchedFrom('beside', title, []), title }));
      const found = [...byIndex(sources)].map(([name, all]) => [name, all.map((s) => s.title)]);
      assert.deepEqual(Object.fromEntries(found), indices);
    });
});
