/**
 * npm run soak: checks engine, page and element for growing memory: very many changes, data opened
 * and closed, elements added and removed. Memory use must be the same at the end as after the first
 * tenth. Writes the figures into docs/soak.md; exits with 1 if something grows. Takes a quarter of
 * an hour or more; with a number, the courses are that many times shorter.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

import { buildSite } from '../../tools/site/build.mjs';
import { root, say, setUp } from '../../tools/steps.mjs';
import { growth, tableOf } from './course.mjs';

const shorter = Number(process.argv[2] ?? 1);
if (!(shorter >= 1)) {
  say('npm run soak [-- TIMES], TIMES a number from 1: so many times shorter.');
  process.exit(2);
}
const document = join(root, 'docs/soak.md');
const BEGIN = '<!-- measures: written by npm run soak -->';
const END = '<!-- end of the measures -->';
const times = (/** @type {number} */ rounds) => Math.max(10, Math.round(rounds / shorter));

setUp('test');
await buildSite();

// These imports need the packages and the build.
const { chromium } = await import('@playwright/test');
const { whole } = await import('../browser/support/chromium.js');
const { serve } = await import('../../tools/static-server.mjs');
const { engineCourses } = await import('./engine.mjs');
const { pageCourses } = await import('./page.mjs');
const { elementCourses } = await import('./element.mjs');

const begun = performance.now();
const courses = await engineCourses({ edits: times(200_000), opened: times(1000), say });
const site = await serve(join(root, 'dist'));
const browser = await chromium.launch(whole);
const version = browser.version();
try {
  courses.push(
    ...(await elementCourses(browser, site.url, {
      cards: times(1000),
      explorers: times(100),
      say,
    })),
  );
  courses.push(
    ...(await pageCourses(browser, site.url, { edits: times(200_000), opened: times(500), say })),
  );
} finally {
  await browser.close();
  site.close();
}
const grown = courses.flatMap(growth);
write();
for (const sentence of grown) say(sentence);
say(grown.length > 0 ? '\nNot everything is flat.' : '\nEverything is flat.');
process.exitCode = grown.length > 0 ? 1 : 0;

function write() {
  const text = readFileSync(document, 'utf8');
  const [head, tail] = [
    text.slice(0, text.indexOf(BEGIN) + BEGIN.length),
    text.slice(text.indexOf(END)),
  ];
  const minutes = Math.round((performance.now() - begun) / 60_000);
  const lines = [
    `- ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ` +
      `Chromium ${version}, ${cpus().length} × ${cpus()[0].model}, ${minutes} minutes`,
    ...(grown.length > 0 ? grown.map((sentence) => `- **${sentence}**`) : ['- Nothing grows.']),
    '',
    ...courses.flatMap(tableOf),
  ];
  writeFileSync(document, `${head}\n\n${lines.join('\n')}\n${tail}`);
  say('\nWritten into docs/soak.md.');
}
