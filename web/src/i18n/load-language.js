import { translations } from './translations.js';

/**
 * Which languages there are. English comes with the page, another one when it is asked for.
 * @import { Language, Translated } from './message.d.ts'
 * @import { Messages } from './messages.js'
 */

/** @typedef {Language<Translated<Messages>>} AnyLanguage */

/** Tags of all languages. */
export const tags = ['en', ...Object.keys(translations)];

/**
 * A language by its tag; null when there is no such one but English.
 * @param {string} tag
 * @returns {Promise<AnyLanguage | null>}
 */
export async function otherLanguage(tag) {
  if (!Object.hasOwn(translations, tag)) return null;
  return translations[tag]().then(
    (module) => module.language,
    () => null,
  );
}
