/**
 * The software bill of materials (CycloneDX, JSON): every package of the lock file with its hash,
 * and the libraries that are compiled into the modules. npm makes the list; what would differ from
 * machine to machine is left out, so that the same source gives the same bytes.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './steps.mjs';

/** Its name beside what is shipped. */
export const SBOM = 'sbom.cdx.json';

/**
 * What the WebAssembly modules contain besides our own code and what npm knows
 * (web/public/licenses-module.txt). The compiler brings its own runtime libraries.
 */
const COMPILED_IN = [
  {
    'bom-ref': 'nlohmann-json@3.11.2',
    type: 'library',
    name: 'nlohmann-json',
    version: '3.11.2',
    scope: 'required',
    purl: 'pkg:github/nlohmann/json@v3.11.2',
    licenses: [{ license: { id: 'MIT' } }],
  },
  {
    'bom-ref': 'emscripten',
    type: 'library',
    name: 'emscripten',
    description: 'Runtime, Embind, musl, libc++, compiler-rt and dlmalloc',
    scope: 'required',
    purl: 'pkg:github/emscripten-core/emscripten',
    licenses: [{ license: { id: 'MIT' } }],
  },
];

/** @returns {string} throws when npm cannot read the lock file */
export function billOfMaterials() {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  const bill = JSON.parse(stdout);
  const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  delete bill.serialNumber;
  // npm names the component by the folder.
  bill.metadata = { component: { ...bill.metadata.component, name } };
  bill.components.push(...COMPILED_IN);
  const [own] = bill.dependencies.filter(
    (/** @type {{ ref: string }} */ { ref }) => ref === bill.metadata.component['bom-ref'],
  );
  own.dependsOn.push(...COMPILED_IN.map((library) => library['bom-ref']));
  return `${JSON.stringify(bill, null, 1)}\n`;
}
