/**
 * npm run firefox: builds the site and the single file, and runs the core user stories in the
 * Firefox installed on this machine.
 */
import { buildSingle, buildSite } from '../../tools/site/build.mjs';
import { run, setUp } from '../../tools/steps.mjs';

setUp('test');
await buildSite();
await buildSingle();
run('npx', [
  '--no-install',
  'playwright',
  'test',
  '--config',
  'tests/firefox/playwright.config.js',
  ...process.argv.slice(2),
]);
