/**
 * The shape of a heat map: which level a number has, where a column lies, which cell is under a
 * point. Rows and columns measure 1; columns stand in groups with a gap between them. Only numbers
 * here, no DOM.
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
  return [...Array(count + 1).keys()].map((level) => ({
    from: level ? last(level - 1) + 1 : 0,
    to: last(level),
    // Few levels take shades that are far apart.
    shade: count ? Math.round((level * SHADES) / count) : 0,
  }));
}

/** From a number to its shade. @param {Level[]} levels @param {number} n */
export const shadeOf = (levels, n) => levels.find(({ to }) => n <= to)?.shade ?? SHADES;

/** The room between two groups of columns, in columns. */
export const GAP = 0.5;

/** Where each column begins, in columns. @param {number[]} groups how many columns each has */
export const startsOf = (groups) =>
  groups.flatMap((n, group) => Array(n).fill(group)).map((group, column) => column + group * GAP);

/**
 * The cell at a point of the map; in a gap the nearer one.
 * @param {number[]} starts where each column begins
 * @param {number} rows how many
 * @param {number} x from 0 to 1, from left to right
 * @param {number} y from 0 to 1, from top to bottom
 */
export function cellAt(starts, rows, x, y) {
  const at = x * (starts[starts.length - 1] + 1) - 0.5;
  const far = starts.map((start) => Math.abs(start - at));
  const row = Math.min(Math.max(Math.floor(y * rows), 0), rows - 1);
  return { row, column: far.indexOf(Math.min(...far)) };
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
