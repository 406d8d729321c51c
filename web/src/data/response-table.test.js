/** Answers of all units in one file: the page refuses what the command refuses. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { readText, rescore } from '../../../tests/cli/support.mjs';
import { RescoreError } from '../engine/errors.js';
import { sheetsIn } from './response-table.js';

const folder = 'data/human-development-index-2021';
const whole = readText(`${folder}/responses.json`);
const copy = mkdtempSync(join(tmpdir(), 'rescore-'));
cpSync(folder, copy, { recursive: true });
after(() => rmSync(copy, { recursive: true }));

/** @param {string} text @returns {string[]} places of what the page refuses */
function refused(text) {
  try {
    sheetsIn('responses.json', text);
    return [];
  } catch (fault) {
    assert.ok(fault instanceof RescoreError);
    assert.ok(fault.problems.every(({ file }) => file === 'responses.json'));
    return fault.problems.map(({ pointer }) => pointer);
  }
}

/** @type {[name: string, change: (data: any) => void, places: string[]][]} */
const LOST = [
  ['a unit twice', ({ units }) => (units[1] = units[0]), ['/units/1/unit']],
  ['an answer too many', ({ units }) => units[0].answers.push(1), ['/units/0/answers']],
  ['an answer too few', ({ units }) => units[3].answers.pop(), ['/units/3/answers']],
  ['a key that nobody knows', ({ units }) => (units[2].note = 'x'), ['/units/2/note']],
  ['such a key at the top', (data) => (data.source = 'x'), ['/source']],
  ['a unit that is a list', ({ units }) => (units[0] = []), ['/units/0']],
];

describe('answers of all units are refused with', () => {
  for (const [name, change, places] of LOST) {
    test(name, () => {
      const data = JSON.parse(whole);
      change(data);
      const text = JSON.stringify(data);
      assert.deepEqual(refused(text), places);
      writeFileSync(join(copy, 'responses.json'), text);
      assert.equal(rescore('check', copy).status, 1);
    });
  }

  test('a number without end, or no JSON', () => {
    const data = JSON.parse(whole);
    data.units[0].answers[1] = 12345.678;
    const text = JSON.stringify(data).replace('12345.678', '1e999');
    assert.deepEqual(refused(text), ['/units/0/answers/1']);
    for (const other of ['', '[]', '{}', whole.slice(0, -9)])
      assert.deepEqual(refused(other), ['']);
  });
});

test('whole they are a file for each unit', () => {
  const sheets = sheetsIn('responses.json', whole);
  const { units } = JSON.parse(whole);
  assert.equal(Object.keys(sheets).length, units.length);
  assert.deepEqual(
    JSON.parse(sheets.AFG).answers.map((/** @type {any} */ a) => a.answer),
    units[0].answers,
  );
});
