/** What a publishing system finds for a country page, through oEmbed 1.0. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { oembedFile, oembedOf } from '../../tools/site/oembed.mjs';
import { filled, pagesOf } from '../../tools/site/pages.mjs';
import { openPublished } from '../../tools/site/published-results.mjs';
import { readText } from '../cli/support.mjs';

const SITE = 'https://example.org/rescore/';
const published = await openPublished({ folders: ['data/china-index-2024'] });
const template = readText('web/index.html');
const of = (/** @type {string} */ code) =>
  oembedOf(published.of(code), SITE, `pictures/${code}.png`);

describe('oEmbed', () => {
  test('is found from every country’s page, at an address of its own, once', () => {
    for (const page of pagesOf(published, SITE)) {
      const links = [
        ...filled(template, page, SITE).matchAll(
          /<link rel="alternate" type="application\/json\+oembed" href="([^"]*)" title="([^"]*)"/g,
        ),
      ];
      assert.deepEqual(
        links.map(([, href]) => href),
        page.country ? [SITE + oembedFile(page.country)] : [],
        page.file,
      );
    }
  });

  test('is not told where nobody knows the site’s address', () => {
    for (const page of pagesOf(published, '')) assert.doesNotMatch(page.head, /oembed/, page.file);
  });

  test('has the fields that a rich answer needs, as they have to be', () => {
    for (const code of published.countries) {
      const answer = of(code);
      assert.equal(answer.type, 'rich');
      assert.equal(answer.version, '1.0');
      for (const size of [
        answer.width,
        answer.height,
        answer.thumbnail_width,
        answer.thumbnail_height,
        answer.cache_age,
      ])
        assert.ok(Number.isInteger(size) && size > 0);
      for (const address of [answer.provider_url, answer.thumbnail_url])
        assert.ok(address.startsWith(SITE));
      assert.ok(answer.title.startsWith(published.of(code).model.name));
      assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
    }
  });

  test('is one frame with a title, a height and the country’s card', () => {
    const { html, height, title } = of('TR');
    assert.match(html, /^<iframe [^<>]*><\/iframe>$/);
    const attributes = new Map(
      [...html.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    assert.equal(attributes.get('src'), `${SITE}embed.html?country=TR`);
    assert.equal(attributes.get('title'), title);
    assert.equal(attributes.get('height'), String(height));
    assert.equal(attributes.get('loading'), 'lazy');
    assert.equal(attributes.get('referrerpolicy'), 'no-referrer');
  });

  test('asks for no more than the 1,000 pixels to which WordPress cuts a frame', () => {
    for (const code of published.countries) {
      const { html, height } = of(code);
      assert.ok(height <= 1000);
      // What is more than that can be scrolled to.
      assert.doesNotMatch(html, /scrolling/);
    }
  });

  test('gives a card without answers less room', () => {
    assert.ok(of('BR').height < of('AZ').height);
  });
});
