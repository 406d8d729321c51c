/**
 * Languages generated from English. With them, tests find untranslated text, text that does not fit
 * and text on the wrong side. The site includes them for `?lang=`; the single file does not.
 */
import { language as english } from '../web/src/i18n/en.js';

/**
 * @import { AnyLanguage } from '../web/src/i18n/load-language.js'
 * @import { Translated } from '../web/src/i18n/message.d.ts'
 */

const PLAIN = 'aeiouycnszAEIOUYCNSZ';
const ACCENTED = 'áéíóúýçñšžÁÉÍÓÚÝÇÑŠŽ';

/** Arabic letters in the place of a to z. */
const MIRRORED = 'ابتثجحخدذرزسشصضطظعغفقكلمنه';

/** Accents, and twice each vowel: about 40 % more. @param {string} words */
export function lengthened(words) {
  return words
    .replace(/[aeiouy]/gi, '$&$&')
    .replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);
}

/** Letters that are read from right to left. @param {string} words */
export function mirrored(words) {
  return words.toLowerCase().replace(/[a-z]/g, (letter) => MIRRORED[letter.charCodeAt(0) - 97]);
}

/**
 * Every message with other words, and brackets around it; placeholders stay.
 * @template M
 * @param {M} messages
 * @param {(words: string) => string} change
 * @returns {Translated<M>}
 */
export function reworded(messages, change) {
  const entries = Object.entries(/** @type {Record<string, unknown>} */ (messages)).map(
    ([key, message]) => [
      key,
      typeof message === 'string' ? `[${wordsOnly(message, change)}]` : reworded(message, change),
    ],
  );
  return Object.fromEntries(entries);
}

/**
 * Every brace turns from words to a placeholder or back.
 * @param {string} message
 * @param {(words: string) => string} change
 */
function wordsOnly(message, change) {
  return message
    .split(/([{}])/)
    .map((part, i) => (i % 4 === 0 ? change(part) : part))
    .join('');
}

/** @type {Record<string, AnyLanguage>} */
export const pseudoLanguages = {
  /** Longer English with accents. Text without brackets is not translated. */
  'en-XA': { ...english, lang: 'en-XA', messages: reworded(english.messages, lengthened) },
  /** English in Arabic letters and figures, from right to left, with the plural rules of Arabic. */
  'ar-XB': {
    lang: 'ar-XB',
    locale: 'ar-u-nu-arab',
    dir: 'rtl',
    messages: reworded(english.messages, mirrored),
  },
};
