import { language as english } from './en.js';
import { otherLanguage } from './load-language.js';

/** @import { AnyLanguage } from './load-language.js' */

/**
 * The language that an address asks for by `?lang=`; English when there is no such one.
 * @param {string} search
 * @returns {Promise<AnyLanguage>}
 */
export async function languageOf(search) {
  return (await otherLanguage(new URLSearchParams(search).get('lang') ?? '')) ?? english;
}
