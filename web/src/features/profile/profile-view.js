import { html, svg } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { hasPoints, methodOf } from '../../engine/method-kinds.js';
import { movement } from '../../i18n/format.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { isPublishers, rankCell, scoreCell, unchangedName } from '../../i18n/sentences.js';
import { scopeNames } from '../../i18n/scope-names.js';
import { ProfileState } from './profile.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Row } from '../../engine/types.d.ts'
 */

/** Every scope before and after, as bars and figures in one table. @param {Open} store */
export function profile(store) {
  const { model, text } = store;
  const state = store.use(ProfileState);
  const changed = model.edits.size + model.elsewhere > 0;
  const names = scopeNames(store);
  const unchanged = unchangedName(isPublishers(model, store.index), store);
  const lines = (/** @type {string} */ kind) =>
    model.before.map((before, i) =>
      before.scope.startsWith(kind)
        ? line(store, names.get(before.scope) ?? '', before, model.after[i], changed)
        : '',
    );

  return html`
    <section class="profile" aria-labelledby="profile-title" ${ref(skipOffscreen)}>
      <h2 id="profile-title">${text.profile.title}</h2>
      <p class="aside">${text.profile.about}</p>
      <p class="legend row">
        <span class="key published">${unchanged}</span>
        ${changed ? html`<span class="key own">${text.profile.yours}</span>` : ''}
        <span class="key median">${text.profile.median}</span>
        <button
          type="button"
          aria-pressed=${state.radar !== null}
          @click=${() => state.showRadar(state.radar === null)}
        >
          ${text.profile.radar}
        </button>
      </p>
      ${state.radar?.(store, changed) ?? ''}
      <table role="table" class=${changed ? 'changed' : ''}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${text.profile.scope}</th>
            <th role="columnheader" scope="col">${text.profile.share}</th>
            <th role="columnheader" scope="col">${unchanged}</th>
            <th role="columnheader" scope="col" class="own">
              <span class=${changed ? '' : 'unseen'}>${text.profile.yours}</span>
            </th>
          </tr>
        </thead>
        ${['overall', 'domain:', 'layer:'].map(
          (kind) =>
            html`<tbody role="rowgroup">
              ${lines(kind)}
            </tbody>`,
        )}
      </table>
    </section>
  `;
}

/**
 * @param {Open} store
 * @param {string} name
 * @param {Row} before
 * @param {Row} after
 * @param {boolean} changed
 */
function line(store, name, before, after, changed) {
  const { text, format } = store;
  const { medians } = store.use(ProfileState);
  const median = medians.get(before.scope);
  const [kind, part] = before.scope.split(':');
  const differs = before.achieved !== after.achieved || before.maximum !== after.maximum;
  const move = movement(before.rank, after.rank);
  const moved = move.direction === 'higher' || move.direction === 'lower';
  // Where everything is skipped there is no rank, and nothing to say of it.
  const remark = text.profile.moved(move);
  return html`
    <tr role="row" class="of-${kind} of-${part ?? 'all'}">
      <th role="rowheader" scope="row">${name}</th>
      <td role="cell" class="share">
        <svg class="bars" width="100%" height="18" aria-hidden="true">
          <line class="track" x1="0" x2="100%" y1="9" y2="9" />
          ${bar('published', before.percent, differs ? 1 : 4, differs ? 7 : 10)}
          ${differs ? bar('own', after.percent, 10, 7) : ''}
          ${median === undefined ? '' : medianLine(median)}
        </svg>
        <span class="percent">${format.percent(before)}</span>
        ${differs ? html`<span class="percent own">${format.percent(after)}</span>` : ''}
        ${
          median === undefined
            ? ''
            : html`<span class="unseen">
                ${text.profile.median}:
                ${format.percent({ percent: median, decimals: before.decimals })}
              </span>`
        }
      </td>
      <td role="cell" class="figure">${figures(store, before, shared(text, before))}</td>
      <td role="cell" class="figure own">
        ${
          !changed
            ? ''
            : differs || moved
              ? figures(store, after, remark)
              : html`<span class="same">${text.profile.unchanged}</span>`
        }
      </td>
    </tr>
  `;
}

/** @param {string} kind @param {number | null} percent @param {number} y @param {number} height */
function bar(kind, percent, y, height) {
  return svg`<rect class=${kind} y=${y} height=${height} width="${percent ?? 0}%" />`;
}

/** @param {number} median */
function medianLine(median) {
  return svg`<line class="median" x1="${median}%" x2="${median}%" y1="0" y2="18" />`;
}

/**
 * Score, rank and a remark on the rank.
 * @param {Open} store
 * @param {Row} row
 * @param {string} remark
 */
function figures(store, row, remark) {
  const points = hasPoints(methodOf(store.index, store.model.method), row.scope);
  return html`<span class="score">${points ? scoreCell(row, store) : ''}</span>
    <span class="rank">${rankCell(row, store)}</span>
    <span class="remark">${remark}</span>`;
}

/** @param {Open['text']} text @param {Row} row */
function shared(text, row) {
  return (row.tied ?? 1) > 1 ? text.profile.shared({ n: row.tied ?? 1 }) : '';
}
