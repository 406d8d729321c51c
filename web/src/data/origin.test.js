/** Whose figures an edition has: only known ones bear the publisher's name. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { isUnchecked, unchecked } from './origin.js';
import { knownFigures } from '../../../tools/site/known-figures.mjs';
import { china } from '../../../tests/cli/support.mjs';
import { openCore, textOf } from '../../../tests/web/support.mjs';

const known = await knownFigures();
const index = textOf(china, 'index.json');
const standings = textOf(china, 'standings.json');

/** What is loaded of these texts. @param {string} indexText @param {string} standingsText */
async function loaded(indexText, standingsText) {
  const engine = await openCore();
  assert.deepEqual(engine.loadEdition('index.json', indexText), []);
  assert.deepEqual(engine.loadStandings('standings.json', standingsText), []);
  return { index: JSON.parse(indexText), figures: engine.fingerprint() };
}

const own = await loaded(index, standings);
const forged = await loaded(
  index,
  standings.replace('"overall": [112, 396, 28.3, 66]', '"overall": [396, 396, 100, 1]'),
);
const others = {
  index: { ...own.index, edition: 'tea', source: { publisher: 'Nobody' } },
  figures: '00000000',
};

describe('the publisher’s name', () => {
  test('is known for every state of data/, each with its own figures', () => {
    assert.equal(known.editions.length, 4);
    assert.equal(new Set(known.figures).size, 4);
    assert.equal(known.publishers.length, 1);
  });

  test('is borne by the known figures, wherever they come from', () => {
    for (const from of /** @type {const} */ (['site', 'device', 'folder']))
      assert.equal(isUnchecked(from, own, known), false, from);
  });

  test('is not borne by other figures under a known id, or another id with the publisher’s name', () => {
    assert.notEqual(forged.figures, own.figures);
    const renamed = { ...forged, index: { ...own.index, edition: 'china-index-2025' } };
    for (const from of /** @type {const} */ (['device', 'folder']))
      for (const data of [forged, renamed])
        assert.equal(isUnchecked(from, data, known), true, from);
  });

  test('is nobody’s to claim for the reader’s own files; an article answers for its own index', () => {
    assert.equal(isUnchecked('device', others, known), true);
    assert.equal(isUnchecked('folder', others, known), false);
  });

  test('goes with all else that the file says of its publisher', () => {
    const { source } = unchecked(own.index, 'Not checked.');
    assert.ok(source);
    const { caveat, ...rest } = source;
    assert.equal(caveat, own.index.source.caveat);
    assert.doesNotMatch(JSON.stringify(rest), /Doublethink|2d164cb|china-index/);
  });
});
