import { formatter } from './format.js';
import { textOf } from './messages.js';

/** @import { AnyLanguage } from './load-language.js' */

/** What a language says, and how: its texts, and its forms of numbers, dates and lists. */

/** @typedef {ReturnType<typeof voiceOf>} Voice */

/** @param {AnyLanguage} language */
export const voiceOf = (language) => ({
  lang: language.lang,
  dir: language.dir,
  text: textOf(language),
  format: formatter(language.locale),
});
