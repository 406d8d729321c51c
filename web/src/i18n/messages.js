import format from 'icu-minify/format';

import { lazy } from './lazy.js';

/**
 * Puts values into messages. The messages are parsed when the site is built (tools/vite/), so
 * there is no parser here; what comes out is text, never markup.
 * @import { CompiledMessage, FormatOptions } from 'icu-minify/format'
 * @import { language as english } from './en.js'
 * @import { Language, Spoken, Translated } from './message.d.ts'
 */

/** @typedef {typeof english['messages']} Messages */
/** @typedef {ReturnType<typeof textOf>} Text */

/**
 * The words of a language: what has no placeholders is a string, the rest takes its values by name.
 * @param {Language<Translated<Messages>>} language with its messages parsed
 */
export function textOf({ locale, dir, messages }) {
  const formatters = {
    getNumberFormat: each((/** @type {string} */ l, o) => new Intl.NumberFormat(l, o)),
    getPluralRules: each((/** @type {string} */ l, o) => new Intl.PluralRules(l, o)),
  };
  // Dates are not said by messages; format.js shows them as exactly as they are known.
  const options = {
    formatters: /** @type {FormatOptions['formatters']} */ (/** @type {unknown} */ (formatters)),
  };
  /** @param {unknown} part @returns {unknown} */
  const spoken = (part) => {
    if (typeof part === 'string') return part;
    // A message that comes to nothing is an empty list.
    if (Array.isArray(part))
      return (/** @type {Record<string, string>} */ values) =>
        [format(part, locale, values, options)].flat().join('');
    return Object.fromEntries(
      Object.entries(/** @type {object} */ (part)).map(([key, value]) => [key, spoken(value)]),
    );
  };
  return {
    .../** @type {Spoken<Messages>} */ (spoken(messages)),
    /** "Chile, Estonia and Tonga" */
    list: listing(locale, dir, 'conjunction'),
    /** "2, 3, 10" */
    series: listing(locale, dir, 'unit'),
    /** "2, 3 or 10" */
    either: listing(locale, dir, 'disjunction'),
  };
}

/**
 * From right to left each item stands apart, as what is put into a message does
 * (tools/compile-messages.mjs).
 * @param {string} locale @param {'ltr' | 'rtl'} dir @param {'conjunction' | 'disjunction' | 'unit'} type
 */
function listing(locale, dir, type) {
  const list = lazy(() => new Intl.ListFormat(locale, { type }));
  return (/** @type {string[]} */ items) =>
    list().format(dir === 'rtl' ? items.map((item) => `\u2068${item}\u2069`) : items);
}

/**
 * Makes one of each kind, however often it is asked for.
 * @template T
 * @param {(locale: string, options?: object) => T} make
 */
function each(make) {
  /** @type {Map<string, T>} */
  const made = new Map();
  return (/** @type {string} */ locale, /** @type {object | undefined} */ options) => {
    const key = JSON.stringify(options ?? null);
    const one = made.get(key) ?? make(locale, options);
    made.set(key, one);
    return one;
  };
}
