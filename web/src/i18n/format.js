/** Numbers as they are read, by locale. Everything that shows a number goes through here. */

import { lazy } from './lazy.js';

/** @import { Row } from '../engine/types.d.ts' */

const NO_BREAK = '\u202f';

/** @param {string} locale BCP 47, for example "en" */
export function formatter(locale) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const rounded = lazy(
    () =>
      new Intl.NumberFormat(locale, {
        notation: 'compact',
        compactDisplay: 'long',
        maximumSignificantDigits: 3,
      }),
  );
  const decimals = [0, 1, 2, 3].map((n) =>
    lazy(
      () => new Intl.NumberFormat(locale, { minimumFractionDigits: n, maximumFractionDigits: n }),
    ),
  );
  const year = /** @type {const} */ ({ timeZone: 'UTC', year: 'numeric' });
  const month = /** @type {const} */ ({ ...year, month: 'long' });
  const day = /** @type {const} */ ({ ...month, day: 'numeric' });
  const dates = [year, month, day].map((form) => lazy(() => new Intl.DateTimeFormat(locale, form)));
  const formOf = (/** @type {string} */ iso) => dates[(iso.length - 4) / 3]();
  const regions = lazy(() => new Intl.DisplayNames(locale, { type: 'region' }));

  return {
    /** @param {number} n */
    number: (n) => whole.format(n),

    /** "138,112", but "168 billion": in words from a million on. @param {number} n */
    large: (n) => (n < 1_000_000 ? whole : rounded()).format(n),

    /** With so many decimals. @param {number} n @param {number} places */
    decimal: (n, places) => decimals[places]().format(n),

    /** "28.3 %", or a dash when there is none. @param {Pick<Row, 'percent' | 'decimals'>} row */
    percent: ({ percent, decimals: places }) =>
      percent === null ? '–' : `${decimals[places ?? 1]().format(percent)}${NO_BREAK}%`,

    /** "+3", "−2", "±0". @param {number} n */
    signed: (n) => `${n > 0 ? '+' : n < 0 ? '−' : '±'}${whole.format(Math.abs(n))}`,

    /** A country's name by its ISO code, for when the data has none. @param {string} code */
    country: (code) => regions().of(code) ?? code,

    /**
     * A date of 4, 7 or 10 characters ("1992", "1992-04", "1992-04-02"), or a range of two. No date
     * is shown more exactly than it is known.
     * @param {string} iso @param {string | null} [until]
     */
    date: (iso, until) => {
      const start = formOf(iso).format(dateOf(iso));
      if (!until) return start;
      if (until.length === iso.length) return formOf(iso).formatRange(dateOf(iso), dateOf(until));
      return `${start} – ${formOf(until).format(dateOf(until))}`;
    },
  };
}

/** @param {string} iso the month and day that are missing count as the first */
function dateOf(iso) {
  return new Date(iso + '-01-01'.slice(iso.length - 4));
}

/** @typedef {ReturnType<typeof formatter>} Format */

/** @typedef {'higher' | 'lower' | 'same' | 'unknown'} Direction */

/**
 * How a rank moved. Higher means a smaller number: more influence by the index's definition.
 * @param {number | null} before
 * @param {number | null} after
 * @returns {{ places: number, direction: Direction }}
 */
export function movement(before, after) {
  if (before === null || after === null) return { places: 0, direction: 'unknown' };
  const places = before - after;
  if (places === 0) return { places, direction: 'same' };
  return { places: Math.abs(places), direction: places > 0 ? 'higher' : 'lower' };
}
