/** What the command refuses the page's importer refuses as well, and both say the same of it. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test as nodeTest } from 'node:test';

import { RULES, knownRequest, patternPath, unknownRequest } from './import-requests.js';
import { inOrder } from './import-server.js';
import { line, rescore, root } from '../../../../tests/cli/support.mjs';
import { rawData } from '../../../../tests/data/files.mjs';
import { openImport } from '../../../../tests/web/importing.mjs';

/**
 * @import { TestContext } from 'node:test'
 * @import { Problem } from '../../engine/types.d.ts'
 */

const KNOWN = 'tea-and-cake';
const UNKNOWN = 'my-own-index';

/** A made-up index in the publisher's long form. */
const LONG = `indicator no.,Grading,Domain,Country,Score,Region,Layer
01,1,Tea,Iceland,0,Europe,Exposure
01,1,Tea,Malta,4,Africa,Exposure
02,0,Tea,Iceland,4,Europe,Pressure
02,0,Tea,Malta,NA,Africa,Pressure
03,2,Cake,Iceland,2,Europe,Alignment
03,2,Cake,Malta,0,Africa,Alignment
04,1,Cake,Iceland,3,Europe,Exposure
04,1,Cake,Malta,1,Africa,Exposure
`;
const LIST = JSON.stringify([
  { 1: 'There is tea.', grading: '1', evdType: 'System', layer: 'Exposure' },
]);

const module = await openImport();

/** A folder that is gone after the test. @param {TestContext} t */
function emptyFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Raw files in `raw`, and in `known` what is known of their edition.
 * @param {TestContext} t
 */
function goodFolder(t) {
  const folder = emptyFolder(t);
  mkdirSync(join(folder, 'raw/more'), { recursive: true });
  mkdirSync(join(folder, 'known'));
  writeFileSync(join(folder, 'raw/long.csv'), LONG);
  writeFileSync(join(folder, 'raw/more/list.json'), LIST);
  writeFileSync(join(folder, 'raw/read me.txt'), 'This is no raw file.');
  cpSync(join(root, 'data', RULES), join(folder, 'known', RULES));
  writeFileSync(join(folder, 'known/editions.json'), JSON.stringify({ editions: [entry({})] }));

  // The pattern and what the edition must come to are made of the files themselves.
  const made = byModule(folder, UNKNOWN);
  assert.deepEqual(made.errors, []);
  mkdirSync(join(folder, 'known/tea'));
  writeFileSync(join(folder, 'known/tea/index.json'), String(made.value?.index));
  const [{ sentence }] = byModule(folder, KNOWN).errors;
  const [, fingerprint] = /fingerprint is (\w+) instead/.exec(sentence) ?? [];
  writeFileSync(
    join(folder, 'known/editions.json'),
    JSON.stringify({ editions: [entry({ fingerprint })] }),
  );
  return folder;
}

/** @param {object} right */
const entry = (right) => ({
  edition: KNOWN,
  title: 'Tea and Cake',
  pattern: 'tea',
  countries: 2,
  commit: 'abc1234',
  fingerprint: '00000000',
  regions: '7326a8a5',
  ...right,
});

/**
 * The importer's outcome, as the page's worker has it.
 * @param {string} folder
 * @param {string} edition
 */
function byModule(folder, edition) {
  const known = join(folder, 'known');
  const bytes = (/** @type {string} */ path) => new Uint8Array(readFileSync(path));
  const file = (/** @type {string} */ name) => ({
    path: join(known, name),
    text: bytes(join(known, name)),
  });
  const { editions } = JSON.parse(readFileSync(join(known, 'editions.json'), 'utf8'));
  const found = editions.find((/** @type {any} */ e) => e.edition === edition);
  const request = found
    ? knownRequest(found, file(patternPath(found.pattern)))
    : unknownRequest(edition, '', existsSync(join(known, RULES)) ? file(RULES) : null);
  const importer = new module.Importer(request);
  const files = readdirSync(join(folder, 'raw'), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => ({ path: join(e.parentPath, e.name) }));
  for (const { path } of inOrder(files)) importer.add(path, bytes(path));
  const outcome = importer.finish();
  importer.delete();
  return outcome;
}

/** @param {string} folder @param {string} edition */
const argumentsFor = (folder, edition) =>
  /** @type {const} */ ([
    'import',
    join(folder, 'raw'),
    '--edition',
    edition,
    '--out',
    join(folder, 'out'),
    '--known',
    join(folder, 'known'),
  ]);

/**
 * What the command says, a line each, when it refuses. It looks for the rules in a folder, which
 * the module does not know.
 * @param {string} folder @param {string} edition
 */
function refusal(folder, edition) {
  const { status, stdout, stderr } = rescore(...argumentsFor(folder, edition));
  assert.deepEqual([status, stdout], [1, '']);
  const rules = join(folder, 'known', RULES);
  return existsSync(rules) ? stderr : stderr.replace(rules, RULES);
}

/** The same of the module's errors. @param {Problem[]} errors */
const lines = (errors) => errors.map((error) => `${line(error)}\n`).join('');

/** @param {string} folder @param {string} path @param {(text: string) => string | Buffer} change */
function change(folder, path, change) {
  const text = readFileSync(join(folder, path), 'utf8');
  const changed = change(text);
  assert.notEqual(changed, text, `nothing is changed in ${path}`);
  writeFileSync(join(folder, path), changed);
}

/**
 * @param {string} path
 * @param {(text: string) => string | Buffer} how
 * @returns {(folder: string) => void}
 */
const changed = (path, how) => (folder) => change(folder, path, how);
/** @param {string} path @param {string | RegExp} from @param {string} to */
const put = (path, from, to) => changed(path, (text) => text.replaceAll(from, to));
/** @param {string} path @param {(value: any) => void} how */
const edited = (path, how) =>
  changed(path, (text) => {
    const value = JSON.parse(text);
    how(value);
    return JSON.stringify(value);
  });
/** @param {string} path */
const cutOff = (path) => changed(path, (text) => text.slice(0, text.length / 2));

/** @param {string} text */
const swapped = (text) =>
  text.replace(/Europe|Africa/g, (r) => (r === 'Europe' ? 'Africa' : 'Europe'));
/** @param {string} text */
const latin1 = (text) => Buffer.from(text.replace('Malta', 'Måltå'), 'latin1');

const long = 'raw/long.csv';
const list = 'raw/more/list.json';
const editions = 'known/editions.json';
const pattern = 'known/tea/index.json';
const rules = `known/${RULES}`;

/**
 * What is wrong, the edition, how it got wrong, and the first error: its code, and how its sentence
 * begins.
 * @type {[what: string, edition: string, damage: (folder: string) => void, code: string, sentence:
 *   string][]}
 */
const damages = [
  [
    'two regions are swapped',
    KNOWN,
    changed(long, swapped),
    'disagreement',
    "The countries' regions are not those of",
  ],
  [
    'a region is missing',
    KNOWN,
    put(long, 'Africa', ''),
    'missing-part',
    'The region of MT is not told',
  ],
  [
    'a region is told in two ways',
    KNOWN,
    put(long, '1,Africa', '1,Asia'),
    'disagreement',
    'Here the region of MT is "Asia"',
  ],
  ['the pattern is cut off', KNOWN, cutOff(pattern), 'broken-json', ''],
  ['the pattern is empty', KNOWN, changed(pattern, () => ''), 'broken-json', ''],
  [
    'the pattern has a key that nobody knows',
    KNOWN,
    edited(pattern, (x) => (x.domains[1].colour = 'red')),
    'unknown-key',
    'No key "colour" is known here.',
  ],
  [
    'the pattern is not UTF-8',
    KNOWN,
    changed(pattern, () => Buffer.from([0x7b, 0xff, 0x7d])),
    'broken-json',
    '',
  ],
  [
    'the pattern is of another index',
    KNOWN,
    put(pattern, 'cake', 'pie'),
    'disagreement',
    'The domain of indicator 3 is "cake"',
  ],
  [
    'the fingerprint is wrong',
    KNOWN,
    edited(editions, (x) => (x.editions[0].fingerprint = '12345678')),
    'sheet-mismatch',
    'Put together, these answers are not those of',
  ],
  [
    'an answer is another',
    KNOWN,
    put(long, 'Malta,4', 'Malta,3'),
    'sheet-mismatch',
    'Put together, these answers are not those of',
  ],
  [
    'the number of countries is wrong',
    KNOWN,
    edited(editions, (x) => (x.editions[0].countries = 3)),
    'missing-part',
    'The edition tea-and-cake has 3 countries, these files 2.',
  ],
  [
    'a country is missing',
    KNOWN,
    put(long, /.*Malta.*\n/g, ''),
    'missing-part',
    'The edition tea-and-cake has 2 countries, these files 1.',
  ],
  ['a file ends in a line', KNOWN, changed(long, (text) => text.slice(0, -20)), 'broken-csv', ''],
  [
    'a file lacks its last lines',
    KNOWN,
    changed(long, (text) => text.slice(0, text.indexOf('04,1'))),
    'missing-part',
    'No file tells the answers to indicator 4.',
  ],
  ['a file is not UTF-8', KNOWN, changed(long, latin1), 'not-utf8', ''],
  [
    'a file in UTF-16 is cut',
    KNOWN,
    changed(long, (text) => Buffer.from(`\ufeff${text}`, 'utf16le').subarray(0, 201)),
    'not-utf8',
    'The file is in UTF-16 and damaged',
  ],
  ['a file is empty', KNOWN, changed(list, () => ''), 'unknown-form', 'The file is empty.'],
  [
    'a file is too large',
    KNOWN,
    changed(list, () => Buffer.alloc(17 * 2 ** 20, ' ')),
    'file-too-large',
    'The file has 17 MB',
  ],
  ['a JSON file is cut off', KNOWN, cutOff(list), 'broken-json', ''],
  [
    'no file has answers',
    KNOWN,
    (folder) => rmSync(join(folder, long)),
    'missing-file',
    'No file holds the answers of a country.',
  ],
  [
    'two files disagree on a layer',
    KNOWN,
    put(list, 'Exposure', 'Pressure'),
    'disagreement',
    'Here the layer of indicator 1 is "pressure", but "exposure" in ',
  ],
  [
    'two files disagree on a grading',
    KNOWN,
    put(list, '"grading":"1"', '"grading":"0"'),
    'disagreement',
    'Here the scale of indicator 1 is "yes-no", but "graded" in ',
  ],
  [
    'a layer is not that of the pattern',
    KNOWN,
    put(long, 'Pressure', 'Exposure'),
    'disagreement',
    'The layer of indicator 2 is "exposure"',
  ],
  [
    'a country has no known name',
    KNOWN,
    put(long, 'Malta', 'Atlantis'),
    'unknown-name',
    'No country is known by the name "Atlantis".',
  ],
  [
    'an answer is no option of its scale',
    KNOWN,
    put(long, 'Iceland,4', 'Iceland,3'),
    'no-such-score',
    '',
  ],
  ['the rules are cut off', UNKNOWN, cutOff(rules), 'broken-json', ''],
  ['the rules are empty', UNKNOWN, changed(rules, () => ''), 'broken-json', ''],
  [
    'the rules have a key that nobody knows',
    UNKNOWN,
    edited(rules, (x) => (x.years[0].until = 2022)),
    'unknown-key',
    'No key "until" is known here.',
  ],
  [
    'the rules lack a scale',
    UNKNOWN,
    edited(rules, (x) => x.scales.pop()),
    'unknown-scale',
    'The scale "stance" is missing here',
  ],
  [
    'the rules are not there',
    UNKNOWN,
    (folder) => rmSync(join(folder, rules)),
    'missing-file',
    "The file with the publisher's rules is not there",
  ],
  [
    'the layers are of no year',
    UNKNOWN,
    put(long, 'Alignment', 'Obedience'),
    'unknown-layer',
    "The layers do not show which year's rules hold",
  ],
  [
    'the layers are of two years',
    UNKNOWN,
    put(long, 'Pressure', 'Effect'),
    'disagreement',
    'The layers effect and alignment belong to different years',
  ],
  [
    'a layer is told by no file',
    UNKNOWN,
    changed(long, (text) => text.replaceAll(/,[^,]*,[^,]*$/gm, '')),
    'missing-part',
    'No file tells the layer of indicator 2.',
  ],
];

describe('the command and the page’s importer', () => {
  for (const edition of [KNOWN, UNKNOWN]) {
    nodeTest(`make the same of good files, as ${edition}`, (t) => {
      const folder = goodFolder(t);
      const { value, errors: faults } = byModule(folder, edition);
      assert.deepEqual(faults, []);
      const { status, stderr } = rescore(...argumentsFor(folder, edition));
      const passed = value?.passedOver.map(
        (path) => `${path}: passed over, as it is none of the publisher's files\n`,
      );
      assert.deepEqual(passed?.length, 1);
      assert.deepEqual([status, stderr], [0, passed?.join('')]);
      const made = (/** @type {string} */ name) =>
        readFileSync(join(folder, 'out', name), 'utf8').trimEnd();
      assert.equal(value?.index, made('index.json'));
      assert.equal(value?.standings, made('standings.json'));
      for (const { country, text } of value?.sheets ?? []) {
        assert.equal(text, made(`countries/${country}.json`));
      }
    });
  }

  for (const [what, edition, damage, code, sentence] of damages) {
    nodeTest(`refuse it, with the same words, when ${what}`, (t) => {
      const folder = goodFolder(t);
      damage(folder);
      const { value, errors: found } = byModule(folder, edition);
      assert.equal(value, null);
      assert.equal(lines(found), refusal(folder, edition));
      assert.equal(existsSync(join(folder, 'out')), false);
      assert.equal(found[0].code, code);
      assert.ok(found[0].sentence.startsWith(sentence), found[0].sentence);
    });
  }
});

describe('the files of a folder', () => {
  nodeTest('are taken folder by folder and name by name, as the command takes them', () => {
    const paths = ['a.json', 'a/b/c.csv', 'a/b.csv', 'a-b/c.csv', 'a/B.csv', 'Z.csv', 'a/é.csv'];
    const sorted = inOrder(paths.map((path) => ({ path }))).map(({ path }) => path);
    assert.deepEqual(sorted, [
      'Z.csv',
      'a/B.csv',
      'a/b/c.csv',
      'a/b.csv',
      'a/é.csv',
      'a-b/c.csv',
      'a.json',
    ]);
  });
});

describe('the publisher’s files', () => {
  const { path: raw, skip } = rawData('Import of changed raw data by command and page');

  nodeTest('with a region changed are refused by both', { skip }, (t) => {
    const folder = emptyFolder(t);
    mkdirSync(join(folder, 'raw'));
    cpSync(join(root, 'data'), join(folder, 'known'), { recursive: true });
    const name = 'china_index_2024_indicator_by_country.csv';
    cpSync(join(raw, '2024-98', name), join(folder, 'raw', name));
    change(folder, join('raw', name), (text) =>
      text.replace(/(,Azerbaijan,[^,]*,)[^,]*/g, '$1Oceania'),
    );
    const edition = 'china-index-2024-98';
    const found = byModule(folder, edition).errors;
    assert.deepEqual(
      found.map(({ code }) => code),
      ['disagreement'],
    );
    assert.equal(lines(found), refusal(folder, edition));
  });
});
