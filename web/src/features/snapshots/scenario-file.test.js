/** A scenario as a file: written, read again, and whatever anyone makes of one. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';

import { sheetsOf } from '../../data/page-index.js';
import { RescoreError } from '../../engine/open-engine.js';
import {
  LONGEST,
  disagreements,
  placed,
  readScenario,
  scenarioOf,
  textOf,
} from './scenario-file.js';
import { readJson, readText, root } from '../../../../tests/cli/support.mjs';
import { openCore, textOf as fileText } from '../../../../tests/web/support.mjs';
import { languages } from '../../../../tests/web/languages.mjs';
import { shown } from '../../../../tests/web/shown.mjs';

const made = { url: 'https://example.org/rescore/#v=1', date: '2025-05-31' };
const edits = /** @type {[string, number | null][]} */ ([
  ['media-03', 3],
  ['media-05', null],
]);
const app = await shown(languages.en, edits);
app.snapshots.keep('A');
const written = scenarioOf(app, made);
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
  readJson('data/schema/scenario.schema.json'),
);

/** The faults of a text. @param {unknown} value @returns {[code: string, pointer: string][]} */
function faults(value) {
  try {
    readScenario('a.json', typeof value === 'string' ? value : JSON.stringify(value));
  } catch (fault) {
    assert.ok(fault instanceof RescoreError);
    for (const { file, sentence } of fault.problems) {
      assert.equal(file, 'a.json');
      assert.match(sentence, /^[A-Z].*\.$/);
    }
    return fault.problems.map((p) => [p.code, p.pointer]);
  }
  return [];
}

/**
 * The written file with another value of one key; undefined takes the key out.
 * @param {string} key
 * @param {unknown} value
 */
const other = (key, value) => ({ ...structuredClone(written), [key]: value });

describe('what is written', () => {
  test('fits the schema, changed and published', async () => {
    assert.ok(validate(written), JSON.stringify(validate.errors));
    assert.ok(
      validate(scenarioOf(await shown(languages['ar-XB']), made)),
      JSON.stringify(validate.errors),
    );
  });

  test('says whose the changes are, of which data, and when', () => {
    assert.deepEqual(written.about, {
      status: 'what-if, not published',
      changed_by: 'the reader, not the publisher',
      index: 'China Index 2024',
      citation:
        'China Index 2024, Doublethink Lab and the China in the World network; state with 98 countries.',
      commit: '2d164cb',
      fingerprint: '6c764bd5',
      date: '2025-05-31',
      address: made.url,
    });
  });

  test('is read again with link, changes and snapshots', () => {
    const {
      edition,
      country,
      method,
      link,
      linked,
      edits: list,
      snapshots,
    } = readScenario('a.json', JSON.stringify(written));
    assert.deepEqual(
      [edition, country, method, linked],
      ['china-index-2024-98', 'AZ', 'publisher', true],
    );
    assert.equal(link, app.engine.link('AZ'));
    assert.deepEqual(list, app.engine.edits());
    assert.deepEqual(snapshots, app.snapshots.links);
  });

  test('a byte order mark before it does no harm', () => {
    assert.equal(readScenario('a.json', `\ufeff${JSON.stringify(written)}`).country, 'AZ');
  });
});

describe('a file by hand', () => {
  const plain = {
    rescore: 'scenario',
    version: 1,
    edition: 'china-index-2024-98',
    edits: [
      { country: 'AZ', indicator: 'media-03', to: 3 },
      { country: 'AZ', indicator: 'media-05', to: null },
    ],
  };

  test('needs only edition and changes, and becomes a link that the core reads', async () => {
    assert.ok(validate(plain), JSON.stringify(validate.errors));
    const { link, linked } = readScenario('a.json', JSON.stringify(plain));
    assert.equal(linked, false);
    const fresh = await shown(languages.en);
    assert.deepEqual(fresh.engine.openLink(link).problems, []);
    assert.deepEqual(fresh.engine.edits(), app.engine.edits());
  });

  test('with a fault has it at its place in the list', async () => {
    const scenario = readScenario(
      'a.json',
      JSON.stringify({
        ...plain,
        country: 'AZ',
        edits: [
          plain.edits[0],
          { country: 'AZ', indicator: 'tea-01', to: 1 },
          { country: 'AZ', indicator: 'media-04', to: 77 },
        ],
      }),
    );
    const fresh = await shown(languages.en);
    const problems = fresh.engine
      .openLink(scenario.link)
      .problems.map((/** @type {any} */ p) => placed(p, 'a.json', scenario));
    assert.deepEqual(
      problems.map((/** @type {any} */ p) => [p.code, p.file, p.pointer]),
      [
        ['unknown-indicator', 'a.json', '/edits/1'],
        ['no-such-score', 'a.json', '/edits/2'],
      ],
    );
  });

  test('keys that are not known are left alone', () => {
    assert.deepEqual(faults({ ...plain, mood: 'good', __proto__: { edition: 1 } }), []);
    assert.deepEqual(
      faults(
        '{"rescore":"scenario","version":1,"edition":"x","edits":[],"__proto__":{"edits":1},"constructor":2}',
      ),
      [],
    );
    assert.equal(/** @type {any} */ ({}).edits, undefined);
  });
});

test('the example of the documentation is one, and opens without a fault', async () => {
  const block =
    /```json\n(\{\s*"rescore"[\s\S]*?)```/.exec(readText('docs/data-format.md'))?.[1] ?? '';
  assert.ok(validate(JSON.parse(block)), JSON.stringify(validate.errors));
  const scenario = readScenario('a.json', block);
  const fresh = await shown(languages.en);
  assert.deepEqual(fresh.engine.openLink(scenario.link).problems, []);
  assert.deepEqual(disagreements('a.json', scenario, fresh.engine.edits()), []);
  assert.equal(fresh.engine.edits()[0].from, JSON.parse(block).edits[0].from);
});

describe('an index of any kind', () => {
  const kind = (/** @type {object[]} */ changes) => ({
    rescore: 'scenario',
    version: 1,
    edition: 'human-development-index-2021',
    country: 'AFG',
    edits: changes,
  });

  test('has its own codes and ids, and answers with decimals', async () => {
    const engine = await openCore();
    const folder = join(root, 'data/human-development-index-2021');
    engine.loadEdition('index.json', fileText(folder, 'index.json'));
    engine.loadSheet('countries/AFG.json', sheetsOf(fileText(folder, 'responses.json')).AFG);
    const scenario = kind([{ country: 'AFG', indicator: 'le', to: 62.5 }]);
    assert.ok(validate(scenario), JSON.stringify(validate.errors));
    const { link } = readScenario('a.json', JSON.stringify(scenario));
    assert.deepEqual(engine.openLink(link).problems, []);
    assert.deepEqual(
      engine.edits().map(({ country, indicator, to }) => ({ country, indicator, to })),
      scenario.edits,
    );
  });

  test('may have signs in its codes and in its method that separate the parts of a link', () => {
    const scenario = {
      ...kind([{ country: 'a.b:c~d', indicator: 'R&D', to: -1 }]),
      method: 'weight=R&D:2',
    };
    assert.ok(validate(scenario), JSON.stringify(validate.errors));
    const { link } = readScenario('a.json', JSON.stringify(scenario));
    const keys = new URLSearchParams(link);
    assert.equal(keys.get('m'), 'weight=R&D:2');
    assert.equal(keys.get('e'), 'a%2Eb%3Ac%7Ed.R&D:-1');
  });
});

describe('link and list', () => {
  const read = readScenario('a.json', JSON.stringify(written));

  test('that say the same are taken', () => {
    assert.deepEqual(disagreements('a.json', read, app.engine.edits()), []);
    assert.deepEqual(disagreements('a.json', { ...read, edits: null }, app.engine.edits()), []);
  });

  test('that do not are refused, with the place', () => {
    const changed = {
      ...read,
      edits: [
        { country: 'AZ', indicator: 'media-03', to: 4 },
        read.edits?.[1] ?? { country: '', indicator: '', to: 0 },
      ],
    };
    assert.deepEqual(
      disagreements('a.json', changed, app.engine.edits()).map((p) => [p.code, p.pointer]),
      [['disagreement', '/edits/0']],
    );
    assert.deepEqual(
      disagreements('a.json', { ...read, edits: [] }, app.engine.edits()).map((p) => p.pointer),
      ['/edits'],
    );
  });
});

/**
 * What is wrong, the file, the faults: all of them with their places.
 * @type {[string, unknown, [string, string][]][]}
 */
const hostile = [
  ['nothing', '', [['broken-json', '']]],
  ['half of a file', JSON.stringify(written).slice(0, 100), [['broken-json', '']]],
  ['a picture', '\u0089PNG\r\n\u001a\n', [['broken-json', '']]],
  ['a list', [], [['unknown-form', '']]],
  ['null', 'null', [['unknown-form', '']]],
  ['another kind', { rescore: 'robustness' }, [['unknown-form', '']]],
  ['no version', other('version', undefined), [['wrong-type', '/version']]],
  ['a version in words', other('version', 'one'), [['wrong-type', '/version']]],
  ['a newer version', other('version', 2), [['newer-link', '/version']]],
  ['no edition', other('edition', undefined), [['missing-key', '/edition']]],
  [
    'markup for an edition',
    other('edition', '<img src=x onerror=alert(1)>'),
    [['bad-text', '/edition']],
  ],
  ['a country with a line break', other('country', 'A\nZ'), [['bad-text', '/country']]],
  ['a country without end', other('country', 'A'.repeat(65)), [['bad-text', '/country']]],
  ['a method with a line break', other('method', 'a\nb'), [['bad-text', '/method']]],
  ['an address for a link', other('link', 'javascript:alert(1)'), [['bad-text', '/link']]],
  ['a link as a list', other('link', ['v=1']), [['bad-text', '/link']]],
  ['a link without end', other('link', `v=1&e=${'a'.repeat(65536)}`), [['bad-text', '/link']]],
  [
    'neither link nor list',
    { ...other('link', undefined), edits: undefined },
    [['missing-key', '']],
  ],
  ['changes as an object', other('edits', { 0: {} }), [['wrong-type', '/edits']]],
  [
    'changes of nothing',
    other('edits', [null, 3, []]),
    [
      ['wrong-type', '/edits/0'],
      ['wrong-type', '/edits/1'],
      ['wrong-type', '/edits/2'],
    ],
  ],
  [
    'a change with a slip in each key',
    other('edits', [{ country: '', indicator: 'Media 3', to: 1e16 }]),
    [
      ['bad-id', '/edits/0/country'],
      ['bad-id', '/edits/0/indicator'],
      ['wrong-type', '/edits/0/to'],
    ],
  ],
  [
    'a separator in an id',
    other('edits', [{ country: 'AZ', indicator: 'media-03:3~AZ.media-04', to: 1 }]),
    [['bad-id', '/edits/0/indicator']],
  ],
  [
    'an answer in words',
    other('edits', [{ country: 'AZ', indicator: 'media-03', to: '3' }]),
    [['wrong-type', '/edits/0/to']],
  ],
  [
    'an answer beyond all',
    other('edits', [{ country: 'AZ', indicator: 'media-03', to: 1e300 }]),
    [['wrong-type', '/edits/0/to']],
  ],
  [
    'null everywhere',
    {
      ...{ rescore: 'scenario', version: 1, edition: null, country: null, method: null },
      ...{ link: null, edits: null, snapshots: null },
    },
    [
      ['bad-text', '/edition'],
      ['bad-text', '/country'],
      ['bad-text', '/method'],
      ['bad-text', '/link'],
      ['wrong-type', '/edits'],
      ['wrong-type', '/snapshots'],
    ],
  ],
  ['snapshots as a list', other('snapshots', ['v=1']), [['wrong-type', '/snapshots']]],
  [
    'a snapshot that is no link',
    other('snapshots', { A: 'x', B: 7 }),
    [
      ['bad-text', '/snapshots/A'],
      ['bad-text', '/snapshots/B'],
    ],
  ],
];

describe('a file is refused with', () => {
  for (const [name, file, expected] of hostile)
    test(name, () => assert.deepEqual(faults(file), expected));

  test('too many characters', () =>
    assert.deepEqual(faults(' '.repeat(LONGEST + 1)), [['file-too-large', '']]));

  test('a depth that no reader should follow', () =>
    assert.deepEqual(
      faults(`${'['.repeat(500000)}`).map(([code]) => code),
      ['broken-json'],
    ));

  test('a hundred faults, and no more of them', () =>
    assert.equal(faults(other('edits', Array(5000).fill(null))).length, 100));

  test('more changes than a link by hand can hold', () => {
    const many = Array.from({ length: 5000 }, () => ({
      country: 'AZ',
      indicator: 'foreign-policy-01',
      to: 3,
    }));
    assert.deepEqual(faults({ ...other('link', undefined), edits: many }), [
      ['out-of-range', '/edits'],
    ]);
  });
});

test('of a file too large only so much is read as shows it', async () => {
  assert.equal((await textOf(new Blob(['x'.repeat(LONGEST + 1000)]))).length, LONGEST + 1);
  assert.equal(await textOf('{}'), '{}');
});
