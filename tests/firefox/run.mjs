/**
 * npm run firefox: builds the site and the single file, and goes through the core stories in this
 * machine's own Firefox.
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
