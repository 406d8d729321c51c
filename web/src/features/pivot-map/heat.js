import { scaleThreshold } from 'd3-scale';

/**
 * The shape of a heat map: which level a number has, where a cell lies, which cell is under a
 * point. Rows are alike; columns stand in groups with a gap between them. Only numbers here, no
 * DOM.
 */

/** So many colours there are beside that of nought; styles/tokens.css. */
export const SHADES = 6;

/**
 * A level: numbers from and to, and its shade, 0 to SHADES.
 * @typedef {{ from: number, to: number, shade: number }} Level
 */

/**
 * Levels for whole numbers up to a largest one: nought has its own, and up to six more share the
 * rest.
 * @param {number} most
 * @returns {Level[]}
 */
export function levelsOf(most) {
  const count = Math.min(most, SHADES);
  const levels = [{ from: 0, to: 0, shade: 0 }];
  for (let i = 1; i <= count; ++i) {
    const from = Math.floor(((i - 1) * most) / count) + 1;
    const to = Math.floor((i * most) / count);
    // Few levels take shades that are far apart.
    levels.push({ from, to, shade: Math.round((i * SHADES) / count) });
  }
  return levels;
}

/** From a number to its shade. @param {Level[]} levels */
export function shading(levels) {
  return scaleThreshold()
    .domain(levels.slice(1).map((level) => level.from))
    .range(levels.map((level) => level.shade));
}

/**
 * @typedef {object} Layout
 * @property {number} width @property {number} height of it all
 * @property {number} rows how many
 * @property {number[]} starts where each column begins, and where the last one ends
 * @property {number} cell width of a column
 * @property {number} line height of a row
 */

/**
 * Columns that fill a width.
 * @param {{ width: number, height: number, rows: number, groups: number[], gap: number }} given
 *   groups: how many columns each has
 * @returns {Layout}
 */
export function layoutOf({ width, height, rows, groups, gap }) {
  const columns = groups.reduce((sum, n) => sum + n, 0);
  const cell = Math.max(1, (width - gap * (groups.length - 1)) / Math.max(1, columns));
  const starts = groups.flatMap((n, group) => {
    const before = groups.slice(0, group).reduce((sum, m) => sum + m, 0);
    return Array.from({ length: n }, (_, i) => (before + i) * cell + group * gap);
  });
  return { width, height, rows, starts, cell, line: height / Math.max(1, rows) };
}

/**
 * A cell's rectangle, on whole dots of the screen, so that its edges are sharp.
 * @param {Layout} layout @param {number} row @param {number} column @param {number} ratio dots a
 *   pixel
 */
export function rectOf(layout, row, column, ratio) {
  const dot = (/** @type {number} */ length) => Math.round(length * ratio);
  const [x, y] = [dot(layout.starts[column]), dot(row * layout.line)];
  // A line of the paper stays between two cells.
  const space = Math.max(1, Math.floor(ratio));
  const width = dot(layout.starts[column] + layout.cell) - x - space;
  return {
    x,
    y,
    width: Math.max(1, width),
    height: Math.max(1, dot((row + 1) * layout.line) - y - space),
  };
}

/**
 * The cell under a point; in a gap the nearer one. Nothing beyond the edges.
 * @param {Layout} layout @param {number} x @param {number} y
 * @returns {{ row: number, column: number } | null}
 */
export function cellAt({ width, height, rows, starts, cell, line }, x, y) {
  if (x < 0 || y < 0 || x >= width || y >= height || rows === 0 || starts.length === 0) return null;
  let column = starts.length - 1;
  while (column > 0 && starts[column] > x) --column;
  const beyond = x - (starts[column] + cell);
  if (column + 1 < starts.length && beyond > 0 && starts[column + 1] - x < beyond) ++column;
  return { row: Math.min(rows - 1, Math.floor(y / line)), column };
}

/**
 * Where a key of the keyboard leads from a cell; nothing for other keys.
 * @param {{ row: number, column: number }} from
 * @param {{ key: string, ctrlKey: boolean, metaKey: boolean }} event
 * @param {{ rows: number, columns: number, page: number }} size page: rows that PageUp and PageDown
 *   skip
 */
export function stepTo({ row, column }, { key, ctrlKey, metaKey }, { rows, columns, page }) {
  const far = ctrlKey || metaKey;
  /** @type {Record<string, [number, number]>} */
  const targets = {
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    PageUp: [row - page, column],
    PageDown: [row + page, column],
    Home: [far ? 0 : row, 0],
    End: [far ? rows - 1 : row, columns - 1],
  };
  if (!Object.hasOwn(targets, key)) return null;
  const [toRow, toColumn] = targets[key];
  const within = (/** @type {number} */ n, /** @type {number} */ count) =>
    Math.min(Math.max(n, 0), count - 1);
  return { row: within(toRow, rows), column: within(toColumn, columns) };
}
