import { html } from 'lit-html';

/**
 * Undo, redo and reset.
 * @param {import('../../explorer/store.js').Open} store
 */
export function steps(store) {
  const { model } = store;
  const text = store.text.scenarioBar;
  const changed = model.edits.size + model.elsewhere > 0;
  const step = (
    /** @type {'undo' | 'redo' | 'reset'} */ kind,
    /** @type {string} */ words,
    /** @type {boolean} */ can,
    /** @type {() => void} */ take,
  ) =>
    html`<button
      type="button"
      class=${kind === 'reset' ? 'reset wider' : kind}
      part="button"
      aria-disabled=${!can}
      @click=${take}
    >
      ${words}
    </button>`;
  return html`
    ${step('undo', text.undo, model.canUndo, () => store.undo())}
    ${step('redo', text.redo, model.canRedo, () => store.redo())}
    ${step('reset', text.reset, changed, () => store.resetAll())}
  `;
}
