/**
 * Runs before `npm pack`: builds the modules, the types of the package's exports,
 * custom-elements.json, which describes the element, and the bill of materials.
 */
import { chmodSync, copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { SBOM, billOfMaterials } from './sbom.mjs';
import { compile, root, run, setUp } from './steps.mjs';

setUp('build');
compile('wasm', 'rescore_wasm', 'rescore_questions_wasm', 'rescore_import_wasm');
// The element as for other pages, but with the class and its registration in separate files.
const { build } = await import('vite');
await build({
  root: join(root, 'web'),
  configFile: join(root, 'tools/vite/element.config.js'),
  logLevel: 'error',
  resolve: {
    // Its files for Node do without a document: servers import the element, too.
    alias: [
      { find: /^lit-html$/, replacement: join(root, 'node_modules/lit-html/node/lit-html.js') },
      { find: /^lit-html\//, replacement: join(root, 'node_modules/lit-html/node/') },
    ],
  },
  build: {
    outDir: join(root, 'build/element'),
    emptyOutDir: true,
    // A bundler renames the files that are imported, and no name in a list of ours.
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
    rollupOptions: {
      input: {
        element: join(root, 'web/package/element.js'),
        define: join(root, 'web/package/define.js'),
      },
    },
  },
});
run('npx', ['--no-install', 'cem', 'analyze', '--config', 'tools/custom-elements.config.mjs'], {
  quiet: true,
});
run('npx', ['--no-install', 'tsc', '--project', 'tools/tsconfig.package.json']);
// The compiler does not copy declaration files.
for (const name of ['types', 'module', 'question-module']) {
  copyFileSync(
    join(root, `web/src/engine/${name}.d.ts`),
    join(root, `build/types/web/src/engine/${name}.d.ts`),
  );
}
writeFileSync(join(root, 'build', SBOM), billOfMaterials(), { mode: 0o644 });
// npm keeps file modes, which depend on this machine's settings.
for (const folder of ['build/element', 'build/types', 'build/wasm']) {
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && !/CMakeFiles/.test(entry.parentPath))
      chmodSync(join(entry.parentPath, entry.name), 0o644);
  }
}
