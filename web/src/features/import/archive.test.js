/** Which files of a ZIP are read, and how those of several years are told apart. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, mock, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';

import { RescoreError } from '../../engine/open-engine.js';
import { unpacked } from './archive.js';
import { MAX_BYTES, MAX_FILES } from './dropped-files.js';
import { byYear } from './years.js';

/** @param {string} path @param {Uint8Array | string} content */
const given = (path, content) => ({
  path,
  file: new File([/** @type {BlobPart} */ (content)], path),
});

/** @param {Record<string, string>} files */
const zip = (files) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

/** @param {{ path: string, file: File }[]} files */
const texts = async (files) =>
  Object.fromEntries(
    await Promise.all(files.map(async ({ path, file }) => [path, await file.text()])),
  );

/** @param {string} code */
const refused = (code) => (/** @type {unknown} */ fault) =>
  fault instanceof RescoreError && fault.problems[0].code === code;

describe('an archive', () => {
  test('gives its files, and of what is not read only the name', async () => {
    const archive = zip({
      'data/2024/a.csv': 'a',
      'data/2024/c/AZ.json': '{}',
      'data/README.md': '# Data',
      '__MACOSX/data/a.csv': 'x',
      'data/.DS_Store': 'x',
      'data/2024/._a.csv': 'x',
    });
    const files = await unpacked([given('data.ZIP', archive), given('b.csv', 'b')]);
    assert.deepEqual(await texts(files), {
      'data/2024/a.csv': 'a',
      'data/2024/c/AZ.json': '{}',
      'data/README.md': '',
      'b.csv': 'b',
    });
    assert.equal(files.find(({ path }) => path.endsWith('AZ.json'))?.file.name, 'AZ.json');
  });

  test('has the same files whatever program has written their paths', async () => {
    for (const path of [
      'sky\\c\\AZ.json',
      './sky/c/AZ.json',
      '../../sky//c/AZ.json',
      '/sky/c/AZ.json',
    ])
      assert.deepEqual(
        await texts(await unpacked([given('a.zip', zip({ [path]: '{}', '__MACOSX\\c': 'x' }))])),
        { 'sky/c/AZ.json': '{}' },
      );
  });

  test('with two files of one name, or something before it, is refused', async () => {
    const twice = zip({ 'c/AZ.json': '1', 'c\\AZ.json': '2' });
    await assert.rejects(unpacked([given('a.zip', twice)]), refused('unknown-form'));
    const archive = zip({ 'c/AZ.json': '1', 'c/TO.json': '2' });
    const late = new Uint8Array([...strToU8('#!/bin/sh\n'), ...archive]);
    await assert.rejects(unpacked([given('a.zip', late)]), refused('unknown-form'));
  });

  test('of which a part is encrypted is refused as that', async () => {
    const archive = readFileSync('tests/fixtures/encrypted.zip');
    await assert.rejects(
      unpacked([given('a.zip', archive)]),
      (/** @type {any} */ { problems: [{ code, file, sentence }] }) => {
        const said = 'The archive is encrypted. Unpack it first.';
        assert.deepEqual([code, file, sentence], ['unknown-form', 'a.zip', said]);
        return true;
      },
    );
  });

  test('that is damaged, or none, is refused with its name', async () => {
    const archive = zip({ 'a.csv': 'a'.repeat(1000) });
    for (const bytes of [new Uint8Array(), strToU8('PK'), archive.slice(0, archive.length - 30)])
      await assert.rejects(unpacked([given('x.zip', bytes)]), refused('unknown-form'));
  });

  test('with more files than are read is refused before it is unpacked', async () => {
    const many = Object.fromEntries(
      Array.from({ length: MAX_FILES + 1 }, (_, i) => [`${i}.csv`, '']),
    );
    await assert.rejects(unpacked([given('x.zip', zip(many))]), refused('file-too-large'));
  });

  /** One of a single file that says it unpacks to so much. @param {number} size */
  function saying(size) {
    const archive = zip({ 'a.csv': 'a'.repeat(1000) });
    // The size of the unpacked file, in the list at the end.
    const view = new DataView(archive.buffer);
    const entry = archive.findLastIndex(
      (_, i) => i + 4 <= archive.length && view.getUint32(i, true) === 0x02014b50,
    );
    view.setUint32(entry + 24, size, true);
    return archive;
  }

  test('that says it unpacks to more than is read is refused', async () => {
    await assert.rejects(unpacked([given('x.zip', saying(2 ** 29))]), refused('file-too-large'));
  });

  test('with others that unpack to too much together is refused before any is unpacked', async (t) => {
    const most = MAX_BYTES - 500;
    const ten = Array.from({ length: 10 }, (_, i) => given(`${i}.zip`, saying(MAX_BYTES / 8)));
    const beside = [given('x.zip', saying(most)), given('a.csv', 'a'.repeat(1000))];
    const made = mock.method(globalThis, 'File');
    t.after(() => made.mock.restore());
    for (const files of [ten, beside])
      await assert.rejects(unpacked(files), refused('file-too-large'));
    assert.equal(made.mock.callCount(), 0);
  });
});

test('files of several years are an edition each, those of one year are one', () => {
  const files = (/** @type {string[]} */ ...paths) => paths.map((path) => ({ path }));
  assert.deepEqual(
    byYear(files('r/README.md', 'r/2024/a.csv', 'r/2021/a.csv', 'r/2024/c/b.json')),
    [files('r/2021/a.csv'), files('r/2024/a.csv', 'r/2024/c/b.json')],
  );
  const one = files('2024/a.csv', 'README.md');
  assert.deepEqual(byYear(one), [one]);
  // A name is no folder.
  assert.equal(byYear(files('a_2021/x.csv', 'china_2024.csv')).length, 1);
});
