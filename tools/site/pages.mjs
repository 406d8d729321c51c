/**
 * The pages of the site: the front page, one for each country, the list of countries, and the page
 * for unknown addresses. All are the one page that Vite has made, filled in.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../steps.mjs';
import { about, headOf, installable, siteAddress } from './page-head.mjs';
import { unitPage } from '../../web/src/data/unit-page.js';
import { home } from './home.mjs';
import { oembedFile, oembedLink, oembedOf } from './oembed.mjs';
import { countryBody, escaped, listBody } from './plain-html.mjs';
import { openPublished } from './published-results.mjs';
import { previews } from './pictures.mjs';
import { version } from './pinned-names.mjs';
import { publisherAddress } from './publisher-files.mjs';

/** Two letters make a good address; the folder keeps the 98 files apart from the others. */
const pageOf = (/** @type {string} */ code) => unitPage(home.pages, code);
const pictureOf = (/** @type {string} */ code) => unitPage('pictures/', code, 'png');
const LIST = `${home.pages}index.html`;

/**
 * A page of the site.
 * @typedef {object} Page
 * @property {string} file below the site's folder
 * @property {string} head HTML
 * @property {string} body HTML
 * @property {string} [country] that the script opens; without one the page has no script
 */

/** The relative path from a page to the site's folder. @param {string} file */
const rootOf = (file) => '../'.repeat(file.split('/').length - 1) || './';

/**
 * @param {import('./published-results.mjs').Published} published
 * @param {string} site its address, or empty
 * @returns {Page[]}
 */
export function pagesOf(published, site) {
  const { index, countries } = published;
  const all = countries.map(published.of);
  const country = (/** @type {string} */ code, /** @type {string} */ file) => {
    const shown = published.of(code);
    // The front page has the same content as its country's page, and takes precedence.
    const canonical = site && (code === home.country ? site : site + file);
    return {
      file,
      country: code,
      head: [
        headOf({ ...about(shown), canonical, image: (site || rootOf(file)) + pictureOf(code) }),
        oembedLink(shown, site),
        installable(rootOf(file)),
      ]
        .filter(Boolean)
        .join('\n    '),
      body: countryBody(shown, rootOf(file)),
    };
  };
  const { text } = published.voice;
  const named = { n: countries.length, index: index.title };
  const list = {
    file: LIST,
    head: headOf({
      title: text.staticPage.list_title(named),
      description: text.staticPage.list_description(named),
      canonical: site && site + LIST,
      image: (site || rootOf(LIST)) + pictureOf(home.country),
      alt: about(published.of(home.country)).alt,
    }),
    body: listBody(all, (code) => unitPage('./', code)),
  };
  const lost = {
    file: '404.html',
    head: headOf({ title: text.staticPage.lost_title, description: text.staticPage.lost }),
    body:
      `<h1>${escaped(text.staticPage.lost)}</h1>` +
      (site && `\n<p><a href="${escaped(site)}">${escaped(text.staticPage.lost_home)}</a></p>`),
  };
  return [
    country(home.country, 'index.html'),
    ...countries.map((code) => country(code, pageOf(code))),
    list,
    lost,
  ];
}

/**
 * Fills the page that Vite has made.
 * @param {string} template @param {Page} page @param {string} site
 */
export function filled(template, { file, head, body, country = '' }, site) {
  // A host shows the 404 page at any depth, so relative paths do not work in it.
  const root = file === '404.html' ? site : rootOf(file);
  /** @type {Record<string, string>} */
  const parts = {
    head,
    body,
    site: root,
    version,
    edition: home.edition,
    country: escaped(country),
    pages: home.pages,
    publisher: publisherAddress(),
  };
  let html = template;
  if (!country) html = html.replace(/\s*<script\b[^>]*><\/script>/g, '');
  html = root ? html.replaceAll('="./', `="${root}`) : html.replace(/\s*<link\b[^>]*>/g, '');
  return html.replace(
    /%(head|body|site|version|edition|country|pages|publisher)%/g,
    (_, name) => parts[name],
  );
}

/**
 * Typefaces that come with the style sheet, not after it: text that changes its typeface moves.
 * @param {string} template @param {string[]} files
 */
const withFonts = (template, files) =>
  template.replace('<link rel="stylesheet"', (link) =>
    [
      ...files.map(
        (file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${file}">`,
      ),
      link,
    ].join('\n    '),
  );

/**
 * Addresses for search engines. @param {Page[]} pages
 */
export function sitemapOf(pages) {
  const addresses = pages.flatMap(
    ({ head }) => /<link rel="canonical" href="([^"]+)"/.exec(head)?.[1] ?? [],
  );
  const lines = [...new Set(addresses)].map((address) => `  <url><loc>${address}</loc></url>`);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
    `${lines.join('\n')}\n</urlset>\n`
  );
}

/**
 * @returns {import('vite').Plugin}
 */
export function pages() {
  return {
    name: 'rescore:pages',
    generateBundle: {
      order: 'post', // after Vite has written its page
      async handler(_, bundle) {
        const site = siteAddress();
        const published = await openPublished();
        const made = pagesOf(published, site);
        const template = withFonts(
          String(/** @type {import('rolldown').OutputAsset} */ (bundle['index.html']).source),
          Object.keys(bundle).filter((file) => file.endsWith('.woff2')),
        );
        delete bundle['index.html'];
        const emit = (/** @type {string} */ fileName, /** @type {string | Uint8Array} */ source) =>
          this.emitFile({ type: 'asset', fileName, source });
        for (const page of made) emit(page.file, filled(template, page, site));
        // Copied as it is: a bundler would treat it as a module.
        emit('started.js', readFileSync(join(root, 'web/src/app/unsupported-browser.js'), 'utf8'));
        if (site)
          for (const code of published.countries)
            emit(
              oembedFile(code),
              JSON.stringify(oembedOf(published.of(code), site, pictureOf(code))),
            );
        if (site) emit('sitemap.xml', sitemapOf(made));
        // Robots look for it only at the root of a host.
        if (site && new URL(site).pathname === '/')
          emit('robots.txt', `User-agent: *\nAllow: /\nSitemap: ${site}sitemap.xml\n`);
        for (const { code, png } of await previews(published.countries.map(published.of)))
          emit(pictureOf(code), png);
        published.close();
      },
    },
  };
}
