/** @import { AnyLanguage } from './load-language.js' */

/**
 * All languages except English, by tag. Each is loaded on demand: `de: () => import('./de.js')`.
 * @type {Record<string, () => Promise<{ language: AnyLanguage }>>}
 */
export const translations = {};
