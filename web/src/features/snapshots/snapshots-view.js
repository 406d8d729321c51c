import { html } from 'lit-html';

import { countryName } from '../../explorer/view-model.js';
import { answerLabel } from '../../i18n/describe-edit.js';
import { movement } from '../../i18n/format.js';
import { titlesOf } from '../../i18n/indicator-titles.js';
import { NAMES, SnapshotsState, isFor } from './snapshots.js';
import { SnapshotComparison, differences, versions } from './snapshot-comparison.js';
import { hasPoints, methodOf } from '../../engine/method-kinds.js';
import { originOf, rankCell, scoreCell, unchangedName } from '../../i18n/sentences.js';
import { button } from '../../ui/controls.js';
import { Notices } from '../../explorer/notices.js';
import { faultList, slowNote } from '../../ui/problems.js';

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
  const { links, lost } = store.use(SnapshotsState);
  const none = Object.keys(links).length === 0;
  const kept = none ? [] : store.use(SnapshotComparison).kept;
  return html`
    <p class="aside">${store.storage.forgets ? text.snapshots.about_here : text.snapshots.about}</p>
    <ul class="kept-as bare">
      ${NAMES.map((name) => slot(store, name))}
    </ul>
    ${lost.length > 0 ? faultList(lost.map((p) => ({ ...p, file: '' }))) : ''}
    ${kept === null ? waiting(store) : ''}
    ${none || kept === null ? '' : comparison(store, versions(store, kept))}
  `;
}

/** Until the kept scenarios are known. @param {Open} store */
function waiting(store) {
  const { text } = store;
  const { failed, slow, retry } = store.use(SnapshotComparison);
  if (failed)
    return html`<p class="aside">${text.scenarioBar.failed}</p>
      ${button(text.problems.retry, retry)}`;
  return slow ? slowNote(text, retry) : html`<p class="aside">${text.snapshots.waiting}</p>`;
}

/** @param {Open} store @param {Name} name */
function slot(store, name) {
  const text = store.text.snapshots;
  const link = store.use(SnapshotsState).links[name];
  const other = link !== undefined && !isFor(link, store.index.edition);
  const keepNow = () => keep(store, name);
  return html`<li class="actions" id="kept-${name}">
    <strong>${name}</strong>
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
            ${button(text.forget, () => forget(store, name), text.forget_label({ name }))}
          `
    }
  </li>`;
}

/** @param {Open} store @param {Name} name */
async function keep(store, name) {
  const { kept, kept_for_now } = store.text.snapshots;
  const state = store.use(SnapshotsState);
  const isNew = state.links[name] === undefined;
  store.use(Notices).say((state.keep(name) ? kept : kept_for_now)({ name }));
  if (isNew) await handOn(store, name);
}

/** @param {Open} store @param {Name} name */
async function forget(store, name) {
  store.use(SnapshotsState).forget(name);
  store.use(Notices).say(store.text.snapshots.forgotten({ name }));
  await handOn(store, name);
}

/**
 * The pressed button disappears, so the focus moves to the first one in its line.
 * @param {Open} store @param {Name} name
 */
async function handOn(store, name) {
  await store.updateComplete;
  store.focus(`#kept-${name} button`);
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
  const heads = [said.version, said.changed, said.score, said.percent, said.rank];
  return html`
    <div class="wide" tabindex="0" role="region" aria-label=${said.title}>
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
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
  const title = titlesOf(index, text).get(indicator) ?? indicator;
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
  if (name === 'published') return unchangedName(originOf(store.model, store.index), store);
  return name === 'now' ? store.text.snapshots.now : name;
}
