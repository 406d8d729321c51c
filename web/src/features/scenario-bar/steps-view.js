import { html } from 'lit-html';

/**
 * Back and forth in the reader's own changes.
 * @param {import('../../explorer/store.js').Open} store
 */
export function steps(store) {
  const { text, model } = store;
  const step = (
    /** @type {string} */ kind,
    /** @type {string} */ words,
    /** @type {boolean} */ can,
    /** @type {() => void} */ take,
  ) =>
    html`<button type="button" class=${kind} part="button" aria-disabled=${!can} @click=${take}>
      ${words}
    </button>`;
  return html`
    ${step('undo', text.scenarioBar.undo, model.canUndo, () => store.undo())}
    ${step('redo', text.scenarioBar.redo, model.canRedo, () => store.redo())}
    ${step('reset wider', text.scenarioBar.reset, model.edits.size + model.elsewhere > 0, () => store.resetAll())}
  `;
}
