import { language as english } from './en.js';

/**
 * Which languages there are. English comes with the page, another one when it is asked for.
 * @import { Language, Translated } from './message.d.ts'
 * @import { Messages } from './text.js'
 */

/** @typedef {Language<Translated<Messages>>} AnyLanguage */

/** For tests: longer, accented English, and English in letters that go from right to left. @type {Record<string, () => Promise<{ language: AnyLanguage }>>} */
const others = {
  'en-XA': () => import('./en-XA.js'),
  'ar-XB': () => import('./ar-XB.js'),
};

/**
 * The language that an address asks for by `?lang=`; English when there is no such one.
 * @param {string} search
 * @returns {Promise<AnyLanguage>}
 */
export async function languageOf(search) {
  return languageNamed(new URLSearchParams(search).get('lang') ?? '');
}

/** A language by its tag; English when there is no such one. @param {string} tag @returns {Promise<AnyLanguage>} */
export async function languageNamed(tag) {
  if (!Object.hasOwn(others, tag)) return english;
  return others[tag]().then(
    (module) => module.language,
    () => english,
  );
}
