/** Measures texts in the font of an element, without laying anything out. */

/** The room of a letter before there is a font, as a part of its size. */
const LETTER = 0.55;

export class TextRuler {
  /** Height of a line, in pixels. */
  height = 16;
  #size = 13;
  /** @type {{ plain: string, bold: string, spacing: string } | null} */
  #font = null;
  /** @type {Map<string, number>} */
  #widths = new Map();

  /** @param {Element} [element] whose font it is; without one, widths are a guess */
  constructor(element) {
    if (!element) return;
    const { fontStyle, fontSize, fontFamily, letterSpacing } = getComputedStyle(element);
    this.#size = parseFloat(fontSize);
    this.height = Math.ceil(this.#size * 1.2);
    const face = `${fontSize} ${fontFamily}`;
    this.#font = {
      plain: `${fontStyle} 400 ${face}`,
      bold: `${fontStyle} 600 ${face}`,
      spacing: letterSpacing,
    };
  }

  /** In pixels. @param {string} text on one line @param {boolean} [bold] */
  widthOf(text, bold = false) {
    const key = `${bold} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.#measured(text, bold) ?? text.length * this.#size * LETTER;
    this.#widths.set(key, width);
    return width;
  }

  /** @param {string} text @param {boolean} bold */
  #measured(text, bold) {
    const pen = this.#font && (canvas ??= document.createElement('canvas').getContext('2d'));
    if (!pen || !this.#font) return undefined;
    pen.font = bold ? this.#font.bold : this.#font.plain;
    if (this.#font.spacing !== 'normal') pen.letterSpacing = this.#font.spacing;
    return pen.measureText(text).width;
  }
}

/** Shared by all rulers. @type {CanvasRenderingContext2D | null | undefined} */
let canvas;
