import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { NAMES, wishesOf } from './attributes.js';

/** @param {Record<string, string>} given */
const wishes = (given) =>
  wishesOf((name) => given[name] ?? null, 'https://paper.example/news/article.html');
/** @param {Record<string, string>} given */
const refused = (given) => {
  try {
    wishes(given);
  } catch (fault) {
    return /** @type {Error} */ (fault).message;
  }
  return '';
};

describe('the element’s attributes', () => {
  test('have a value each when nothing is said', () => {
    const nothing = {
      src: '',
      country: '',
      view: 'card',
      indicators: [],
      scenario: '',
      method: '',
      weights: [],
      theme: 'auto',
      lang: '',
      readonly: false,
      fingerprint: '',
    };
    assert.deepEqual(wishes({}), nothing);
    assert.deepEqual(Object.keys(nothing).sort(), [...NAMES].sort());
    assert.deepEqual(
      wishes(
        Object.fromEntries(NAMES.filter((name) => name !== 'readonly').map((name) => [name, ' '])),
      ),
      nothing,
    );
  });

  test('are read in the forms that people write', () => {
    const { country, indicators, scenario, weights, src, readonly } = wishes({
      country: ' az ',
      indicators: 'media-03, economy-01 media-03',
      scenario: '#v=1',
      weights: ' media:2, economy:0',
      src: 'data',
      readonly: '',
    });
    assert.deepEqual(
      { country, indicators, scenario, weights, src, readonly },
      {
        country: 'az',
        indicators: ['media-03', 'economy-01'],
        scenario: 'v=1',
        weights: ['media:2', 'economy:0'],
        src: 'https://paper.example/news/data/',
        readonly: true,
      },
    );
    assert.equal(
      wishes({ src: 'https://other.example/index/' }).src,
      'https://other.example/index/',
    );
  });

  test('are refused whole, with name and value', () => {
    assert.match(refused({ country: 'A'.repeat(65) }), /^country="A{65}": a country or/);
    assert.match(refused({ view: 'Card' }), /^view="Card": one of card, full is needed\.$/);
    assert.match(refused({ theme: 'night' }), /^theme="night": one of auto, light, dark/);
    assert.match(refused({ indicators: 'media-03 <b>' }), /^indicators="<b>": ids are needed/);
    assert.match(refused({ indicators: 'a b c d e f' }), /at most 5/);
    assert.match(refused({ method: 'drop=media' }), /^method="drop=media": the id of a method/);
    for (const weight of ['media', 'media:', 'media:-1', 'media:1.5', 'media:1001', '.media:2'])
      assert.match(refused({ weights: `economy:1,${weight}` }), /^weights="[^"]+": domains with/);
    assert.match(refused({ weights: 'media:2 economy:0 media:3' }), /": media has two weights\.$/);
    assert.match(refused({ fingerprint: '1234' }), /^fingerprint="1234": eight hexadecimal digits/);
    for (const src of [
      'javascript:alert(1)',
      'data:text/html,x',
      'blob:x',
      'http://',
      'x'.repeat(2049),
    ])
      assert.match(refused({ src }), /^src="[^]{1,81}": the address of a folder/, src);
  });

  test('are bounded, and told in short', () => {
    assert.equal(refused({ scenario: 'x'.repeat(2 ** 16) }), '');
    assert.match(
      refused({ scenario: 'x'.repeat(2 ** 16 + 1) }),
      /^scenario="x{80}…": at most 65536 characters are read\.$/,
    );
    assert.equal(wishes({ lang: 'x'.repeat(1000) }).lang.length, 35);
    // A list that is cut off could end with another weight.
    const long = `${'economy:1,'.repeat(99)}economy:1,media:10`;
    assert.match(refused({ weights: long }), /^weights="[^]{80}…": at most 1000 characters/);
    assert.match(refused({ indicators: long }), /^indicators="[^]{80}…": at most 1000 characters/);
  });
});
