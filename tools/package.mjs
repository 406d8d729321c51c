/** Before `npm pack`: the modules, and the types of what the package exports. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

import { compile, root, run, setUp } from './steps.mjs';

setUp('build');
compile('wasm', 'rescore_wasm');
compile('wasm', 'rescore_questions_wasm');
run('npx', ['--no-install', 'tsc', '--project', 'tsconfig.package.json']);
// What is written as a declaration is not copied by the compiler.
for (const name of ['types', 'module', 'question-module']) {
  copyFileSync(join(root, `web/src/${name}.d.ts`), join(root, `build/types/web/src/${name}.d.ts`));
}
