import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { dataFiles, filesIn, readJson, readText, seeds, strings } from './files.mjs';

/** This many identical words in a row are copied, not a coincidence. */
const length = 8;

/**
 * Titles of treaties, bodies and documents, and the steps of the scale: names, which cannot be
 * paraphrased.
 */
const titles = [
  'University Consortium of the 21st Century Maritime Silk Road',
  'the China Council for International Cooperation on Environment and Development',
  'Strengthening ties, shaping the future: Azerbaijan-China partnership',
  '1 Few, but insignificant 2 More than a few, but insignificant ' +
    '3 Few, but significant 4 More than a few, and significant',
];

/** The runs of letters and digits, in lower case, without addresses. */
const words = (text) =>
  text
    .replace(/https?:\/\/\S+/g, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Every run of eight words in a text. */
function runs(text) {
  const all = words(text);
  const starts = Array.from({ length: Math.max(0, all.length - length + 1) }, (_, start) => start);
  return starts.map((start) => all.slice(start, start + length).join(' '));
}

/** The project's texts: the strings of its data, and its documents. */
function* texts() {
  for (const path of [...dataFiles(), ...filesIn('data/schema', '.json')]) {
    for (const [pointer, text] of strings(readJson(path))) yield [path + pointer, text];
  }
  const besides = readdirSync(new URL('../..', import.meta.url)).filter((name) =>
    name.endsWith('.md'),
  );
  for (const path of [...filesIn('data', '.md'), ...filesIn('docs', '.md'), ...besides]) {
    yield [path, readText(path)];
  }
}

describe('eight words in a row', () => {
  test('are found across punctuation and addresses', () => {
    const text = 'One, two – three: four\nFIVE six’s "7" https://example.org/eight/nine ten';
    assert.deepEqual(runs(text), [
      'one two three four five six s 7',
      'two three four five six s 7 ten',
    ]);
    assert.deepEqual(runs('only seven words are not enough here'), []);
  });

  const { path, skip } = seeds('Own wording of data/ and docs/');
  test('are shared with no document that the data is written from', { skip }, () => {
    const documents = readdirSync(path).filter((name) => name.endsWith('.txt'));
    assert.ok(documents.length > 0, 'there is no document to compare with');
    const theirs = new Set(documents.flatMap((name) => runs(readText(join(path, name)))));
    for (const title of titles) for (const run of runs(title)) theirs.delete(run);
    const shared = [...texts()].flatMap(([place, text]) =>
      runs(text)
        .filter((run) => theirs.has(run))
        .map((run) => `${place}: ${run}`),
    );
    assert.deepEqual(shared, []);
  });
});
