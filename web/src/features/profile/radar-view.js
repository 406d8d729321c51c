import { html, svg } from 'lit-html';

import { scopeOf } from '../../i18n/scope-names.js';
import { ProfileState } from './profile.js';

/** @import { Open } from '../../explorer/store.js' */

const RADIUS = 120;
const RINGS = [25, 50, 75, 100];

/**
 * The domains' shares as a radar, the first one upwards: published, the reader's, and the median of
 * all countries.
 * @param {Open} store
 * @param {boolean} changed
 */
export function radar(store, changed) {
  const { text, format, index, model } = store;
  const { averages } = store.use(ProfileState);
  const state = store.use(ProfileState);
  const rows = index.domains.map((domain) => {
    const scope = scopeOf('domain', domain);
    const at = model.before.findIndex((row) => row.scope === scope);
    const median = averages.get(scope)?.median ?? 0;
    const share = (/** @type {number | null} */ percent) => state.shareOf(scope, percent ?? 0);
    return { name: domain.name, before: model.before[at], after: model.after[at], median, share };
  });
  const said = rows.map(({ name, before, after }) =>
    text.profile.radar_axis({
      name,
      percent: format.percent(before),
      own: format.percent(after),
      changed: changed ? 'yes' : 'no',
    }),
  );
  /** Where a percentage stands on an axis. @param {number} i @param {number | null} percent */
  const at = (i, percent) => {
    const [turn, far] = [(2 * Math.PI * i) / rows.length, ((percent ?? 0) * RADIUS) / 100];
    return [Math.sin(turn) * far, -Math.cos(turn) * far];
  };
  /** @param {string} kind @param {(row: (typeof rows)[0]) => number | null} percent on each axis */
  const path = (kind, percent) => {
    const points = rows.map((row, i) => at(i, percent(row)).map((n) => n.toFixed(1)));
    return svg`<path class=${kind} d=${`M${points.join('L')}Z`} />`;
  };
  return html`
    <figure class="radar">
      <svg
        viewBox="-205 -150 410 300"
        dir="ltr"
        role="img"
        aria-label=${text.profile.radar_label({ axes: text.list(said) })}
      >
        ${RINGS.map((percent) => path('ring', () => percent))}
        ${rows.map((_, i) => svg`<path class="ring" d=${`M0,0L${at(i, 100)}`} />`)}
        ${path('median', ({ median, share }) => share(median))}
        ${path('published', ({ before, share }) => share(before.percent))}
        ${changed ? path('own', ({ after, share }) => share(after.percent)) : ''}
        ${rows.map(({ name }, i) => axisName(name, at(i, 108)))}
        ${
          index.methods[0].plain
            ? ''
            : svg`<text class="step" x="4" y=${-RADIUS / 2 - 3}>
                ${format.percent({ percent: 50, decimals: 0 })}
              </text>`
        }
      </svg>
    </figure>
  `;
}

/** A domain's name at the end of its axis. @param {string} name @param {number[]} end */
function axisName(name, [x, y]) {
  // One word a line, as there is little room beside the chart.
  const lines = Math.abs(y) < RADIUS * 0.8 ? name.split(' ') : [name];
  const more = 15 * (lines.length - 1);
  const top = y - (y < -20 ? more : y > 20 ? -10 : more / 2 - 4);
  const anchor = Math.abs(x) < RADIUS * 0.2 ? 'middle' : x > 0 ? 'start' : 'end';
  return svg`<text y=${top} text-anchor=${anchor}>
    ${lines.map((line, n) => svg`<tspan x=${x} dy=${n === 0 ? 0 : 15}>${line}</tspan>`)}
  </text>`;
}
