/**
 * Places names at dots so that no name covers a dot, another name or a line: beside its dot where
 * there is room, otherwise further off with a hairline to it. Names come in the order of their
 * weight; one that has no room is left out. Only numbers here, no DOM; all in pixels.
 */

import { DotGrid } from './dot-grid.js';

/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */
/** From one point to another. @typedef {[from: Point, to: Point]} Line */

/**
 * A name to be placed.
 * @typedef {object} Wish
 * @property {string} key
 * @property {number} width of the text
 * @property {Point & { r: number }} dot
 * @property {-1 | 0 | 1} [side] above its dot, either way, or below it
 * @property {number} [far] how long its hairline may be
 */

/**
 * @typedef {object} Label
 * @property {string} key
 * @property {Box} box of the text
 * @property {'start' | 'middle' | 'end'} anchor which end of the text is at its dot
 * @property {Line | null} line the hairline, if the name is apart from its dot
 */

/**
 * What names must not cover.
 * @typedef {object} Taken
 * @property {(Point & { r: number })[]} dots
 * @property {Box[]} boxes
 * @property {Line[]} lines
 */

/** Room that stays free between a name and anything else, and between a name and its own dot. */
const AIR = 2;
const BESIDE = 4;
/** A name with a hairline is as bad as one that is further off by this much. */
const HAIRLINE = 10;
/** A hairline over a dot is as bad as one that is longer by this much. */
const CROSSED = 20;
/** The same of a name without a hairline that could be another dot's. */
const DOUBTFUL = 40;
/** A hairline is no longer than this, unless a name asks for it. */
const FAR = 80;
/** Steps in which places further off are tried, and how far to either side. */
const STEP = { x: 16, y: 8 };
const ASIDE = 96;

/** @param {Box} a @param {Box} b */
const overlap = (a, b) =>
  a.left < b.right + AIR &&
  b.left < a.right + AIR &&
  a.top < b.bottom + AIR &&
  b.top < a.bottom + AIR;

/** @param {number} n @param {number} low @param {number} high */
const clamp = (n, low, high) => Math.min(Math.max(n, low), high);

/** Whether a dot comes into a box. @param {Box} box @param {Point & { r: number }} dot */
const covers = (box, { x, y, r }) => away(box, { x, y }) < r + AIR;

/** @param {Box} box @param {Point} point how far it is from the box */
const away = (box, { x, y }) =>
  Math.hypot(x - clamp(x, box.left, box.right), y - clamp(y, box.top, box.bottom));

/**
 * Whether a name without a hairline could be that of another dot, which is hardly further off.
 * @param {Grid} grid @param {Box} box @param {Point & { r: number }} own
 */
function isDoubtful(grid, box, own) {
  const near = away(box, own) + own.r;
  return grid.some(
    box,
    near,
    (dot) => (dot.x !== own.x || dot.y !== own.y) && away(box, dot) < near,
  );
}

/** Whether a line comes into a box (Liang and Barsky). @param {Line} line @param {Box} box */
function enters([from, to], { left, right, top, bottom }) {
  let [start, end] = [0, 1];
  for (const [at, step, low, high] of [
    [from.x, to.x - from.x, left - AIR, right + AIR],
    [from.y, to.y - from.y, top - AIR, bottom + AIR],
  ]) {
    if (step === 0 && (at < low || at > high)) return false;
    if (step === 0) continue;
    const [near, far] = [(low - at) / step, (high - at) / step].sort((a, b) => a - b);
    start = Math.max(start, near);
    end = Math.min(end, far);
  }
  return start <= end;
}

/** On which side of a line a point is. @param {Line} line @param {Point} point */
const sideOf = ([from, to], { x, y }) =>
  Math.sign((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x));

/** @param {Line} a @param {Line} b */
const cross = (a, b) =>
  sideOf(a, b[0]) * sideOf(a, b[1]) < 0 && sideOf(b, a[0]) * sideOf(b, a[1]) < 0;

/** How far a point is from a line. @param {Point} point @param {Line} line */
function distance({ x, y }, [from, to]) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const at = clamp(((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1), 0, 1);
  return Math.hypot(x - from.x - at * dx, y - from.y - at * dy);
}

/** @typedef {DotGrid<Point & { r: number }>} Grid */

/**
 * How many dots a hairline crosses, its own aside.
 * @param {Grid} grid @param {Line | null} line @param {Point} own
 */
function crossings(grid, line, own) {
  if (!line) return 0;
  const [from, to] = line;
  const box = {
    left: Math.min(from.x, to.x),
    right: Math.max(from.x, to.x),
    top: Math.min(from.y, to.y),
    bottom: Math.max(from.y, to.y),
  };
  let crossed = 0;
  grid.some(box, 0, (dot) => {
    if ((dot.x !== own.x || dot.y !== own.y) && distance(dot, line) < dot.r) ++crossed;
    return false;
  });
  return crossed;
}

/**
 * `atLeast`: what it and all that follow cost at least.
 * @typedef {Omit<Label, 'key'> & { cost: number, atLeast: number }} Candidate
 */

/** @param {Box} a @param {Box} b whether a is within b */
const inside = (a, b) =>
  a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

/**
 * Every place that a name may have, from the nearest outwards.
 * @param {Wish} wish @param {Box} within @param {number} height of a line of text
 * @returns {Generator<Candidate>}
 */
function* candidates(wish, within, height) {
  const { dot, width, side = 0 } = wish;
  const { x, y, r } = dot;
  /** @type {(left: number, top: number) => Box} */
  const boxAt = (left, top) => ({ left, right: left + width, top, bottom: top + height });
  const off = r + BESIDE;
  const middle = y - height / 2;
  yield { box: boxAt(x + off, middle), anchor: 'start', line: null, cost: 0, atLeast: 0 };
  yield { box: boxAt(x - off - width, middle), anchor: 'end', line: null, cost: 1, atLeast: 1 };
  const ways = [-1, 1].filter((way) => way !== -side);
  const tops = ways.map((way) => (way < 0 ? y - off - height : y + off));
  for (const top of tops)
    yield { box: boxAt(x - width / 2, top), anchor: 'middle', line: null, cost: 3, atLeast: 3 };
  for (let far = STEP.y; far < within.bottom - within.top; far += STEP.y)
    for (const [i, way] of ways.entries()) {
      const top = tops[i] + way * far;
      if (top >= within.top && top + height <= within.bottom) yield* inRow(wish, top, way, height);
    }
}

/**
 * The places in a row of their own, with a hairline.
 * @param {Wish} wish @param {number} top of the row @param {number} way -1 above the dot, 1 below
 * @param {number} height
 * @returns {Generator<Candidate>}
 */
function* inRow({ dot: { x, y, r }, width, far: most = FAR }, top, way, height) {
  const foot = way < 0 ? top + height : top;
  const down = foot - y;
  const atLeast = HAIRLINE + Math.abs(down);
  for (let aside = -ASIDE; aside <= ASIDE; aside += STEP.x) {
    const length = Math.hypot(aside, down);
    if (length - r > most) continue;
    const anchor = aside === 0 ? 'middle' : aside < 0 ? 'end' : 'start';
    const left = x + aside - { start: 0, middle: width / 2, end: width }[anchor];
    const edge = { x: x + (aside * r) / length, y: y + (down * r) / length };
    yield {
      box: { left, right: left + width, top, bottom: top + height },
      anchor,
      line: [edge, { x: x + aside, y: foot }],
      cost: HAIRLINE + length + Math.abs(aside) / 2,
      atLeast,
    };
  }
}

/**
 * @param {Wish[]} wishes the most important first
 * @param {Taken} taken
 * @param {Box} within
 * @param {number} height of a line of text
 * @returns {Label[]} of the names that have room
 */
export function placeLabels(wishes, taken, within, height) {
  const boxes = [...taken.boxes];
  const lines = [...taken.lines];
  const grid = new DotGrid(taken.dots);
  /** @type {Label[]} */
  const labels = [];
  for (const wish of wishes) {
    /** @type {Candidate | null} */
    let best = null;
    let least = Infinity;
    for (const candidate of candidates(wish, within, height)) {
      if (candidate.atLeast >= least) break;
      const { box, line } = candidate;
      if (candidate.cost >= least || !inside(box, within)) continue;
      if (boxes.some((other) => overlap(box, other))) continue;
      if (lines.some((other) => enters(other, box))) continue;
      if (line && boxes.some((other) => enters(line, other))) continue;
      if (line && lines.some((other) => cross(line, other))) continue;
      if (grid.some(box, AIR, (dot) => covers(box, dot))) continue;
      const doubt = !line && isDoubtful(grid, box, wish.dot) ? DOUBTFUL : 0;
      const cost = candidate.cost + doubt + crossings(grid, line, wish.dot) * CROSSED;
      if (cost < least) [best, least] = [candidate, cost];
    }
    if (!best) continue;
    const { box, anchor, line } = best;
    labels.push({ key: wish.key, box, anchor, line });
    boxes.push(box);
    if (line) lines.push(line);
  }
  return labels;
}

/**
 * Whether a name that stands somewhere is in nobody's way there.
 * @param {Label} label @param {Taken} taken
 */
export const isClear = ({ box, line }, { dots, boxes, lines }) =>
  !dots.some((dot) => covers(box, dot) || (line && distance(dot, line) < dot.r)) &&
  !boxes.some((other) => overlap(box, other) || (line && enters(line, other))) &&
  !lines.some((other) => enters(other, box) || (line && cross(other, line)));
