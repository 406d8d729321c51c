/**
 * Makes the table of timings, and writes it into a document between two comments and nowhere else.
 */

export const BEGIN = '<!-- timings: written by npm run bench -->';
export const END = '<!-- end of the timings -->';

/**
 * @typedef {{ median: number, lowest: number, highest: number, samples: number }} Timing
 *   nanoseconds
 * @typedef {Record<string, Record<string, Timing>>} Timings by case, then by who was timed
 * @typedef {Pick<import('./cases.mjs').Case, 'id' | 'what' | 'unit' | 'reach'>} Case
 */

/**
 * The text with the lines between the comments replaced.
 * @param {string} text
 * @param {string} lines
 */
export function replaced(text, lines) {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The document lacks "${BEGIN}" and "${END}".`);
  return `${text.slice(0, begin + BEGIN.length)}\n\n${lines}\n\n${text.slice(end)}`;
}

/** @param {number[]} values @returns {Timing} */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median =
    sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, lowest: sorted[0], highest: sorted[sorted.length - 1], samples: sorted.length };
}

/**
 * The cases, ratios first. Cases without timings are left out.
 * @param {Case[]} cases
 * @param {Timings} timings
 */
export function table(cases, timings) {
  const rows = cases
    .filter(({ id }) => timings[id])
    .map(({ id, what, unit, reach = '' }) => {
      const { native, page, questions, peer } = timings[id];
      const ratio = (/** @type {Timing | undefined} */ own) =>
        own && peer ? times(peer.median / own.median) : '';
      const cells = [native, page, questions, peer].map((timing) =>
        timing ? cell(timing, unit) : '',
      );
      return (
        `| ${what} | ${[native, page, questions].map(ratio).join(' | ')} | ` +
        `${cells.join(' | ')} | ${reach} |`
      );
    });
  return [
    '| what | JavaScript ÷ native | ÷ page’s module | ÷ questions’ module ' +
      '| native | page’s module | questions’ module | JavaScript | to reach |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
    ...rows,
  ].join('\n');
}

/** Timings of browsers and of whole commands. @param {({ what: string } & Timing)[]} rows */
export function others(rows) {
  return [
    '| what | time |',
    '| --- | ---: |',
    ...rows.map((row) => `| ${row.what} | ${cell(row, 'ms')} |`),
  ].join('\n');
}

/** @param {number} n */
const times = (n) => `${n.toFixed(n < 10 ? 1 : 0)} ×`;

/**
 * The median, and the lowest and the highest; µs or ms.
 * @param {Timing} timing
 * @param {'us' | 'ms'} unit
 */
export function cell({ median, lowest, highest }, unit) {
  const scale = unit === 'us' ? 1e3 : 1e6;
  const shown = (/** @type {number} */ n) =>
    (n / scale).toFixed(median < 10 * scale ? 2 : median < 100 * scale ? 1 : 0);
  return `**${shown(median)}** ${unit === 'us' ? 'µs' : 'ms'} (${shown(lowest)}–${shown(highest)})`;
}
