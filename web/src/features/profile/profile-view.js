import { html, svg } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { hasPoints, isPlain, methodOf } from '../../engine/method-kinds.js';
import { movement } from '../../i18n/format.js';
import { skipOffscreen } from '../../ui/content-visibility.js';
import { isChanged, originOf, rankCell, scoreCell, unchangedName } from '../../i18n/sentences.js';
import { scopeNames, scopeOf } from '../../i18n/scope-names.js';
import { ProfileState } from './profile.js';
import { radar } from './radar-view.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Row } from '../../engine/types.d.ts'
 */

/** Every scope before and after, as bars and figures in one table. @param {Open} store */
export function profile(store) {
  const { model, text } = store;
  const state = store.use(ProfileState);
  const words = text.profile;
  const changed = model.changed;
  const unchanged = unchangedName(originOf(model, store.index), store);
  const yours = html`<span class=${changed ? 'own' : 'unseen'}>${words.yours}</span>`;
  const plain = isPlain(store.index);
  const heads = [words.scope, plain ? words.plain : words.share, unchanged, yours];
  const keys = {
    published: unchanged,
    ...(changed && { own: words.yours }),
    median: words.median,
    mean: words.mean,
  };
  return html`
    <section class="profile" aria-labelledby="profile-title" ${ref(skipOffscreen)}>
      <h2 id="profile-title">${words.title}</h2>
      <p class="aside">
        ${words.about({ kind: plain ? 'score' : 'points', parts: partsOf(store) })}
      </p>
      <p class="legend row">
        ${Object.entries(keys).map(
          ([kind, name]) => html`<span class="key ${kind}">${name}</span>`,
        )}
        ${
          // Two axes make no shape.
          store.index.domains.length < 3
            ? ''
            : html`<button
                type="button"
                aria-pressed=${state.radar}
                @click=${() => state.turnRadar()}
              >
                ${words.radar}
              </button>`
        }
      </p>
      ${state.radar && store.index.domains.length > 2 ? radar(store, changed) : ''}
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            ${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
          </tr>
        </thead>
        ${groups(store).map(
          (group) =>
            html`<tbody role="rowgroup">
              ${model.before.map((before, i) =>
                group.includes(before.scope) ? line(store, before, model.after[i], changed) : '',
              )}
            </tbody>`,
        )}
      </table>
      ${meanings(store)}
    </section>
  `;
}

/** Which parts there are beside the whole. @param {Open} store */
function partsOf({ index: { domains, layers } }) {
  if (layers.length > 0) return 'both';
  return domains.some(({ scope }) => scope !== 'overall') ? 'domains' : 'none';
}

/**
 * The scopes in the order of the table: the whole, the parts, the layers. What stands between the
 * whole and the parts goes before them.
 * @param {Open} store
 */
function groups({ index }) {
  const parts = index.domains.map((part) => scopeOf('domain', part)).filter((s) => s !== 'overall');
  const layers = index.layers.map((part) => scopeOf('layer', part));
  const all = index.format === 2 ? [layers, parts] : [parts, layers];
  return [['overall'], ...all.filter((scopes) => scopes.length > 0)];
}

/** What the layers are, and what the percentages do not say. @param {Open} store */
function meanings({ index }) {
  const caveat = index.source?.caveat;
  return html`
    <dl class="meanings">
      ${index.layers.map(
        ({ id, name, about }) =>
          html`<div class="of-layer of-${id}">
            <dt>${name}</dt>
            <dd>${about}</dd>
          </div>`,
      )}
    </dl>
    ${caveat ? html`<p class="aside">${caveat}</p>` : ''}
  `;
}

/**
 * @param {Open} store
 * @param {Row} before
 * @param {Row} after
 * @param {boolean} changed
 */
function line(store, before, after, changed) {
  const { text, format, model } = store;
  const averages = store.use(ProfileState).averages.get(before.scope);
  const [kind, part] = before.scope.split(':');
  const differs = isChanged(before, after);
  const bars = store.use(ProfileState);
  const share = (/** @type {number | null} */ score) => bars.shareOf(before.scope, score ?? 0);
  const move = movement(before.rank, after.rank);
  const moved = differs || move.direction === 'higher' || move.direction === 'lower';
  const tied = before.tied ?? 1;
  return html`
    <tr role="row" class="of-${kind} of-${part ?? 'all'}">
      <th role="rowheader" scope="row">${scopeNames(store).get(before.scope)}</th>
      <td role="cell" class="share">
        <svg class="bars" width="100%" height="18" aria-hidden="true">
          <line class="track" x2="100%" y1="9" y2="9" />
          ${bar('published', share(before.percent), differs ? 1 : 4, differs ? 7 : 10)}
          ${differs ? bar('own', share(after.percent), 10, 7) : ''}
          ${averages && [tick('mean', share(averages.mean)), tick('median', share(averages.median))]}
        </svg>
        <span class="percent">${format.percent(before)}</span>
        ${differs ? html`<span class="percent own">${format.percent(after)}</span>` : ''}
        ${averages ? html`<span class="averages meta">${averagesText(store, averages, before)}</span>` : ''}
      </td>
      <td role="cell" class="figure">
        ${figures(store, before, model.against, tied > 1 ? text.profile.shared({ n: tied }) : '')}
      </td>
      ${
        changed && moved
          ? html`<td role="cell" class="figure own">
              ${figures(store, after, model.method, text.profile.moved(move))}
            </td>`
          : html`<td role="cell" class="figure same meta">
              ${changed ? text.profile.unchanged : ''}
            </td>`
      }
    </tr>
  `;
}

/** @param {string} kind @param {number} percent @param {number} y @param {number} height */
const bar = (kind, percent, y, height) =>
  svg`<rect class=${kind} y=${y} height=${height} width="${percent}%" />`;

/** @param {string} kind @param {number} percent */
const tick = (kind, percent) =>
  svg`<line class=${kind} x1="${percent}%" x2="${percent}%" y2="18" />`;

/**
 * @param {Open} store @param {{ median: number, mean: number }} averages
 * @param {Row} row whose decimals they have
 */
function averagesText({ text, format }, { median, mean }, { decimals }) {
  return text.profile.averages({
    median: format.percent({ percent: median, decimals }),
    mean: format.percent({ percent: mean, decimals }),
  });
}

/**
 * Score, rank and a remark on the rank. Where everything is skipped there is no rank, and nothing to
 * say of it.
 * @param {Open} store
 * @param {Row} row
 * @param {string} method by which it is
 * @param {string} remark
 */
function figures(store, row, method, remark) {
  const points = hasPoints(methodOf(store.index, method), row.scope);
  return html`<span class="score">${points ? scoreCell(row, store) : ''}</span>
    <span class="rank">${rankCell(row, store)}</span>
    <span class="meta">${remark}</span>`;
}
