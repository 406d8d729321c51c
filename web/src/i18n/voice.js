import { isPlain } from '../engine/method-kinds.js';
import { formatter } from './format.js';
import { textOf } from './messages.js';
import { inOwnWords } from './own-words.js';

/**
 * @import { AnyLanguage } from './load-language.js'
 * @import { Index } from '../engine/types.d.ts'
 */

/** What a language says, and how: its texts, and its forms of numbers, dates and lists. */

/** @typedef {ReturnType<typeof voiceOf>} Voice */

/** @param {AnyLanguage} language */
export function voiceOf(language) {
  const general = { text: textOf(language), format: formatter(language.locale) };
  return {
    lang: language.lang,
    dir: language.dir,
    ...general,
    /** The same about one index, in its own words and units. @param {Index} index */
    about(index) {
      if (index.format !== 2) return general;
      const words = wordsOf(index);
      const text = textOf(inOwnWords(language, words));
      return { text, format: formatter(language.locale, isPlain(index)) };
    },
  };
}

/** What the page's words stand for in an index of any kind. @param {Index} index */
function wordsOf({ unit = 'country', scales }) {
  const asked = scales.every(({ number }) => !number);
  return {
    country: unit,
    domain: 'part',
    layer: 'group',
    question: asked ? 'question' : 'indicator',
  };
}
