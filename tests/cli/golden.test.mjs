/**
 * The golden results that tests/core compares with every build of the core, here through the
 * command.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { china, json, readJson, rescore, root } from './support.mjs';

const golden = readJson('tests/fixtures/golden.json');

/** FNV-1a, 64 bit, in 16 digits. @param {string} text */
function hash(text) {
  let hash = 14695981039346656037n;
  for (const byte of Buffer.from(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1099511628211n);
  return hash.toString(16).padStart(16, '0');
}

/** The exact output, without the line end. @param {...string} args */
const printed = (...args) => rescore(...args, '--json').stdout.trimEnd();

describe('the command prints to the byte what is stored', () => {
  test('for every country by every method', () => {
    for (const [name, stored] of Object.entries(golden.scores)) {
      const [country, method] = name.split(' ');
      assert.equal(hash(printed('score', china, country, '--method', method)), stored, name);
    }
  });

  test('for every scope by every method', () => {
    for (const [name, stored] of Object.entries(golden.rankings)) {
      const [scope, method] = name.split(' ');
      assert.equal(
        hash(printed('rank', china, '--scope', scope, '--method', method)),
        stored,
        name,
      );
    }
  });

  test('for the check', () => {
    assert.equal(printed('check', china), JSON.stringify(golden.check));
  });
});

describe('the command answers what if as it is stored', () => {
  for (const { data, country, method, edits, result } of golden.what_ifs) {
    test(`${country} by ${method}: ${edits.slice(0, 3).join(', ')}${edits.length > 3 ? ' ...' : ''}`, () => {
      const sets = edits.flatMap((/** @type {string} */ edit) => ['--set', edit]);
      assert.deepEqual(
        json('what-if', join(root, data), country, '--method', method, ...sets),
        result,
      );
    });
  }
});
