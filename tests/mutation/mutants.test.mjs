/** Which mutants a source has, and where there are none. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { readJson, root } from '../cli/support.mjs';
import { codeOf, fits, mutantsOf } from './mutants.mjs';

/** @param {string} line @returns {string[]} its mutants, after a complete statement */
const become = (line) => mutantsOf(`{\n${line}\n`).map(({ becomes }) => becomes);

test('comparisons are moved by one and turned round', () => {
  assert.deepEqual(become('return a < b;'), ['return a <= b;', 'return a >= b;']);
  assert.deepEqual(become('return a >= b;'), ['return a > b;', 'return a < b;']);
  assert.deepEqual(become('return a == b;'), ['return a != b;']);
});

test('arithmetic and logic are exchanged, signs and negations left out', () => {
  assert.deepEqual(become('return a + b % c << d;'), [
    'return a - b % c << d;',
    'return a + b / c << d;',
    'return a + b % c >> d;',
  ]);
  assert.deepEqual(become('return !a && b || -c;'), [
    'return a && b || -c;',
    'return !a || b || -c;',
    'return !a && b && -c;',
    'return !a && b || c;',
  ]);
  assert.deepEqual(become('return std::min(a, b.front());'), [
    'return std::max(a, b.front());',
    'return std::min(a, b.back());',
  ]);
});

test('numbers become one more, and 1 also 0', () => {
  assert.deepEqual(become("return f(0, 1, 2, 1'000u, 0x0Fu, 1e-9, k2, 2.5);"), [
    "return f(1, 1, 2, 1'000u, 0x0Fu, 1e-9, k2, 2.5);",
    "return f(0, 2, 2, 1'000u, 0x0Fu, 1e-9, k2, 2.5);",
    "return f(0, 0, 2, 1'000u, 0x0Fu, 1e-9, k2, 2.5);",
    "return f(0, 1, 3, 1'000u, 0x0Fu, 1e-9, k2, 2.5);",
    'return f(0, 1, 2, 1001u, 0x0Fu, 1e-9, k2, 2.5);',
    "return f(0, 1, 2, 1'000u, 0x10u, 1e-9, k2, 2.5);",
  ]);
});

test('conditions of one name are turned round, jumps and statements left out', () => {
  assert.deepEqual(become('if (there) continue;'), ['if (!there) continue;', 'if (there) ;']);
  assert.deepEqual(become('return all ? a : b;'), ['return !all ? a : b;']);
  assert.deepEqual(become('list.sort(a,\n  b);'), [';']);
  assert.deepEqual(become('sum += a;'), [';', 'sum -= a;']);
  assert.deepEqual(become('int sum = a;\nint other =\n    f(a);'), []);
});

test('nothing is changed in templates, comments, texts, lines of the preprocessor and assertions', () => {
  for (const line of [
    'std::vector<int> a;',
    'const T& f(T&& a, T* const b);',
    '// a < b',
    '/* a < b */',
    'return "a < 1";',
    "return 'a';",
    '#define A 1',
    'assert(a < 1 &&\n  b);',
    'static_assert(a == 1);',
  ]) {
    assert.deepEqual(become(line), [], line);
  }
});

test('a mutant is the source with one place changed, and says its line', () => {
  const source = 'int f() {\n  // 1\n  return 1;\n}\n';
  const [mutant] = mutantsOf(source);
  assert.deepEqual([mutant.line, mutant.text, mutant.becomes], [3, 'return 1;', 'return 2;']);
  assert.equal(
    source.slice(0, mutant.begin) + mutant.to + source.slice(mutant.end),
    source.replace('return 1', 'return 2'),
  );
  assert.equal(codeOf(source), 'int f() {\n      \n  return 1;\n}\n');
});

test('every source of sources.json is there, and so are its tests', () => {
  const tests = readdirSync(`${root}/tests/core`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.cpp'))
    .map((path) => readFileSync(`${root}/tests/core/${path}`, 'utf8'));
  const names = tests.flatMap((text) =>
    [...text.matchAll(/^TEST(?:_[FP])?\((\w+),/gm)].map((m) => m[1]),
  );
  const suites = new Set(names);
  /** @type {{ name: string, suites: string[] }[]} */
  const sources = readJson('tests/mutation/sources.json');
  for (const source of sources) {
    assert.ok(existsSync(`${root}/core/src/${source.name}`), source.name);
    assert.deepEqual(
      source.suites.filter((suite) => !suites.has(suite)),
      [],
      `suites of ${source.name}`,
    );
  }
});

test('every entry of equivalent.json fits one mutant, and says why', () => {
  /** @type {import('./mutants.mjs').Equivalent[]} */
  const entries = readJson('tests/mutation/equivalent.json');
  const sources = readJson('tests/mutation/sources.json').map(
    (/** @type {{ name: string }} */ { name }) => name,
  );
  for (const entry of entries) {
    assert.ok(
      sources.includes(entry.file) && entry.why.length > 10,
      `${entry.file}: ${entry.line}`,
    );
    const mutants = mutantsOf(readFileSync(`${root}/core/src/${entry.file}`, 'utf8'));
    for (const to of entry.becomes)
      assert.equal(
        mutants.filter(fits(entry, to)).length,
        1,
        `${entry.file}: ${entry.line} -> ${to}`,
      );
  }
});
