/** Every language has every message of English, with the same placeholders, and can say it. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { compiled, faultsOf, leaves } from '../../../tools/compile-messages.mjs';
import { languageOf } from './language-of-address.js';
import { lengthened, mirrored, reworded } from '../../../tools/pseudo-languages.mjs';
import { root } from '../../../tests/cli/support.mjs';
import { english, languages, voiceOf } from '../../../tests/web/languages.mjs';

const source = languages.en.messages;
const messages = leaves(source);
const made = ['en-XA', 'ar-XB'];

/**
 * A message of a voice by its key.
 * @param {any} text
 * @param {string} key
 * @param {any} values
 * @returns {string}
 */
function said(text, key, values) {
  const message = key.split('.').reduce((part, name) => part[name], text);
  return typeof message === 'function' ? message(values) : message;
}

/**
 * Placeholders that hold a number, and the others with what they choose between.
 * @param {string} message
 */
function placeholders(message) {
  const found = [...message.matchAll(/\{(\w+)(?:, (\w+))?/g)].filter(
    ([whole, , kind]) => kind || message.includes(`${whole}}`),
  );
  return {
    numbers: [
      ...new Set(found.filter(([, , kind]) => kind && kind !== 'select').map(([, name]) => name)),
    ],
    words: [...new Set(found.filter(([, , kind]) => !kind).map(([, name]) => name))],
    choices: [...new Set(found.filter(([, , kind]) => kind === 'select').map(([, name]) => name))],
  };
}

for (const [tag, language] of Object.entries(languages)) {
  describe(`the language ${tag}`, () => {
    test('has every message, and each with the placeholders of English', () => {
      assert.deepEqual(faultsOf(language.messages, source), []);
    });

    test('is named by its file, and numbers know its locale', () => {
      assert.equal(language.lang, tag);
      assert.deepEqual(
        [Intl.NumberFormat, Intl.PluralRules, Intl.ListFormat].map(
          (kind) => kind.supportedLocalesOf(language.locale).length,
        ),
        [1, 1, 1],
      );
      assert.ok(['ltr', 'rtl'].includes(language.dir));
    });

    test('says every message, with every number and name that it is given', () => {
      const { text, format } = voiceOf(language);
      for (const [key, message] of messages) {
        const { numbers, words, choices } = placeholders(message);
        const branches =
          choices.length > 0
            ? [...message.matchAll(/(?:select, |\} )(\w+) \{/g)].map(([, branch]) => branch)
            : ['other'];
        for (const n of [0, 1, 2, 3, 5, 11, 21, 101, 1234]) {
          for (const choice of branches) {
            const values = Object.fromEntries([
              ...numbers.map((name) => [name, n]),
              ...words.map((name) => [name, `«${name}»`]),
              ...choices.map((name) => [name, choice]),
            ]);
            const result = said(text, key, values);
            assert.equal(typeof result, 'string', key);
            assert.ok(!/undefined|null|NaN|\[object|[{}]/.test(result), `${key}: ${result}`);
            // Which placeholders stand in this branch is English's to say.
            const wanted = said(english.text, key, values);
            for (const name of words)
              assert.equal(
                result.includes(`«${name}»`),
                wanted.includes(`«${name}»`),
                `${key}: ${result}`,
              );
            const shown =
              key === 'country.millions'
                ? [format.decimal(n, 2), english.format.decimal(n, 2)]
                : [format.number(n), english.format.number(n)];
            if (wanted.includes(shown[1]) && numbers.length > 0)
              assert.ok(result.includes(shown[0]), `${key}: ${result}`);
          }
        }
      }
    });
  });
}

for (const tag of made) {
  describe(`the test language ${tag}`, () => {
    const { text } = voiceOf(languages[tag]);

    test('says nothing as English does, and has brackets around it', () => {
      for (const [key, message] of leaves(languages[tag].messages))
        assert.match(message, /^\[.*\]$/s, key);
      for (const [key, message] of messages) {
        if (!/\{/.test(message))
          assert.notEqual(said(text, key, {}).replace(/^\[|\]$/g, ''), message, key);
      }
    });
  });
}

describe('the longer language', () => {
  test('is about 40 % longer', () => {
    const length = (/** @type {string[]} */ all) => all.join('').length;
    const plain = messages
      .map(([, message]) => message)
      .filter((message) => !message.includes('{'));
    const ratio = length(plain.map(lengthened)) / length(plain);
    assert.ok(ratio > 1.3 && ratio < 1.5, `${ratio}`);
  });

  test('leaves placeholders, their choices and the sign for a number alone', () => {
    const message =
      'an {n, plural, one {# answer} other {# answers of {name}}} {who, select, a {} other { e}}.';
    assert.deepEqual(reworded({ message }, lengthened), {
      message:
        '[ááñ {n, plural, one {# ááñšwéér} other {# ááñšwéérš óóf {name}}} ' +
        '{who, select, a {} other { éé}}.]',
    });
  });
});

describe('the language from right to left', () => {
  test('has letters of that direction, and no Latin ones of its own', () => {
    for (const [key, message] of messages) {
      if (!/\{/.test(message)) assert.doesNotMatch(mirrored(message), /[A-Za-z]/, key);
    }
    assert.match(mirrored('Rank'), /^\p{Script=Arabic}+$/u);
  });

  test('has figures and plurals of Arabic', () => {
    const { text } = voiceOf(languages['ar-XB']);
    assert.match(text.method.reproduces({ agree: 98, of: 101 }), /٩٨.*١٠١/);
  });

  test('keeps a Latin name apart from the figures beside it', () => {
    const { text } = voiceOf(languages['ar-XB']);
    assert.match(
      text.strip.country({ name: 'Malta', rank: '61', percent: '30' }),
      /\u2068Malta\u2069.*\u206861\u2069.*\u206830\u2069/,
    );
    assert.match(text.list(['Malta', 'Chile']), /\u2068Malta\u2069.*\u2068Chile\u2069/);
  });

  test('has no marks in English', () => {
    assert.doesNotMatch(
      JSON.stringify(compiled(languages.en)),
      /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
    );
  });
});

describe('a language that is not complete', () => {
  const small = {
    hello: 'Hello, {name}.',
    count: '{n, plural, one {# answer} other {# answers}}',
    way: { up: '{direction, select, higher {up} other {down}}' },
  };

  test('is told key by key', () => {
    assert.deepEqual(faultsOf({ count: '{n, plural, other {# Antworten}}', extra: 'x' }, small), [
      'hello is missing.',
      'way.up is missing.',
      'extra is not a message of English.',
    ]);
    assert.deepEqual(faultsOf(small, small), []);
  });

  test('or by the placeholders that it lacks, does not know, or uses as something else', () => {
    const faults = (/** @type {object} */ own) => faultsOf({ ...small, ...own }, small).join();
    assert.match(faults({ hello: 'Hallo.' }), /^hello: .*name/);
    assert.match(faults({ hello: 'Hallo, {nam}.' }), /^hello: .*name/);
    assert.match(faults({ hello: 'Hallo, {name} und {other}.' }), /^hello: .*other/);
    assert.match(faults({ count: '{n} Antworten' }), /^count: .*n has conflicting types/);
    assert.match(
      faults({ way: { up: '{direction, select, hoch {a} other {b}}' } }),
      /^way\.up chooses by direction=hoch, direction=other, English by direction=higher, direction=other\.$/,
    );
  });

  test('or by what cannot be read, or is no text', () => {
    const faults = (/** @type {string} */ hello) => faultsOf({ ...small, hello }, small).join();
    assert.match(faults('Hallo, {name'), /^hello cannot be read: /);
    assert.match(faults('{name, plural, one {a}}'), /^hello cannot be read: /);
    assert.match(faults('<b>{name}</b>'), /^hello holds a tag/);
    assert.match(faults(' '), /^hello is empty/);
  });
});

describe('the catalogue of English', () => {
  test('has no message that nothing says', () => {
    const code = ['web/src', 'tools/site']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
          join(folder, name),
        ),
      )
      .filter(
        (path) => /(?<!\.test)\.m?js$/.test(path) && !/i18n\/(en\/|[\w-]*XA|[\w-]*XB)/.test(path),
      )
      .map((path) => readFileSync(join(root, path), 'utf8'))
      .join('\n');
    // Groups that are taken by a name that is computed.
    const computed = [
      'answers.no_evidence.',
      'chooser.orders.',
      'country.kinds.',
      'method.skips.',
      'method.tallies.',
    ];
    const unused = messages
      .map(([key]) => key)
      .filter(
        (key) =>
          !computed.some((group) => key.startsWith(group)) &&
          !new RegExp(`\\b${key.split('.').at(-1)}\\b`).test(code),
      );
    assert.deepEqual(unused, []);
  });

  test('needs no quoting: apostrophes are the typographic ones', () => {
    assert.deepEqual(
      messages.filter(([, message]) => /['<>]/.test(message)),
      [],
    );
  });
});

describe('the address', () => {
  test('chooses a language that there is; English is the rest', async () => {
    for (const search of [
      '',
      '?lang=',
      '?lang=xx',
      '?lang=__proto__',
      '?lang=constructor',
      '?other=en-XA',
    ]) {
      assert.equal((await languageOf(search)).lang, 'en', search);
    }
  });
});
