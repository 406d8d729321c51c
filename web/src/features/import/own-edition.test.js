/** Files of one's own: whole or not at all, with the faults that the command finds. */
import assert from 'node:assert/strict';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';

import { RescoreError, refuse } from '../../engine/errors.js';
import { ownEdition, ownFiles } from './own-edition.js';
import { rescore, root } from '../../../../tests/cli/support.mjs';
import { openAsked } from '../../../../tests/web/support.mjs';
import { load } from '../../worker/question-server.js';

/** @typedef {import('../../engine/types.d.ts').Problem} Problem */

const twelve = join(root, 'tests/fixtures/twelve');
const NAMES = [
  'index.json',
  'standings.json',
  'countries/EE.json',
  'countries/IE.json',
  'countries/TO.json',
];

/** @typedef {Record<string, string | Uint8Array | undefined>} Changes by file; undefined: it is not there */

/**
 * The fixture's files with changes, as the browser gives them.
 * @param {Changes} changes @param {string} folder
 */
const found = (changes, folder) =>
  [...new Set([...NAMES, ...Object.keys(changes)])]
    .filter((name) => !(name in changes) || changes[name] !== undefined)
    .map((name) => {
      const text = changes[name] ?? readFileSync(join(twelve, name));
      const path = folder + name;
      return { path, file: new File([text], String(name.split('/').at(-1))) };
    });

/**
 * What the page says of them.
 * @param {Changes} changes @param {string} [folder]
 * @returns {Promise<Problem[]>}
 */
async function pageSays(changes, folder = 'sky/') {
  const engine = await openAsked();
  try {
    const files = await ownFiles(found(changes, folder));
    assert.ok(files, 'no index was found');
    load(engine, files.own);
    refuse(engine.check().problems);
    return [];
  } catch (fault) {
    if (!(fault instanceof RescoreError)) throw fault;
    return fault.problems;
  } finally {
    engine.close();
  }
}

/** What the command says of the same folder. @param {Changes} changes @returns {Problem[]} */
function commandSays(changes) {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-'));
  try {
    cpSync(twelve, folder, { recursive: true });
    for (const [name, text] of Object.entries(changes))
      if (text === undefined) rmSync(join(folder, name));
      else {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
    const { errors } = JSON.parse(rescore('check', folder, '--json').stdout);
    return errors.map((/** @type {Problem} */ error) => ({
      ...error,
      file: error.file.replace(`${folder}/`, ''),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const text = (/** @type {string} */ name) => readFileSync(join(twelve, name), 'utf8');
/** @param {string} name @param {(data: any) => void} change */
const edited = (name, change) => {
  const data = JSON.parse(text(name));
  change(data);
  return { [name]: JSON.stringify(data) };
};
const latin1 = (/** @type {string} */ name) =>
  Buffer.from(text(name).replace('"edition"', '"title": "Caf\u00e9", "edition"'), 'latin1');

/** @type {Record<string, [changes: Changes, codes: string[]]>} */
const faulty = {
  'a sheet that is cut off': [
    { 'countries/IE.json': text('countries/IE.json').slice(0, 90) },
    ['broken-json'],
  ],
  'an empty sheet': [{ 'countries/IE.json': '' }, ['broken-json']],
  'a sheet without its country': [
    edited('countries/IE.json', (data) => delete data.country),
    ['missing-key'],
  ],
  'a sheet without its edition': [
    edited('countries/IE.json', (data) => delete data.edition),
    ['missing-key'],
  ],
  'a sheet without answers': [
    edited('countries/IE.json', (data) => delete data.answers),
    ['missing-key'],
  ],
  'a sheet that is a list': [{ 'countries/IE.json': '[]' }, ['wrong-type']],
  'a sheet in Latin-1': [{ 'countries/IE.json': latin1('countries/IE.json') }, ['broken-json']],
  'a sheet in UTF-16': [
    { 'countries/IE.json': Buffer.from(`\ufeff${text('countries/IE.json')}`, 'utf16le') },
    ['broken-json'],
  ],
  'a sheet of the same country twice': [
    { 'countries/XX.json': text('countries/IE.json') },
    ['duplicate-country'],
  ],
  'a sheet of another edition': [
    edited('countries/TO.json', (data) => (data.edition = 'other')),
    ['wrong-edition'],
  ],
  'two sheets with a fault each': [
    {
      'countries/IE.json': '{',
      ...edited('countries/TO.json', (data) => (data.answers[0].answer = 4)),
    },
    ['broken-json', 'no-such-score'],
  ],
  'standings and a sheet with a fault each': [
    { 'standings.json': '{"columns": []}', 'countries/IE.json': 'x' },
    ['missing-key', 'broken-json'],
  ],
  'an index in Latin-1': [{ 'index.json': latin1('index.json') }, ['broken-json']],
  'an index that is cut off': [{ 'index.json': text('index.json').slice(0, 200) }, ['broken-json']],
  'an object where the title belongs': [
    edited('index.json', (data) => (data.title = { en: 'Sky' })),
    ['wrong-type'],
  ],
  'an object where the id belongs': [
    edited('index.json', (data) => (data.edition = { id: 'sky' })),
    ['wrong-type'],
  ],
  'a number where an option’s label belongs': [
    edited('index.json', (data) => (data.scales[0].options[0].label = 7)),
    ['wrong-type'],
  ],
  'an index without its indicators': [
    edited('index.json', (data) => delete data.indicators),
    ['missing-key'],
  ],
};

describe('a folder of one’s own', () => {
  test('is taken whole, and what else lies in it is named', async () => {
    const extra = {
      'notes.json': '{"x": 1}',
      'countries.json': '[',
      'README.md': 'x',
      'countries/IE.json.bak': 'x', // IE.json is there
      '.DS_Store': 'x',
      'countries/._IE.json': 'x',
      'Thumbs.db': 'x',
    };
    assert.deepEqual(await pageSays(extra), []);
    const files = await ownFiles(found(extra, 'sky/'));
    assert.ok(files);
    const { edition, title, sheets } = ownEdition(files.own, []);
    assert.deepEqual(
      [edition, title, Object.keys(sheets)],
      ['night-sky-2041', 'Night Sky Index 2041', ['EE', 'IE', 'TO']],
    );
    assert.equal(sheets.IE, text('countries/IE.json'));
    assert.deepEqual(
      files.passedOver,
      Object.keys(extra)
        .slice(0, 4)
        .map((name) => `sky/${name}`),
    );
  });

  const IE = 'countries/IE.json';
  const moved = (/** @type {string} */ name) => ({ [IE]: undefined, [name]: text(IE) });

  test('is taken whole whether its names are in capitals or not', async () => {
    const names = ['countries/IE.JSON', 'countries/IE.Json', 'Countries/IE.json'];
    for (const name of [...names, 'COUNTRIES/IE.JSON'])
      for (const folder of ['sky/', '']) {
        const files = await ownFiles(found(moved(name), folder));
        assert.deepEqual(Object.keys(files?.own.sheets ?? {}).sort(), ['EE', 'IE', 'TO'], name);
        assert.deepEqual(files?.passedOver, []);
      }
    const capitals = Object.fromEntries(
      NAMES.flatMap((name) => [
        [name, undefined],
        [name.toUpperCase(), text(name)],
      ]),
    );
    assert.deepEqual(await pageSays(capitals), []);
    assert.deepEqual(commandSays(capitals), []);
    for (const name of names) {
      const broken = { [IE]: undefined, [name]: '{}' };
      assert.deepEqual([...new Set(commandSays(broken).map(({ file }) => file))], [name]);
    }
    // The same country twice is none.
    const twice = await pageSays({ 'countries/ie.JSON': text(IE) });
    assert.deepEqual(
      twice.map(({ code }) => code),
      ['duplicate-country'],
    );
    assert.deepEqual(commandSays({ 'countries/ie.JSON': text(IE) }).length, 1);
  });

  test('with answers that would not be read is refused, with their place', async () => {
    const places = ['IE.json', 'IE.JSON', 'sheets/IE.json', 'old/countries/IE.json'];
    const kinds = ['countries/IE.json.txt', 'countries/IE.json.gz', 'countries/IE.JSON.download'];
    for (const name of [...places, ...kinds]) {
      const said = await pageSays(moved(name));
      assert.deepEqual(
        said.map(({ code, file }) => [code, file]),
        [['unknown-form', `sky/${name}`]],
      );
      assert.match(said[0].sentence, places.includes(name) ? /sky\/countries\// : /\.json/);
      if (kinds.includes(name))
        assert.deepEqual(commandSays(moved(name)), [{ ...said[0], file: name }]);
    }
    const [alone] = await pageSays(moved('IE.json.txt'), '');
    assert.deepEqual([alone.code, alone.file], ['unknown-form', 'IE.json.txt']);
  });

  for (const [what, [changes, codes]] of Object.entries(faulty))
    test(`${what} is refused, as the command does`, async () => {
      const said = await pageSays(changes);
      for (const code of codes)
        assert.ok(
          said.some((p) => p.code === code),
          JSON.stringify(said),
        );
      assert.deepEqual(said, commandSays(changes));
      // Chosen by themselves, the files have no folder.
      assert.deepEqual(
        (await pageSays(changes, '')).map(({ code }) => code).sort(),
        said.map(({ code }) => code).sort(),
      );
    });

  test('a file that is too large is refused, each by its name', async () => {
    const large = new Uint8Array(2 ** 24 + 1).fill(32);
    const said = await pageSays({ 'countries/IE.json': large, 'standings.json': large });
    assert.deepEqual(
      said.map(({ code, file, sentence }) => [code, file, sentence]),
      ['sky/standings.json', 'sky/countries/IE.json'].map((name) => [
        'file-too-large',
        name,
        'The file has 17 MB; at most 16 MB are read.',
      ]),
    );
  });

  test('of two editions none is taken in part', async () => {
    const said = await pageSays({ 'more/index.json': text('index.json') });
    assert.deepEqual(
      said.map(({ code, file }) => [code, file]),
      [['duplicate-id', 'sky/more/index.json']],
    );
  });

  test('without its standings it is refused', async () => {
    const said = await pageSays({ 'standings.json': undefined });
    assert.deepEqual(
      said.map(({ code, file }) => [code, file]),
      [['missing-file', 'standings.json']],
    );
  });

  test('with the id of a published edition it is refused', async () => {
    const files = await ownFiles(found({}, ''));
    assert.ok(files);
    assert.throws(
      () => ownEdition(files.own, ['night-sky-2041']),
      /belongs to a published edition/,
    );
  });
});

test('files without an index are none', async () => {
  assert.equal(await ownFiles(found({ 'index.json': undefined }, 'sky/')), null);
  assert.ok(readdirSync(twelve).includes('index.json'));
});
