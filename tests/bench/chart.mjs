/** Draws how time grows: one small chart per axis, both scales logarithmic, in light and dark. */

/**
 * @typedef {{ name: string, points: { n: number, ns: number }[] }} Line
 * @typedef {{ title: string, of: string, lines: Line[] }} Chart
 */

const WIDTH = 420;
const HEIGHT = 290;
const AT = { left: 62, right: 88, top: 46, bottom: 46 };
const COLUMNS = 2;
const UNITS = /** @type {const} */ ([
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'µs'],
  [1, 'ns'],
]);

/** @param {string} text */
const plain = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** @param {number} ns a power of ten */
function time(ns) {
  const [size, unit] = UNITS.find(([least]) => ns >= least) ?? [1, 'ns'];
  return `${ns / size} ${unit}`;
}

/**
 * Powers of ten within and around the values.
 * @param {number[]} values
 * @returns {[number, number]}
 */
function decades(values) {
  const low = 10 ** Math.floor(Math.log10(Math.min(...values)));
  return [low, Math.max(low * 10, 10 ** Math.ceil(Math.log10(Math.max(...values))))];
}

/**
 * A logarithmic scale.
 * @param {[number, number]} domain @param {[number, number]} range
 * @returns {(n: number) => number}
 */
const scaleLog =
  ([low, high], [from, to]) =>
  (n) =>
    from + ((to - from) * Math.log10(n / low)) / Math.log10(high / low);

/** @param {[number, number]} range */
function tens([low, high]) {
  return Array.from({ length: Math.round(Math.log10(high / low)) + 1 }, (_, i) => low * 10 ** i);
}

/** Names beside the lines' ends, moved apart. @param {{ name: string, y: number }[]} ends */
function apart(ends) {
  const sorted = ends.sort((a, b) => a.y - b.y);
  for (let i = 1; i < sorted.length; ++i) sorted[i].y = Math.max(sorted[i].y, sorted[i - 1].y + 15);
  return sorted;
}

/** @param {Chart} chart */
function one({ title, of, lines }) {
  const points = lines.flatMap((line) => line.points);
  const [xs, ys] = [decades(points.map((p) => p.n)), decades(points.map((p) => p.ns))];
  const x = scaleLog(xs, [AT.left, WIDTH - AT.right]);
  const y = scaleLog(ys, [HEIGHT - AT.bottom, AT.top]);
  const rules = tens(ys).map(
    (ns) =>
      `<path class="rule" d="M${AT.left} ${y(ns).toFixed(1)}H${WIDTH - AT.right}"/>` +
      `<text class="tick" text-anchor="end" ` +
      `x="${AT.left - 8}" y="${(y(ns) + 4).toFixed(1)}">${time(ns)}</text>`,
  );
  const ticks = tens(xs).map(
    (n) =>
      '<text class="tick" text-anchor="middle" ' +
      `x="${x(n).toFixed(1)}" y="${HEIGHT - AT.bottom + 18}">${n.toLocaleString('en')}</text>`,
  );
  const drawn = lines.map(({ name, points: list }) => {
    const spots = list.map((p) => [x(p.n).toFixed(1), y(p.ns).toFixed(1)]);
    const dots = spots.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3"/>`);
    return (
      `<g class="${name.toLowerCase()}">` +
      `<path d="M${spots.map((s) => s.join(' ')).join('L')}"/>${dots.join('')}</g>`
    );
  });
  const names = apart(
    lines.map(({ name, points: list }) => ({ name, y: y(list[list.length - 1].ns) + 4 })),
  ).map(
    ({ name, y: at }) =>
      `<text class="name ${name.toLowerCase()}" ` +
      `x="${WIDTH - AT.right + 8}" y="${at.toFixed(1)}">${plain(name)}</text>`,
  );
  return [
    `<text class="title" x="0" y="16">${plain(title)}</text>`,
    ...rules,
    ...ticks,
    `<text class="tick" x="${AT.left}" y="${HEIGHT - 8}">${plain(of)}</text>`,
    ...drawn,
    ...names,
  ].join('');
}

const LIGHT =
  '--paper: #fcfbf8; --ink: #23211d; --soft: #6b665d; --rule: #dcd7cc; ' +
  '--native: #1a5f7a; --webassembly: #b3441e; --javascript: #7a7468';
const DARK =
  '--paper: #171614; --ink: #ece8df; --soft: #a8a296; --rule: #3a3732; ' +
  '--native: #6fb8d6; --webassembly: #f08a5d; --javascript: #a8a296';
const STYLE = [
  `svg { ${LIGHT}; font: 12px system-ui, sans-serif }`,
  `@media (prefers-color-scheme: dark) { svg { ${DARK} } }`,
  'text { fill: var(--ink) } .title { font-weight: 600; font-size: 14px } ' +
    '.tick { fill: var(--soft); font-variant-numeric: tabular-nums }',
  '.rule { stroke: var(--rule); fill: none } g path { fill: none; stroke-width: 1.75 } ' +
    '.rule { stroke-width: 1 !important }',
  '.native path { stroke: var(--native) } .native circle, .name.native { fill: var(--native) }',
  '.webassembly path { stroke: var(--webassembly) } ' +
    '.webassembly circle, .name.webassembly { fill: var(--webassembly) }',
  '.javascript path { stroke: var(--javascript); stroke-dasharray: 5 3 } ' +
    '.javascript circle, .name.javascript { fill: var(--javascript) }',
].join('\n');

/** An SVG of all charts, two per row. @param {Chart[]} charts @param {string} description */
export function charts(charts, description) {
  const rows = Math.ceil(charts.length / COLUMNS);
  const placed = charts.map(
    (chart, i) =>
      `<g transform="translate(${16 + (i % COLUMNS) * (WIDTH + 16)} ` +
      `${20 + Math.floor(i / COLUMNS) * HEIGHT})">${one(chart)}</g>`,
  );
  const [width, height] = [COLUMNS * (WIDTH + 16) + 16, rows * HEIGHT + 24];
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  const name = `role="img" aria-label="${plain(description)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${name}>
<style>
${STYLE}
</style>
<rect width="100%" height="100%" fill="var(--paper)"/>
${placed.join('\n')}
</svg>
`;
}
