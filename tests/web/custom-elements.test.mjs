/** custom-elements.json and docs/embedding.md must describe everything that the element has. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';

import { root } from '../cli/support.mjs';
import { NAMES } from '../../web/src/element/attributes.js';

const folder = mkdtempSync(join(root, 'build/manifest-'));
const { status, stderr } = spawnSync(
  join(root, 'node_modules/.bin/cem'),
  ['analyze', '--config', 'tools/custom-elements.config.mjs', '--outdir', relative(root, folder)],
  { cwd: root, encoding: 'utf8' },
);
assert.equal(status, 0, stderr);
const manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8'));
rmSync(folder, { recursive: true });
const element = manifest.modules[0].declarations.find((/** @type {any} */ d) => d.customElement);
const names = (/** @type {{ name: string }[]} */ list) => list.map(({ name }) => name);
const docs = readFileSync(join(root, 'docs/embedding.md'), 'utf8');

test('its attributes are those that the element reads', () => {
  assert.equal(element.tagName, 'rescore-index');
  assert.deepEqual(names(element.attributes).sort(), [...NAMES].sort());
});

test('its events, properties and parts are those of the document, and nothing is private', () => {
  for (const name of [
    ...names(element.attributes),
    ...names(element.events),
    ...names(element.cssProperties),
    ...names(element.cssParts),
  ]) {
    assert.ok(docs.includes(`\`${name}\``), name);
  }
  for (const [, name] of docs.matchAll(/`(--rescore-[\w-]+)`/g)) {
    assert.ok(names(element.cssProperties).includes(name), name);
  }
  assert.deepEqual(names(element.events), ['rescore-change', 'rescore-error']);
  assert.deepEqual(names(element.members).sort(), ['page', 'result', 'updateComplete']);
});

test('its parts are those that the views have', () => {
  const views = ['element/card-view.js', 'element/rescore-index.js', 'app/page-view.js']
    .concat(['features/result/sentence-view.js', 'features/answers/suggestion-view.js'])
    .map((name) => readFileSync(join(root, 'web/src', name), 'utf8'))
    .join('\n');
  for (const name of names(element.cssParts)) {
    assert.match(views, new RegExp(`part(="|', '|: ')${name}['"]`), name);
  }
});
