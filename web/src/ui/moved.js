import { nothing } from 'lit-html';
import { Directive, PartType, directive } from 'lit-html/directive.js';

/**
 * Rows that change places in a list are seen to move: each slides from where it was to where it is.
 * Where the reader wants no motion, nothing slides.
 */

const MILLISECONDS = 350;

class Moved extends Directive {
  #order = '';

  /** @param {import('lit-html/directive.js').PartInfo} part */
  constructor(part) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('A list moves its own rows.');
  }

  /** @type {(order: string) => typeof nothing} */
  render = () => nothing;

  /**
   * The rows are drawn after this, so that they still are where they were.
   * @param {import('lit-html/directive.js').ElementPart} part
   * @param {[string]} order of the rows
   */
  update({ element }, [order]) {
    const before = this.#order;
    this.#order = order;
    if (before && before !== order && !still()) slide(element, heights(element));
    return nothing;
  }
}

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The top of each row within its list. @param {Element} list */
const heights = (list) =>
  new Map(
    [.../** @type {HTMLCollectionOf<HTMLElement>} */ (list.children)].map((row) => [
      row.dataset.key,
      row.offsetTop,
    ]),
  );

/** @param {Element} list @param {Map<string | undefined, number>} from */
function slide(list, from) {
  queueMicrotask(() => {
    for (const [key, top] of heights(list)) {
      const was = from.get(key);
      if (was === undefined || was === top) continue;
      list
        .querySelector(`[data-key="${CSS.escape(key ?? '')}"]`)
        ?.animate([{ transform: `translateY(${was - top}px)` }, { transform: 'none' }], {
          duration: MILLISECONDS,
          easing: 'ease-out',
        });
    }
  });
}

/**
 * For a list whose rows bear a `data-key`: rows that stay in it slide to their new place when the
 * order changes.
 */
export const moved = directive(Moved);
