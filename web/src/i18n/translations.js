/** @import { AnyLanguage } from './load-language.js' */

/**
 * All languages but English, by their tags, each loaded when it is asked for:
 * `de: () => import('./de.js')`.
 * @type {Record<string, () => Promise<{ language: AnyLanguage }>>}
 */
export const translations = {};
