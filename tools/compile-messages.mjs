/**
 * Messages of the page: parsed for it when it is built, and checked against English by the tests.
 */
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { isStructurallySame } from '@formatjs/icu-messageformat-parser/manipulator.js';
import compile from 'icu-minify/compile';

/**
 * @import { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
 * @import { AnyLanguage } from '../web/src/i18n/load-language.js'
 */

/** @typedef {string | { readonly [key: string]: Tree }} Tree messages by key */

/**
 * A language as the page takes it.
 * @param {AnyLanguage} language
 * @returns {AnyLanguage}
 */
export function compiled(language) {
  /** @param {Tree} tree @returns {any} */
  const each = (tree) =>
    typeof tree === 'string'
      ? compile(language.dir === 'rtl' ? apart(tree) : tree)
      : Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, each(part)]));
  return { ...language, messages: each(language.messages) };
}

/**
 * From right to left, what is put into a message stands apart from its neighbours, so that a Latin
 * name does not carry the figure after it along. Every brace turns from words to a placeholder or
 * back.
 * @param {string} message
 */
function apart(message) {
  const pieces = message.split(/([{}])/);
  for (let i = 2; i < pieces.length; i += 4) {
    if (pieces[i].includes(',') || pieces[i - 1] !== '{' || pieces[i + 1] !== '}') continue;
    pieces[i - 1] = '\u2068{';
    pieces[i + 1] = '}\u2069';
  }
  return pieces.join('');
}

/**
 * What keeps a language from taking the place of English: keys that are missing or too many,
 * messages that cannot be read, and placeholders or choices that English does not have or has more
 * of.
 * @param {Tree} messages
 * @param {Tree} english
 * @returns {string[]} a sentence each
 */
export function faultsOf(messages, english) {
  const [own, wanted] = [new Map(leaves(messages)), new Map(leaves(english))];
  return [
    ...[...wanted.keys()].filter((key) => !own.has(key)).map((key) => `${key} is missing.`),
    ...[...own.keys()]
      .filter((key) => !wanted.has(key))
      .map((key) => `${key} is not a message of English.`),
    ...[...wanted].flatMap(([key, message]) => faultOf(key, own.get(key) ?? message, message)),
  ];
}

/** @param {string} key @param {string} message @param {string} english @returns {string[]} */
function faultOf(key, message, english) {
  try {
    const [own, wanted] = [parse(message), parse(english)];
    if (message.trim() === '') return [`${key} is empty.`];
    if (markup(own)) return [`${key} holds a tag; messages are text.`];
    const { success, error } = isStructurallySame(wanted, own);
    if (!success) return [`${key}: ${error?.message}.`];
    const [has, needs] = [choices(own), choices(wanted)].map((list) =>
      [...new Set(list)].sort().join(', '),
    );
    return has === needs ? [] : [`${key} chooses by ${has}, English by ${needs}.`];
  } catch (fault) {
    return [`${key} cannot be read: ${/** @type {Error} */ (fault).message}.`];
  }
}

/**
 * Messages by key, "sentence.published".
 * @param {Tree} tree
 * @param {string} [key]
 * @returns {[string, string][]}
 */
export function leaves(tree, key = '') {
  if (typeof tree === 'string') return [[key, tree]];
  return Object.entries(tree).flatMap(([name, part]) =>
    leaves(part, key ? `${key}.${name}` : name),
  );
}

/**
 * What each `select` can choose. Plural forms are left out: every language has its own.
 * @param {MessageFormatElement[]} parts
 * @returns {string[]}
 */
function choices(parts) {
  return parts.flatMap((part) => {
    if (part.type !== TYPE.select && part.type !== TYPE.plural) return [];
    const inner = Object.values(part.options).flatMap((option) => choices(option.value));
    const own =
      part.type === TYPE.select
        ? Object.keys(part.options).map((option) => `${part.value}=${option}`)
        : [];
    return [...own, ...inner];
  });
}

/** @param {MessageFormatElement[]} parts @returns {boolean} */
function markup(parts) {
  return parts.some(
    (part) =>
      part.type === TYPE.tag ||
      ((part.type === TYPE.select || part.type === TYPE.plural) &&
        Object.values(part.options).some((o) => markup(o.value))),
  );
}
