import { html } from 'lit-html';

import { buttonOf } from '../../ui/controls.js';

/**
 * Undo, redo and reset.
 * @param {import('../../explorer/store.js').Open} store
 */
export function steps(store) {
  const { canUndo, canRedo, changed } = store.model;
  const text = store.text.scenarioBar;
  const step = (can = true) => ({ can, part: 'button' });
  return html`
    ${buttonOf('undo', text.undo, () => store.undo(), step(canUndo))}
    ${buttonOf('redo', text.redo, () => store.redo(), step(canRedo))}
    ${buttonOf('reset', text.reset, () => store.resetAll(), step(changed))}
  `;
}
