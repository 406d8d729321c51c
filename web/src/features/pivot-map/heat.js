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
  const last = (/** @type {number} */ level) => (count ? Math.floor((level * most) / count) : 0);
  return Array.from({ length: count + 1 }, (_, level) => ({
    from: level ? last(level - 1) + 1 : 0,
    to: last(level),
    // Few levels take shades that are far apart.
    shade: count ? Math.round((level * SHADES) / count) : 0,
  }));
}

/** From a number to its shade. @param {Level[]} levels @param {number} n */
export const shadeOf = (levels, n) => levels.find(({ to }) => n <= to)?.shade ?? SHADES;

/**
 * @typedef {object} Layout
 * @property {number} width @property {number} height of it all
 * @property {number} rows how many
 * @property {number[]} starts where each column begins
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
  const columns = groups.flatMap((n, group) => Array(n).fill(group));
  const cell = Math.max(1, (width - gap * (groups.length - 1)) / Math.max(1, columns.length));
  const starts = columns.map((group, column) => column * cell + group * gap);
  return { width, height, rows, starts, cell, line: height / Math.max(1, rows) };
}

/**
 * A cell's rectangle, on whole dots of the screen, so that its edges are sharp.
 * @param {Layout} layout @param {number} row @param {number} column @param {number} ratio dots a
 *   pixel
 */
export function rectOf({ starts, cell, line }, row, column, ratio) {
  const [x, right] = [starts[column], starts[column] + cell].map((n) => Math.round(n * ratio));
  const [y, bottom] = [row * line, (row + 1) * line].map((n) => Math.round(n * ratio));
  // A line of the paper stays between two cells.
  const space = Math.max(1, Math.floor(ratio));
  return { x, y, width: Math.max(1, right - x - space), height: Math.max(1, bottom - y - space) };
}

/**
 * The cell under a point; in a gap the nearer one. Nothing beyond the edges.
 * @param {Layout} layout @param {number} x @param {number} y
 * @returns {{ row: number, column: number } | null}
 */
export function cellAt({ width, height, rows, starts, cell, line }, x, y) {
  if (x < 0 || y < 0 || x >= width || y >= height) return null;
  const after = starts.findIndex((start, i) => i > 0 && x < (starts[i - 1] + cell + start) / 2);
  return {
    row: Math.min(rows - 1, Math.floor(y / line)),
    column: (after < 0 ? starts.length : after) - 1,
  };
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
