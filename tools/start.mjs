/** npm start: installs what is missing, builds, serves on this machine only, prints the address. */
import { join } from 'node:path';

import { buildSite } from './site/build.mjs';
import { root, say, setUp } from './steps.mjs';

setUp('build');
await buildSite();

const { preview } = await import('vite');
const { neverOffline } = await import('./site/retiring-worker.mjs');
const server = await preview({
  root: join(root, 'web'),
  configFile: join(root, 'tools/vite/site.config.js'),
  logLevel: 'warn',
  plugins: [neverOffline()],
  preview: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4173) },
});
say(`\nRescore is at ${server.resolvedUrls?.local[0]}  (Ctrl+C stops it)`);
