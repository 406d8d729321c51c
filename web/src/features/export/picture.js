import { percentAxis } from '../result/percent-axis.js';
import { balanced, shortened, widthOf, wrapped } from './text-width.js';
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
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"` +
      ` width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title about"` +
      ` direction="ltr" xml:lang="${escaped(lang)}" font-family="${SANS}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="about">${escaped(altText(result, voice))}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${COLOURS.paper}"/>`,
    `<rect x="${LEFT}" y="36" width="${BETWEEN}" height="2" fill="${COLOURS.ink}"/>`,
    kicker(result, voice, dir),
    headline(result, voice, dir),
    strip(shown, voice),
    foot(shown, voice),
    '</svg>',
  ].join('\n');
}

/**
 * Whose index it is and, at the other end, that this is not what it says.
 * @param {Result} result
 * @param {Voice} voice
 * @param {'ltr' | 'rtl'} dir
 */
function kicker(result, { text }, dir) {
  const what = result.edits > 0 ? text.sentences.not_published_short : '';
  const box = { face: /** @type {Face} */ ('bold'), size: 22, width: BETWEEN * 0.55 };
  const own = shortened(what, box);
  const edition = shortened(result.edition, {
    ...box,
    width: BETWEEN - widthOf(own, box.face, box.size) - 40,
  });
  const style = { size: box.size, weight: 600, dir };
  return [
    line(edition, { ...style, x: start(dir), y: KICKER, fill: COLOURS.soft }),
    own && line(own, { ...style, x: end(dir), y: KICKER, fill: COLOURS.own, far: true }),
  ].join('');
}

/**
 * The sentence, as large as it fits.
 * @param {Result} result
 * @param {Voice} voice
 * @param {'ltr' | 'rtl'} dir
 */
function headline(result, voice, dir) {
  const said = [{ text: published(result, voice), fill: COLOURS.ink }];
  if (result.edits > 0) said.push({ text: whatIf(result, voice), fill: COLOURS.own });
  for (let size = result.edits > 0 ? 46 : 60; ; --size) {
    const step = size * 1.2;
    const gap = size * 0.3;
    const parts = said.map((part) => ({
      ...part,
      lines: balanced(part.text, { face: 'serif', size, width: BETWEEN }),
    }));
    const height =
      parts.reduce((sum, part) => sum + part.lines.length * step, 0) + (parts.length - 1) * gap;
    if (height > HEAD.height && size > 14) continue;
    // What the smallest size cannot hold is more than any name or number asks for.
    let y = HEAD.top + Math.max(0, HEAD.height - height) / 2 + size * 0.9;
    let drawn = '';
    for (const part of parts) {
      for (const words of part.lines) {
        if (y > HEAD.top + HEAD.height) return drawn;
        drawn += line(words, { x: start(dir), y, size, fill: part.fill, family: SERIF, dir });
        y += step;
      }
      y += gap;
    }
    return drawn;
  }
}

/**
 * All countries on one axis, from left to right in every language.
 * @param {Shown} shown
 * @param {Voice} voice
 */
function strip({ result, model, dir }, voice) {
  const { text, format } = voice;
  const { before, after, edits } = result;
  const { top, steps, scale } = percentAxis(model.places, [LEFT, RIGHT]);
  const x = (/** @type {number} */ percent) => round(scale(percent));
  /** @type {(at: number, from: number, stroke: string, width: number) => string} */
  const vertical = (at, from, stroke, width) =>
    `<line x1="${at}" x2="${at}" y1="${from}" y2="${AXIS.base}"` +
    ` stroke="${stroke}" stroke-width="${width}"/>`;
  /**
   * @type {(row: Result['after'] | null, name: string, line: string, fill: string) => Mark | null}
   */
  const markOf = (row, name, line, fill) =>
    row === null || row.percent === null
      ? null
      : { at: x(row.percent), label: `${name} ${rankCell(row, voice)}`, line, fill };
  const drawn = [
    `<line x1="${LEFT}" x2="${RIGHT}" y1="${AXIS.base}" y2="${AXIS.base}"` +
      ` stroke="${COLOURS.rule}" stroke-width="2"/>`,
    ...model.places
      .filter((p) => p.code !== model.code)
      .map((p) => vertical(x(p.percent), AXIS.ticks, COLOURS.tick, 2)),
    ...steps.map((p) => {
      const anchor = p === 0 ? 'start' : p === top ? 'end' : 'middle';
      const figure = `${escaped(format.number(p))}${p === top ? '\u202f%' : ''}`;
      const place = `x="${x(p)}" y="${AXIS.steps}" font-size="16" text-anchor="${anchor}"`;
      return `<text ${place} fill="${COLOURS.soft}">${figure}</text>`;
    }),
  ];
  const unchanged = unchangedName(result.method === null, voice);
  const marks = [
    markOf(before, unchanged, COLOURS.published, COLOURS.soft),
    markOf(edits > 0 ? after : null, text.profile.yours, COLOURS.own, COLOURS.own),
  ].filter((mark) => mark !== null);
  for (const mark of placed(marks)) {
    drawn.push(vertical(mark.at, mark.y - 15, mark.line, 4));
    drawn.push(label(mark, dir));
  }
  if (marks.length === 2 && Math.abs(marks[0].at - marks[1].at) > 18)
    drawn.push(arrow(marks[0].at, marks[1].at));
  return drawn.join('');
}

/** @typedef {{ at: number, label: string, line: string, fill: string }} Mark */

/**
 * Where the labels stand: each away from the other's line. Where the outer one has no room there,
 * it stands on the inner side but above the other line's top.
 * @param {Mark[]} marks
 */
function placed(marks) {
  const sided = marks.map((mark, i) => {
    const other = marks[1 - i];
    const room = widthOf(mark.label, 'bold', 19) + 12;
    const outer =
      other && other.at !== mark.at
        ? mark.at < other.at
        : i === 0
          ? mark.at > WIDTH / 2
          : marks[0].at > WIDTH / 2;
    const left = outer ? mark.at - room >= LEFT : mark.at + room > RIGHT;
    return { ...mark, left, inner: left !== outer };
  });
  const upper = sided.findIndex((mark) => mark.inner);
  return sided.map((mark, i) => ({
    ...mark,
    y: i === Math.max(upper, 0) ? AXIS.upper : AXIS.lower,
  }));
}

/** @param {Mark & { left: boolean, y: number }} mark @param {'ltr' | 'rtl'} dir */
function label({ at, label: words, fill, left, y }, dir) {
  const far = left === (dir === 'ltr');
  return line(words, { x: at + (left ? -10 : 10), y, size: 19, weight: 600, fill, dir, far });
}

/** From the published place to the reader's. @param {number} from @param {number} to */
function arrow(from, to) {
  const back = to > from ? -10 : 10;
  const stroke = `stroke="${COLOURS.own}" stroke-width="2" fill="none"`;
  const y = AXIS.arrow;
  const tip = `${to + back},${y - 5} ${to},${y} ${to + back},${y + 5}`;
  return (
    `<line x1="${from}" x2="${to}" y1="${y}" y2="${y}" ${stroke}/>` +
    `<polyline points="${tip}" ${stroke}/>`
  );
}

/**
 * Who published, whose changes, of which data, when, where. The whole address where it fits, so
 * that the picture can be checked; else the page's own, and the fingerprint tells the data.
 * @param {Shown} shown @param {Voice} voice
 */
function foot({ result, url, date, dir }, voice) {
  const height = FOOT.bottom - FOOT.top;
  for (const address of [url, url.split('#')[0]]) {
    for (let size = 17; size >= (address === url ? 14 : 8); --size) {
      const lines = wrapped(citation(result, address ? { url: address, date } : null, voice), {
        face: 'sans',
        size,
        width: BETWEEN,
      });
      if ((lines.length - 1) * size * 1.4 > height) continue;
      const place = { x: start(dir), size, fill: COLOURS.soft, dir };
      return lines
        .map((words, i) => line(words, { ...place, y: FOOT.top + i * size * 1.4 }))
        .join('');
    }
  }
  return '';
}

/**
 * One line of text; `far` ends where others begin.
 * @param {string} words
 * @param {{ x: number, y: number, size: number, fill: string, dir: 'ltr' | 'rtl', weight?: number,
 *   family?: string, far?: boolean }} place
 */
function line(words, { x, y, size, fill, dir, weight, family, far }) {
  const more = [
    family && `font-family="${family}"`,
    weight && `font-weight="${weight}"`,
    far && 'text-anchor="end"',
    dir === 'rtl' && 'direction="rtl"',
  ];
  const place = `x="${round(x)}" y="${round(y)}"`;
  const look = `font-size="${size}" fill="${fill}" ${more.filter(Boolean).join(' ')}`;
  return `<text ${place} ${look}>${escaped(words)}</text>`;
}

/** Where lines begin. @param {'ltr' | 'rtl'} dir */
const start = (dir) => (dir === 'rtl' ? RIGHT : LEFT);

/** @param {'ltr' | 'rtl'} dir */
const end = (dir) => (dir === 'rtl' ? LEFT : RIGHT);

/** @param {number} n */
const round = (n) => Math.round(n * 10) / 10;

/** Text of anyone's, for XML: what XML cannot hold is left out. @param {string} text */
export function escaped(text) {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
