import { percentAxis } from '../result/percent-axis.js';
import { escaped, tag } from '../../ui/markup.js';
import { balanced, shortened, widthOf, wrapped } from './text-width.js';
import { ownRangeSaid, rangeSaid } from '../../i18n/rank-range.js';
import {
  altText,
  citation,
  published,
  rankCell,
  unchangedName,
  whatIf,
} from '../../i18n/sentences.js';

/**
 * A result as a picture of 1200 by 630: the sentence, the strip of all countries, whose it is. Text
 * in, text out: no DOM and nothing measured, so that the page, a script under Node and every
 * reader's machine get the same lines.
 * @import { Model } from '../../explorer/view-model.js'
 * @import { Result, Voice } from '../../i18n/sentences.js'
 * @import { Face } from './text-width.js'
 */

/**
 * @typedef {object} Shown
 * @property {Result} result
 * @property {Pick<Model, 'code' | 'places'>} model whose places are on the strip
 * @property {string} title one line for who cannot see it
 * @property {string} url that opens the same; empty in a preview, which nobody has read or changed
 *   yet
 * @property {string} date "2025-05-31"
 * @property {string} lang BCP 47
 * @property {'ltr' | 'rtl'} dir
 */

export const WIDTH = 1200;
export const HEIGHT = 630;

/**
 * The light colours of web/src/styles/tokens.css, by the same names. A picture stands alone: it is
 * pasted into mails and articles, where no style sheet, and no preference for the dark, goes with
 * it.
 */
export const COLOURS = {
  paper: '#fcfbf8',
  ink: '#1c1b19',
  soft: '#5d5a54',
  rule: '#dcd8cf',
  published: '#8b867c',
  tick: '#b9b4a9',
  own: '#b8321a',
};

/** Families of fonts, the wished for first. */
export const SERIF =
  "'Iowan Old Style', 'Palatino Linotype', Palatino, 'Noto Serif', 'DejaVu Serif', Georgia, serif";
export const SANS =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";

/** The size of what is said quietly: it has room in one line. */
const QUIET = 22;

const [SERIF_FACE, SANS_FACE] = /** @type {Face[]} */ (['serif', 'sans']);

const LEFT = 64;
const RIGHT = WIDTH - LEFT;
const BETWEEN = RIGHT - LEFT;

/** Heights of the parts; the foot is where the last line of text may stand. */
const KICKER = 70;
const HEAD = { top: 96, height: 232 };
const AXIS = { upper: 366, lower: 394, arrow: 417, ticks: 424, base: 468, steps: 492 };
const FOOT = { top: 534, bottom: 602 };

/** @param {Shown} shown @param {Voice} voice @returns {string} an SVG document */
export function picture(shown, voice) {
  const { result, title, lang, dir } = shown;
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    width: WIDTH,
    height: HEIGHT,
    role: 'img',
    'aria-labelledby': 'title about',
    direction: 'ltr',
    'xml:lang': lang,
    'font-family': SANS,
  };
  const parts = [
    tag('title', { id: 'title' }, escaped(title)),
    tag('desc', { id: 'about' }, escaped(altText(result, voice))),
    tag('rect', { width: WIDTH, height: HEIGHT, fill: COLOURS.paper }),
    tag('rect', { x: LEFT, y: 36, width: BETWEEN, height: 2, fill: COLOURS.ink }),
    kicker(result, voice, dir),
    headline(result, voice, dir),
    strip(shown, voice),
    foot(shown, voice),
  ];
  return tag('svg', attributes, `\n${parts.join('\n')}\n`);
}

/**
 * Whose index it is and, at the other end, that this is not what it says.
 * @param {Result} result
 * @param {Voice} voice
 * @param {'ltr' | 'rtl'} dir
 */
function kicker(result, { text }, dir) {
  const [what, fill] = result.changed
    ? [text.sentences.not_published_short, COLOURS.own]
    : [result.origin === 'file' ? text.sentences.unchecked : '', COLOURS.ink];
  const box = { face: /** @type {Face} */ ('bold'), size: 22, width: BETWEEN * 0.55 };
  const own = shortened(what, box);
  const width = BETWEEN - widthOf(own, box.face, box.size) - 40;
  const edition = shortened(result.edition, { ...box, width });
  const style = { y: KICKER, size: box.size, weight: 600, dir };
  return [
    line(edition, { ...style, x: start(dir), fill: COLOURS.soft }),
    own && line(own, { ...style, x: LEFT + RIGHT - start(dir), fill, anchor: 'end' }),
  ].join('');
}

/**
 * The sentence, as large as it fits.
 * @param {Result} result
 * @param {Voice} voice
 * @param {'ltr' | 'rtl'} dir
 */
function headline(result, voice, dir) {
  /** @type {{ text: string, fill: string, quiet?: boolean }[]} */
  const said = [
    { text: published(result, voice), fill: COLOURS.ink },
    { text: rangeSaid(result, voice), fill: COLOURS.soft, quiet: true },
  ];
  if (result.changed)
    said.push(
      { text: whatIf(result, voice), fill: COLOURS.own },
      { text: ownRangeSaid(result, voice), fill: COLOURS.own, quiet: true },
    );
  for (let size = result.changed ? 46 : 60; ; --size) {
    let height = 0;
    const lines = said
      .filter(({ text }) => text)
      .flatMap(({ text, fill, quiet }, i) => {
        // How firm the rank is is said more quietly, and close to it.
        const own = quiet
          ? { face: SANS_FACE, size: Math.min(size * 0.45, QUIET) }
          : { face: SERIF_FACE, size };
        if (i > 0) height += own.size * (quiet ? 0.5 : 0.35);
        return balanced(text, { ...own, width: BETWEEN }).map((words) => {
          height += own.size * 1.2;
          const family = quiet ? SANS : SERIF;
          return { words, fill, family, size: own.size, y: height - own.size * 0.3 };
        });
      });
    if (height > HEAD.height && size > 14) continue;
    const top = Math.max(0, HEAD.height - height) / 2;
    const place = { x: start(dir), dir };
    return lines
      .filter(({ y }) => top + y <= HEAD.height) // more than any name or number asks for
      .map(({ words, y, ...look }) => line(words, { ...place, ...look, y: HEAD.top + top + y }))
      .join('');
  }
}

/**
 * All countries on one axis, from left to right in every language.
 * @param {Shown} shown
 * @param {Voice} voice
 */
function strip({ result, model, dir }, voice) {
  const { text, format } = voice;
  const { before, after, changed } = result;
  const plain = result.before.score !== undefined;
  const { top, steps, scale, decimals } = percentAxis(model.places, [LEFT, RIGHT], plain);
  const x = (/** @type {number} */ percent) => round(scale(percent));
  /** @type {(at: number, y1: number, stroke: string, width: number) => string} */
  const vertical = (at, y1, stroke, width) =>
    tag('line', { x1: at, x2: at, y1, y2: AXIS.base, stroke, 'stroke-width': width });
  /** @type {(row: Result['after'], name: string, line: string, fill: string) => Mark[]} */
  const markOf = (row, name, line, fill) =>
    row.percent === null
      ? []
      : [{ at: x(row.percent), label: `${name} ${rankCell(row, voice)}`, line, fill }];
  const unchanged = unchangedName(result.origin, voice);
  const marks = [
    ...markOf(before, unchanged, COLOURS.published, COLOURS.soft),
    ...(changed ? markOf(after, text.profile.yours, COLOURS.own, COLOURS.own) : []),
  ];
  const base = { x1: LEFT, x2: RIGHT, y1: AXIS.base, y2: AXIS.base };
  const others = model.places.filter((p) => p.code !== model.code);
  const figure = { y: AXIS.steps, size: 16, fill: COLOURS.soft };
  const moved = marks.length === 2 && Math.abs(marks[0].at - marks[1].at) > 18;
  return [
    tag('line', { ...base, stroke: COLOURS.rule, 'stroke-width': 2 }),
    ...others.map((p) => vertical(x(p.percent), AXIS.ticks, COLOURS.tick, 2)),
    ...steps.map((p) => {
      const anchor = p === 0 ? 'start' : p === top ? 'end' : 'middle';
      const words =
        p === top ? format.percent({ percent: p, decimals }) : format.decimal(p, decimals);
      return line(words, { ...figure, x: x(p), anchor });
    }),
    ...placed(marks).flatMap((mark) => [
      vertical(mark.at, mark.y - 15, mark.line, 4),
      label(mark, dir),
    ]),
    moved ? arrow(marks[0].at, marks[1].at) : '',
  ].join('');
}

/** @typedef {{ at: number, label: string, line: string, fill: string }} Mark */

/**
 * Where the labels stand: each away from the other's line. Where the outer one has no room there,
 * it stands on the inner side but above the other line's top.
 * @param {Mark[]} marks
 */
function placed(marks) {
  const sided = marks.map((mark, i) => {
    const other = marks[1 - i]?.at ?? mark.at;
    const room = widthOf(mark.label, 'bold', 19) + 12;
    const outer = other === mark.at ? mark.at > WIDTH / 2 : mark.at < other;
    const left = outer ? mark.at - room >= LEFT : mark.at + room > RIGHT;
    return { ...mark, left, inner: left !== outer };
  });
  const upper = Math.max(
    sided.findIndex((mark) => mark.inner),
    0,
  );
  return sided.map((mark, i) => ({ ...mark, y: i === upper ? AXIS.upper : AXIS.lower }));
}

/** @param {Mark & { left: boolean, y: number }} mark @param {'ltr' | 'rtl'} dir */
function label({ at, label: words, fill, left, y }, dir) {
  const anchor = left === (dir === 'ltr') ? 'end' : '';
  return line(words, { x: at + (left ? -10 : 10), y, size: 19, weight: 600, fill, dir, anchor });
}

/** From the published place to the reader's. @param {number} x1 @param {number} x2 */
function arrow(x1, x2) {
  const y = AXIS.arrow;
  const back = x2 + (x2 > x1 ? -10 : 10);
  const pen = { stroke: COLOURS.own, 'stroke-width': 2, fill: 'none' };
  const points = `${back},${y - 5} ${x2},${y} ${back},${y + 5}`;
  return tag('line', { x1, x2, y1: y, y2: y, ...pen }) + tag('polyline', { points, ...pen });
}

/**
 * Who published, whose changes, of which data, when, where. The whole address where it fits, so
 * that the picture can be checked; else the page's own, and the fingerprint tells the data.
 * @param {Shown} shown @param {Voice} voice
 */
function foot({ result, url, date, dir }, voice) {
  for (const address of [url, url.split('#')[0]]) {
    const words = citation(result, address ? { url: address, date } : null, voice);
    for (let size = 17; size >= (address === url ? 14 : 8); --size) {
      const step = size * 1.4;
      const lines = wrapped(words, { face: 'sans', size, width: BETWEEN });
      if ((lines.length - 1) * step > FOOT.bottom - FOOT.top) continue;
      const place = { x: start(dir), size, fill: COLOURS.soft, dir };
      return lines.map((one, i) => line(one, { ...place, y: FOOT.top + i * step })).join('');
    }
  }
  return '';
}

/**
 * One line of text.
 * @param {string} words
 * @param {{ x: number, y: number, size: number, fill: string, dir?: 'ltr' | 'rtl', weight?: number,
 *   family?: string, anchor?: string }} place
 */
function line(words, { x, y, size, fill, dir, weight, family, anchor }) {
  const attributes = {
    x: round(x),
    y: round(y),
    'font-size': size,
    fill,
    'font-family': family,
    'font-weight': weight,
    'text-anchor': anchor,
    direction: dir === 'rtl' && dir,
  };
  return tag('text', attributes, escaped(words));
}

/** Where lines begin. @param {'ltr' | 'rtl'} dir */
const start = (dir) => (dir === 'rtl' ? RIGHT : LEFT);

/** @param {number} n */
const round = (n) => Math.round(n * 10) / 10;
