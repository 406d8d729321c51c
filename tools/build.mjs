/** npm run build: makes dist/, a folder that any static host can serve. */
import { buildSite } from './site/build.mjs';
import { say, setUp } from './steps.mjs';

setUp('build');
await buildSite();
say('The site is in dist/.');
