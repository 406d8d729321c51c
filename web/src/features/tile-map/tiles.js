/**
 * The shape of the tile map: which squares there are, in which order, how dark each is, and where
 * the arrow keys lead. Only values here, no DOM.
 * @import { Place } from '../../explorer/view-model.js'
 */

/** @typedef {'share' | 'rank' | 'change'} Measure */

/**
 * A square. `value` is the percentage, the rank, or the change in percentage points, null where it
 * is not known; `shade` is from 0 to SHADES.
 * @typedef {Place & { region: string, value: number | null, shade: number }} Tile
 */

/** So many shades there are beside the lightest. */
export const SHADES = 5;

/** Regions as they lie on a map, from west to east; others follow by name. */
const WEST_TO_EAST = [
  'North America',
  'Central America & Caribbean',
  'South America',
  'Europe',
  'North Africa & West Asia',
  'Sub-Saharan Africa',
  'Central Asia',
  'South Asia',
  'East & Southeast Asia',
  'Oceania',
];

/** @param {string} region */
const longitude = (region) => WEST_TO_EAST.indexOf(region) + 1 || Infinity;

/**
 * The squares by region; within one the highest rank first.
 * @param {Place[]} places by rank
 * @param {Map<string, string>} regions by country code; '' or none where it is not known
 * @param {Measure} measure
 * @param {Map<string, number>} [before] percentages then, by country code
 * @returns {[region: string, tiles: Tile[]][]}
 */
export function tilesOf(places, regions, measure, before = new Map()) {
  const valueOf = (/** @type {Place} */ { code, percent, rank }) => {
    if (measure === 'share') return percent;
    if (measure === 'rank') return rank;
    const then = before.get(code);
    return then === undefined ? null : percent - then;
  };
  const values = places.map(valueOf);
  const most = Math.max(...values.map((value) => Math.abs(value ?? 0)), 1);
  /** @type {Map<string, Tile[]>} */
  const groups = new Map();
  for (const [i, place] of places.entries()) {
    const region = regions.get(place.code) ?? '';
    const tile = { ...place, region, value: values[i], shade: shadeOf(values[i], measure, most) };
    groups.set(region, [...(groups.get(region) ?? []), tile]);
  }
  return [...groups].sort(
    ([a], [b]) =>
      longitude(a) - longitude(b) || Number(a === '') - Number(b === '') || compare(a, b),
  );
}

/** @param {string} a @param {string} b */
const compare = (a, b) => a.localeCompare(b);

/** @param {number | null} value @param {Measure} measure @param {number} most */
function shadeOf(value, measure, most) {
  if (value === null) return 0;
  // The first rank is the darkest, the last the lightest.
  const part = measure === 'rank' ? 1 - (value - 1) / most : Math.abs(value) / most;
  return Math.min(Math.floor(part * (SHADES + 1)), SHADES);
}

/**
 * How many squares of a region stand in a line, so that its lines are about equally long.
 * @param {number} n squares @param {number} most in a line
 */
export const inLine = (n, most) => Math.ceil(n / Math.ceil(n / most));

/** @typedef {{ left: number, top: number }} Corner */

/**
 * Where a key of the keyboard leads from a square: along the line to the next one, up and down to
 * the nearest of the next line.
 * @param {Corner[]} corners of the squares in reading order
 * @param {number} from
 * @param {string} key
 * @param {'ltr' | 'rtl'} dir
 * @returns {number | undefined} undefined for other keys
 */
export function stepTo(corners, from, key, dir) {
  const last = corners.length - 1;
  const onward = dir === 'rtl' ? -1 : 1;
  switch (key) {
    case 'ArrowLeft':
      return Math.min(Math.max(from - onward, 0), last);
    case 'ArrowRight':
      return Math.min(Math.max(from + onward, 0), last);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowUp':
    case 'ArrowDown':
      return inNextLine(corners, from, key === 'ArrowUp' ? -1 : 1);
    default:
      return undefined;
  }
}

/** @param {Corner[]} corners @param {number} from @param {-1 | 1} way */
function inNextLine(corners, from, way) {
  const { left, top } = corners[from];
  let nearest = from;
  let least = Infinity;
  for (const [i, corner] of corners.entries()) {
    const far = (corner.top - top) * way;
    if (far <= 1) continue;
    // A square of a line that is nearer is nearer, however far to the side.
    const distance = far * 1000 + Math.abs(corner.left - left);
    if (distance < least) [nearest, least] = [i, distance];
  }
  return nearest;
}
