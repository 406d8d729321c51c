import assert from 'node:assert/strict';
import { test } from 'node:test';

import { MAX_BYTES, MAX_FILES, isLeftover, refuseTooMuch } from './dropped-files.js';
import { RescoreError } from '../../engine/errors.js';

const files = (/** @type {number} */ count, /** @type {number} */ size) =>
  Array.from({ length: count }, () => ({ file: { size } }));

test('what would not fit into memory is refused before it is read', () => {
  refuseTooMuch(files(99, 2 ** 20));
  refuseTooMuch(files(1, MAX_BYTES));
  assert.throws(
    () => refuseTooMuch(files(250, 14 * 2 ** 20)),
    (fault) =>
      fault instanceof RescoreError &&
      fault.message === 'The files have 3500 MB together; at most 256 MB are read.',
  );
  assert.throws(() => refuseTooMuch(files(MAX_FILES + 1, 0)), /more than 2000 files/);
});

test('what systems and editors leave in folders is passed over', () => {
  for (const name of [
    '.DS_Store',
    '._AZ.json',
    '__MACOSX',
    'AZ.json~',
    '~$data.xlsx',
    'Thumbs.db',
    'desktop.ini',
  ])
    assert.ok(isLeftover(name), name);
  for (const name of ['AZ.json', 'china_index_2024.csv', 'country', 'a.b.json'])
    assert.ok(!isLeftover(name), name);
});
