import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { fetchedShelf, joined, storedShelf } from '../../web/src/data/catalog.js';

/**
 * A shelf whose files say where they are from.
 * @param {string} from
 * @param {string} edition
 * @param {string[]} codes
 */
const fetchedFrom = (from, edition, codes) =>
  fetchedShelf(
    edition,
    `${edition} (${from})`,
    (name) => ({ name, read: async () => `${from}/${name}` }),
    codes,
  );

/** @param {string} edition @param {string[]} codes */
const kept = (edition, codes) =>
  storedShelf({
    edition,
    title: `${edition} (kept)`,
    index: 'kept/index.json',
    standings: 'kept/standings.json',
    sheets: Object.fromEntries(codes.map((code) => [code, `kept/countries/${code}.json`])),
  });

describe('the library', () => {
  test('lists every edition once, in the order in which they come', () => {
    const library = joined([
      fetchedFrom('built-in', 'b', ['AZ']),
      fetchedFrom('beside', 'a', ['FR']),
      kept('b', ['DE']),
    ]);
    assert.deepEqual([...library.keys()], ['b', 'a']);
  });

  test('takes what is built in first, and unites the sheets', async () => {
    const shelf = joined([fetchedFrom('built-in', 'b', ['AZ']), kept('b', ['AZ', 'DE'])]).get('b');
    assert.equal(shelf?.title, 'b (built-in)');
    assert.equal(await shelf?.index.read(1), 'built-in/index.json');
    assert.equal(await shelf?.standings.read(1), 'built-in/standings.json');
    assert.deepEqual([...(shelf?.sheets.keys() ?? [])].sort(), ['AZ', 'DE']);
    assert.equal(await shelf?.sheets.get('AZ')?.read(1), 'built-in/countries/AZ.json');
    assert.equal(await shelf?.sheets.get('DE')?.read(1), 'kept/countries/DE.json');
  });

  test('knows of which editions the device keeps something', () => {
    const library = joined([
      fetchedFrom('built-in', 'a', []),
      fetchedFrom('built-in', 'b', []),
      kept('b', []),
      kept('c', []),
    ]);
    assert.deepEqual(
      [...library].map(([edition, shelf]) => [edition, shelf.stored]),
      [
        ['a', false],
        ['b', true],
        ['c', true],
      ],
    );
  });

  test('leaves the shelves that it is made of alone', () => {
    const builtIn = fetchedFrom('built-in', 'b', ['AZ']);
    joined([builtIn, kept('b', ['DE'])]);
    assert.deepEqual([...builtIn.sheets.keys()], ['AZ']);
    assert.equal(builtIn.stored, false);
  });

  test('names files as the command does', () => {
    for (const shelf of [fetchedFrom('x', 'a', ['AZ']), kept('a', ['AZ'])]) {
      const { index, standings, sheets } = shelf;
      assert.deepEqual(
        [index.name, standings.name, sheets.get('AZ')?.name],
        ['index.json', 'standings.json', 'countries/AZ.json'],
      );
    }
  });
});
