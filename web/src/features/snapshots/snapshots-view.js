import { html } from 'lit-html';

import { countryName } from '../../explorer/view-model.js';
import { answerLabel } from '../../i18n/describe-edit.js';
import { movement } from '../../i18n/format.js';
import { NAMES, SnapshotsState, isFor } from './snapshots.js';
import { SnapshotComparison, differences, snapshotVersions } from './snapshot-comparison.js';
import { hasPoints, methodOf } from '../../engine/method-kinds.js';
import { isPublishers, rankCell, scoreCell, unchangedName } from '../../i18n/sentences.js';
import { button } from '../../ui/controls.js';
import { Notices } from '../../explorer/notices.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Name } from './snapshots.js'
 * @import { Difference, Version, VersionName } from './snapshot-comparison.js'
 */

/** So many answers are listed. */
const MOST = 100;

/** The scenarios kept as A, B and C, and how they differ. @param {Open} store */
export function snapshots(store) {
  const { text } = store;
  const state = store.use(SnapshotsState);
  // The comparison needs a second core, which comes with the first look.
  const comparing = (state.comparison ??= new SnapshotComparison(store));
  queueMicrotask(() => comparing.start());
  return html`
    <p class="aside">${store.storage.forgets ? text.snapshots.about_here : text.snapshots.about}</p>
    <ul class="kept-as bare">
      ${NAMES.map((name) => slot(store, name))}
    </ul>
    ${
      state.lost.length > 0
        ? html`<ul class="faults">
            ${state.lost.map((p) => html`<li>${p.sentence} <span class="meta">${p.code}</span></li>`)}
          </ul>`
        : ''
    }
    ${
      state.size === 0
        ? ''
        : comparing.engine
          ? comparison(store, snapshotVersions(store, comparing.engine))
          : html`<p class="aside">${text.snapshots.waiting}</p>`
    }
  `;
}

/** @param {Open} store @param {Name} name */
function slot(store, name) {
  const { index } = store;
  const text = store.text.snapshots;
  const link = store.use(SnapshotsState).link(name);
  const keepNow = (/** @type {Event} */ e) => keep(store, name, e);
  const other = link !== undefined && !isFor(link, index.edition);
  return html`<li>
    <strong>${name}</strong>
    <span class="actions">
      ${other ? html`<span class="aside">${text.other_edition}</span>` : ''}
      ${
        link === undefined
          ? button(text.keep({ name }), keepNow)
          : html`
              ${
                other || store.readonly
                  ? ''
                  : button(text.restore, () => restore(store, name), text.restore_label({ name }))
              }
              ${button(text.replace, keepNow, text.replace_label({ name }))}
              ${button(text.forget, (e) => forget(store, name, e), text.forget_label({ name }))}
            `
      }
    </span>
  </li>`;
}

/** @param {Open} store @param {Name} name @param {Event} event */
function keep(store, name, event) {
  const { kept, kept_for_now } = store.text.snapshots;
  const state = store.use(SnapshotsState);
  const isNew = state.link(name) === undefined;
  store.use(Notices).say((state.keep(name) ? kept : kept_for_now)({ name }));
  if (isNew) handOn(store, event);
}

/** @param {Open} store @param {Name} name @param {Event} event */
function forget(store, name, event) {
  store.use(SnapshotsState).forget(name);
  store.use(Notices).say(store.text.snapshots.forgotten({ name }));
  handOn(store, event);
}

/**
 * The pressed button disappears, so the focus moves to the first one in its line.
 * @param {Open} store
 * @param {Event} event
 */
async function handOn(store, event) {
  const line = /** @type {HTMLElement} */ (event.currentTarget).closest('li');
  await store.updateComplete;
  line?.querySelector('button')?.focus();
}

/** @param {Open} store @param {Name} name */
async function restore(store, name) {
  const { part_lost, restored } = store.text.snapshots;
  const state = store.use(SnapshotsState);
  state.lost = await state.restore(name);
  store.use(Notices).say((state.lost.length > 0 ? part_lost : restored)({ name }));
}

/** @param {Open} store @param {Version[]} list */
function comparison(store, list) {
  const { text, format } = store;
  const said = text.snapshots;
  const published = list[0].row;
  const moved = (/** @type {Version['row']} */ { rank }) =>
    text.profile.moved(movement(published.rank, rank));
  const points = hasPoints(methodOf(store.index, store.model.method), 'overall');
  const found = differences(list, store.index.indicators);
  return html`
    <div class="wide" tabindex="0" role="region" aria-label=${said.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">${said.version}</th>
            <th scope="col">${said.changed}</th>
            <th scope="col">${said.score}</th>
            <th scope="col">${said.percent}</th>
            <th scope="col">${said.rank}</th>
          </tr>
        </thead>
        <tbody>
          ${list.map(
            ({ name, edits, row, partly }) =>
              html`<tr class=${name === 'now' ? 'own' : ''}>
                <th scope="row">${versionName(store, name)}</th>
                <td>
                  ${format.number(edits.length)}
                  ${partly ? html`<span class="meta">${said.partly}</span>` : ''}
                </td>
                <td>${points ? scoreCell(row, store) : '–'}</td>
                <td>${format.percent(row)}</td>
                <td>
                  ${rankCell(row, store)}
                  ${edits.length > 0 ? html`<span class="meta">${moved(row)}</span>` : ''}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <h4>${said.answers}</h4>
    ${
      found.length === 0
        ? html`<p class="aside">${said.same}</p>`
        : html`<dl>${found.slice(0, MOST).map((difference) => differing(store, difference))}</dl>`
    }
    ${found.length > MOST ? html`<p class="aside">${said.more({ n: found.length - MOST })}</p>` : ''}
  `;
}

/** An answer, and which versions give which. @param {Open} store @param {Difference} difference */
function differing(store, { country, indicator, answers }) {
  const { text, index, model } = store;
  const title = index.indicators.find((i) => i.id === indicator)?.title ?? indicator;
  const place = countryName(store, country);
  return html`
    <dt>${country === model.code ? title : text.snapshots.in({ title, country: place })}</dt>
    ${answers.map(
      ({ to, versions: names }) =>
        html`<dd>
          ${text.snapshots.have({
            versions: text.list(names.map((name) => versionName(store, name))),
            answer: answerLabel(store, indicator, to),
          })}
        </dd>`,
    )}
  `;
}

/** @param {Open} store @param {VersionName} name */
function versionName(store, name) {
  if (name === 'published') return unchangedName(isPublishers(store.model, store.index), store);
  return name === 'now' ? store.text.snapshots.now : name;
}
