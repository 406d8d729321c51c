/** npm run build:single: makes dist/rescore.html, the page as a single file that opens offline. */
import { buildSingle } from './site/build.mjs';
import { say, setUp } from './steps.mjs';

setUp('build');
const bytes = await buildSingle();
say(`The page is in dist/rescore.html, ${Math.ceil(bytes / 1000)} kB.`);
