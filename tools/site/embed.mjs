/**
 * embed.html, which other pages put in a frame: its content without JavaScript, and whom its
 * policy allows.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { unitPage } from '../../web/src/data/unit-page.js';
import { dist, home } from './home.mjs';
import { escaped, listBody } from './plain-html.mjs';
import { publisherAddress } from './publisher-files.mjs';
import { openPublished } from './published-results.mjs';

/**
 * Every country's result. Only the script can read the address, so without JavaScript readers find
 * their country in the list.
 * @param {import('./published-results.mjs').Published} published
 * @returns {string} HTML
 */
export function embedBody(published) {
  const countries = published.countries.map(published.of);
  const [{ text }] = countries;
  return (
    `<noscript><p>${escaped(text.staticPage.needs)}</p></noscript>\n` +
    listBody(countries, (code) => `./${unitPage(home.pages, code)}`)
  );
}

/** Links to what the element's script imports, which has been built before. */
function preloads() {
  const code = readFileSync(join(dist, 'rescore-index.js'), 'utf8');
  return [...code.matchAll(/\bfrom\s*["'`](\.\/assets\/[^"'`]+)/g)]
    .map(([, file]) => `    <link rel="modulepreload" href="${file}">`)
    .join('\n');
}

/**
 * @returns {import('vite').Plugin}
 */
export function embedPage() {
  return {
    name: 'rescore:embed-page',
    async transformIndexHtml(html) {
      const published = await openPublished();
      /** @type {Record<string, string>} */
      const parts = {
        title: escaped(`${published.index.title} – Rescore`),
        body: embedBody(published),
        publisher: publisherAddress(),
        preload: preloads(),
      };
      published.close();
      return html.replace(/%(title|body|publisher|preload)%/g, (_, name) => parts[name]);
    },
  };
}
