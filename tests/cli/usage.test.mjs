import assert from 'node:assert/strict';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import {
  china,
  command,
  copyOf,
  edit,
  errors,
  json,
  line,
  readJson,
  readText,
  rescore,
  small,
  told,
} from './support.mjs';
import { spawnSync } from 'node:child_process';

const questions = [
  'score',
  'rank',
  'what-if',
  'impact',
  'pivots',
  'goal',
  'explain',
  'bounds',
  'compare',
  'pair',
  'weights',
  'link',
];
const runs = ['robust', 'sensitivity'];
const verbs = ['check', ...questions, 'claim', 'changes', ...runs, 'merge', 'import'];
/** The first argument of verbs that do not work on one data folder. */
const first = { changes: 'FROM', merge: 'FILE', import: 'RAW' };
const withScope = questions.filter(
  (verb) => !['score', 'what-if', 'pair', 'weights'].includes(verb),
);

describe('a wrong call', () => {
  const calls = {
    'no verb': [],
    'an unknown verb': ['polish', china],
    'two verbs': ['check', china, 'score', china],
    'no data folder': ['check'],
    'no country': ['score', china],
    'an unknown option': ['check', china, '--loud'],
    'an option of another verb': ['check', china, '--set', 'media-03=3'],
    'an option without its value': ['rank', china, '--scope'],
    'one argument too many': ['score', china, 'AZ', 'AM'],
    'a what-if without a change': ['what-if', china, 'AZ'],
    'a comparison with nothing': ['compare', china],
    'changes of one state': ['changes', china],
    'changes with a method': ['changes', china, china, '--method', 'exact'],
    'a pair of one': ['pair', china, 'AZ'],
    'a data folder without a claim': ['claim', china],
    'weights in a scope': ['weights', china, '--scope', 'domain:media'],
    'two goals': ['goal', china, 'AZ', '--rank', '3', '--percent', '30'],
    'a rank of 0': ['goal', china, 'AZ', '--rank', '0'],
    'an unknown model': ['robust', china, '--model', 'luck'],
    'a model of another verb': ['sensitivity', china, '--model', 'weights'],
    'noise without noisy weights': ['robust', china, '--noise', '10'],
    'a concentration of noise': [
      'sensitivity',
      china,
      '--weights',
      'noise',
      '--concentration',
      '2',
    ],
    'weights that are not drawn': ['robust', china, '--model', 'skips', '--weights', 'noise'],
    'a chance without answers': ['robust', china, '--chance', '5'],
    'a chance of more than certainty': ['robust', china, '--model', 'answers', '--chance', '101'],
    'a chance with three decimals': ['robust', china, '--model', 'answers', '--chance', '0.125'],
    'a chance that is no number': ['robust', china, '--model', 'answers', '--chance', 'nan'],
    'a seed below 0': ['robust', china, '--seed', '-1'],
    'a seed of 65 bits': ['robust', china, '--seed', '18446744073709551616'],
    'a shard without its number of shards': ['robust', china, '--shard', '1'],
    'a shard with text behind': ['sensitivity', china, '--shard', '1/2x'],
    'a merge of nothing': ['merge'],
    'a merge with changes of no data': ['merge', 'x.json', '--set', 'AZ.media-03=3'],
  };
  for (const [what, args] of Object.entries(calls)) {
    test(`ends with 2 and says so on stderr only: ${what}`, () => {
      const { status, stdout, stderr } = rescore(...args);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /\S[\s\S]*Run with --help for more information\.\n$/);
    });
  }
});

describe('--help', () => {
  test('names every verb', () => {
    const { status, stdout, stderr } = rescore('--help');
    assert.deepEqual([status, stderr], [0, '']);
    for (const verb of verbs) assert.match(stdout, new RegExp(`^ {2}${verb} +[A-Z]`, 'm'));
  });

  for (const verb of verbs) {
    test(`describes every option of ${verb}`, () => {
      const { status, stdout } = rescore(verb, '--help');
      assert.equal(status, 0);
      assert.equal(/^ {2}--json +\S/m.test(stdout), verb !== 'import');
      const argument = first[/** @type {keyof first} */ (verb)] ?? 'DATA';
      assert.match(stdout, new RegExp(`^ {2}${argument} `, 'm'));
      const edits = !['check', 'claim', 'changes', 'import'].includes(verb);
      assert.equal(/^ {2}--set /m.test(stdout), edits);
      assert.equal(/^ {2}--link /m.test(stdout), edits);
      const method = verb === 'claim' || (edits && verb !== 'merge');
      assert.equal(/^ {2}--method /m.test(stdout), method);
      assert.equal(/^ {2}--scope /m.test(stdout), withScope.includes(verb));
      assert.equal(/^ {2}--shard /m.test(stdout), runs.includes(verb));
    });
  }
});

test('there is one version: of the command, of CMake, of the npm package and of its lock', () => {
  const { version } = readJson('package.json');
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.equal(rescore('--version').stdout, `${version}\n`);
  assert.equal(readText('CMakeLists.txt').match(/^project\(rescore VERSION (\S+)/m)?.[1], version);
  const lock = readJson('package-lock.json');
  assert.deepEqual([lock.version, lock.packages[''].version], [version, version]);
});

describe('a wrong request', () => {
  const requests = {
    'an unknown country': {
      args: ['score', china, 'XX'],
      says: [
        ': There is no country "XX"; countries go by their ISO 3166-1 code, such as AZ. [unknown-country]',
      ],
    },
    'a country in small letters': {
      args: ['score', china, 'az'],
      says: [
        ': There is no country "az"; countries go by their ISO 3166-1 code, such as AZ. [unknown-country]',
      ],
    },
    'an unknown scope': {
      args: ['rank', china, '--scope', 'media'],
      says: [
        ': There is no scope "media"; a scope is overall, domain:media or layer:exposure. [unknown-scope]',
      ],
    },
    'an unknown method': {
      args: ['score', china, 'AZ', '--method', 'better'],
      says: [': There is no method "better"; there are: publisher exact. [unknown-method]'],
    },
    'an unknown indicator': {
      args: ['what-if', china, 'AZ', '--set', 'media-12=3'],
      says: [': There is no indicator "media-12". [unknown-indicator]'],
    },
    'a score that no option has': {
      args: ['what-if', china, 'AZ', '--set', 'foreign-policy-08=3'],
      says: [
        ': No option of foreign-policy-08 has the score 3; ' +
          'its options are 0, 2, 4, or skipped. [no-such-score]',
      ],
    },
    'a score beyond all options': {
      args: ['what-if', china, 'AZ', '--set', 'media-03=99999999999'],
      says: [
        ': No option of media-03 has the score 99999999999; ' +
          'its options are 0, 1, 2, 3, 4, or skipped. [no-such-score]',
      ],
    },
    'a country without a sheet': {
      args: ['rank', china, '--set', 'AM.media-03=3'],
      says: [': The answers of Armenia are not loaded, so they cannot be changed. [needs-sheet]'],
    },
    'a change without its country': {
      args: ['rank', china, '--set', 'media-03=3'],
      says: [': A change is written media-03=3, media-03=skip or AZ.media-03=3. [bad-edit]'],
    },
  };
  for (const [what, { args, says }] of Object.entries(requests)) {
    test(`ends with 1 and its sentence: ${what}`, () => {
      const found = errors(...args);
      assert.deepEqual(told(found), says);
      const set = args.indexOf('--set');
      assert.equal(found[0].file, set < 0 ? '' : args[set + 1]);
    });
  }

  for (const text of [
    '',
    '=',
    'media-03',
    'media-03=',
    'media-03=three',
    'media-03= 3',
    '=3',
    '.media-03=3',
    'AZ.=3',
  ]) {
    test(`is a change that is written "${text}"`, () => {
      assert.deepEqual(
        errors('what-if', china, 'AZ', '--set', text).map((e) => e.code),
        ['bad-edit'],
      );
    });
  }

  test('with two faults names both', () => {
    const found = errors('what-if', china, 'AZ', '--set', 'media-03=9', '--set', 'media-99=1');
    assert.deepEqual(
      found.map((e) => [e.file, e.code]),
      [
        ['media-03=9', 'no-such-score'],
        ['media-99=1', 'unknown-indicator'],
      ],
    );
  });
});

describe('a data folder', () => {
  test('may have a name with spaces and other letters, and a slash at its end', (t) => {
    const folder = join(copyOf(t, small), 'Azərbaycan 2024');
    mkdirSync(folder);
    for (const file of ['index.json', 'standings.json']) {
      writeFileSync(join(folder, file), readText(`tests/fixtures/small/${file}`));
    }
    assert.equal(json('score', `${folder}/`, 'UY').scopes[0].achieved, 12);
  });

  test('that is not there is one error for one file', () => {
    const found = errors('check', '/nowhere/at/all');
    assert.deepEqual(found.map(line), [
      '/nowhere/at/all/index.json: The file is not there or cannot be read. [missing-file]',
    ]);
  });

  test('that is a file is not there', () => {
    assert.deepEqual(
      errors('check', command).map((e) => e.code),
      ['missing-file'],
    );
  });

  test('needs no sheets, but then no answer can be changed', (t) => {
    const folder = copyOf(t, small);
    rmSync(join(folder, 'countries'), { recursive: true });
    assert.equal(json('score', folder, 'IS').scopes[0].rank, 2);
    assert.deepEqual(
      errors('what-if', folder, 'IS', '--set', 'tea-01=2').map((e) => e.code),
      ['needs-sheet'],
    );
  });

  test('with a country file that is not JSON, or not a file, names it', (t) => {
    const folder = copyOf(t, small);
    writeFileSync(join(folder, 'countries/IS.json'), 'Iceland: lots of tea');
    mkdirSync(join(folder, 'countries/XY.json'));
    writeFileSync(join(folder, 'countries/notes.txt'), 'not looked at');
    assert.deepEqual(errors('check', folder).map(line), [
      `${folder}/countries/IS.json: Line 1, column 1: this is not valid JSON. [broken-json]`,
      `${folder}/countries/XY.json: The file is not there or cannot be read. [missing-file]`,
    ]);
  });

  test('with a line break and a terminal command in a key gives one plain line', (t) => {
    const folder = copyOf(t, small);
    writeFileSync(
      join(folder, 'standings.json'),
      JSON.stringify({ ...readJson('tests/fixtures/small/standings.json'), 'a\n\x1b[2J': 1 }),
    );
    assert.deepEqual(
      errors('check', folder).map((e) => e.sentence),
      ['No key "a\n\x1b[2J" is known here.'],
    );
    assert.ok(
      rescore('check', folder).stderr.endsWith(
        'No key "a\\u000a\\u001b[2J" is known here. [unknown-key]\n',
      ),
    );
  });

  test('with faults in several files names all of them', (t) => {
    const folder = copyOf(t, small);
    edit(join(folder, 'standings.json'), '/countries/0/code', () => '');
    edit(join(folder, 'countries/MT.json'), '/answers/0/answer', () => 7);
    edit(join(folder, 'countries/NZ.json'), '/answers/0/indicator', () => 'tea-09');
    assert.deepEqual(
      errors('check', folder).map((e) => [e.file.slice(folder.length + 1), e.pointer, e.code]),
      [
        ['standings.json', '/countries/0/code', 'bad-text'],
        ['countries/MT.json', '/answers/0/answer', 'no-such-score'],
        ['countries/NZ.json', '/answers/0/indicator', 'unknown-indicator'],
        ['countries/NZ.json', '/answers', 'missing-answer'],
      ],
    );
  });

  test(
    'with a file of 70 MB is refused without reading it into memory',
    { skip: process.platform !== 'linux' },
    (t) => {
      const folder = copyOf(t, small);
      const path = join(folder, 'standings.json');
      truncateSync(path, 70 * 2 ** 20);
      // 40 MB of address space are enough for the command, and not for the file.
      const limited = (/** @type {string} */ data) =>
        spawnSync('sh', ['-c', 'ulimit -v 40000 && exec "$0" "$@"', command, 'check', data], {
          encoding: 'utf8',
        });
      assert.equal(limited(small).status, 0);
      const { status, stderr } = limited(folder);
      assert.equal(status, 1);
      assert.equal(
        stderr,
        `${path}: The file has 70 MB; at most 16 MB are read. [file-too-large]\n`,
      );
    },
  );
});
