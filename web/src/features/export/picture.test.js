/**
 * The picture of a result, as text: what it says, that it fits, and that nothing gets out of it.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { widthOf } from './text-width.js';
import { COLOURS, HEIGHT, WIDTH, picture } from './picture.js';
import { escaped } from '../../ui/markup.js';
import { altText, resultOf } from '../../i18n/sentences.js';
import { root } from '../../../../tests/cli/support.mjs';
import { languages } from '../../../../tests/web/languages.mjs';
import { shown } from '../../../../tests/web/shown.mjs';

/** @typedef {import('../../i18n/sentences.js').Result} Result */

const few = /** @type {[string, number | null][]} */ ([
  ['media-03', 3],
  ['media-05', null],
]);
const url = 'https://example.org/rescore/#v=1&d=china-index-2024-98.6c764bd5&c=AZ&e=AZ.media-03:3';

/** Each made once. @type {Map<string, any>} */
const apps = new Map();

/**
 * @param {string} tag
 * @param {[string, number | null][]} edits
 * @param {(result: Result) => Partial<Result>} [other]
 * @param {Partial<import('./picture.js').Shown>} [more]
 */
async function drawn(tag, edits, other = () => ({}), more = {}) {
  const key = `${tag} ${JSON.stringify(edits)}`;
  apps.set(key, apps.get(key) ?? (await shown(languages[tag], edits)));
  const app = apps.get(key);
  const plain = resultOf({
    model: app.model,
    index: app.index,
    fingerprint: app.engine.fingerprint(),
  });
  const result = { ...plain, ...other(plain) };
  const { dir } = languages[tag];
  return {
    app,
    result,
    svg: picture(
      {
        result,
        model: app.model,
        title: 'A title',
        url,
        date: '2025-05-31',
        lang: tag,
        dir,
        ...more,
      },
      app,
    ),
  };
}

/** What stands for characters with a meaning. @type {Record<string, string>} */
const CHARACTERS = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Every text with its place. @param {string} svg */
function lines(svg) {
  return [
    ...svg.matchAll(
      /<text x="([\d.-]+)" y="([\d.-]+)" font-size="([\d.]+)"([^>]*)>([^<]*)<\/text>/g,
    ),
  ].map(([, x, y, size, rest, text]) => {
    const plain = text.replace(/&(amp|lt|gt|quot);/g, (_, name) => CHARACTERS[name]);
    const face = /** @type {const} */ (
      rest.includes('Palatino') ? 'serif' : rest.includes('font-weight') ? 'bold' : 'sans'
    );
    const wide = widthOf(plain, face, Number(size));
    const rtl = rest.includes('direction="rtl"');
    const anchor = /text-anchor="(\w+)"/.exec(rest)?.[1] ?? 'start';
    const left =
      anchor === 'middle'
        ? Number(x) - wide / 2
        : (anchor === 'start') !== rtl
          ? Number(x)
          : Number(x) - wide;
    return { text: plain, left, right: left + wide, y: Number(y), size: Number(size), face };
  });
}

/** @param {string} svg */
function fits(svg) {
  for (const { text, left, right, y, size } of lines(svg)) {
    assert.ok(left >= 40 && right <= WIDTH - 40, `${text}: ${left} to ${right}`);
    assert.ok(y - size >= 30 && y <= HEIGHT - 20, `${text}: at ${y}`);
  }
}

const said = (/** @type {string} */ svg) =>
  lines(svg)
    .map((line) => line.text)
    .join(' ');

describe('a published result', () => {
  test('says so, with the sentence, the edition, the credit, the day and the address', async () => {
    const { svg } = await drawn('en', []);
    const text = said(svg);
    for (const part of [
      'China Index 2024',
      'Azerbaijan ranks 66th of 98,',
      '112 of 396 points (28.3%).',
      'Published 66th',
      'Doublethink Lab and the China in the World network',
      '2d164cb',
      '6c764bd5',
      'Read in Rescore on 31 May 2025',
      url,
    ]) {
      assert.ok(text.includes(part), part);
    }
    assert.doesNotMatch(text, /what.if/i);
    assert.equal((svg.match(new RegExp(`stroke="${COLOURS.tick}"`, 'g')) ?? []).length, 97);
  });
});

describe('a what-if', () => {
  test('says what it is, both results, and whose the changes are', async () => {
    const { svg } = await drawn('en', few);
    const text = said(svg);
    for (const part of [
      'What-if, not published.',
      'With 2 answers changed',
      'What if',
      '2 answers are changed by the reader, not by the publisher',
    ])
      assert.ok(text.includes(part), part);
    assert.match(svg, new RegExp(`stroke="${COLOURS.own}"`));
  });

  test('has a title, and all of it in words', async () => {
    const { svg, result, app } = await drawn('en', few);
    assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="title about"/);
    assert.ok(svg.includes('<title id="title">A title</title>'));
    assert.ok(svg.includes(`<desc id="about">${escaped(altText(result, app))}</desc>`));
  });

  test('keeps the fingerprint where the address is too long, and no part of the changes', async () => {
    const { svg } = await drawn('en', few, undefined, {
      url: `https://example.org/rescore/#v=1&x=${'a'.repeat(4000)}`,
    });
    assert.match(said(svg), /6c764bd5.*https:\/\/example\.org\/rescore\/$/);
    fits(svg);
  });
});

describe('everything fits', () => {
  const names = [
    'Chad',
    'Democratic Republic of the Congo',
    'Donaudampfschifffahrtsgesellschaftskapitaenswitwe'.repeat(3),
    'W'.repeat(160),
    '亚美尼亚'.repeat(30),
    'Ж'.repeat(120),
    '<b>&"\''.repeat(20),
  ];
  for (const tag of Object.keys(languages)) {
    test(`in ${tag}, with every length of name and title`, async () => {
      for (const name of names) {
        for (const edits of [[], few]) {
          const { svg } = await drawn(tag, edits, () => ({
            country: name,
            edition: `${name} Index`,
            citation: `${name}. `.repeat(3),
            method: name,
            edits: edits.length,
          }));
          fits(svg);
        }
      }
    });
  }

  test('with labels beside any place on the axis', async () => {
    for (const was of [0, 1, 27.9, 28, 40, 79, 80]) {
      for (const is of [0, 0.4, 28, 28.3, 60, 79.9, 80]) {
        const { svg } = await drawn('en-XA', few, (r) => ({
          before: { ...r.before, percent: was },
          after: { ...r.after, percent: is },
        }));
        fits(svg);
        const labels = lines(svg).filter((line) => line.size === 19);
        assert.equal(labels.length, 2);
        assert.notEqual(labels[0].y, labels[1].y);
      }
    }
  });

  test('without scores as well', async () => {
    const { svg } = await drawn('en', few, (r) => ({
      before: { ...r.before, percent: null, rank: null },
      after: { ...r.after, percent: null, rank: null },
    }));
    fits(svg);
    assert.doesNotMatch(svg, /NaN|null|undefined/);
  });
});

describe('text is text', () => {
  const hostile =
    '</text><script>alert(1)</script>&amp;"\' onload=alert(1) \u0000\u0008\ufffe\ud800x]]>';

  test('whatever the names say', async () => {
    const { svg } = await drawn(
      'en',
      few,
      () => ({ country: hostile, edition: hostile, citation: hostile }),
      { title: hostile, lang: '"><x', url: `https://example.org/${hostile}` },
    );
    assert.doesNotMatch(svg, /<script|<x|[\u0000\u0008\ufffe]/);
    const tags = [...svg.matchAll(/<\/?(\w+)/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(tags)].sort(), ['desc', 'line', 'rect', 'svg', 'text', 'title']);
    assert.ok(svg.isWellFormed?.() ?? true);
  });

  test('and nothing is asked for, and nothing styled', async () => {
    const { svg } = await drawn('en', few);
    assert.doesNotMatch(
      svg.replace('xmlns="http://www.w3.org/2000/svg"', '').replace(/<(text|desc)[^>]*>[^<]*/g, ''),
      /https?:|href|style=|url\(|@import/,
    );
  });
});

test('from right to left lines begin on the right', async () => {
  const { svg } = await drawn('ar-XB', few);
  const headline = lines(svg).filter((line) => line.face === 'serif');
  for (const line of headline) assert.ok(Math.abs(line.right - (WIDTH - 64)) < 1);
});

test('the colours are the light ones of the page', () => {
  const tokens = readFileSync(`${root}/web/src/styles/tokens.css`, 'utf8');
  for (const [name, colour] of Object.entries(COLOURS))
    assert.match(tokens, new RegExp(`--${name}: .*light-dark\\(${colour}, `), name);
});
