import { language as english } from './en.js';
import { mirrored, reworded } from './pseudo.js';

/** English in Arabic letters and figures, from right to left, with the plural rules of Arabic. */
export const language = {
  lang: 'ar-XB',
  locale: 'ar-u-nu-arab',
  dir: /** @type {const} */ ('rtl'),
  messages: reworded(english.messages, mirrored),
};
