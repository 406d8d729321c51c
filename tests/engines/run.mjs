/**
 * npm run engines: builds the site and the single file, and runs the core user stories in every
 * engine, or in those that are named: npm run engines -- Firefox WebKit
 */
import { buildSingle, buildSite } from '../../tools/site/build.mjs';
import { run, setUp } from '../../tools/steps.mjs';

const names = process.argv.slice(2);
if (names.length > 0) process.env.RESCORE_ENGINES = names.join();
setUp('test');
await buildSite();
await buildSingle();
run('node', ['--test', '--test-reporter=spec', 'tests/engines/']);
