/** The page's messages: the build parses them, and the tests compare translations with English. */
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { isStructurallySame } from '@formatjs/icu-messageformat-parser/manipulator.js';
import compile from 'icu-minify/compile';

/**
 * @import { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
 * @import { AnyLanguage } from '../web/src/i18n/load-language.js'
 */

/** @typedef {string | { readonly [key: string]: Tree }} Tree messages by key */

/**
 * A language in the form that the page loads.
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
 * In right-to-left languages, isolates inserted values from the text around them, so that a Latin
 * name does not pull the number after it along. Every brace switches between text and placeholder.
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
 * The reasons why a language cannot replace English: missing or surplus keys, messages that cannot
 * be parsed, and placeholders or choices that English does not have, or has fewer of.
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
 * The choices of each `select`. Plural forms are left out, because every language has its own.
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
