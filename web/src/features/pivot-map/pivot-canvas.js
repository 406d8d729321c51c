import { cellAt, layoutOf, rectOf, SHADES, shadeOf } from './heat.js';
import { moveOf } from './pivot-answers.js';

/**
 * The cells of the pivot map on a canvas, and the marks above them. It draws anew when the map, its
 * size, the screen or the colours change; a pointer only moves the marks.
 * @import { Layout } from './heat.js'
 * @import { Cell, PivotMap } from './pivot-map.js'
 */

/** Between two domains, in pixels. */
const GAP = 5;
/** More dots than this some browsers do not draw. */
const MOST_DOTS = 12_000_000;
const FORCED = '(forced-colors: active)';

export class PivotCanvas {
  #map;
  /** @type {HTMLElement | null} */
  #plot = null;
  /** @type {Layout | null} */
  #layout = null;
  /** What the canvas shows. @type {unknown[]} */
  #drawn = [];
  #resized = new ResizeObserver(() => this.#drawAnew());
  #watched = new AbortController();

  /** @param {PivotMap} map */
  constructor(map) {
    this.#map = map;
  }

  /** Brings the canvas in the map's element up to date. @param {HTMLElement} root */
  attach(root) {
    const plot = /** @type {HTMLElement | null} */ (root.querySelector('.plot'));
    if (plot !== this.#plot) {
      this.detach();
      this.#plot = plot;
      if (plot) this.#resized.observe(plot);
    }
    this.#draw();
  }

  detach() {
    this.#resized.disconnect();
    this.#watched.abort();
    this.#plot = null;
    this.#drawn = [];
  }

  /** The cell under a pointer. @param {MouseEvent} event */
  cellUnder({ clientX, clientY }) {
    if (!this.#layout || !this.#plot) return null;
    const { left, top } = this.#plot.getBoundingClientRect();
    const at = cellAt(this.#layout, clientX - left, clientY - top);
    return at && this.#map.cellIn(at);
  }

  /** Scrolls to the chosen cell, no further than is needed. */
  bringIntoView() {
    this.#plot?.querySelector('.cursor')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #drawAnew() {
    this.#drawn = [];
    this.#draw();
  }

  #draw() {
    const { pivots, way, order, store, rows, groups } = this.#map;
    const plot = this.#plot;
    if (!pivots || !plot) return;
    const wanted = [pivots, way, order, store.model.places];
    if (wanted.some((part, i) => part !== this.#drawn[i])) {
      this.#drawn = wanted;
      this.#layout = layoutOf({
        width: plot.clientWidth,
        height: plot.clientHeight,
        rows: rows.length,
        groups: groups.map(({ columns }) => columns.length),
        gap: GAP,
      });
      this.#paint(plot, this.#layout);
      this.#watch();
    }
    this.#mark(plot.querySelector('.cursor'), this.#map.chosen);
    this.#mark(plot.querySelector('.pointer'), this.#map.pointed);
  }

  /** Colours may change, and a window that goes to another screen may have other dots. */
  #watch() {
    this.#watched.abort();
    this.#watched = new AbortController();
    const { signal } = this.#watched;
    const dots = `(resolution: ${devicePixelRatio}dppx)`;
    for (const query of ['(prefers-color-scheme: dark)', FORCED, dots])
      matchMedia(query).addEventListener('change', () => this.#drawAnew(), { signal });
  }

  /** @param {HTMLElement} plot @param {Layout} layout */
  #paint(plot, layout) {
    const { way, rows, columns, task } = this.#map;
    const canvas = /** @type {HTMLCanvasElement} */ (plot.querySelector('canvas'));
    const pen = canvas.getContext('2d');
    if (!pen || !task.value || layout.width === 0) return;
    const { pivots, levels } = task.value;
    const ratio = Math.min(devicePixelRatio, Math.sqrt(MOST_DOTS / (layout.width * layout.height)));
    canvas.width = Math.round(layout.width * ratio);
    canvas.height = Math.round(layout.height * ratio);
    const style = getComputedStyle(plot);
    const colours = Array.from({ length: SHADES + 1 }, (_, shade) =>
      style.getPropertyValue(`--heat-${shade}`),
    );
    const forced = matchMedia(FORCED).matches;
    for (const [row, { at }] of rows.entries()) {
      for (const [column, indicator] of columns.entries()) {
        const shade = shadeOf(levels, moveOf(pivots, way, at, indicator).places);
        const { x, y, width, height } = rectOf(layout, row, column, ratio);
        // Where the system has two colours, size tells the levels apart.
        const size = forced ? shade / SHADES : 1;
        const margin = (1 - size) / 2;
        pen.fillStyle = forced ? style.color : colours[shade];
        pen.fillRect(x + width * margin, y + height * margin, width * size, height * size);
      }
    }
  }

  /** Puts a frame around a cell. @param {HTMLElement | null} mark @param {Cell | null} cell */
  #mark(mark, cell) {
    const at = this.#map.placeOf(cell);
    if (mark) mark.hidden = !at;
    if (!mark || !at || !this.#layout) return;
    const { x, y, width, height } = rectOf(this.#layout, at.row, at.column, 1);
    mark.style.cssText = `left:${x}px;top:${y}px;width:${width}px;height:${height}px`;
  }
}
