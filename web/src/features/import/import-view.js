import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { ImportState, NOTHING, forgetIn, importInto, pasteInto } from './import.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { editionName } from '../../i18n/edition-name.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Problem } from '../../engine/types.d.ts'
 */

/**
 * The way in for the reader's own files: the publisher's raw data, an index in our JSON, or the
 * text of a country page. `needed` when the shown country has no answers yet.
 * @param {Open} store @param {boolean} needed
 */
export function importSection(store, needed) {
  const { text, model } = store;
  const stored = [...store.catalog.values()].filter((editionSource) => editionSource.stored);
  return html`
    <section class="import" aria-labelledby="import-title" ${ref(skipOffscreen)}>
      <h2 id="import-title">
        ${needed ? text.import.needed({ name: model.name }) : text.import.title}
      </h2>
      <p class="aside">
        ${store.storage.forgets ? text.import.about_forgotten : text.import.about}
      </p>
      <div
        class="drop row"
        @dragover=${(/** @type {DragEvent} */ e) => hover(e, true)}
        @dragleave=${(/** @type {DragEvent} */ e) => hover(e, false)}
        @drop=${(/** @type {DragEvent} */ e) => dropped(store, e)}
      >
        <label class="file">
          <input
            type="file"
            multiple
            accept=".csv,.json,.txt"
            @change=${(/** @type {Event} */ e) => chosen(store, e)}
          />
          <span>${text.import.choose}</span>
        </label>
        <span class="aside">${text.import.or_drop}</span>
      </div>
      <details>
        <summary>${text.import.paste}</summary>
        <form @submit=${(/** @type {SubmitEvent} */ e) => pasted(store, e)}>
          <textarea name="page" rows="6" required aria-label=${text.import.paste_label}></textarea>
          <button type="submit">${text.import.paste_take}</button>
        </form>
      </details>
      ${outcome(store)}
      ${
        stored.length > 0
          ? html`<h3>${store.storage.forgets ? text.import.loaded : text.import.kept}</h3>
              <ul class="kept">
                ${stored.map(
                  (editionSource) =>
                    html`<li>
                      ${editionName(editionSource, text)}
                      <button
                        type="button"
                        @click=${(/** @type {Event} */ e) => forget(store, editionSource.edition, e)}
                      >
                        ${text.import.remove}
                      </button>
                    </li>`,
                )}
              </ul>`
          : ''
      }
    </section>
  `;
}

/**
 * The pressed button goes; the focus stays near.
 * @param {Open} store
 * @param {string} edition
 * @param {Event} event
 */
async function forget(store, edition, event) {
  const section = /** @type {HTMLElement} */ (event.currentTarget).closest('section');
  await forgetIn(store, edition);
  await store.updateComplete;
  const next = section?.querySelector('.kept button') ?? section?.querySelector('input[type=file]');
  /** @type {HTMLElement | null | undefined} */ (next)?.focus();
}

/**
 * How reading went, where files are taken.
 * @param {Open} store
 * @param {import('./import.js').Outcome['kind']} [only] this kind of file alone
 */
export function outcome(store, only) {
  const { text } = store;
  const { outcome: imports } = store.use(ImportState);
  const state = only && imports.kind !== only ? NOTHING : imports;
  return html`<div role="status">
    ${
      state.share !== null
        ? html`<label class="progress"
            >${text.import.reading} <progress max="1" .value=${state.share}></progress
          ></label>`
        : ''
    }
    ${state.done ? html`<p class="done">${state.done}</p>` : ''}
    ${state.problems.length > 0 ? faults(store) : ''}
  </div>`;
}

/** @param {Open} store */
function faults(store) {
  const { text } = store;
  const { problems, kind } = store.use(ImportState).outcome;
  const shown = problems.slice(0, 12);
  return html`
    <p><strong>${kind === 'scenario' ? text.files.refused : text.import.refused}</strong></p>
    <ul class="faults">
      ${shown.map(
        (p) =>
          html`<li>
            ${p.file ? where(p) : ''}${p.sentence}
            <span class="meta">${p.code}</span>
          </li>`,
      )}
    </ul>
    ${
      problems.length > shown.length
        ? html`<p class="aside">
            ${text.import.more_faults({ n: problems.length - shown.length })}
          </p>`
        : ''
    }
  `;
}

/** In which file a fault is, and where in it. @param {Problem} problem */
function where({ file, pointer }) {
  return html`<strong>${file}</strong>${pointer ? html` <code>${pointer}</code>` : ''}: `;
}

/** @param {Open} store @param {Event} event */
function chosen(store, event) {
  const input = /** @type {HTMLInputElement} */ (event.currentTarget);
  take(
    store,
    [...(input.files ?? [])].map((file) => ({ path: file.name, file })),
  );
  input.value = '';
}

/** @param {Open} store @param {DragEvent} event */
async function dropped(store, event) {
  hover(event, false);
  const items = [...(event.dataTransfer?.items ?? [])];
  // What another program hands over is a file without a place in a folder.
  const found = items.map((item) => {
    const entry = item.webkitGetAsEntry();
    const file = entry ? null : item.getAsFile();
    return entry ? filesOf(entry) : file ? [{ path: file.name, file }] : [];
  });
  take(store, (await Promise.all(found)).flat());
}

/**
 * A single text file is a country page; everything else is data.
 * @param {Open} store
 * @param {{ path: string, file: File }[]} files
 */
async function take(store, files) {
  if (files.length === 0) return;
  if (
    files.length === 1 &&
    files[0].file.name.endsWith('.txt') &&
    files[0].file.size <= store.engine.maxFileBytes
  ) {
    await pasteInto(store, await files[0].file.text());
  } else {
    await importInto(store, files);
  }
}

/**
 * The files of a dropped entry, those in folders included.
 * @param {FileSystemEntry} entry
 * @returns {Promise<{ path: string, file: File }[]>}
 */
async function filesOf(entry) {
  if (entry.isFile) {
    /** @type {File} */
    const file = await new Promise((resolve, reject) =>
      /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject),
    );
    return [{ path: entry.fullPath.slice(1), file }];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  const found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return found;
    const wanted = part.filter((e) => e.isDirectory || /\.(csv|json)$/.test(e.name));
    found.push(...(await Promise.all(wanted.map(filesOf))).flat());
  }
}

/** @param {Open} store @param {SubmitEvent} event */
async function pasted(store, event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  const area = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem('page'));
  await pasteInto(store, area.value);
  if (store.use(ImportState).outcome.done) area.value = '';
}

/** @param {DragEvent} event @param {boolean} over */
function hover(event, over) {
  event.preventDefault();
  /** @type {HTMLElement} */ (event.currentTarget).classList.toggle('over', over);
}
