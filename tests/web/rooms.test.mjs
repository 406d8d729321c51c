/** The rooms of web/src: which may import which (ARCHITECTURE.md). */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, test } from 'node:test';
import { parseAst } from 'vite';

import { root } from '../cli/support.mjs';

const folder = join(root, 'web/src');

/** From the top: a room imports from floors below its own, or from rooms of its own floor. */
const FLOORS = [
  ['single'],
  ['frame', 'element', 'app'],
  ['features'],
  ['explorer'],
  ['worker', 'data', 'i18n', 'ui'],
  ['engine'],
];

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(?<!\.test)\.js$/.test(name),
);

/** @param {string} name */
const floorOf = (name) => FLOORS.findIndex((rooms) => rooms.includes(name.split('/')[0]));

/** A feature's folder, or a room. @param {string} name */
const roomOf = (name) =>
  name
    .split('/')
    .slice(0, name.startsWith('features/') ? 2 : 1)
    .join('/');

/** A module's imports from web/src, static and dynamic. @param {string} name @returns {string[]} */
function importsOf(name) {
  /** @type {string[]} */
  const found = [];
  /** @param {any} node */
  const walk = (node) => {
    if (!node || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(walk);
    if (/^(Import|Export).*(Declaration|Expression)$/.test(node.type) && node.source) {
      found.push(node.source.value ?? '');
    }
    for (const part of Object.values(node)) walk(part);
  };
  walk(parseAst(readFileSync(join(folder, name), 'utf8')));
  return found
    .filter((path) => path.startsWith('.'))
    .map((path) => relative(folder, normalize(join(folder, dirname(name), path.split('?')[0]))))
    .filter((path) => path.endsWith('.js') && !path.startsWith('..'));
}

/** @type {[from: string, to: string][]} */
const arrows = files.flatMap((from) =>
  importsOf(from).map((to) => /** @type {[string, string]} */ ([from, to])),
);

describe('the rooms of the page', () => {
  test('are at most twelve, and each has its floor', () => {
    const entries = readdirSync(folder);
    assert.ok(entries.length <= 12, entries.join(' '));
    assert.deepEqual(
      files.filter((name) => floorOf(name) < 0),
      [],
    );
  });

  test('import from their own floor and below', () => {
    assert.ok(arrows.length > 300);
    const up = arrows.filter(([from, to]) => floorOf(to) < floorOf(from));
    assert.deepEqual(up, []);
  });

  test('have no circle among them', () => {
    /** @type {Map<string, Set<string>>} */
    const graph = new Map();
    for (const [from, to] of arrows) {
      const [a, b] = [roomOf(from), roomOf(to)];
      if (a !== b) graph.set(a, (graph.get(a) ?? new Set()).add(b));
    }
    /** @type {string[]} */
    const path = [];
    const done = new Set();
    /** @param {string} room */
    const visit = (room) => {
      assert.ok(!path.includes(room), [...path, room].join(' -> '));
      if (done.has(room)) return;
      path.push(room);
      for (const next of graph.get(room) ?? []) visit(next);
      done.add(path.pop());
    };
    for (const room of graph.keys()) visit(room);
  });

  test('know the whole page by no other name than the store', () => {
    const knowing = files.filter(
      (name) =>
        !/^(app|element|single)\//.test(name) &&
        /app\/app\.js/.test(readFileSync(join(folder, name), 'utf8')),
    );
    assert.deepEqual(knowing, []);
  });
});
