/** The pages of the site, as the build writes them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { siteAddress } from '../../tools/site/page-head.mjs';
import { filled, pagesOf, sitemapOf } from '../../tools/site/pages.mjs';
import { drawn, preview } from '../../tools/site/pictures.mjs';
import { openPublished } from '../../tools/site/published-results.mjs';
import { readText } from '../cli/support.mjs';

const published = await openPublished({ folders: ['data/china-index-2024'] });
const SITE = 'https://example.org/rescore/';
const template = readText('web/index.html');

/** @param {string} site @returns {Map<string, string>} pages as HTML, by file */
const made = (site) =>
  new Map(pagesOf(published, site).map((page) => [page.file, filled(template, page, site)]));
const [plain, known] = [made(''), made(SITE)];

/** @param {string} html @param {string} name */
const meta = (html, name) =>
  new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];
const canonical = (/** @type {string | undefined} */ html) =>
  /<link rel="canonical" href="([^"]*)"/.exec(html ?? '')?.[1];

describe('the pages', () => {
  test('are one for every country, the front page, the list, and one for lost addresses', () => {
    const codes = JSON.parse(readText('data/china-index-2024/standings.json')).countries.map(
      (/** @type {any} */ c) => c.code,
    );
    assert.equal(codes.length, 98);
    const files = [
      'index.html',
      ...codes.map((/** @type {string} */ code) => `countries/${code}.html`),
      'countries/index.html',
      '404.html',
    ];
    assert.deepEqual([...plain.keys()].sort(), files.sort());
  });

  test('leave nothing to fill in, and say nothing of the country that was filled in before', () => {
    for (const [file, html] of plain) {
      assert.doesNotMatch(html, /%\w+%|undefined|null/, file);
      if (/countries\/(?!AZ|index)/.test(file))
        assert.doesNotMatch(
          html.replace(/og:image:alt.*|twitter:image:alt.*/g, ''),
          /Azerbaijan|\bAZ\b/,
          file,
        );
    }
  });

  test('name only what lies beside them, by ways that hold in any folder', () => {
    for (const [file, html] of plain) {
      const addresses = [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(
        ([, address]) => address,
      );
      for (const address of addresses)
        assert.match(address, file.includes('/') ? /^\.\.?\// : /^\.\//, `${file}: ${address}`);
    }
    assert.doesNotMatch(String(plain.get('404.html')), /\s(src|href)=/);
  });

  test('hold the scripts where there is a country to open, and no others', () => {
    for (const [file, html] of plain) {
      const code = /data-country="(\w*)"/.exec(html)?.[1];
      assert.equal(
        code,
        /countries\/(\w\w)\.html/.exec(file)?.[1] ?? (file === 'index.html' ? 'AZ' : ''),
        file,
      );
      assert.equal((html.match(/<script/g) ?? []).length, code ? 2 : 0, file);
    }
  });

  test('are a country’s sentence, results and, where they are there, its answers', () => {
    const [chile, azerbaijan] = ['CL', 'AZ'].map((code) =>
      String(plain.get(`countries/${code}.html`)),
    );
    assert.match(chile, /<h1>Chile ranks 8th of 98<\/h1>/);
    assert.equal((chile.match(/<tr><th scope="row">/g) ?? []).length, 13);
    assert.equal((azerbaijan.match(/<tr><th scope="row">/g) ?? []).length, 13 + 99);
    const ranks = 'Published rank: 67th of 82 in 2022, 66th of 98 and 69th of 101 in 2024.';
    assert.ok(azerbaijan.includes(`<p>${ranks}</p>`));
    assert.match(
      chile,
      /<p>Published rank: (\d+\w\w of \d+[^<]*)+8th of 98 and [^<]* in 2024\.<\/p>/,
    );
    assert.match(
      String(meta(chile, 'description')),
      /^Chile ranks 8th of 98, with 224 of 392 points.*by domain and layer/,
    );
    assert.match(String(meta(azerbaijan, 'description')), /Change any of the 99 answers/);
    assert.equal(meta(chile, 'og:title'), 'Chile in the China Index 2024, what if – Rescore');
  });

  test('are listed by rank', () => {
    const list = String(plain.get('countries/index.html'));
    const rows = [
      ...list.matchAll(/<a href="\.\/(\w\w)\.html">([^<]+)<\/a><\/th><td>(\d+)\w\w<\/td>/g),
    ];
    assert.equal(rows.length, 98);
    const ranks = rows.map(([, , , rank]) => Number(rank));
    assert.deepEqual(
      ranks,
      [...ranks].sort((a, b) => a - b),
    );
    assert.equal(rows.find(([, code]) => code === 'CL')?.[3], '8');
  });
});

describe('the site’s address', () => {
  test('is needed for whole addresses; without it there are none', () => {
    for (const html of plain.values()) {
      const own = html.replace(/<section>.*/s, '').replace(/connect-src [^;]*;/, '');
      assert.doesNotMatch(own, /canonical|og:url|https?:/);
    }
    assert.equal(meta(String(plain.get('countries/CL.html')), 'og:image'), '../pictures/CL.png');
    assert.equal(meta(String(plain.get('countries/index.html')), 'og:image'), '../pictures/AZ.png');
    assert.equal(
      meta(String(known.get('countries/CL.html')), 'og:image'),
      `${SITE}pictures/CL.png`,
    );
    assert.equal(
      meta(String(known.get('countries/CL.html')), 'og:url'),
      `${SITE}countries/CL.html`,
    );
  });

  test('makes every page’s own address canonical; the front page goes before its country’s', () => {
    assert.equal(canonical(known.get('countries/CL.html')), `${SITE}countries/CL.html`);
    assert.equal(canonical(known.get('countries/AZ.html')), SITE);
    assert.equal(canonical(known.get('index.html')), SITE);
    assert.equal(canonical(known.get('404.html')), undefined);
    assert.match(String(known.get('404.html')), new RegExp(`<a href="${SITE}">`));
  });

  test('makes a map of the site, each page once', () => {
    const addresses = [...sitemapOf(pagesOf(published, SITE)).matchAll(/<loc>([^<]*)<\/loc>/g)].map(
      ([, address]) => address,
    );
    assert.equal(addresses.length, 99); // 98 countries, Azerbaijan’s as the front page, and the list
    assert.equal(new Set(addresses).size, 99);
    assert.ok(addresses.every((address) => address.startsWith(SITE)));
  });

  test('is a folder of a host, or is refused', () => {
    assert.equal(siteAddress('https://example.org/rescore'), SITE);
    assert.equal(siteAddress('https://example.org'), 'https://example.org/');
    assert.equal(siteAddress(''), '');
    for (const wrong of [
      'example.org',
      'ftp://example.org/',
      'https://example.org/?a',
      'https://me@example.org/',
      '/rescore/',
    ]) {
      assert.throws(() => siteAddress(wrong), /RESCORE_SITE must be the address/, wrong);
    }
  });
});

describe('the previews', () => {
  test('say who published it, and neither a day nor an address', () => {
    const svg = preview(published.of('CL'));
    assert.match(svg, /Chile ranks 8th of 98/);
    assert.match(svg, /Doublethink Lab/);
    assert.doesNotMatch(svg.replace(/xmlns="[^"]*"/, ''), /Read in Rescore|https?:/);
  });

  test('are pictures of 1200 by 630, the same bytes each time', async () => {
    const [png] = await drawn([preview(published.of('CL'))]);
    assert.equal(Buffer.from(png.subarray(1, 4)).toString(), 'PNG');
    const view = new DataView(png.buffer, png.byteOffset);
    assert.deepEqual([view.getUint32(16), view.getUint32(20)], [1200, 630]);
    assert.ok(png.length < 120_000, `${png.length} bytes`);
  });
});
