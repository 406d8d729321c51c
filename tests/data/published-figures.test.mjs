import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { RAW_FOLDERS, folderOf, layout, publishedFigures } from '../../tools/published-figures.mjs';
import { rawData, readJson, readText, root } from './files.mjs';

const editions = Object.keys(RAW_FOLDERS);
const file = (edition, name) => `data/${folderOf(edition)}/${name}`;
const index = (edition) => readJson(file(edition, 'index.json'));
const standings = (edition) => readJson(file(edition, 'standings.json'));
const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);

describe('the four states', () => {
  test('are the known editions', () => {
    const known = readJson('data/editions.json').editions;
    assert.deepEqual(known.map(({ edition }) => edition).sort(), editions.toSorted());
    for (const { edition, title, countries, commit } of known) {
      const own = index(edition);
      assert.deepEqual(
        [own.edition, own.title, own.countries, own.source.commit],
        [edition, title, countries, commit],
      );
      assert.ok(own.source.citation.startsWith(title), own.source.citation);
      const [, n = countries] = /with (\d+) countries/.exec(own.source.citation) ?? [];
      assert.equal(Number(n), countries, own.source.citation);
      assert.equal(standings(edition).countries.length, countries);
    }
  });

  test('count the answers of every country', () => {
    for (const edition of editions) {
      const { countries, indicators } = index(edition);
      assert.equal(indicators.length, 99);
      for (const { id, chosen, skipped } of indicators)
        assert.equal(sum(chosen) + skipped, countries, `${edition}: ${id}`);
    }
  });

  test('have the figures that the publisher printed for Azerbaijan', () => {
    const row = (edition) =>
      standings(edition).countries.find(({ code }) => code === 'AZ')?.scopes.overall;
    assert.deepEqual(editions.map(row), [
      undefined,
      [78, 384, 20, 67],
      [112, 396, 28.3, 66],
      [112, 396, 28.3, 69],
    ]);
  });

  test('of 2024 differ in three countries, and in no total of the others', () => {
    const [before, after] = ['china-index-2024-98', 'china-index-2024-101'].map(
      (edition) => new Map(standings(edition).countries.map((country) => [country.code, country])),
    );
    assert.deepEqual(
      [...after.keys()].filter((code) => !before.has(code)),
      ['GH', 'SL', 'TZ'],
    );
    for (const [code, { scopes }] of before) {
      for (const [scope, [achieved, maximum, percent]] of Object.entries(scopes))
        assert.deepEqual(
          after.get(code).scopes[scope].slice(0, 3),
          [achieved, maximum, percent],
          `${code}, ${scope}`,
        );
    }
    const moved = [...before].filter(
      ([code, { scopes }]) => after.get(code).scopes.overall[3] !== scopes.overall[3],
    );
    assert.equal(moved.length, 81);
  });
});

describe('the layout', () => {
  test('keeps numbers as written, and on one line what fits', () => {
    assert.equal(
      layout('{"a":[1,25.0,null],"b":[],"c":"\\"[}"}'),
      '{"a": [1, 25.0, null], "b": [], "c": "\\"[}"}\n',
    );
    const long = 'x'.repeat(90);
    assert.equal(
      layout(`{"a":{"b":"${long}"},"c":[0.0]}`),
      `{\n  "a": {\n    "b": "${long}"\n  },\n  "c": [0.0]\n}\n`,
    );
  });
});

describe('the import of the raw files makes', () => {
  const { path, skip: missing } = rawData('The published figures in data/');
  const built = existsSync(join(root, 'build/native/rescore'));
  const skip = missing || (!built && 'NOT CHECKED: build/native/rescore is not built');
  for (const edition of editions) {
    test(`the files of ${edition}, byte for byte`, { skip }, () => {
      for (const [name, text] of Object.entries(publishedFigures(edition, path)))
        assert.equal(readText(file(edition, name)), text, name);
    });
  }
});
