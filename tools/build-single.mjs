/**
 * npm run build:single: makes dist/rescore.html, the page as one file that opens without a network.
 */
import { buildSingle } from './site/build.mjs';
import { say, setUp } from './steps.mjs';

setUp('build');
const bytes = await buildSingle();
say(`The page is in dist/rescore.html, ${Math.ceil(bytes / 1000)} kB.`);
