import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

import { today } from '../../ui/download.js';
import { canShare, shared } from '../../ui/clipboard.js';
import { citation, sentence, titleOf } from '../../i18n/sentences.js';
import { testedResult } from '../robustness/rank-range-view.js';
import { embed, title as embedTitle } from '../embed-builder/embed-builder-view.js';
import { files } from '../export/files-view.js';
import { picture } from '../export/picture-view.js';
import { snapshots } from '../snapshots/snapshots-view.js';
import { button, buttonOf } from '../../ui/controls.js';
import { Notices } from '../../explorer/notices.js';
import { PrintState } from '../print/print.js';
import { ShareState } from './share.js';
import { isOpen } from '../../ui/fields.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Part } from './share.js'
 */

/**
 * "Share and save": what the bar has no room for, and everything that leaves the page.
 * @param {Open} store
 */
export function panel(store) {
  const sharing = store.use(ShareState);
  return html`
    <dialog
      class="panel roomy ${sharing.part === 'embed' ? 'wide' : ''}"
      aria-labelledby="panel-title"
      @close=${() => sharing.closed()}
      @click=${(/** @type {MouseEvent} */ e) => {
        // The dialog has no edge of its own: what is hit of it is what lies around it.
        if (e.target === e.currentTarget) sharing.close();
      }}
    >
      ${sharing.shown ? content(store) : ''}
    </dialog>
  `;
}

/** @param {Open} store */
function content(store) {
  const { text, model } = store;
  const sharing = store.use(ShareState);
  const notices = store.use(Notices);
  const changed = model.changed;
  return html`
    <div class="sheet">
      <header class=${notices.said ? 'saying' : ''}>
        <h2 id="panel-title" tabindex="-1" autofocus>${text.share.title}</h2>
        <div class="said" role="status">${notices.said}</div>
        ${buttonOf('close', text.share.close, () => sharing.close())}
      </header>
      <blockquote>${sentence(testedResult(store), store)}</blockquote>
      <p class="actions">
        ${canShare() ? button(text.share.native, () => share(store)) : ''}
        ${button(text.scenarioBar.copy_link, () => sharing.copyLink())}
        ${button(text.scenarioBar.copy_sentence, () => sharing.copySentence())}
        ${button(text.share.cite, () => copyCitation(store))}
      </p>
      ${
        notices.stuck
          ? html`<label class="stuck row"
              >${text.share.refused}
              <textarea readonly rows="3" dir="auto" .value=${live(notices.stuck)}></textarea>
            </label>`
          : ''
      }
      ${part(store, 'picture', text.picture.title, picture)}
      ${part(store, 'snapshots', text.snapshots.title, snapshots)}
      ${part(store, 'files', text.files.title, files)}
      ${store.embedded ? '' : part(store, 'embed', embedTitle(store), embed)}
      ${store.embedded ? '' : part(store, 'print', text.print.title, printing)}
      <p class="actions narrow">
        ${buttonOf('reset', text.scenarioBar.reset, () => resetAll(store), { can: changed })}
      </p>
    </div>
  `;
}

/** By the device's own way; where it refuses, the link is copied. @param {Open} store */
async function share(store) {
  const { text } = store;
  const how = await shared({
    title: titleOf(store),
    text: sentence(testedResult(store), store),
    url: store.location.share(),
  });
  if (how === 'shared') store.use(Notices).say(text.share.shared);
  if (how === 'refused') await store.use(ShareState).copyLink();
}

/** @param {Open} store */
function copyCitation(store) {
  return store
    .use(ShareState)
    .copy(
      citation(testedResult(store), { url: store.location.now(), date: today() }, store),
      store.text.share.citation_copied,
    );
}

/**
 * A part that unfolds; one at a time, so that the panel stays short. What the reader has just
 * opened is told a moment later (toggle), and a drawing in between must not fold it again: so not
 * `live`.
 * @param {Open} store
 * @param {Part} id @param {string} title @param {(store: Open) => unknown} view
 */
function part(store, id, title, view) {
  const sharing = store.use(ShareState);
  return html`
    <details
      id="panel-${id}"
      name="panel"
      .open=${sharing.part === id}
      @toggle=${(/** @type {Event} */ e) => sharing.unfold(id, isOpen(e))}
    >
      <summary><h3>${title}</h3></summary>
      ${sharing.part === id ? view(store) : ''}
    </details>
  `;
}

/** @param {Open} store */
function printing(store) {
  const { text, model, data } = store;
  const deed = (
    /** @type {string} */ words,
    /** @type {import('../print/print.js').Kind} */ kind,
  ) =>
    button(words, () => {
      store.use(ShareState).close();
      store.use(PrintState).print(kind);
    });
  const answers = data.sheets.has(model.code);
  return html`
    <p class="aside">${text.print.about}</p>
    <p class="actions">
      ${deed(text.print.report, 'report')} ${answers ? deed(text.print.all, 'all') : ''}
    </p>
  `;
}

/** The page takes the focus, as its own button to reset does. @param {Open} store */
function resetAll(store) {
  store.use(ShareState).close();
  store.resetAll();
}
