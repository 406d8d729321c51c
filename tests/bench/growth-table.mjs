/** Reports how time grows, as a table of fitted powers, a table of sizes, and a chart. */
import { charts } from './chart.mjs';
import { axes, growthCases, power } from './growth.mjs';
import { cell } from './table.mjs';

/** @typedef {import('./table.mjs').Timings} Timings */

export const CHART = 'docs/images/growth.svg';
const WHO = /** @type {const} */ ([
  ['native', 'Native'],
  ['questions', 'WebAssembly'],
  ['peer', 'JavaScript'],
]);

/** @param {Timings} timings @param {import('./growth.mjs').Axis} axis */
function linesOf(timings, { points }) {
  return WHO.map(([who, name]) => ({
    name,
    points: points.flatMap(({ n, case: id }) =>
      timings[id]?.[who] ? [{ n, ns: timings[id][who].median }] : [],
    ),
  })).filter((line) => line.points.length > 1);
}

/** @param {Timings} timings @returns {string[]} paragraphs of Markdown */
export function grown(timings) {
  const fits = axes.map((axis) => {
    const lines = linesOf(timings, axis);
    const cells = WHO.map(([, name]) => {
      const line = lines.find((l) => l.name === name);
      if (!line) return '';
      const { power: p, r2 } = power(line.points);
      return `n^**${p.toFixed(2)}** (R² ${r2.toFixed(3)})`;
    });
    const [first, last] = [axis.points[0].n, axis.points[axis.points.length - 1].n];
    return (
      `| ${axis.what} | ${axis.of}, ` +
      `${first.toLocaleString('en')} to ${last.toLocaleString('en')} | ${cells.join(' | ')} |`
    );
  });
  return [
    [
      '| what | n | native | WebAssembly | JavaScript |',
      '| --- | --- | ---: | ---: | ---: |',
      ...fits,
    ].join('\n'),
    `![Time against n for each of these rows, on logarithmic scales](${CHART.replace('docs/', '')})`,
    sizes(timings),
  ];
}

/** Made-up indices of many sizes. @param {Timings} timings */
function sizes(timings) {
  const rows = growthCases
    .filter(({ id }) => /^anew-/.test(id) && timings[id])
    .map(({ id, what, unit, reach = '' }) => {
      const { native, peer } = timings[id];
      return (
        `| ${what} | ${(peer.median / native.median).toFixed(1)} × | ` +
        `${cell(native, unit)} | ${cell(peer, unit)} | ${reach} |`
      );
    });
  return [
    '| what | JavaScript ÷ native | native | JavaScript | to reach |',
    '| --- | ---: | ---: | ---: | --- |',
    ...rows,
  ].join('\n');
}

/** @param {Timings} timings */
export function chart(timings) {
  const drawn = axes.map((axis) => ({
    title: axis.what,
    of: axis.of,
    lines: linesOf(timings, axis),
  }));
  return charts(
    drawn,
    'How the time grows with countries, indicators, changes and draws, on logarithmic scales',
  );
}
