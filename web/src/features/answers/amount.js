/**
 * Answers that are numbers: how much of the most one is, and in which steps a reader changes it. What a
 * number counts for is the core's; here is only what drawings and fields need.
 * @import { Index, Indicator, Scale } from '../../engine/types.d.ts'
 */

/** So many steps there are, more or less, from the lowest number to the highest. */
const STEPS = 200;

/** @param {Index} index @param {Indicator} indicator */
export const scaleOf = (index, { scale }) => index.scales.find(({ id }) => id === scale);

/**
 * From where to where numbers go: those that all units have, and the goalposts.
 * @param {Scale | undefined} scale @param {Indicator} indicator
 */
export function rangeOf(scale, { numbers = [] }) {
  const { lower, upper } = scale?.number ?? {};
  const known = [numbers[0], numbers.at(-1), lower, upper].filter((n) => n !== undefined);
  const [low, high] = known.length > 0 ? [Math.min(...known), Math.max(...known)] : [0, 1];
  return { low, high, step: stepOf(high - low) };
}

/** 1, 2 or 5 times a power of ten. @param {number} span */
export function stepOf(span) {
  if (!(span > 0)) return 1;
  const rough = span / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((n) => n * power >= rough) ?? 10) * power;
}

/**
 * The next number in a direction, on the grid of steps, so that 5.4174 goes to 5.45 and not to 5.4674.
 * @param {number} from @param {number} steps positive or negative @param {number} step
 */
export function stepped(from, steps, step) {
  const near = from / step;
  const grid = steps > 0 ? Math.floor(near + 1e-9) : Math.ceil(near - 1e-9);
  const places = Math.max(0, -Math.floor(Math.log10(step)));
  return Number(((grid + steps) * step).toFixed(Math.min(15, places)));
}

/**
 * How much of the most an answer is, from 0 to 1; a missing one is nothing.
 * @param {Index} index @param {Indicator} indicator @param {number | null} score
 */
export function shareOfAnswer(index, indicator, score) {
  const scale = scaleOf(index, indicator);
  if (score === null || !scale) return 0;
  if (scale.options) return share(score, 0, scale.options.at(-1)?.score ?? 0);
  const { lower, upper, transform, reversed } = scale.number ?? {};
  const { numbers = [] } = indicator;
  const ends = [lower ?? numbers[0] ?? 0, upper ?? numbers.at(-1) ?? 1];
  const [at, low, high] = [score, ...ends].map((n) => (transform === 'log' ? Math.log(n) : n));
  return reversed ? 1 - share(at, low, high) : share(at, low, high);
}

/** @param {number} at @param {number} low @param {number} high */
const share = (at, low, high) =>
  high > low ? Math.min(1, Math.max(0, (at - low) / (high - low))) : 0;
