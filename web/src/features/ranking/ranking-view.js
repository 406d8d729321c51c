import { html } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';

import { movement } from '../../i18n/format.js';
import { scopeNames } from '../../i18n/scope-names.js';
import { button, select } from '../../ui/controls.js';
import { valueOf } from '../../ui/fields.js';
import { moved } from '../../ui/moved.js';
import { RankingState } from './ranking.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Place } from '../../explorer/view-model.js'
 */

const ARROWS = { higher: '▲', lower: '▼' };

/** The ranking around the shown country, and all of it on request. @param {Open} store */
export function ranking(store) {
  const { text, model, lang } = store;
  const state = store.use(RankingState);
  const words = text.ranking;
  const { rows, whole, scope, pointsAway } = state;
  const measured = rows.some(({ code }) => pointsAway.has(code));
  const { decimals } = model.before.find((row) => row.scope === scope) ?? model.before[0];
  const top = Math.max(1, ...model.places.map(({ percent }) => percent));
  return html`
    <section class="ranking" aria-labelledby="ranking-title">
      <h2 id="ranking-title" tabindex="-1">
        ${words.title}
        <span class="meta ${model.changed ? 'own' : ''}"
          >${model.changed ? words.about_changed : model.editable ? words.about : ''}</span
        >
      </h2>
      ${whole ? choice(store) : ''}
      <div class=${whole ? 'whole' : ''} tabindex=${whole ? 0 : -1}>
        ${measured ? html`<p class="meta head">${words.away({ country: model.name })}</p>` : ''}
        <ol
          class="bare ${measured ? 'measured' : ''}"
          lang=${lang}
          ${moved(rows.map(({ code }) => code).join())}
        >
          ${repeat(
            rows,
            ({ code }) => code,
            (place) => row(store, place, decimals, top, pointsAway.get(place.code)),
          )}
        </ol>
        ${rows.length === 0 ? html`<p class="aside">${words.none}</p>` : ''}
      </div>
      ${button(
        whole ? words.less : words.all({ n: model.places.length }),
        () => state.toggle(),
        undefined,
        'quiet',
      )}
    </section>
  `;
}

/** By which part of the index, in which region, of what name. @param {Open} store */
function choice(store) {
  const words = store.text.ranking;
  const state = store.use(RankingState);
  /** @type {[string, string][]} */
  const regions = state.regions.map((name) => [name, name]);
  return html`
    <p class="row roomy">
      <label class="field">
        ${words.by}
        ${select([...scopeNames(store)], state.scope, (scope) => state.change({ scope }))}
      </label>
      ${
        regions.length > 1
          ? html`<label class="field">
              ${words.region}
              ${select([['', words.anywhere], ...regions], state.region, (region) =>
                state.change({ region }),
              )}
            </label>`
          : ''
      }
      <label class="field">
        ${words.search}
        <input
          type="search"
          autocomplete="off"
          .value=${state.query}
          @input=${(/** @type {Event} */ e) => state.change({ query: valueOf(e) })}
        />
      </label>
    </p>
  `;
}

/**
 * @param {Open} store @param {Place} place @param {number | null} decimals of its score
 * @param {number} top the highest score, which has the longest bar
 * @param {number} [away] how many points the shown country lacks to draw level
 */
function row(store, { code, name, percent, rank, was, tied }, decimals, top, away) {
  const { text, format, model } = store;
  const words = text.ranking;
  const self = code === model.code;
  const { direction, places } = movement(was || null, rank);
  const went = direction === 'higher' || direction === 'lower';
  const edited = model.editedCountries.includes(code);
  return html`
    <li data-key=${code} class=${self ? 'self' : ''}>
      <span class="rank">${format.number(rank)}</span>
      <span class="unseen">${tied > 1 ? words.shared({ n: tied }) : ''}</span>
      <button
        type="button"
        class="link ${edited ? 'own' : ''}"
        aria-current=${self ? 'true' : 'false'}
        @click=${() => store.show(code)}
      >
        ${name}
      </button>
      ${
        went
          ? html`<span class="moved own">
              <span aria-hidden="true">${ARROWS[direction]}${format.number(places)}</span>
              <span class="unseen">${text.profile.moved({ direction, places })}</span>
            </span>`
          : ''
      }
      <svg class="bars ${edited ? 'own' : ''}" width="100%" height="8" aria-hidden="true">
        <rect height="8" width="${Math.max(0, (100 * percent) / top)}%" />
      </svg>
      <span class="percent">${format.percent({ percent, decimals })}</span>
      ${
        away === undefined
          ? ''
          : html`<span class="away">
              <span aria-hidden="true">+${format.number(away)}</span>
              <span class="unseen">${words.pointsAway({ n: away })}</span>
            </span>`
      }
    </li>
  `;
}
