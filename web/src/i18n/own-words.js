/**
 * The page's texts in the words of an index: an index of universities is not one of countries. English
 * only; in another language the texts stay as they are.
 * @import { AnyLanguage } from './load-language.js'
 */

/**
 * A message, as the build has parsed it (icu-minify): texts, and what is put between them as lists that
 * begin with a name.
 * @typedef {string | number | Piece[] | { [choice: string]: Piece }} Piece
 */

/** @typedef {Record<string, string>} Words what to say, by the page's own word, both in the singular */

/**
 * @param {AnyLanguage} language with its messages parsed
 * @param {Words} words
 * @returns {AnyLanguage}
 */
export function inOwnWords(language, words) {
  const changed = Object.entries(words).filter(([from, to]) => to && to !== from);
  if (language.lang !== 'en' || changed.length === 0) return language;
  const say = (/** @type {string} */ text) =>
    changed.reduce((said, [from, to]) => replaced(said, from, to), text);
  return { ...language, messages: each(language.messages, say) };
}

/** @param {any} tree @param {(text: string) => string} say @returns {any} */
function each(tree, say) {
  if (typeof tree === 'string') return say(tree);
  if (Array.isArray(tree)) return tree.map((piece) => inMessage(piece, say));
  return Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, each(part, say)]));
}

/**
 * A piece of a message. What is put in begins with a name, which is none of the words.
 * @param {any} piece @param {(text: string) => string} say @returns {any}
 */
function inMessage(piece, say) {
  if (typeof piece === 'string') return say(piece);
  if (!Array.isArray(piece)) return piece;
  const [name, ...rest] = piece;
  return [name, ...rest.map((part) => (isChoice(part) ? each(part, say) : part))];
}

/** @param {unknown} part */
const isChoice = (part) => typeof part === 'object' && part !== null && !Array.isArray(part);

/** @param {string} text @param {string} from @param {string} to */
function replaced(text, from, to) {
  const like = (/** @type {string} */ said, /** @type {string} */ word) =>
    said[0] === said[0].toUpperCase() ? word[0].toUpperCase() + word.slice(1) : word;
  const vowel = /^(?:[aeio]|u(?!ni|s))/i.test(to) ? 'an' : 'a';
  return text
    .replace(
      new RegExp(`\\b(an?) ${from}\\b`, 'gi'),
      (_, article) => `${like(article, vowel)} ${to}`,
    )
    .replace(new RegExp(`\\b${plural(from)}\\b`, 'gi'), (said) => like(said, plural(to)))
    .replace(new RegExp(`\\b${from}\\b`, 'gi'), (said) => like(said, to));
}

/** "universities", "boxes", "places". @param {string} noun */
export const plural = (noun) =>
  /[^aeiou]y$/i.test(noun)
    ? `${noun.slice(0, -1)}ies`
    : /(?:s|x|z|ch|sh)$/i.test(noun)
      ? `${noun}es`
      : `${noun}s`;
