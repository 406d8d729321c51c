/** Writes the timings into a document, between two comments, and nothing else. */

export const BEGIN = '<!-- timings: written by npm run bench -->';
export const END = '<!-- end of the timings -->';

/**
 * @typedef {{ id: string, what: string, reach?: string, unit: 'us' | 'ms', against?: string }} Case
 *   against: the case that the peer's time is taken from when it is another one
 * @typedef {{ median: number, lowest: number, highest: number, samples: number }} Timing nanoseconds
 * @typedef {Record<string, Record<string, Timing>>} Timings by case, then by who was timed
 */

/**
 * The text with other lines between the comments.
 * @param {string} text
 * @param {string} lines
 */
export function replaced(text, lines) {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The document lacks "${BEGIN}" and "${END}".`);
  return `${text.slice(0, begin + BEGIN.length)}\n\n${lines}\n\n${text.slice(end)}`;
}

/**
 * What was timed, as Markdown.
 * @param {Case[]} cases
 * @param {Timings} timings
 * @param {{ line: string }[]} environment
 */
export function table(cases, timings, environment) {
  const rows = cases.map((c) => {
    const { native, wasm, peer } = timings[c.id] ?? {};
    const times = peer && wasm ? `${ratio(peer.median / wasm.median)}` : '–';
    return `| ${c.what} | ${times} | ${cell(native, c.unit)} | ${cell(wasm, c.unit)} | ${cell(peer, c.unit)} | ${c.reach ?? ''} |`;
  });
  return [
    ...environment.map(({ line }) => `- ${line}`),
    '',
    '| what | JavaScript takes … times as long as WebAssembly | native | WebAssembly | JavaScript | goal |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    ...rows,
  ].join('\n');
}

/** @param {number} n */
const ratio = (n) => (n >= 10 ? n.toFixed(0) : n.toFixed(1));

/** @param {Timing | undefined} timing @param {'us' | 'ms'} unit */
function cell(timing, unit) {
  if (!timing) return '–';
  const scale = unit === 'us' ? 1e3 : 1e6;
  const shown = (/** @type {number} */ n) => (n / scale < 10 ? (n / scale).toFixed(2) : (n / scale).toFixed(n / scale < 100 ? 1 : 0));
  return `**${shown(timing.median)}** ${unit === 'us' ? 'µs' : 'ms'} (${shown(timing.lowest)} – ${shown(timing.highest)})`;
}
