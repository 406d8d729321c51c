import assert from 'node:assert/strict';
import { test } from 'node:test';

import { compiled } from '../../../tools/compile-messages.mjs';
import { textOf } from './messages.js';
import { inOwnWords, plural } from './own-words.js';

const language = {
  lang: 'en',
  locale: 'en-GB',
  dir: 'ltr',
  messages: {
    all: 'Where all {n, number} countries stand',
    one: '{n, plural, one {# country} other {# countries}}, {name}’s country',
    pick: 'Pick a country',
    who: '{countries, select, country {The country’s} other {Country by country}} {country}',
  },
};

const said = (/** @type {Record<string, string>} */ words) =>
  /** @type {any} */ (textOf(inOwnWords(compiled(/** @type {any} */ (language)), words)));

test('texts take the noun of the index, in every form', () => {
  const text = said({ country: 'university' });
  assert.equal(text.all({ n: 202 }), 'Where all 202 universities stand');
  assert.equal(text.one({ n: 1, name: 'Country Fire' }), '1 university, Country Fire’s university');
  assert.equal(text.pick, 'Pick a university');
  assert.equal(said({ country: 'island' }).pick, 'Pick an island');
});

test('choices, and what is put in, stay as they are', () => {
  const text = said({ country: 'place' });
  assert.equal(text.who({ countries: 'country', country: 'a country' }), 'The place’s a country');
  assert.equal(text.who({ countries: 'x', country: '' }), 'Place by place ');
});

test('another language, and the word itself, change nothing', () => {
  const other = compiled(/** @type {any} */ ({ ...language, lang: 'de' }));
  assert.equal(inOwnWords(other, { country: 'place' }), other);
  const same = compiled(/** @type {any} */ (language));
  assert.equal(inOwnWords(same, { country: 'country' }), same);
});

test('plurals', () => {
  assert.deepEqual(['city', 'box', 'place', 'day'].map(plural), [
    'cities',
    'boxes',
    'places',
    'days',
  ]);
});
