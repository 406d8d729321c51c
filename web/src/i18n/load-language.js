/**
 * Which languages there are. English comes with the page, another one when it is asked for.
 * @import { Language, Translated } from './message.d.ts'
 * @import { Messages } from './messages.js'
 */

/** @typedef {Language<Translated<Messages>>} AnyLanguage */

/**
 * For tests: longer, accented English, and English in letters that go from right to left.
 * @type {Record<string, () => Promise<{ language: AnyLanguage }>>}
 */
const others = {
  'en-XA': () => import('./en-XA.js'),
  'ar-XB': () => import('./ar-XB.js'),
};

/** Tags of all languages. */
export const tags = ['en', ...Object.keys(others)];

/**
 * A language by its tag; null when there is no such one but English.
 * @param {string} tag
 * @returns {Promise<AnyLanguage | null>}
 */
export async function otherLanguage(tag) {
  if (!Object.hasOwn(others, tag)) return null;
  return others[tag]().then(
    (module) => module.language,
    () => null,
  );
}
