/** The text of a published country page, as a reader pastes it. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test as nodeTest } from 'node:test';

import { readJson, readText } from '../cli/support.mjs';
import { seeds } from '../data/files.mjs';
import { openImport } from './importing.mjs';
import { chinaAsked, chinaCore } from './support.mjs';

const { path: folder, skip } = seeds('Reading of a pasted country page');
const test = (/** @type {string} */ name, /** @type {() => Promise<void>} */ run) =>
  nodeTest(name, { skip }, run);

const index = readText('data/china-index-2024/index.json');
const seed = skip ? '' : (readdirSync(folder).find((name) => name.startsWith('000_')) ?? '');
const page = () => readFileSync(join(folder, seed), 'utf8').split('\n');

/** @param {string} text */
const read = async (text) => (await openImport()).readPage(index, 'pasted page', text);

/**
 * A page with some changed lines is rejected; returns the reported faults.
 * @param {(lines: string[]) => void} change
 */
async function faults(change) {
  const lines = page();
  change(lines);
  const { value, errors } = await read(lines.join('\n'));
  assert.equal(value, null);
  for (const { file, sentence } of errors) {
    assert.equal(file, 'pasted page');
    assert.match(sentence, /\.$/);
  }
  return errors.map(({ code, pointer }) => `${code} ${pointer}`.trim());
}

/**
 * The first matching line, from a line on.
 * @param {string[]} lines
 * @param {RegExp} what
 * @param {number} [from]
 */
function lineOf(lines, what, from = 0) {
  const at = lines.findIndex((line, i) => i >= from && what.test(line));
  assert.ok(at >= 0, `no line is ${what}`);
  return at;
}

describe('the published page of Azerbaijan', () => {
  test('gives all answers of the sheet that is built in', async () => {
    const { value, errors } = await read(page().join('\n'));
    assert.deepEqual(errors, []);
    assert.deepEqual([value?.country, value?.read], ['AZ', 99]);
    const given = (/** @type {any} */ sheet) =>
      sheet.answers.map((/** @type {any} */ a) => [a.indicator, a.answer]);
    assert.deepEqual(
      given(JSON.parse(value?.sheet ?? '')),
      given(readJson('data/china-index-2024/countries/AZ.json')),
    );
  });

  test('becomes a sheet that the engine takes in the place of the built-in one', async () => {
    const { value } = await read(page().join('\r\n'));
    const asked = await chinaAsked();
    for (const engine of [await chinaCore(), asked]) {
      const before = engine.score('AZ', 'publisher');
      engine.set('AZ', 'media-03', 3);
      assert.deepEqual(engine.replaceSheet('countries/AZ.json', value?.sheet ?? ''), []);
      assert.deepEqual([engine.edits(), engine.score('AZ', 'publisher')], [[], before]);
    }
    assert.deepEqual(asked.check().problems, []);
  });
});

describe('a page that is not as it was published', () => {
  test('a score that is garbled is asked for, not guessed from "Yes"', async () => {
    const found = await faults(
      (lines) => (lines[lineOf(lines, /Answer \( 3/)] = 'Answr ( 3 / 4 )'),
    );
    const at = lineOf(page(), /Answer \( 3/) + 1;
    assert.deepEqual(found, [`unknown-word /${at}`, 'missing-answer']);
    assert.deepEqual(await faults((lines) => (lines[at - 1] = '')), ['missing-answer']);
  });

  test('a score that no option has', async () => {
    const at = lineOf(page(), /Answer \( 3/) + 1;
    assert.deepEqual(await faults((lines) => (lines[at - 1] = 'Answer ( 7 / 4 )')), [
      `no-such-score /${at}`,
      'missing-answer',
    ]);
  });

  test('a word that says something else than its score', async () => {
    const at = lineOf(page(), /Answer \( 3/) + 1;
    const [fault, ...more] = await faults((lines) => (lines[lineOf(lines, /^\s*Yes$/)] = 'No'));
    assert.deepEqual([fault, more], [`disagreement /${at - 2}`, []]);
  });

  test('an indicator that is cut out', async () => {
    const found = await faults((lines) => {
      const from = lineOf(lines, /^\s*2\.$/);
      lines.splice(from, lineOf(lines, /^\s*3\.$/, from) - from);
    });
    assert.deepEqual(found, ['missing-answer']);
  });

  test('counts of another state: each line by itself', async () => {
    const at = lineOf(page(), /^62 countries chose this answer/) + 1;
    const found = await faults((lines) => {
      lines[at - 1] = '61 countries chose this answer';
      lines[at + 3] = '21 countries chose this answer';
    });
    assert.deepEqual(found, [`disagreement /${at}`, `disagreement /${at + 4}`]);
  });

  test('a page that is twice in one', async () => {
    const found = await faults((lines) => void lines.push(...lines));
    assert.ok(
      found.length > 1 && found.every((fault) => fault.startsWith('duplicate-indicator /')),
      found.join(),
    );
  });

  test('other text', async () => {
    const others = [
      '',
      'Hello.',
      '{"a": 1}',
      ...readdirSync(folder)
        .filter((name) => name !== seed)
        .map((name) => readFileSync(join(folder, name), 'utf8')),
    ];
    for (const text of others) {
      const { value, errors } = await read(text);
      assert.equal(value, null);
      assert.deepEqual(
        errors.map((e) => e.code),
        ['unknown-form'],
      );
    }
  });
});
