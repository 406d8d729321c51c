import { placeLabels } from '../../features/beeswarm/beeswarm-labels.js';
import { dodge } from '../../features/beeswarm/dodge.js';
import { percentAxis } from '../../features/result/percent-axis.js';

/**
 * Where the dots and names of a scene lie, in pixels. Numbers only, no DOM.
 * @import { Label } from '../../features/beeswarm/beeswarm-labels.js'
 * @import { Scene } from './story-figures.js'
 *
 * @typedef {{ x: number, y: number, r: number }} Dot
 *
 * @typedef {object} Laid
 * @property {Map<string, Dot>} dots by country code
 * @property {ReturnType<typeof percentAxis>} axis
 * @property {(Label & { text: string })[]} names
 */

/** Radii, the largest first. */
const RADII = [
  11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5, 4.5, 4, 3.5, 3, 2.5, 2, 1.75, 1.5,
];

/** A plot narrower than this has smaller dots, and less room around them. */
const NARROW = 480;

/** Between a dot and what is beside it. */
const BESIDE = 16;

/** Half of the first and the last figure of the axis, or a dot, stands out. */
const ENDS = { left: 14, right: 18 };

/**
 * @param {Scene} scene
 * @param {{ width: number, height: number, line: number,
 *   widthOf: (text: string, bold: boolean) => number }} room of the plot without its figures; the
 *   height of a line of text, and the width of a text, of which the first is bold
 * @returns {Laid}
 */
export function layOut({ units, labels }, { width, height, line, widthOf }) {
  // Up to the highest published score as well, so that another rule does not stretch the axis.
  const scores = [...units, ...units.flatMap(({ published }) => published ?? [])];
  const axis = percentAxis(scores, [ENDS.left, width - ENDS.right]);
  const xs = units.map(({ percent }) => axis.scale(percent));
  const narrow = width < NARROW;
  const { r, ys } = spread(xs, height / 2 - (narrow ? 1.4 : 2.4) * line, narrow ? 5 : RADII[0]);
  /** @type {Map<string, Dot>} */
  const dots = new Map(units.map(({ code }, i) => [code, { x: xs[i], y: height / 2 + ys[i], r }]));
  const wishes = labels.map(({ codes, ...label }, i) => {
    const dot = outermost(codes.flatMap((code) => dots.get(code) ?? []));
    // Over its dot, or beside it.
    const sides = [dot.x, width - dot.x];
    const room = Math.max(2 * Math.min(...sides), ...sides.map((side) => side - BESIDE));
    const text = widthOf(label.text, i === 0) > room ? label.short : label.text;
    return { key: codes[0], text, width: widthOf(text, i === 0), dot, far: Infinity };
  });
  const within = { left: 0, right: width, top: 0, bottom: height };
  const taken = { dots: [...dots.values()], boxes: [], lines: [] };
  const texts = new Map(wishes.map(({ key, text }) => [key, text]));
  const names = placeLabels(wishes, taken, within, line).map((label) => ({
    ...label,
    text: texts.get(label.key) ?? '',
  }));
  return { dots, axis, names };
}

/** Of several dots the one furthest up, where a name finds room. @param {Dot[]} dots */
const outermost = (dots) => dots.reduce((top, dot) => (dot.y < top.y ? dot : top));

/**
 * The largest dots that have room, and how far above or below the line each lies.
 * @param {number[]} xs ascending @param {number} limit how far they may @param {number} largest
 * @returns {{ r: number, ys: Float64Array }}
 */
function spread(xs, limit, largest) {
  for (const r of RADII.filter((radius) => radius <= largest)) {
    const ys = dodge(xs, 2 * r + (r < 3 ? 0.5 : 1), limit - r);
    if (ys) return { r, ys };
  }
  // Not even the smallest have room: they are pressed together.
  const r = RADII[RADII.length - 1];
  const ys = dodge(xs, 2 * r) ?? new Float64Array(xs.length);
  const press = Math.min(1, (limit - r) / Math.max(1, ...ys.map(Math.abs)));
  return { r, ys: ys.map((y) => y * press) };
}
