import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { MAX_FILES, isLeftover } from './dropped-files.js';
import { ImportState, forgetIn, importInto, pasteInto, saveInto } from './import.js';
import { outcome } from './outcome-view.js';
import { missingAnswers, missingEvidence } from './publisher-file.js';
import { ENDINGS } from '../spreadsheet/find-tables.js';
import { publisherAnswers } from './publisher-view.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { button } from '../../ui/controls.js';
import { editionName } from '../../i18n/edition-name.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Found } from './import-server.js'
 */

/** The endings of names that the device's chooser offers. */
const KINDS = ['.csv', '.json', '.txt', '.zip', ...ENDINGS];

/**
 * The way in for the reader's own files: the publisher's raw data, an index in our JSON, or the
 * text of a country page. `needed` when the shown country has no answers yet.
 * @param {Open} store @param {boolean} needed
 */
export function importSection(store, needed) {
  const { model, storage } = store;
  const text = store.text.import;
  const stored = storedOf(store);
  const general = store.index.format === 2;
  const kept = storage.forgets ? 'no' : 'yes';
  const pasteLabel = general ? text.paste_other_label : text.paste_label;
  const about = storage.forgets ? text.about_forgotten : text.about;
  return html`
    <section class="import" aria-labelledby="import-title" ${ref(skipOffscreen)}>
      <h2 id="import-title">
        ${general ? text.title_other : needed ? text.needed({ name: model.name }) : text.title}
      </h2>
      <p class="aside">${general ? text.about_other({ kept }) : about({ n: builtIn(store) })}</p>
      ${publisherAnswers(store, 'import')}
      <div
        class="drop row"
        @dragover=${(/** @type {DragEvent} */ e) => hover(e, true)}
        @dragleave=${(/** @type {DragEvent} */ e) => hover(e, false)}
        @drop=${(/** @type {DragEvent} */ e) => dropped(store, e)}
      >
        ${fileButton(text.choose, KINDS, (files) => importInto(store, files), true)}
        <span class="aside">${general ? text.or_drop_other : text.or_drop}</span>
      </div>
      <details>
        <summary>${general ? text.paste_other : text.paste}</summary>
        ${pasteForm(store, pasteLabel, text.paste_take, (page) => pasteInto(store, page))}
      </details>
      ${isToldThere(store) ? '' : outcome(store)}
      ${store.use(ImportState).spreadsheet?.spreadsheet(store) ?? ''}
      ${
        stored.length > 0
          ? html`<h3>${storage.forgets ? text.loaded : text.kept}</h3>
              <ul class="kept">
                ${stored.map(
                  (source) =>
                    html`<li>
                      ${editionName(source, store.text)}
                      ${button(text.remove, () => forget(store, source.edition))}
                    </li>`,
                )}
              </ul>`
          : ''
      }
      ${
        general
          ? html`<h3>${store.text.spreadsheet.save}</h3>
              <p class="aside">${store.text.spreadsheet.save_about}</p>
              <p class="row">
                ${button(store.text.spreadsheet.save_folder, () => saveInto(store, 'folder'))}
                ${button(store.text.spreadsheet.save_tables, () => saveInto(store, 'tables'))}
              </p>`
          : ''
      }
    </section>
  `;
}

/** How many countries' answers came with the page. @param {Open} store */
function builtIn({ editionSources, editionSource: { edition } }) {
  const own = editionSources.filter((one) => one.edition === edition);
  return new Set(own.flatMap(({ sheets }) => [...sheets.keys()])).size;
}

/** Whether a press that fetches from the publisher tells how that went. @param {Open} store */
function isToldThere(store) {
  const { kind } = store.use(ImportState);
  if (kind === 'evidence') return missingEvidence(store);
  return kind === 'publisher' && missingAnswers(store);
}

/** The editions on this device. @param {Open} store */
const storedOf = ({ catalog }) => [...catalog.values()].filter(({ stored }) => stored);

/** The pressed button goes; the focus stays near. @param {Open} store @param {string} edition */
async function forget(store, edition) {
  await forgetIn(store, edition);
  await store.updateComplete;
  store.focus(storedOf(store).length > 0 ? '.kept button' : '.import input');
}

/**
 * The way to the device's files.
 * @param {string} words @param {string[]} types endings of names @param {(files: Found[]) => void} take
 */
export function fileButton(words, types, take, multiple = false) {
  const chosen = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const files = [...(input.files ?? [])].map((file) => ({ path: file.name, file }));
    if (files.length > 0) take(files);
    input.value = '';
  };
  return html`<label class="file">
    <input type="file" ?multiple=${multiple} accept=${types.join()} @change=${chosen} />
    <span>${words}</span>
  </label>`;
}

/**
 * A field for the text of a file, which is emptied once the text is taken.
 * @param {Open} store @param {string} label @param {string} words
 * @param {(text: string) => Promise<void>} take
 */
export function pasteForm(store, label, words, take) {
  const pasted = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    await take(String(new FormData(form).get('text')));
    if (store.use(ImportState).task.status === 'complete') form.reset();
  };
  return html`<form @submit=${pasted}>
    <label
      >${label} <textarea name="text" rows="4" required dir="auto" spellcheck="false"></textarea>
    </label>
    <button>${words}</button>
  </form>`;
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
  const files = (await Promise.all(found)).flat();
  if (files.length > 0) await importInto(store, files);
}

/**
 * The files of a dropped entry, those in folders included.
 * @param {FileSystemEntry} entry
 * @returns {Promise<Found[]>}
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
    const wanted = part.filter((e) => !isLeftover(e.name));
    found.push(...(await Promise.all(wanted.map(filesOf))).flat());
    // The importer refuses them; nobody waits for the rest of a disk.
    if (found.length > MAX_FILES) return found;
  }
}

/** @param {DragEvent} event @param {boolean} over */
function hover(event, over) {
  event.preventDefault();
  /** @type {HTMLElement} */ (event.currentTarget).classList.toggle('over', over);
}
