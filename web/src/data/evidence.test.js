import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { china } from '../../../tests/cli/support.mjs';
import { openCore, textOf } from '../../../tests/web/support.mjs';
import { editionOf } from './catalog.js';
import { loadEvidence } from './evidence.js';
import { addSheet, loadEdition, problem } from './load.js';

const whole = textOf(china, 'countries/AZ.json');
const bare = (() => {
  const { edition, country, answers } = JSON.parse(whole);
  const points = answers.map((/** @type {any} */ a) => ({
    indicator: a.indicator,
    answer: a.answer,
  }));
  return JSON.stringify({ edition, country, answers: points });
})();

/** Azerbaijan's bare answers, and the way to their texts. @param {() => Promise<string>} readWhole */
async function loaded(readWhole) {
  const engine = await openCore();
  const source = editionOf(
    'china-index-2024-98',
    'China Index 2024',
    (name) =>
      name.startsWith('countries/')
        ? { name, read: async () => bare, readWhole }
        : { name, read: async () => textOf(china, name) },
    ['AZ'],
  );
  const data = await loadEdition(engine, source, 'AZ');
  assert.deepEqual(data.problems, []);
  /** @type {(string | undefined)[]} */
  const states = [];
  const load = () =>
    loadEvidence(engine, data, 'AZ', () => states.push(data.evidence.get('AZ')?.state));
  const told = () => data.problems.map((p) => `${p.file} ${p.pointer} ${p.code}`);
  return { engine, data, states, load, told };
}

describe('texts of answers that come later', () => {
  test('stand in the sheet, and change no score', async () => {
    const { engine, data, states, load } = await loaded(async () => whole);
    assert.equal(data.sheets.get('AZ')?.answers[0].evidence, undefined);
    assert.equal(engine.score('AZ', 'publisher')[0].rank, 66);
    engine.set('AZ', 'media-03', 3);
    await Promise.all([load(), load()]);
    assert.deepEqual(states, ['coming', undefined]);
    assert.deepEqual(data.sheets.get('AZ'), JSON.parse(whole));
    assert.equal(engine.edits().length, 1);
    await load(); // there is nothing more to bring
    assert.equal(states.length, 2);
  });

  test('that do not come are told, and asked for again', async () => {
    let network = false;
    const { data, states, load, told } = await loaded(async () => {
      if (network) return whole;
      throw problem('missing-file', 'countries/AZ.json', 'It is not there.');
    });
    await load();
    assert.deepEqual([states, told()], [['coming', 'failed'], ['countries/AZ.json  missing-file']]);
    network = true;
    await load();
    assert.deepEqual([states.at(-1), told()], [undefined, []]);
    assert.ok(data.sheets.get('AZ')?.answers.some((answer) => answer.evidence));
  });

  test('are refused with a sheet that the core refuses', async () => {
    const wrong = whole.replace('"https://', '"javascript:');
    const { data, states, load, told } = await loaded(async () => wrong);
    await load();
    assert.equal(states.at(-1), 'failed');
    assert.match(told().join(), /^countries\/AZ\.json \/.*\/url bad-link$/);
    assert.equal(data.sheets.get('AZ')?.answers[0].evidence, undefined);
  });

  test('are refused when they are of other answers', async () => {
    const { states, load, told } = await loaded(async () =>
      whole.replace(
        /"indicator": "media-03",(\s*)"answer": 0/,
        '"indicator": "media-03",$1"answer": 3',
      ),
    );
    await load();
    assert.deepEqual([states.at(-1), told()], ['failed', ['countries/AZ.json  other-data']]);
  });

  test('leave alone what the reader pasted meanwhile', async () => {
    /** @type {(text: string) => void} */
    let come = () => {};
    const { data, load } = await loaded(() => new Promise((resolve) => (come = resolve)));
    const coming = load();
    const pasted = whole.replace('"evidence": "', '"evidence": "Pasted. ');
    addSheet(data, 'AZ', pasted);
    come(whole);
    await coming;
    assert.deepEqual(data.sheets.get('AZ'), JSON.parse(pasted));
  });
});
