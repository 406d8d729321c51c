/**
 * The core's sources and the public headers are in rooms, and these include each other in one
 * direction.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { readText, root } from './support.mjs';

/** From left to right. */
const ROOMS = [
  'base',
  'numeric',
  'json',
  'model',
  'engine',
  'audit',
  'weights',
  'questions',
  'uncertainty',
  'claims',
  'files',
  'links',
  'session',
  'tables',
  'china_index',
];

/** The rooms of public headers without a source of the same name. @type {Record<string, string>} */
const WITHOUT_SOURCE = {
  index: 'model',
  questions: 'questions',
  io: 'files',
  rescore: 'session',
};

/** @param {string} folder from the root @returns {string[]} the C++ files in it, from the root */
const filesOf = (folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(cpp|h|inc)$/.test(path))
    .map((path) => `${folder}/${path}`)
    .sort();

const sources = filesOf('core/src');
const headers = filesOf('core/include');

/**
 * The files of the project that a file includes, as written.
 * @param {string} path
 * @returns {string[]}
 */
const includesOf = (path) =>
  [...readText(path).matchAll(/^ *# *include *(?:"([^"]+)"|<(rescore\/[^>]+)>)/gm)].map(
    (m) => m[1] ?? m[2],
  );

/**
 * The room of a public header: its folder, the folder of the source with its name, or from the
 * table.
 * @param {string} header such as rescore/score.h
 * @returns {string | undefined} nothing when it has none
 */
function publicRoom(header) {
  const name = header.replace(/^rescore\/(.*)\.h$/, '$1');
  const folder = name.includes('/') ? name.split('/')[0] : undefined;
  if (folder !== undefined) return ROOMS.find((room) => room === folder);
  return (
    WITHOUT_SOURCE[name] ?? ROOMS.find((room) => sources.includes(`core/src/${room}/${name}.cpp`))
  );
}

/** A file's path as others include it. @param {string} path */
const asIncluded = (path) => path.replace(/^core\/(src|include)\//, '');

describe('the rooms of the core', () => {
  test('are all the folders that there are, and have every source', () => {
    const folders = new Set(sources.map((path) => path.split('/')[2]));
    assert.deepEqual([...folders].sort(), [...ROOMS].sort(), 'ROOMS of this test and the folders');
  });

  test('have every public header', () => {
    const homeless = headers.map(asIncluded).filter((header) => publicRoom(header) === undefined);
    assert.deepEqual(
      homeless,
      [],
      'a public header has a source of its name, or a line in WITHOUT_SOURCE',
    );
  });

  test('include only themselves and what is to their left', () => {
    const wrong = sources.flatMap((path) => {
      const own = ROOMS.indexOf(path.split('/')[2]);
      const rooms = includesOf(path).map((name) => [name, ROOMS.indexOf(name.split('/')[0])]);
      return rooms.filter(([, room]) => Number(room) > own).map(([name]) => `${path}: ${name}`);
    });
    assert.deepEqual(wrong, []);
  });

  test('keep no header that only its own source and the tests know', () => {
    // The command and the modules count as users; only the tests do not.
    const users = [...sources, ...headers, ...['core/cli', 'wasm'].flatMap(filesOf)];
    const used = new Set(
      users.flatMap((path) => {
        const own = asIncluded(path).replace(/\.\w+$/, '.h');
        return includesOf(path).filter((name) => name !== own);
      }),
    );
    const unknown = sources.filter((path) => path.endsWith('.h') && !used.has(asIncluded(path)));
    assert.deepEqual(unknown, [], 'what no other file asks for belongs into its source');
  });
});
