/** What is put into other pages as HTML, and what the page for a frame reads of its address. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { elementOf, secretOf } from '../../frame/attributes-from-url.js';
import { frameAddress, snippet } from './snippets.js';

const SITE = 'https://example.org/rescore/';
const LINK = 'v=1&d=china-index-2024-98.6c764bd5&c=AZ&e=AZ.media-03:3~AZ.foreign-policy-08:-';
const instead = {
  title: 'Azerbaijan in the “China Index”',
  sentence: 'It scores <112> & more.',
  more: 'All',
  url: `${SITE}#${LINK}`,
};

/** @type {import('./snippets.js').Choice} */
const plain = {
  kind: 'frame',
  country: 'AZ',
  view: 'card',
  indicators: [],
  scenario: '',
  theme: 'auto',
  lang: '',
  readonly: false,
  src: '',
  fingerprint: '',
  version: '',
};
const all = {
  ...plain,
  indicators: ['media-03', 'economy-01'],
  scenario: LINK,
  theme: 'dark',
  lang: 'en-XA',
  readonly: true,
  fingerprint: '6c764bd5',
  version: '0.1.0',
};

/** @param {string} html */
const attributes = (html) =>
  new Map(
    [...html.matchAll(/ ([a-z-]+)(?:="([^"]*)")?(?=[ >])/g)].map(([, name, value]) => [
      name,
      value?.replaceAll('&amp;', '&'),
    ]),
  );

describe('a snippet', () => {
  test('says only what differs from what is shown anyway', () => {
    assert.equal(frameAddress(SITE, plain), `${SITE}embed.html?country=AZ`);
    assert.match(
      snippet(SITE, { ...plain, kind: 'element' }, instead),
      /^<rescore-index country="AZ">\n/,
    );
    assert.match(
      snippet(SITE, { ...plain, kind: 'script' }, instead),
      /^<div data-rescore data-country="AZ" style="min-height:520px">\n/,
    );
  });

  test('whose script is taken out leaves no more empty than a card is high', () => {
    const whole = snippet(SITE, { ...plain, kind: 'script', view: 'full' }, instead);
    assert.match(
      whole,
      /^<div data-rescore [^>]*data-view="full"[^>]* style="min-height:520px">\n/,
    );
  });

  test('of a frame has its address, a title, sizes as attributes, and a script for its size', () => {
    const html = snippet(SITE, all, instead, { height: 640, integrity: 'sha384-abc' });
    const [frame, script] = html.split('\n');
    const found = attributes(frame);
    assert.equal(
      found.get('src'),
      `${SITE}embed-0.1.0.html?country=AZ&indicators=media-03+economy-01` +
        `&theme=dark&lang=en-XA&fingerprint=6c764bd5&readonly=1#${LINK}`,
    );
    assert.deepEqual(
      ['title', 'width', 'height', 'loading', 'allow', 'referrerpolicy'].map((name) =>
        found.get(name),
      ),
      [instead.title, '100%', '640', 'lazy', 'clipboard-write; web-share', 'no-referrer'],
    );
    assert.ok(!found.has('style'));
    assert.equal(
      script,
      `<script type="module" src="${SITE}frame-0.1.0.js" ` +
        'integrity="sha384-abc" crossorigin="anonymous"></script>',
    );
  });

  test('of an explorer in a frame has no script: it scrolls', () => {
    assert.doesNotMatch(snippet(SITE, { ...plain, view: 'full' }, instead), /script/);
  });

  test('of an element and of a script say the same in their own attributes', () => {
    const element = attributes(snippet(SITE, { ...all, kind: 'element' }, instead).split('\n')[0]);
    const script = attributes(snippet(SITE, { ...all, kind: 'script' }, instead).split('\n')[0]);
    assert.deepEqual(
      [...element],
      [
        ['country', 'AZ'],
        ['indicators', 'media-03 economy-01'],
        ['scenario', LINK],
        ['theme', 'dark'],
        ['lang', 'en-XA'],
        ['fingerprint', '6c764bd5'],
        ['readonly', undefined],
      ],
    );
    assert.deepEqual(
      [...script],
      [
        ['data-rescore', undefined],
        ...[...element].map(([name, value]) => [`data-${name}`, value]),
        ['style', 'min-height:520px'],
      ],
    );
  });

  test('of a script keeps its height, and has a picture for those without scripts', () => {
    const html = snippet(
      SITE,
      { ...plain, kind: 'script' },
      { ...instead, picture: `${SITE}pictures/AZ.png` },
      { height: 640 },
    );
    assert.match(html, /^<div [^>]* style="min-height:640px">\n {2}<p>It scores/);
    const [, image, after] = html.match(/\n {2}<noscript>(.*)<\/noscript>\n([^]*)/) ?? [];
    assert.equal(
      image,
      `<img src="${SITE}pictures/AZ.png" alt="It scores &lt;112&gt; &amp; more." width="100%"/>`,
    );
    assert.match(after, /^<\/div>\n<script defer /);
    assert.doesNotMatch(
      snippet(SITE, { ...plain, kind: 'element' }, { ...instead, picture: 'x' }),
      /noscript/,
    );
  });

  test('holds words that are read without a script, as text', () => {
    for (const kind of /** @type {const} */ (['script', 'element'])) {
      const [, words, address] =
        snippet(SITE, { ...plain, kind }, instead).match(/<p>(.*) <a href="(.*?)">All<\/a><\/p>/) ??
        [];
      assert.equal(words, 'It scores &lt;112&gt; &amp; more.');
      assert.match(address, /^https:\/\/example\.org\/rescore\/#v=1&amp;d=/);
    }
  });
});

describe('the address of a frame', () => {
  const read = (/** @type {string} */ address) => {
    const url = new URL(address);
    const { attributes: found, theme } = elementOf(url);
    return { ...Object.fromEntries(found ?? []), colours: theme };
  };

  test('is read as it is written', () => {
    assert.deepEqual(read(frameAddress(SITE, all)), {
      country: 'AZ',
      indicators: 'media-03 economy-01',
      scenario: `#${LINK}`,
      theme: 'dark',
      lang: 'en-XA',
      fingerprint: '6c764bd5',
      readonly: '',
      colours: 'dark',
    });
    for (const more of ['#amp=1', '#xtor=RSS-1', '#?secret=Ab12Cd', '#', '#nonsense'])
      assert.equal(read(`${SITE}embed.html?country=AZ${more}`).scenario, undefined, more);
    assert.deepEqual(
      read(frameAddress(SITE, { ...plain, view: 'full', src: 'imported/china-index-2024-98/' })),
      {
        country: 'AZ',
        view: 'full',
        src: `${SITE}imported/china-index-2024-98/`,
        colours: '',
      },
    );
  });

  test('may have the scenario in its query, and goes before the fragment', () => {
    assert.equal(read(`${SITE}embed.html?scenario=v%3D1#other`).scenario, 'v=1');
  });

  test('is read as it was where a system has escaped it once more', () => {
    const url = new URL(frameAddress(SITE, all));
    const whole = read(url.href);
    assert.equal(whole.readonly, '');
    const ampersand = (/** @type {string} */ sign) => url.href.replaceAll('&', sign);
    for (const sign of ['&amp;', '&amp;amp;', '&#038;', '&#38;', '&amp;#038;'])
      assert.deepEqual(read(ampersand(sign)), whole, sign);
    const end = encodeURIComponent(`${url.search}${url.hash}`.slice(1));
    for (const once of [end, encodeURIComponent(end)])
      assert.deepEqual(read(`${SITE}embed.html?${once}`), whole);
  });

  test('with a key twice says both, of which no country has the name', () => {
    const { country, weights } = read(
      `${SITE}embed.html?country=AZ&country=CL&weights=media:2&weights=economy:0`,
    );
    assert.deepEqual([country, weights], ['AZ CL', 'media:2 economy:0']);
  });

  test('takes data from its own site alone', () => {
    for (const src of [
      'https://example.com/',
      '//example.com/',
      '../../../../tests/',
      'javascript:alert(1)',
      'data:,x',
      '/',
      '..%2fother/',
      'imported/..%5c..%5cother/',
      '%2e%2e/other/',
    ]) {
      const { attributes } = elementOf(new URL(`${SITE}embed.html?src=${encodeURIComponent(src)}`));
      assert.equal(attributes, null, src);
    }
  });

  test('knows what WordPress puts at its end', () => {
    assert.equal(read(`${SITE}embed.html?country=AZ#?secret=Ab12`).scenario, undefined);
    assert.equal(secretOf('#?secret=Ab12'), 'Ab12');
    for (const other of ['#?secret=', '#?secret=a"b', '#v=1', '#x?secret=a', ''])
      assert.equal(secretOf(other), '');
  });
});
