/** The import of the publisher's raw files, whose folder RESCORE_RAW names. */
import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test as nodeTest } from 'node:test';

import { countryNames } from '../../tools/country-names.mjs';
import { rawData } from '../data/files.mjs';
import { cases } from './cases.mjs';
import { json, line, readJson, readText, rescore, root } from './support.mjs';

const { path: raw, skip } = rawData('The import of raw data');
/** @param {string} name @param {(t: import('node:test').TestContext) => void} run */
const test = (name, run) => nodeTest(name, { skip }, run);

const fixtures = join(root, 'tests/fixtures');
const sample = join(fixtures, 'raw/tea-and-cake.csv');

/** An empty folder that is deleted after the test. @param {import('node:test').TestContext} t */
function emptyFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** @param {string} from @param {string} edition @param {string} out @param {...string} more */
const run = (from, edition, out, ...more) =>
  rescore('import', from, '--edition', edition, '--out', out, ...more);

/** Everything in a folder, by path. @param {string} folder */
const contents = (folder) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );

/**
 * A failed import: exit code 1, these lines on stderr, nothing on stdout.
 * @param {ReturnType<typeof rescore>} result
 * @param {string[]} lines
 */
function refused({ status, stdout, stderr }, lines) {
  assert.deepEqual([status, stdout, stderr.split('\n')], [1, '', [...lines, '']]);
}

const forms = ['', '*_by_country.csv', '*.csv', '*_json*'];
const editions = readJson('data/editions.json').editions;

/** The path of a form in an edition's folder. @param {string} folder @param {string} form */
function pathOf(folder, form) {
  if (form === '') return folder;
  const pattern = new RegExp(`^${form.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  const [name] = readdirSync(folder).filter(
    (n) => pattern.test(n) && (form === '*.csv') !== n.includes('_by_country'),
  );
  return join(
    folder,
    form === '*_json*'
      ? (readdirSync(folder).find((n) => n.endsWith('_json_file') || n === 'country_json') ?? '')
      : name,
  );
}

describe('import gives', () => {
  for (const { edition, countries, fingerprint } of editions) {
    for (const form of forms) {
      test(`${edition} from ${form || 'its whole folder'}, and check finds nothing wrong`, (t) => {
        const out = join(emptyFolder(t), 'made');
        const from = pathOf(
          join(raw, edition.replace('china-index-', '').replace(/^2022.*/, '2022')),
          form,
        );
        const { status, stdout, stderr } = run(from, edition, out);
        assert.deepEqual([status, stderr], [0, '']);
        const [first, second] = stdout.split('\n');
        assert.equal(first, `${out}: ${countries} countries`);
        assert.ok(second.endsWith(`(${edition}), fingerprint ${fingerprint}`), second);
        const report = json('check', out);
        assert.deepEqual([report.fingerprint, report.errors], [fingerprint, []]);
        assert.equal(readdirSync(join(out, 'countries')).length, countries);
        for (const { what, agree, of } of report.tallies) assert.equal(agree, of, what);
      });
    }
  }

  test('the 101 countries from the folder as it is published', (t) => {
    const out = join(emptyFolder(t), 'made');
    const { status, stderr } = run(join(raw, '2024-101-whole'), 'china-index-2024-101', out);
    assert.deepEqual([status, stderr], [0, '']);
    const report = json('check', out);
    assert.deepEqual([report.fingerprint, report.errors], ['25aef542', []]);
    for (const { what, agree, of } of report.tallies) assert.equal(agree, of, what);
  });

  test('the same where systems and others have left files beside the publisher’s', (t) => {
    const folder = emptyFolder(t);
    const mess = join(folder, 'mess');
    cpSync(join(raw, '2024-98'), mess, { recursive: true });
    mkdirSync(join(mess, '__MACOSX'));
    for (const name of ['._iso.json', '.DS_Store', '__MACOSX/x.json', 'Thumbs.db', 'iso.json~'])
      writeFileSync(join(mess, name), '\0\0');
    writeFileSync(join(mess, 'README.md'), '# Data');
    writeFileSync(join(mess, 'prices.csv'), 'date,price\n2024,3\n');
    const { status, stdout, stderr } = run(mess, 'china-index-2024-98', join(folder, 'made'));
    assert.equal(status, 0, stderr);
    assert.match(stdout, /fingerprint 75260f63/);
    const passed = ['README.md', 'prices.csv'].map(
      (name) => `${join(mess, name)}: passed over, as it is none of the publisher's files`,
    );
    assert.deepEqual(stderr.split('\n'), [...passed, '']);
  });

  /** The wide CSV as other programs save it. @type {[string, (text: string) => string | Buffer][]} */
  const saved = [
    ['with semicolons', (text) => text.replaceAll(',', ';')],
    ['with tabs', (text) => text.replaceAll(',', '\t')],
    ['with its separator said', (text) => `sep=;\n${text.replaceAll(',', ';')}`],
    ['with an index column', (text) => text.replace(/^/gm, () => `${row++ || ''},`)],
    ['with blank columns and rows', (text) => text.replace(/^.+$/gm, ',$&,,\n,,,')],
    ['with decimals', (text) => text.replace(/,(\d)(?=[,\r\n])/g, ',$1.0')],
    ['with #N/A', (text) => text.replace(/,na\b/g, ',#N/A')],
    ['in UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['with other names', (text) => text.replace(',Bolivia,', ',Boli\u0301via,')],
  ];
  let row = 0;
  for (const [how, change] of saved) {
    test(`the 98 countries from a CSV saved ${how}`, (t) => {
      const folder = emptyFolder(t);
      const path = join(folder, 'saved.csv');
      const text = readFileSync(join(raw, '2024-98/china_index_2024.csv'), 'utf8')
        .slice(1)
        .trim()
        .replaceAll('\r\n', '\n');
      row = 0;
      const other = change(text);
      assert.notEqual(String(other), text);
      writeFileSync(path, other);
      const { status, stdout, stderr } = run(path, 'china-index-2024-98', join(folder, 'made'));
      assert.equal(status, 0, stderr);
      assert.match(stdout, /fingerprint 75260f63/);
    });
  }

  test('a new state of a known pattern, without its layers', (t) => {
    const folder = emptyFolder(t);
    const path = join(folder, 'wide.csv');
    const text = readFileSync(join(raw, '2024-98/china_index_2024.csv'), 'utf8');
    writeFileSync(path, text.replace(/\r?\n/g, ',0$&').replace(',0', ',Laos'));
    const { status, stdout, stderr } = run(path, 'china-index-2024-99', join(folder, 'made'));
    assert.equal(status, 0, stderr);
    assert.match(stdout, /: 99 countries\nChina Index 2024 \(china-index-2024-99\)/);
  });

  for (const folder of ['2021', '2022', '2024-98', '2024-101-whole']) {
    test(`every published figure of ${folder}, of which nothing is known`, (t) => {
      const out = join(emptyFolder(t), 'made');
      const { status, stderr } = run(join(raw, folder), 'my-own-index', out);
      assert.deepEqual([status, stderr], [0, '']);
      const report = json('check', out);
      assert.deepEqual([report.edition, report.errors], ['my-own-index', []]);
      for (const { what, agree, of } of report.tallies) assert.equal(agree, of, what);
    });
  }

  test('the title of its own year, also where the pattern is of another', (t) => {
    const out = join(emptyFolder(t), 'made');
    run(join(raw, '2021/country_json'), 'china-index-2021', out);
    const { title, source } = JSON.parse(readFileSync(join(out, 'index.json'), 'utf8'));
    assert.equal(title, 'China Index 2021');
    assert.match(source.citation, /^China Index 2021, /);
  });

  nodeTest('the made-up index of the fixtures', (t) => {
    const out = join(emptyFolder(t), 'made');
    assert.equal(run(sample, 'tea-and-cake', out).status, 0);
    assert.deepEqual(json('check', out).errors, []);
  });

  nodeTest('what another folder of known editions asks for', (t) => {
    const folder = emptyFolder(t);
    const known = join(folder, 'known');
    mkdirSync(join(known, 'tea'), { recursive: true });
    run(sample, 'tea-and-cake', join(folder, 'first'));
    const { fingerprint } = json('check', join(folder, 'first'));
    cpSync(join(folder, 'first/index.json'), join(known, 'tea/index.json'));
    const edition = {
      edition: 'tea-and-cake',
      title: 'Tea',
      pattern: 'tea',
      countries: 2,
      commit: 'abc1234',
      fingerprint,
      regions: '00000000',
    };
    const write = () =>
      writeFileSync(join(known, 'editions.json'), JSON.stringify({ editions: [edition] }));
    write();
    refused(run(sample, 'tea-and-cake', join(folder, 'out'), '--known', known), [
      `${sample}: The countries' regions are not those of tea-and-cake. [disagreement]`,
    ]);
    edition.fingerprint = '00000000';
    write();
    refused(run(sample, 'tea-and-cake', join(folder, 'out'), '--known', known), [
      `${sample}: Put together, these answers are not those of tea-and-cake: ` +
        `their fingerprint is ${fingerprint} instead of 00000000. [sheet-mismatch]`,
    ]);
    assert.equal(existsSync(join(folder, 'out')), false);
  });
});

describe('import refuses', () => {
  for (const c of cases.filter((c) => /** @type {any} */ (c).import)) {
    const { code, pointer, sentence, edition, in: where, import: files } = /** @type {any} */ (c);
    nodeTest(`raw files with something wrong: ${code}`, (t) => {
      const folder = emptyFolder(t);
      // The command reads a folder sorted by name; the cases list the files in the relevant order.
      const place = join(folder, 'raw');
      const at = (/** @type {string} */ file) => join(place, `${files.indexOf(file)}.csv`);
      mkdirSync(place);
      for (const file of files) cpSync(join(fixtures, file), at(file));
      const { status, stderr } = run(place, edition, join(folder, 'out'));
      const told = files.reduce(
        (/** @type {string} */ text, /** @type {string} */ file) => text.replace(file, at(file)),
        sentence,
      );
      assert.equal(stderr.split('\n')[0], line({ code, file: at(where), pointer, sentence: told }));
      assert.deepEqual([status, readdirSync(folder)], [1, ['raw']]);
    });
  }

  nodeTest('what is not there, or holds no raw file', (t) => {
    const folder = emptyFolder(t);
    for (const from of [join(folder, 'missing'), folder]) {
      refused(run(from, 'tea-and-cake', join(folder, 'out')), [
        `${from}: There is no file here, and no folder with .csv or .json files. [missing-file]`,
      ]);
    }
    assert.deepEqual(readdirSync(folder), []);
  });

  nodeTest('to judge an edition without the list of known ones', (t) => {
    const folder = emptyFolder(t);
    refused(run(sample, 'tea-and-cake', join(folder, 'out'), '--known', folder), [
      `${join(folder, 'editions.json')}: The file is not there or cannot be read. [missing-file]`,
    ]);
  });

  nodeTest('to import an edition without a pattern when the rules are not there', (t) => {
    const folder = emptyFolder(t);
    const known = join(folder, 'known');
    mkdirSync(known);
    cpSync(join(root, 'data/editions.json'), join(known, 'editions.json'));
    refused(run(sample, 'tea-and-cake', join(folder, 'out'), '--known', known), [
      `${join(known, 'china-index-rules.json')}: The file with the publisher's rules is ` +
        'not there; without it only editions that have a pattern can be imported. [missing-file]',
    ]);
  });

  nodeTest('an id that is none, before anything is written', (t) => {
    const folder = emptyFolder(t);
    const { status, stderr } = run(sample, '../Tea', join(folder, 'out'));
    assert.match(stderr, /In index\.json\/edition, made of this: An id has .*\[bad-id\]\n$/);
    assert.deepEqual([status, readdirSync(folder)], [1, []]);
  });

  test('a rank that is printed wrong, by the name of its file', (t) => {
    const folder = emptyFolder(t);
    cpSync(join(raw, '2024-98/website_json_file'), join(folder, 'raw'), {
      recursive: true,
      filter: (source) => !/\/(indicator|domain|country)$/.test(source),
    });
    const scores = join(folder, 'raw/country_score.json');
    const list = join(folder, 'raw/country_list.json');
    const values = JSON.parse(readFileSync(scores, 'utf8'));
    values.AZ.ranking.domain[0] = '60';
    rmSync(scores);
    writeFileSync(scores, JSON.stringify(values));
    assert.ok(existsSync(list));
    refused(run(join(folder, 'raw'), 'china-index-2024-98', join(folder, 'out')), [
      `${scores}: In standings.json/countries/7/scopes/domain:media/3, made of this: ` +
        'Azerbaijan, domain:media: the scores give rank 61, not 60. [rank-mismatch]',
    ]);
    assert.deepEqual(readdirSync(folder), ['raw']);
  });

  nodeTest('a use without RAW, --edition or --out', () => {
    for (const args of [
      [],
      [sample],
      [sample, '--edition', 'tea'],
      [join(fixtures, 'raw'), '--out', 'x'],
      [join(fixtures, 'raw'), '--out', 'x', '--edition', 'tea', '--find-rule'],
    ]) {
      assert.equal(rescore('import', ...args).status, 2, args.join(' '));
    }
  });
});

describe('an existing folder', () => {
  nodeTest('is replaced as a whole by a good import', (t) => {
    const out = join(emptyFolder(t), 'made');
    assert.equal(run(sample, 'tea-and-cake', out).status, 0);
    const first = contents(out);
    writeFileSync(join(out, 'countries/XX.json'), 'left over');
    assert.equal(run(sample, 'tea-and-cake', `${out}/`).status, 0);
    assert.deepEqual(contents(out), first);
    assert.deepEqual(readdirSync(join(out, '..')), ['made']);
  });

  nodeTest('stays as it is after a bad one', (t) => {
    const out = join(emptyFolder(t), 'made');
    assert.equal(run(sample, 'tea-and-cake', out).status, 0);
    const first = contents(out);
    assert.equal(run(join(fixtures, 'bad/plenty.raw.csv'), 'tea-and-cake', out).status, 1);
    assert.deepEqual(contents(out), first);
    assert.deepEqual(readdirSync(join(out, '..')), ['made']);
  });

  nodeTest('with something else in it is never replaced', (t) => {
    const folder = emptyFolder(t);
    writeFileSync(join(folder, 'thesis.txt'), 'irreplaceable');
    for (const out of [folder, join(folder, 'thesis.txt')]) {
      refused(run(sample, 'tea-and-cake', out), [
        `${out}: Something other than an edition is here; it is not replaced. [missing-file]`,
      ]);
    }
    assert.deepEqual(contents(folder), { [join(folder, 'thesis.txt')]: 'irreplaceable' });
  });
});

nodeTest('the list of country names is the one that its tool makes', () => {
  assert.equal(readText('core/src/base/country_names.inc'), countryNames());
});
