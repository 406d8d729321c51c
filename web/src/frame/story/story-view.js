import { TextRuler } from '../../features/beeswarm/text-ruler.js';
import { layOut } from './story-layout.js';

/**
 * The one chart of the story. Each country is one dot for its whole life: a step moves it, and the
 * style sheet says how fast.
 * @import { Laid } from './story-layout.js'
 * @import { Scene, Unit } from './story-figures.js'
 */

/** The room below the dots for the figures of the axis, and where they stand in it. */
const FOOT = { height: 24, figures: 17 };

/** @param {string} name @param {Record<string, string | number>} [attributes] */
function drawn(name, attributes = {}) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return /** @type {SVGElement} */ (element);
}

export class StoryView {
  #plot;
  #svg = drawn('svg', { 'aria-hidden': 'true' });
  #parts = ['axis', 'dots', 'names'].map((name) => drawn('g', { class: name }));
  /** @type {Map<string, SVGElement>} */
  #dots = new Map();
  /** @type {Map<number, SVGElement>} */
  #ticks = new Map();
  #country;
  /** @type {Scene | null} */
  #scene = null;

  /** @param {HTMLElement} plot @param {string} country the one that the story is about */
  constructor(plot, country) {
    this.#plot = plot;
    this.#country = country;
    this.#svg.append(...this.#parts);
    plot.replaceChildren(this.#svg);
    new ResizeObserver(() => {
      if (this.#scene) this.show(this.#scene, true);
    }).observe(plot);
    // Names have their places by the width of their letters.
    document.fonts.ready.then(() => this.#scene && this.show(this.#scene, true));
  }

  /** @param {Scene} scene @param {boolean} [still] whether nothing is seen to move */
  show(scene, still = this.#scene === null) {
    const { clientWidth: width, clientHeight } = this.#plot;
    this.#scene = scene;
    if (width === 0) return;
    const height = clientHeight - FOOT.height;
    const ruler = new TextRuler(this.#plot);
    const widthOf = (/** @type {string} */ text, /** @type {boolean} */ bold) =>
      ruler.widthOf(text, bold);
    const laid = layOut(scene, { width, height, line: ruler.height, widthOf });
    this.#svg.setAttribute('viewBox', `0 0 ${width} ${clientHeight}`);
    this.#svg.classList.toggle('still', still);
    this.#svg.classList.toggle('by-rule', scene.own);
    this.#drawAxis(laid, height, width);
    this.#drawDots(scene, laid);
    this.#drawNames(scene, laid);
  }

  /** @param {Laid} laid @param {number} height @param {number} width */
  #drawAxis({ axis: { steps, scale, top } }, height, width) {
    const every = top > 50 || width < 400 ? 20 : 10;
    for (const percent of [...new Set([...this.#ticks.keys(), ...steps])]) {
      const tick = this.#ticks.get(percent) ?? drawn('g', { class: 'tick' });
      if (!tick.parentNode) {
        tick.append(drawn('line'), drawn('text'));
        this.#parts[0].append(tick);
        this.#ticks.set(percent, tick);
      }
      const [line, text] = tick.children;
      line.setAttribute('y2', String(height));
      text.setAttribute('y', String(height + FOOT.figures));
      const last = percent === top - (top % every);
      text.textContent = percent % every === 0 ? `${percent}${last ? '%' : ''}` : '';
      tick.classList.toggle('absent', percent > top);
      tick.style.transform = `translateX(${scale(percent).toFixed(1)}px)`;
    }
  }

  /** @param {Scene} scene @param {Laid} laid */
  #drawDots({ units }, { dots, names }) {
    const shown = new Set(dots.keys());
    const named = new Set(names.map(({ key }) => key));
    for (const [code, dot] of this.#dots) dot.classList.toggle('absent', !shown.has(code));
    for (const unit of units) {
      const at = dots.get(unit.code);
      if (!at) continue;
      const dot = this.#dots.get(unit.code) ?? this.#begun(unit);
      dot.setAttribute('class', `${this.#kindOf(unit)} ${named.has(unit.code) ? 'named' : ''}`);
      dot.style.transform = `translate(${at.x.toFixed(2)}px, ${at.y.toFixed(2)}px) scale(${at.r})`;
    }
  }

  /** A dot's circle of one pixel, which its transform enlarges. @param {Unit} unit */
  #begun({ code }) {
    const dot = drawn('circle', { r: 1, 'data-code': code });
    // What the story is about lies on top of what is near it.
    if (code === this.#country) this.#parts[1].append(dot);
    else this.#parts[1].prepend(dot);
    this.#dots.set(code, dot);
    return dot;
  }

  /** @param {Unit} unit */
  #kindOf({ code, marked, moved, added }) {
    return [
      code === this.#country ? 'self' : '',
      marked || added ? 'marked' : '',
      moved ? 'moved' : '',
    ]
      .filter(Boolean)
      .join(' ');
  }

  /** @param {Scene} scene @param {Laid} laid */
  #drawNames({ units }, { names }) {
    const drawings = names.flatMap(({ key, box, anchor, line, text }) => {
      const unit = units.find(({ code }) => code === key);
      const kind = unit ? this.#kindOf(unit) : '';
      const x = { start: box.left, middle: (box.left + box.right) / 2, end: box.right }[anchor];
      const y = (box.top + box.bottom) / 2;
      const name = drawn('text', { class: kind, x, y, 'text-anchor': anchor });
      name.textContent = text;
      if (!line) return [name];
      const [from, to] = line;
      return [drawn('line', { class: kind, x1: from.x, y1: from.y, x2: to.x, y2: to.y }), name];
    });
    // In a new group, which fades in when the dots have come.
    const group = drawn('g', { class: 'names' });
    group.append(...drawings);
    this.#parts[2].replaceWith(group);
    this.#parts[2] = group;
  }
}
