/**
 * What others make of the texts that are drawn here, such as a page translator, which puts elements
 * of its own in their place. lit-html would write into nodes that are no longer on the page, and
 * fail where its markers are gone. So each drawing finds the page as the last one left it; what it
 * leaves as it was is handed back as the others had made it, before anything is painted.
 */
export class RewrittenTexts {
  #root;
  #observer;
  #drawing = false;
  /** Nodes that others put in or took out, in order. @type {MutationRecord[]} */
  #moves = [];
  /** Texts that they changed in place, as they were drawn. @type {Map<Node, string>} */
  #texts = new Map();

  /** @param {Node} root */
  constructor(root) {
    this.#root = root;
    this.#observer = new MutationObserver((records) => this.#keep(records));
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      characterDataOldValue: true,
    });
  }

  /** Does all drawing. @param {() => void} draw */
  around(draw) {
    if (this.#drawing) return draw(); // a part within the page draws itself
    this.#drawing = true;
    this.#keep(this.#observer.takeRecords());
    const focus = this.#focus;
    const theirs = this.#takeBack();
    try {
      draw();
    } finally {
      const drawn = new Set(this.#observer.takeRecords().map(({ target }) => placeOf(target)));
      this.#handBack(theirs, drawn);
      if (focus?.isConnected && focus !== this.#focus) focus.focus({ preventScroll: true });
      this.#drawing = false;
    }
  }

  close() {
    this.#observer.disconnect();
  }

  /** @returns {HTMLElement | null} */
  get #focus() {
    const place = /** @type {Document | ShadowRoot} */ (this.#root.getRootNode());
    return /** @type {HTMLElement | null} */ (place.activeElement);
  }

  /** @param {MutationRecord[]} records */
  #keep(records) {
    for (const record of records) {
      if (record.type === 'childList') this.#moves.push(record);
      else if (!this.#texts.has(record.target))
        this.#texts.set(record.target, record.oldValue ?? '');
    }
  }

  /** Makes the page what the last drawing left; gives their texts by node. */
  #takeBack() {
    const theirs = [...this.#texts].map(([node, drawn]) => {
      const text = /** @type {string} */ (node.nodeValue);
      node.nodeValue = drawn;
      return { node, drawn, text };
    });
    for (let i = this.#moves.length - 1; i >= 0; --i) {
      const { target, addedNodes, removedNodes, nextSibling } = this.#moves[i];
      for (const node of addedNodes) if (node.parentNode === target) target.removeChild(node);
      for (const node of removedNodes) target.insertBefore(node, within(target, nextSibling));
    }
    this.#observer.takeRecords();
    return theirs;
  }

  /**
   * @param {{ node: Node, drawn: string, text: string }[]} theirs
   * @param {Set<Node | null>} drawn places that are drawn anew
   */
  #handBack(theirs, drawn) {
    const stands = (/** @type {Node | null} */ place) =>
      this.#root.contains(place) && !drawn.has(place);
    // Where nothing is bound, nothing is drawn again, and what is done there need not be kept.
    const bound = new Set(
      this.#moves.map(({ target }) => target).filter((t) => !this.#root.contains(t) || isBound(t)),
    );
    this.#moves = this.#moves.filter(({ target, addedNodes, removedNodes, nextSibling }) => {
      if (!stands(target)) return false;
      for (const node of removedNodes) if (node.parentNode === target) target.removeChild(node);
      for (const node of addedNodes) target.insertBefore(node, within(target, nextSibling));
      return bound.has(target);
    });
    this.#texts.clear();
    for (const { node, drawn: before, text } of theirs) {
      if (!stands(placeOf(node))) continue;
      node.nodeValue = text;
      this.#texts.set(node, before);
    }
    this.#observer.takeRecords();
  }
}

/** The place that a change is in: of a text the element around it. @param {Node} node */
function placeOf(node) {
  return node.nodeType === Node.TEXT_NODE ? node.parentNode : node;
}

/** Whether lit-html has a marker in a place. @param {Node} place */
function isBound(place) {
  return [...place.childNodes].some((child) => child.nodeType === Node.COMMENT_NODE);
}

/** A place's child, or null for its end. @param {Node} place @param {Node | null} child */
function within(place, child) {
  return child?.parentNode === place ? child : null;
}
