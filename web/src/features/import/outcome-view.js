import { html } from 'lit-html';

import { faultList } from '../../ui/problems.js';
import { ImportState } from './import.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Problem } from '../../engine/types.d.ts'
 */

/** So many faults are listed. */
const MOST = 12;

/**
 * How reading went, where files are taken.
 * @param {Open} store
 * @param {ImportState['kind']} [only] this kind of file alone
 */
export function outcome(store, only) {
  const { text } = store;
  const { task, kind, problems } = store.use(ImportState);
  const status = only && kind !== only ? 'initial' : task.status;
  return html`<div role="status">
    ${
      status === 'pending'
        ? html`<label class="progress"
              >${text.import.reading} <progress max="1" .value=${task.progress}></progress
            ></label>
            ${task.slow ? html`<p class="aside">${text.problems.slow}</p>` : ''}`
        : ''
    }
    ${status === 'complete' ? html`<p class="done">${task.value}</p>` : ''}
    ${status === 'error' ? faults(text, heading(text, kind), problems) : ''}
  </div>`;
}

/** @param {Open['text']} text @param {string} refused @param {Problem[]} problems */
function faults(text, refused, problems) {
  const more = problems.length - MOST;
  return html`
    <p><strong>${refused}</strong></p>
    ${faultList(problems.slice(0, MOST))}
    ${more > 0 ? html`<p class="aside">${text.import.more_faults({ n: more })}</p>` : ''}
  `;
}

/** @param {Open['text']} text @param {ImportState['kind']} kind */
function heading(text, kind) {
  if (kind === 'scenario') return text.files.refused;
  return kind === 'data' ? text.import.refused : text.import.fetch_failed;
}
