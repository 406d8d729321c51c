/** Numbers as they are read, by locale. Everything that shows a number goes through here. */

import { lazy } from './lazy.js';

/** @import { Row } from '../engine/types.d.ts' */

/** Scores have at most so many decimals. */
const MOST = 10;
const PLACES = [...Array(MOST + 1).keys()];

/** An answer that is a number shows so many digits, unless they are before the decimal point. */
const DIGITS = 6;

/**
 * @param {string} locale BCP 47, for example "en"
 * @param {boolean} [plain] whether scores are no percentages
 */
export function formatter(locale, plain = false) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const short = lazy(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
  const rounded = lazy(
    () =>
      new Intl.NumberFormat(locale, {
        notation: 'compact',
        compactDisplay: 'long',
        maximumSignificantDigits: 3,
      }),
  );
  const decimals = PLACES.map((n) =>
    lazy(
      () => new Intl.NumberFormat(locale, { minimumFractionDigits: n, maximumFractionDigits: n }),
    ),
  );
  const year = /** @type {const} */ ({ timeZone: 'UTC', year: 'numeric' });
  const month = /** @type {const} */ ({ ...year, month: 'long' });
  const day = /** @type {const} */ ({ ...month, day: 'numeric' });
  const percents = PLACES.map((n) =>
    lazy(
      () =>
        new Intl.NumberFormat(locale, {
          style: 'unit',
          unit: 'percent',
          minimumFractionDigits: n,
          maximumFractionDigits: n,
        }),
    ),
  );
  const amounts = lazy(() => new Intl.NumberFormat(locale, { maximumSignificantDigits: DIGITS }));
  const dates = [year, month, day].map((form) => lazy(() => new Intl.DateTimeFormat(locale, form)));
  const formOf = (/** @type {string} */ iso) => dates[(iso.length - 4) / 3]();
  const regions = lazy(() => new Intl.DisplayNames(locale, { type: 'region' }));

  return {
    /** @param {number} n */
    number: (n) => whole.format(n),

    /** "138,112", but "168 billion": in words from a million on. @param {number} n */
    large: (n) => (n < 1_000_000 ? whole : rounded()).format(n),

    /** "1.5", with two decimals at most. @param {number} n */
    short: (n) => short().format(n),

    /** With so many decimals. @param {number} n @param {number} places */
    decimal: (n, places) => decimals[places]().format(n),

    /** "5.41739 years", "146,830": a number that is an answer. @param {number} n @param {string} [unit] */
    amount: (n, unit) => {
      const number = Math.abs(n) < 10 ** DIGITS ? amounts().format(n) : whole.format(n);
      return unit ? `${number} ${unit}` : number;
    },

    /** The same for a number field, in digits that it takes. @param {number} n */
    plain: (n) => String(Math.abs(n) < 10 ** DIGITS ? Number(n.toPrecision(DIGITS)) : n),

    /** "12.5%" of a whole, whatever scores are. @param {number} percent @param {number} places */
    share: (percent, places) => percents[places]().format(percent),

    /** "28.3%", or a dash when there is none. @param {Pick<Row, 'percent' | 'decimals'>} row */
    percent: ({ percent, decimals: places }) =>
      percent === null || Number.isNaN(percent)
        ? '–'
        : (plain ? decimals : percents)[Math.min(places ?? 1, MOST)]().format(percent),

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
