/** The software bill of materials. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { billOfMaterials } from '../../tools/sbom.mjs';
import { readJson } from '../cli/support.mjs';

test('the bill of materials names every package of the lock file, with its hash', () => {
  const text = billOfMaterials();
  const { bomFormat, components, metadata } = JSON.parse(text);
  assert.equal(bomFormat, 'CycloneDX');
  assert.equal(metadata.component.name, 'rescore');
  const listed = new Set(components.map((/** @type {any} */ c) => `${c.name}@${c.version}`));
  const { packages } = readJson('package-lock.json');
  for (const [path, { version }] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1);
    // Optional ones for other systems are listed, too.
    if (name) assert.ok(listed.has(`${name}@${version}`), `${name}@${version}`);
  }
  assert.ok(listed.has('nlohmann-json@3.11.2'));
  const unhashed = components.filter((/** @type {any} */ c) => !c.hashes);
  assert.deepEqual(
    unhashed.map((/** @type {any} */ c) => c.name),
    ['nlohmann-json', 'emscripten'],
  );
});

test('the bill of materials is the same bytes each time, and names no machine', () => {
  const text = billOfMaterials();
  assert.equal(billOfMaterials(), text);
  assert.doesNotMatch(text, /timestamp|serialNumber|registry/);
});
