/** Answers that are kept on the device: compared with the published figures before they are used. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { editionOf, joined, storedEdition } from './catalog.js';
import { loadEdition, loadSheet } from './load.js';
import { china } from '../../../tests/cli/support.mjs';
import { openCore, textOf } from '../../../tests/web/support.mjs';

const index = textOf(china, 'index.json');
const standings = textOf(china, 'standings.json');
const sheet = textOf(china, 'countries/AZ.json');
const changed = sheet.replace(/("indicator": "media-03",\s*"answer": )0/, '$13');
const skipped = sheet.replace(/("indicator": "media-03",\s*"answer": )0/, '$1null');
const { edition } = JSON.parse(index);

/**
 * The page's own edition, joined with what is kept, open at Azerbaijan.
 * @param {string} kept the sheet
 * @param {{ pasted?: string[], own?: string[] }} [how] `own`: countries with answers of the page's own
 */
async function opened(kept, { pasted = [], own = [] } = {}) {
  const read = async (/** @type {string} */ name) => textOf(china, name);
  const pages = editionOf(edition, '', (name) => ({ name, read: () => read(name) }), own);
  const record = { edition, title: '', index, standings, sheets: { AZ: kept }, pasted };
  const source = joined([pages, storedEdition(record)]).get(edition);
  assert.ok(source);
  const engine = await openCore();
  const data = await loadEdition(engine, source, 'AZ');
  const problems = data.problems.map(({ file, pointer, code }) => `${file} ${pointer} ${code}`);
  return { engine, data, source, problems, score: engine.score('AZ')[0] };
}

const NAME = 'countries/AZ.json (kept on this device)';

describe('kept answers', () => {
  test('that come to the published figures are used', async () => {
    const { data, problems, source } = await opened(sheet);
    assert.deepEqual(
      [[...data.sheets.keys()], problems, [...source.sheets.keys()]],
      [['AZ'], [], ['AZ']],
    );
  });

  for (const [what, kept] of Object.entries({
    'another answer': changed,
    'a skipped one': skipped,
  }))
    test(`that differ from them by ${what} are not, and what is published is shown`, async () => {
      assert.notEqual(kept, sheet);
      const { data, problems, score, source } = await opened(kept);
      assert.deepEqual([data.sheets.size, problems], [0, [`${NAME}  sheet-mismatch`]]);
      assert.deepEqual([score.achieved, score.rank], [112, 66]);
      // So they are offered anew.
      assert.equal(source.sheets.has('AZ'), false);
    });

  test('that the core refuses are not used either', async () => {
    const { data, problems } = await opened(sheet.replace('"media-03"', '"media-33"'));
    assert.equal(data.sheets.size, 0);
    assert.match(problems.join(), /unknown-indicator/);
  });

  test('of another country than they are kept for are not used', async () => {
    const { engine, data, source } = await opened(sheet);
    source.sheets.set('DE', { name: 'DE', read: async () => sheet, kept: true });
    await loadSheet(engine, source, data, 'DE');
    assert.deepEqual([...data.sheets.keys()], ['AZ']);
    assert.equal(data.problems.length, 1);
  });

  test('of a pasted page give way to the page’s own when they cannot be used', async () => {
    const { data, problems, score } = await opened(changed, { pasted: ['AZ'], own: ['AZ'] });
    assert.deepEqual([[...data.sheets.keys()], score.rank], [['AZ'], 66]);
    assert.deepEqual(problems, [`${NAME}  sheet-mismatch`]);
    const good = await opened(sheet, { pasted: ['AZ'], own: ['AZ'] });
    assert.deepEqual([[...good.data.sheets.keys()], good.problems], [['AZ'], []]);
  });
});
